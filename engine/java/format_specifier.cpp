#include "engine/java/format_specifier.h"

#include <optional>

#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

constexpr std::string_view kFlagCharacters = "-#+ 0,(<";
constexpr std::string_view kDateConversions = "HIklMNLQpsSTzZaAbBCdehjmyYrRcDF";

std::string flag_text(std::uint8_t flags) {
  std::string text;
  for (std::size_t i = 0; i < kFlagCharacters.size(); ++i) {
    if ((flags >> i & 1U) != 0) text.push_back(kFlagCharacters[i]);
  }
  return text;
}

// The parts of a specifier as they stand in the pattern.
struct Shape {
  std::string_view index;  // digits before '$'
  std::string_view flags;
  std::string_view width;
  std::string_view precision;  // digits after '.'
  bool is_date = false;
  bool is_upper_date = false;
  char conversion = 0;
  std::size_t end = 0;
};

std::string_view digits_at(std::string_view pattern, std::size_t& place) {
  const std::size_t start = place;
  while (place < pattern.size() && is_digit(pattern[place])) ++place;
  return pattern.substr(start, place - start);
}

// Reads what is at `place`, behind a '%'; returns nullopt when it is not a specifier.
std::optional<Shape> read_shape(std::string_view pattern, std::size_t place) {
  Shape shape;
  std::size_t after_index = place;
  const std::string_view digits = digits_at(pattern, after_index);
  if (!digits.empty() && after_index < pattern.size() && pattern[after_index] == '$') {
    shape.index = digits;
    place = after_index + 1;
  }
  const std::size_t flags = place;
  while (place < pattern.size() && kFlagCharacters.find(pattern[place]) != std::string_view::npos)
    ++place;
  shape.flags = pattern.substr(flags, place - flags);
  shape.width = digits_at(pattern, place);
  if (place + 1 < pattern.size() && pattern[place] == '.' && is_digit(pattern[place + 1])) {
    ++place;
    shape.precision = digits_at(pattern, place);
  }
  if (place + 1 < pattern.size() && (pattern[place] == 't' || pattern[place] == 'T') &&
      (is_letter(pattern[place + 1]) || pattern[place + 1] == '%')) {
    shape.is_date = true;
    shape.is_upper_date = pattern[place] == 'T';
    ++place;
  }
  if (place >= pattern.size() || !(is_letter(pattern[place]) || pattern[place] == '%'))
    return std::nullopt;
  shape.conversion = pattern[place];
  shape.end = place + 1;
  return shape;
}

// Integer.parseInt of digits; nullopt when they are too many.
std::optional<std::int32_t> int_of(std::string_view digits) {
  std::int64_t value = 0;
  for (char digit : digits) {
    value = value * 10 + (digit - '0');
    if (value > INT32_MAX) return std::nullopt;
  }
  return static_cast<std::int32_t>(value);
}

[[noreturn]] void raise_unknown(const Call& call, std::string_view conversion) {
  call.raise("java.util.UnknownFormatConversionException",
             "Conversion = '" + std::string(conversion) + "'");
}

void read_numbers(const Call& call, const Shape& shape, FormatSpecifier& specifier) {
  if (!shape.index.empty()) {
    const std::optional<std::int32_t> index = int_of(shape.index);
    constexpr std::string_view kClass = "java.util.IllegalFormatArgumentIndexException";
    if (!index) call.raise(kClass, "Format argument index: (not representable as int)");
    if (*index <= 0)
      call.raise(kClass, "Illegal format argument index = " + std::to_string(*index));
    specifier.index = *index;
  }
  for (char c : shape.flags) {
    const auto flag = static_cast<std::uint8_t>(1U << kFlagCharacters.find(c));
    if ((specifier.flags & flag) != 0) {
      call.raise("java.util.DuplicateFormatFlagsException", "Flags = '" + std::string(1, c) + "'");
    }
    specifier.flags |= flag;
  }
  if (specifier.has(kPrevious)) specifier.index = FormatSpecifier::kPreviousArgument;
  if (!shape.width.empty()) {
    const std::optional<std::int32_t> width = int_of(shape.width);
    if (!width) call.raise("java.util.IllegalFormatWidthException", "-2147483648");
    specifier.width = *width;
  }
  if (!shape.precision.empty()) {
    const std::optional<std::int32_t> precision = int_of(shape.precision);
    if (!precision) call.raise("java.util.IllegalFormatPrecisionException", "-2147483648");
    specifier.precision = *precision;
  }
}

void refuse_precision(const Call& call, const FormatSpecifier& specifier) {
  if (specifier.precision == -1) return;
  call.raise("java.util.IllegalFormatPrecisionException", std::to_string(specifier.precision));
}

void require_width(const Call& call, const FormatSpecifier& specifier, std::uint8_t flags) {
  if (specifier.width != -1 || (specifier.flags & flags) == 0) return;
  call.raise("java.util.MissingFormatWidthException", specifier.to_string());
}

[[noreturn]] void raise_flags(const Call& call, const FormatSpecifier& specifier) {
  call.raise("java.util.IllegalFormatFlagsException",
             "Flags = '" + flag_text(specifier.flags) + "'");
}

void check_numeric(const Call& call, const FormatSpecifier& specifier) {
  require_width(call, specifier, kLeft | kZeroPad);
  if ((specifier.has(kPlus) && specifier.has(kLeadingSpace)) ||
      (specifier.has(kLeft) && specifier.has(kZeroPad))) {
    raise_flags(call, specifier);
  }
}

void check_text(const Call& call, const FormatSpecifier& specifier) {
  refuse_precision(call, specifier);
  if (specifier.conversion == '%') {
    if (specifier.flags != kLeft && specifier.flags != 0) raise_flags(call, specifier);
    require_width(call, specifier, kLeft);
    return;
  }
  if (specifier.width != -1)
    call.raise("java.util.IllegalFormatWidthException", std::to_string(specifier.width));
  if (specifier.flags != 0) raise_flags(call, specifier);
}

void check(const Call& call, const FormatSpecifier& specifier) {
  if (specifier.is_date) {
    refuse_precision(call, specifier);
    if (kDateConversions.find(specifier.conversion) == std::string_view::npos) {
      raise_unknown(call, "t" + std::string(1, specifier.conversion));
    }
    refuse_flags(call, specifier,
                 {kAlternate, kPlus, kLeadingSpace, kZeroPad, kGroup, kParentheses});
    require_width(call, specifier, kLeft);
    return;
  }
  switch (specifier.conversion) {
    case 'b':
    case 'h':
    case 's':
      if (specifier.conversion != 's') refuse_flags(call, specifier, {kAlternate});
      require_width(call, specifier, kLeft);
      refuse_flags(call, specifier, {kPlus, kLeadingSpace, kZeroPad, kGroup, kParentheses});
      return;
    case 'c':
      refuse_precision(call, specifier);
      refuse_flags(call, specifier,
                   {kAlternate, kPlus, kLeadingSpace, kZeroPad, kGroup, kParentheses});
      require_width(call, specifier, kLeft);
      return;
    case 'd':
    case 'o':
    case 'x':
      check_numeric(call, specifier);
      refuse_precision(call, specifier);
      refuse_flags(call, specifier, {specifier.conversion == 'd' ? kAlternate : kGroup});
      return;
    case 'e':
      check_numeric(call, specifier);
      return refuse_flags(call, specifier, {kGroup});
    case 'f':
      return check_numeric(call, specifier);
    case 'g':
      check_numeric(call, specifier);
      return refuse_flags(call, specifier, {kAlternate});
    case 'a':
      check_numeric(call, specifier);
      return refuse_flags(call, specifier, {kParentheses, kGroup});
    case 'n':
    case '%':
      return check_text(call, specifier);
    default:
      raise_unknown(call, std::string(1, specifier.conversion));
  }
}

FormatSpecifier read_specifier(const Call& call, const Shape& shape) {
  FormatSpecifier specifier;
  read_numbers(call, shape, specifier);
  specifier.is_date = shape.is_date;
  specifier.is_upper = shape.is_upper_date;
  specifier.conversion = shape.conversion;
  if (!shape.is_date) {
    constexpr std::string_view kConversions = "bBhHsScCdoxXeEfgGaAn%t";
    if (kConversions.find(shape.conversion) == std::string_view::npos) {
      raise_unknown(call, std::string(1, shape.conversion));
    }
    if (is_upper_letter(shape.conversion)) {
      specifier.is_upper = true;
      specifier.conversion = ascii_lower(shape.conversion);
    }
    if (specifier.conversion == 'n' || specifier.conversion == '%')
      specifier.index = FormatSpecifier::kFixedText;
  }
  check(call, specifier);
  return specifier;
}

// Text between specifiers must hold no '%'.
void add_text(const Call& call, std::string_view text, std::vector<FormatSpecifier>& parts) {
  if (text.empty()) return;
  if (const std::size_t percent = text.find('%'); percent != std::string_view::npos) {
    if (percent + 1 == text.size()) raise_unknown(call, "%");
    const CodePoint next = code_point_at(text, percent + 1);
    raise_unknown(call, text.substr(percent + 1, next.bytes));
  }
  FormatSpecifier part;
  part.index = FormatSpecifier::kFixedText;
  part.text = text;
  parts.push_back(part);
}

}  // namespace

std::string FormatSpecifier::to_string() const {
  std::string result = "%" + flag_text(flags);
  if (index > 0) result += std::to_string(index) + "$";
  if (width != -1) result += std::to_string(width);
  if (precision != -1) result += "." + std::to_string(precision);
  if (is_date) result.push_back(is_upper ? 'T' : 't');
  result.push_back(is_upper ? ascii_upper(conversion) : conversion);
  return result;
}

void refuse_flags(const Call& call, const FormatSpecifier& specifier,
                  std::initializer_list<FormatFlag> forbidden) {
  for (FormatFlag flag : forbidden) {
    if (!specifier.has(flag)) continue;
    call.raise(
        "java.util.FormatFlagsConversionMismatchException",
        "Conversion = " + std::string(1, specifier.conversion) + ", Flags = " + flag_text(flag));
  }
}

std::vector<FormatSpecifier> parse_format(const Call& call, std::string_view pattern) {
  std::vector<FormatSpecifier> parts;
  std::size_t text = 0;
  std::size_t place = 0;
  while ((place = pattern.find('%', place)) != std::string_view::npos) {
    const std::optional<Shape> shape = read_shape(pattern, place + 1);
    if (!shape) {
      ++place;
      continue;
    }
    add_text(call, pattern.substr(text, place - text), parts);
    parts.push_back(read_specifier(call, *shape));
    text = place = shape->end;
  }
  add_text(call, pattern.substr(text), parts);
  return parts;
}

}  // namespace vtl
