// java.util.regex: what String.matches, replaceAll, replaceFirst and split do.
//
// ICU does the matching, behind a translation of the syntax (engine/java/pattern.h); patterns
// without anything special need no ICU at all. Copies share the compiled pattern and the memory of
// its matching: one thread for all of them. (a+)+b cannot hang a render: RegexLimitExceeded ends a
// matching after `max_steps` or `max_stack_bytes`. As in Java, a replacement reads $12 as group 1
// and a '2' when there are fewer groups; a split drops an empty first piece only when the match is
// empty, and all empty last pieces when the limit is 0.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/detail/limit_exceeded.h"

namespace vtl {

class Work;

// Thrown when a pattern or its matching is beyond the limits; never crosses the public API.
struct RegexLimitExceeded {
  // "pattern", "steps", "stack", "memory" or "output".
  const char* limit;
  // The limit of a render that it stands for.
  LimitKind kind() const {
    const std::string_view name = limit;
    return name == "output" || name == "memory" ? LimitKind::heap_bytes : LimitKind::regex_time;
  }
};

struct RegexLimits {
  // For one operation on one input; ICU counts a step for each ten thousand or so states it saves.
  std::int32_t max_steps = 2'000;
  std::int32_t max_stack_bytes = 8'000'000;
  // Bytes of a text after replacing, and a quarter of what the pieces of a text may take.
  std::int64_t max_output_bytes = 16'000'000;
  // What matching is charged to; may be null.
  Work* work = nullptr;
  // Bytes of a compiled pattern: a class of characters takes thousands.
  std::size_t max_pattern_bytes = 256U << 20;
};

class JavaRegex {
 public:
  // Throws JavaException of class java.util.regex.PatternSyntaxException, or RegexLimitExceeded.
  static JavaRegex compile(std::string_view pattern, RegexLimits limits = {});

  // Matcher.matches: the whole input.
  bool matches(std::string_view input) const;
  // Matcher.find: anywhere in the input.
  bool find(std::string_view input) const;

  // Matcher.replaceAll and replaceFirst. A bad `replacement` throws IllegalArgumentException or
  // IndexOutOfBoundsException, but only if there is a match.
  std::string replace_all(std::string_view input, std::string_view replacement) const;
  std::string replace_first(std::string_view input, std::string_view replacement) const;

  // String.split(regex, limit): a positive limit is the most pieces wanted, 0 drops empty last
  // pieces, a negative one keeps everything.
  std::vector<std::string> split(std::string_view input, std::int32_t limit = 0) const;

 private:
  struct Compiled;
  explicit JavaRegex(std::shared_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::string replace(std::string_view input, std::string_view replacement, bool only_first) const;

  std::shared_ptr<Compiled> compiled_;
};

}  // namespace vtl
