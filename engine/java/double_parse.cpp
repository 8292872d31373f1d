// Double.parseDouble and Float.parseFloat: Java's syntax is checked here, the rounding of decimals
// is left to std::from_chars, which is exact and ignores the locale.
#include <bit>
#include <charconv>
#include <cstdint>
#include <limits>
#include <system_error>

#include "vtl/java/number_text.h"
#include "vtl/text/ascii.h"

namespace vtl {
namespace {

// Exponents are clamped here while they are read: far outside of every range, far from overflow
// even when the length of a text is added.
constexpr std::int64_t kExponentClamp = std::int64_t{1} << 40;

// What is left of the text; every reader consumes what it accepts.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  const char* position() const { return rest_.data(); }

  bool accept(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // `lower` is a lower case ASCII letter.
  bool accept_ignoring_case(char lower) {
    return accept(lower) || accept(static_cast<char>(lower - 'a' + 'A'));
  }

  std::string_view decimal_digits() {
    std::size_t length = 0;
    while (length < rest_.size() && is_digit(rest_[length])) ++length;
    return take(length);
  }

  std::string_view hex_digits() {
    std::size_t length = 0;
    while (length < rest_.size() && hex_value(rest_[length]) >= 0) ++length;
    return take(length);
  }

  // A signed decimal exponent; nullopt without digits.
  std::optional<std::int64_t> exponent() {
    const bool is_negative = accept('-');
    if (!is_negative) accept('+');
    const std::string_view digits = decimal_digits();
    if (digits.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : digits) {
      value = value * 10 + (digit - '0');
      if (value > kExponentClamp) value = kExponentClamp;
    }
    return is_negative ? -value : value;
  }

  // Java allows one type letter after any number.
  bool accept_suffix_and_end() {
    if (!accept_ignoring_case('d')) accept_ignoring_case('f');
    return at_end();
  }

 private:
  std::string_view take(std::size_t length) {
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  std::string_view rest_;
};

// String.trim, which parseDouble applies: everything up to U+0020 goes, at both ends.
std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

template <typename Float>
std::optional<Float> parse_decimal(Scanner scanner) {
  const char* begin = scanner.position();
  const std::string_view whole = scanner.decimal_digits();
  std::string_view fraction;
  if (scanner.accept('.')) fraction = scanner.decimal_digits();
  if (whole.empty() && fraction.empty()) return std::nullopt;
  std::int64_t exponent = 0;
  if (scanner.accept_ignoring_case('e')) {
    const std::optional<std::int64_t> read = scanner.exponent();
    if (!read) return std::nullopt;
    exponent = *read;
  }
  const char* end = scanner.position();
  if (!scanner.accept_suffix_and_end()) return std::nullopt;

  // Where the first digit that counts stands: 0.d1d2... * 10^point.
  std::int64_t point = exponent;
  if (const std::size_t first = whole.find_first_not_of('0'); first != std::string_view::npos) {
    point += static_cast<std::int64_t>(whole.size() - first);
  } else {
    const std::size_t zeros = fraction.find_first_not_of('0');
    if (zeros == std::string_view::npos) return Float{0};
    point -= static_cast<std::int64_t>(zeros);
  }
  // Decided here, because std::from_chars does not say in which direction it ran out of range.
  if (point > std::numeric_limits<Float>::max_exponent10 + 1) {
    return std::numeric_limits<Float>::infinity();
  }
  if (point <
      std::numeric_limits<Float>::min_exponent10 - std::numeric_limits<Float>::max_digits10 - 2) {
    return Float{0};
  }
  Float value{};
  if (std::from_chars(begin, end, value).ec == std::errc::result_out_of_range) {
    return point > 0 ? std::numeric_limits<Float>::infinity() : Float{0};
  }
  return value;
}

// Builds the number fraction * 2^exponent (sticky: something non-zero follows the fraction's last
// bit), rounding once, to nearest with ties to even.
template <typename Float, typename Bits>
Float round_binary(std::uint64_t fraction, std::int64_t exponent, bool sticky) {
  constexpr int kPrecision = std::numeric_limits<Float>::digits;
  constexpr int kMinExponent = std::numeric_limits<Float>::min_exponent - kPrecision;
  constexpr int kMaxExponent = std::numeric_limits<Float>::max_exponent - kPrecision;
  const int zeros = std::countl_zero(fraction);
  fraction <<= zeros;
  exponent -= zeros;
  // The unit of the last kept bit, held at the subnormal limit.
  std::int64_t dropped = 64 - kPrecision;
  if (exponent + dropped < kMinExponent) dropped = kMinExponent - exponent;
  if (dropped > 64) return Float{0};
  std::uint64_t kept = dropped == 64 ? 0 : fraction >> dropped;
  const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
  const std::uint64_t below = fraction & (half - 1);
  const bool is_half = (fraction & half) != 0;
  if (is_half && (below != 0 || sticky || (kept & 1) != 0)) ++kept;
  exponent += dropped;
  if ((kept >> kPrecision) != 0) {
    kept >>= 1;
    ++exponent;
  }
  if (exponent > kMaxExponent) return std::numeric_limits<Float>::infinity();
  // A carry into the bit above the subnormals becomes the first normal number by itself.
  constexpr std::uint64_t kHidden = std::uint64_t{1} << (kPrecision - 1);
  if (kept < kHidden) return std::bit_cast<Float>(static_cast<Bits>(kept));
  const auto biased = static_cast<std::uint64_t>(exponent - kMinExponent + 1);
  return std::bit_cast<Float>(
      static_cast<Bits>((biased << (kPrecision - 1)) | (kept & (kHidden - 1))));
}

template <typename Float, typename Bits>
std::optional<Float> parse_hexadecimal(Scanner scanner) {
  const std::string_view whole = scanner.hex_digits();
  std::string_view tail;
  if (scanner.accept('.')) tail = scanner.hex_digits();
  if (whole.empty() && tail.empty()) return std::nullopt;
  if (!scanner.accept_ignoring_case('p')) return std::nullopt;
  const std::optional<std::int64_t> read = scanner.exponent();
  if (!read || !scanner.accept_suffix_and_end()) return std::nullopt;

  std::int64_t exponent = *read - 4 * static_cast<std::int64_t>(tail.size());
  std::uint64_t fraction = 0;
  bool sticky = false;
  for (const std::string_view digits : {whole, tail}) {
    for (const char digit : digits) {
      const auto value = static_cast<std::uint64_t>(hex_value(digit));
      if ((fraction >> 60) == 0) {
        fraction = (fraction << 4) | value;
      } else {
        sticky = sticky || value != 0;
        exponent += 4;
      }
    }
  }
  if (fraction == 0) return Float{0};
  return round_binary<Float, Bits>(fraction, exponent, sticky);
}

template <typename Float, typename Bits>
std::optional<Float> parse(std::string_view text) {
  text = trim(text);
  bool is_negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    is_negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::optional<Float> magnitude;
  if (text == "NaN") {
    return std::numeric_limits<Float>::quiet_NaN();
  } else if (text == "Infinity") {
    magnitude = std::numeric_limits<Float>::infinity();
  } else if (text.starts_with("0x") || text.starts_with("0X")) {
    magnitude = parse_hexadecimal<Float, Bits>(Scanner(text.substr(2)));
  } else {
    magnitude = parse_decimal<Float>(Scanner(text));
  }
  if (magnitude && is_negative) magnitude = -*magnitude;
  return magnitude;
}

}  // namespace

std::optional<double> parse_double(std::string_view text) {
  return parse<double, std::uint64_t>(text);
}

std::optional<float> parse_float(std::string_view text) {
  return parse<float, std::uint32_t>(text);
}

}  // namespace vtl
