// Parses and checks the `%...` of a format string as java.util.Formatter does before it writes
// anything: Java finds every mistake of a pattern first, and which exception wins shows in the
// message. The pattern is a regular expression there, so "%5" is an unknown conversion '5'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/method.h"

namespace vtl {

enum FormatFlag : std::uint8_t {
  kLeft = 1,          // '-'
  kAlternate = 2,     // '#'
  kPlus = 4,          // '+'
  kLeadingSpace = 8,  // ' '
  kZeroPad = 16,      // '0'
  kGroup = 32,        // ','
  kParentheses = 64,  // '('
  kPrevious = 128,    // '<'
};

struct FormatSpecifier {
  static constexpr std::int32_t kFixedText = -2;
  static constexpr std::int32_t kPreviousArgument = -1;
  static constexpr std::int32_t kNextArgument = 0;

  /// kFixedText, kPreviousArgument, kNextArgument or a 1-based number.
  std::int32_t index = kNextArgument;
  std::uint8_t flags = 0;
  std::int32_t width = -1;
  std::int32_t precision = -1;
  bool is_date = false;
  bool is_upper = false;
  /// Lower case; 0 for text that is copied.
  char conversion = 0;
  std::string_view text;

  bool has(FormatFlag flag) const { return (flags & flag) != 0; }
  /// As exceptions show it: "%-5d".
  std::string to_string() const;
};

/// Throws Java's exceptions for a wrong pattern.
std::vector<FormatSpecifier> parse_format(const Call& call, std::string_view pattern);
/// FormatFlagsConversionMismatchException for the first of `forbidden` that the specifier has.
void refuse_flags(const Call& call, const FormatSpecifier& specifier,
                  std::initializer_list<FormatFlag> forbidden);

}  // namespace vtl
