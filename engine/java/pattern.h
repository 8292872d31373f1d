// Translates a pattern of java.util.regex.Pattern to ICU's syntax. The two are close enough to
// mislead: Java's \w \d \s and POSIX classes are ASCII, '$', '.' and (?m)^ know other line ends, a
// lone ']' or '}' is a literal, a{2}{3} repeats nothing, a reference to a missing group is legal
// and never matches, and a bad pattern has Java's message and index.
//
// The translation uses no flags of ICU (each character carries its own meaning) and numbers groups
// as Java does. Quirks of Java 17: \b is half Unicode (letters, digits, '_' and combining marks
// after them); (?m)^ does not match at the end of the input; a greedy * or + of a single character
// is allowed in a look-behind, other unlimited repeats are not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vtl {

struct TranslatedPattern {
  // The pattern for ICU.
  std::u16string icu;
  // WTF-8 text that the pattern stands for when it has nothing special in it.
  std::optional<std::string> literal;
  // Whether there is a shorter pattern for inputs of ASCII only.
  bool depends_on_ascii = false;
  std::int32_t group_count = 0;
  // Named groups and their numbers.
  std::vector<std::pair<std::string, std::int32_t>> names;
};

// With `only_ascii` the translation need only be right for inputs in ASCII, which spares ICU the
// large sets of letters behind each \b. Throws JavaException
// (java.util.regex.PatternSyntaxException) with Java's message, or RegexLimitExceeded for a pattern
// that is too large or too deeply nested.
TranslatedPattern translate_java_pattern(std::string_view pattern, bool only_ascii);

}  // namespace vtl
