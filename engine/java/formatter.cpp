#include "vtl/java/formatter.h"

#include <cmath>
#include <cstdio>

#include "engine/java/format_date.h"
#include "engine/java/format_digits.h"
#include "engine/java/format_specifier.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/number_text.h"
#include "vtl/java/text.h"
#include "vtl/java/to_string.h"
#include "vtl/session.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

/// Units (vtl/work.h) of printing what is short.
constexpr std::uint64_t kUnitsOfSpecifier = 64;
constexpr std::uint64_t kUnitsOfDate = 500;

class Formatter {
 public:
  explicit Formatter(const Call& call) : call_(call) {}

  void print(const FormatSpecifier& specifier, const Value& value);
  void print_text(const FormatSpecifier& specifier);
  std::string take() { return std::move(out_); }

 private:
  // Asks the heap for room before a width or precision fills it.
  void charge(std::int64_t count) const {
    constexpr std::int64_t kUnnoticed = 4096;
    if (count > kUnnoticed) call_.heap().charge(static_cast<std::size_t>(count));
  }
  void append(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(INT32_MAX) - out_.size())
      throw LimitExceeded{LimitKind::heap_bytes};
    append_joined(out_, text);
  }
  void justify(const FormatSpecifier& specifier, std::string_view text);
  void print_cut(const FormatSpecifier& specifier, std::string_view text);
  void print_general(const FormatSpecifier& specifier, const Value& value);
  void print_character(const FormatSpecifier& specifier, const Value& value);
  void print_integer(const FormatSpecifier& specifier, const Value& value);
  void print_floating(const FormatSpecifier& specifier, const Value& value);
  void print_finite(const FormatSpecifier& specifier, const FormatDigits& digits, double value,
                    bool is_negative, std::string& text);
  std::string magnitude(const FormatSpecifier& specifier, std::string_view digits,
                        std::int64_t width, std::size_t sign) const;
  [[noreturn]] void raise_conversion(const FormatSpecifier& specifier, const Value& value) const {
    call_.raise("java.util.IllegalFormatConversionException",
                std::string(1, specifier.conversion) +
                    " != " + std::string(java_type_name(java_type_of(value))));
  }

  const Call& call_;
  std::string out_;
};

void Formatter::justify(const FormatSpecifier& specifier, std::string_view text) {
  const auto length = static_cast<std::int64_t>(utf16_length(text));
  const std::int64_t padding = std::max<std::int64_t>(specifier.width - length, 0);
  charge(padding);
  charge(static_cast<std::int64_t>(text.size()));
  if (!specifier.has(kLeft)) out_.append(static_cast<std::size_t>(padding), ' ');
  append(text);
  if (specifier.has(kLeft)) out_.append(static_cast<std::size_t>(padding), ' ');
}

void Formatter::print_cut(const FormatSpecifier& specifier, std::string_view text) {
  std::string cut;
  const auto most = static_cast<std::size_t>(specifier.precision);
  if (specifier.precision != -1 && most < utf16_length(text)) {
    cut = utf16_substring(text, 0, most);
    text = cut;
  }
  if (specifier.is_upper) {
    justify(specifier, to_upper(text));
  } else {
    justify(specifier, text);
  }
}

void Formatter::print_text(const FormatSpecifier& specifier) {
  switch (specifier.conversion) {
    case 'n':
      return append("\n");
    case '%':
      return justify(specifier, "%");
    default:
      charge(static_cast<std::int64_t>(specifier.text.size()));
      return append(specifier.text);
  }
}

void Formatter::print(const FormatSpecifier& specifier, const Value& value) {
  const std::uint64_t words = number_words(value);
  call_.heap().work().charge(kUnitsOfSpecifier + words * words);
  if (specifier.is_date) {
    call_.heap().work().charge(kUnitsOfDate);
    if (value.is_null()) return print_cut(specifier, "null");
    if (value.kind() != Kind::int64) raise_conversion(specifier, value);
    return print_cut(specifier, format_date(value.as_integer(), specifier.conversion));
  }
  switch (specifier.conversion) {
    case 'b':
    case 'h':
    case 's':
      return print_general(specifier, value);
    case 'c':
      return print_character(specifier, value);
    case 'd':
    case 'o':
    case 'x':
      return print_integer(specifier, value);
    default:
      return print_floating(specifier, value);
  }
}

void Formatter::print_general(const FormatSpecifier& specifier, const Value& value) {
  if (specifier.conversion == 'b') {
    const bool is_true = value.is_boolean() ? value.as_boolean() : !value.is_null();
    return print_cut(specifier, is_true ? "true" : "false");
  }
  if (specifier.conversion == 's') refuse_flags(call_, specifier, {kAlternate});
  if (value.is_null()) return print_cut(specifier, "null");
  if (specifier.conversion == 'h') {
    return print_cut(specifier, unsigned_text(static_cast<std::uint32_t>(java_hash(value)), 16));
  }
  if (value.is_string()) return print_cut(specifier, value.as_string());
  TextBuffer text(call_.session.limits().output_bytes);
  append_string(text, value);
  print_cut(specifier, text.view());
}

void Formatter::print_character(const FormatSpecifier& specifier, const Value& value) {
  if (value.is_null()) return print_cut(specifier, "null");
  if (value.kind() != Kind::character && value.kind() != Kind::int8 &&
      value.kind() != Kind::int16 && value.kind() != Kind::int32) {
    raise_conversion(specifier, value);
  }
  const std::int64_t code = value.as_integer();
  if (code < 0 || code > 0x10FFFF) {
    call_.raise("java.util.IllegalFormatCodePointException",
                "Code point = 0x" + unsigned_text(static_cast<std::uint32_t>(code), 16));
  }
  std::string text;
  append_code_point(text, static_cast<char32_t>(code));
  print_cut(specifier, text);
}

// Groups the digits before the point and fills up with zeros; `sign` characters are already there.
std::string Formatter::magnitude(const FormatSpecifier& specifier, std::string_view digits,
                                 std::int64_t width, std::size_t sign) const {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (specifier.has(kGroup) && i != 0 && i < point && (point - i) % 3 == 0) text.push_back(',');
    text.push_back(digits[i]);
  }
  const std::int64_t missing = width - static_cast<std::int64_t>(text.size() + sign);
  if (specifier.has(kZeroPad) && missing > 0) {
    charge(missing);
    text.insert(0, static_cast<std::size_t>(missing), '0');
  }
  return text;
}

std::string leading_sign(const FormatSpecifier& specifier, bool is_negative) {
  if (is_negative) return specifier.has(kParentheses) ? "(" : "-";
  if (specifier.has(kPlus)) return "+";
  return specifier.has(kLeadingSpace) ? " " : "";
}

std::string trailing_sign(const FormatSpecifier& specifier, bool is_negative) {
  return is_negative && specifier.has(kParentheses) ? ")" : "";
}

std::int64_t width_inside(const FormatSpecifier& specifier, bool is_negative) {
  return specifier.width -
         (specifier.width != -1 && specifier.has(kParentheses) && is_negative ? 1 : 0);
}

std::int64_t bits_of(Kind kind) {
  switch (kind) {
    case Kind::int8:
      return 8;
    case Kind::int16:
      return 16;
    case Kind::int32:
      return 32;
    default:
      return 64;
  }
}

void Formatter::print_integer(const FormatSpecifier& specifier, const Value& value) {
  if (value.is_null()) return print_cut(specifier, "null");
  const BigInteger* big = as_big_integer(value);
  if (big == nullptr && !value.is_small_integer()) raise_conversion(specifier, value);
  const bool is_negative = big != nullptr ? big->signum() < 0 : value.as_integer() < 0;
  std::string text;
  if (specifier.conversion == 'd') {
    const std::string digits = big != nullptr
                                   ? big->abs().to_string()
                                   : integer_text(value.as_integer(), 10).substr(is_negative);
    text = leading_sign(specifier, is_negative);
    text += magnitude(specifier, digits, width_inside(specifier, is_negative), text.size());
    text += trailing_sign(specifier, is_negative);
    return justify(specifier, text);
  }
  const int radix = specifier.conversion == 'o' ? 8 : 16;
  std::string digits;
  bool has_sign = false;
  if (big != nullptr) {
    has_sign = true;
    digits = big->abs().to_string(radix);
    text = leading_sign(specifier, is_negative);
  } else {
    refuse_flags(call_, specifier, {kParentheses, kLeadingSpace, kPlus});
    auto bits = static_cast<std::uint64_t>(value.as_integer());
    if (bits_of(value.kind()) < 64) bits &= (std::uint64_t{1} << bits_of(value.kind())) - 1;
    digits = unsigned_text(bits, radix);
  }
  if (specifier.has(kAlternate)) text += radix == 8 ? "0" : "0x";
  const std::int64_t closing = has_sign && is_negative && specifier.has(kParentheses) ? 1 : 0;
  const std::int64_t missing =
      specifier.width - static_cast<std::int64_t>(text.size() + digits.size()) - closing;
  if (specifier.has(kZeroPad) && missing > 0) {
    charge(missing);
    text.append(static_cast<std::size_t>(missing), '0');
  }
  text += digits;
  if (has_sign) text += trailing_sign(specifier, is_negative);
  if (specifier.is_upper) text = to_upper(text);
  justify(specifier, text);
}

void Formatter::print_finite(const FormatSpecifier& specifier, const FormatDigits& digits,
                             double value, bool is_negative, std::string& text) {
  const std::int64_t precision = specifier.precision;
  const std::size_t sign = text.size();
  charge(precision);
  if (specifier.conversion == 'a') {
    std::string hexadecimal = hexadecimal_text(value, precision);
    const std::int64_t missing = specifier.width - static_cast<std::int64_t>(hexadecimal.size()) -
                                 2 - static_cast<std::int64_t>(sign);
    if (specifier.has(kZeroPad) && missing > 0) {
      charge(missing);
      hexadecimal.insert(0, static_cast<std::size_t>(missing), '0');
    }
    hexadecimal.insert(0, "0x");
    text += specifier.is_upper ? to_upper(hexadecimal) : hexadecimal;
    return;
  }
  std::int64_t places = precision == -1 ? 6 : precision;
  bool is_scientific = specifier.conversion == 'e';
  FormatDigits rounded = digits;
  if (specifier.conversion == 'g') {
    if (precision == 0) places = 1;
    rounded.round_to(places);
    const std::int64_t exponent = digits.is_zero() ? 0 : rounded.exponent - 1;
    is_scientific = !digits.is_zero() && (exponent < -4 || exponent >= places);
    places = is_scientific ? places - 1 : places - (exponent + 1);
  }
  if (!is_scientific) {
    std::string mantissa = decimal_text(rounded, places);
    if (specifier.has(kAlternate) && places == 0) mantissa.push_back('.');
    text += magnitude(specifier, mantissa, width_inside(specifier, is_negative), sign);
    return;
  }
  std::int64_t exponent = 0;
  std::string mantissa = scientific_mantissa(rounded, places, exponent);
  if (specifier.has(kAlternate) && places == 0) mantissa.push_back('.');
  const std::string tail = exponent_text(exponent);
  const std::int64_t width = specifier.width == -1 ? -1
                                                   : width_inside(specifier, is_negative) -
                                                         static_cast<std::int64_t>(tail.size()) - 1;
  text += magnitude(specifier, mantissa, width, sign);
  text += (specifier.is_upper ? "E" : "e") + tail;
}

void Formatter::print_floating(const FormatSpecifier& specifier, const Value& value) {
  if (value.is_null()) return print_cut(specifier, "null");
  call_.heap().work().charge(
      4 * static_cast<std::uint64_t>(std::max<std::int64_t>(specifier.precision, 0)));
  if (value.is_floating()) call_.heap().work().charge(4 * double_cost(value.as_double()));
  if (const BigDecimal* big = as_big_decimal(value)) {
    if (specifier.conversion == 'a') raise_conversion(specifier, value);
    const bool is_negative = big->signum() < 0;
    FormatDigits digits;
    digits.digits = big->unscaled_value().abs().to_string();
    digits.exponent = static_cast<std::int64_t>(digits.digits.size()) - big->scale();
    charge(std::max<std::int64_t>(digits.exponent, 0));
    std::string text = leading_sign(specifier, is_negative);
    print_finite(specifier, digits, 0, is_negative, text);
    return justify(specifier, text + trailing_sign(specifier, is_negative));
  }
  if (!value.is_floating()) raise_conversion(specifier, value);
  const double number = value.as_double();
  if (std::isnan(number)) return justify(specifier, specifier.is_upper ? "NAN" : "NaN");
  const bool is_negative = std::signbit(number);
  std::string text = leading_sign(specifier, is_negative);
  if (std::isinf(number)) {
    text += specifier.is_upper ? "INFINITY" : "Infinity";
  } else {
    print_finite(specifier, digits_of_double_text(double_to_string(std::fabs(number))),
                 std::fabs(number), is_negative, text);
  }
  justify(specifier, text + trailing_sign(specifier, is_negative));
}

}  // namespace

std::string format_like_java(const Call& call, std::string_view pattern,
                             const std::optional<std::span<const Value>>& arguments) {
  Formatter formatter(call);
  std::int64_t last = -1;
  std::int64_t ordinary = -1;
  for (const FormatSpecifier& specifier : parse_format(call, pattern)) {
    if (specifier.index == FormatSpecifier::kFixedText) {
      formatter.print_text(specifier);
      continue;
    }
    bool is_missing = false;
    if (specifier.index == FormatSpecifier::kPreviousArgument) {
      is_missing = last < 0;
    } else if (specifier.index == FormatSpecifier::kNextArgument) {
      last = ++ordinary;
    } else {
      last = specifier.index - 1;
    }
    if (is_missing || (arguments && last >= static_cast<std::int64_t>(arguments->size()))) {
      call.raise("java.util.MissingFormatArgumentException",
                 "Format specifier '" + specifier.to_string() + "'");
    }
    formatter.print(specifier, arguments ? (*arguments)[static_cast<std::size_t>(last)] : Value());
  }
  return formatter.take();
}

}  // namespace vtl
