// Regular expressions compiled once: a loop matches the same pattern against one text after the
// other, and compiling costs several times what matching does. Few patterns are held, and only
// short ones, so that no template makes it large; the one not used for longest goes first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/java/regex.h"
#include "vtl/limits.h"

namespace vtl {

class PatternCache {
 public:
  static constexpr std::size_t kMostPatterns = 32;
  /// Longer ones are compiled each time: most of them were made by the template.
  static constexpr std::size_t kMostBytes = 256;

  /// All patterns match within these limits; compiling and matching is charged to `work`.
  explicit PatternCache(const Limits& limits, Work* work = nullptr);

  /// Throws JavaException (PatternSyntaxException) or RegexLimitExceeded.
  JavaRegex compile(std::string_view pattern);
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string pattern;
    JavaRegex regex;
    std::uint64_t last_use;
  };

  RegexLimits limits_;
  Work* work_;
  std::vector<Entry> entries_;
  std::uint64_t uses_ = 0;
};

}  // namespace vtl
