#include "dynamodb/value/number.h"

#include <algorithm>
#include <vector>

#include "vtl/text/ascii.h"

namespace dynamodb {
namespace {

// Reads an exponent such as "e12"; false where it is not an exponent. Far beyond the range any
// value does.
bool read_exponent(std::string_view text, int& exponent) {
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  bool is_negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    is_negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !std::all_of(text.begin(), text.end(), vtl::is_digit<char>)) return false;
  constexpr int kBeyond = 1'000'000'000;
  int value = 0;
  for (const char digit : text) value = std::min(kBeyond / 10, value) * 10 + (digit - '0');
  exponent = is_negative ? -value : value;
  return true;
}

}  // namespace

std::variant<Number, NumberFault> Number::parse(std::string_view text) {
  Number number;
  std::string_view rest = text;
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) {
    number.is_negative_ = rest[0] == '-';
    rest.remove_prefix(1);
  }
  // Leading zeros are skipped and trailing ones forgotten: a zero counts once a digit follows it.
  std::int64_t point = -1, seen = 0, first = -1, zeros = 0, count = 0;
  std::size_t at = 0;
  for (; at < rest.size(); ++at) {
    if (rest[at] == '.' && point < 0) {
      point = seen;
      continue;
    }
    if (!vtl::is_digit(rest[at])) break;
    const auto digit = static_cast<std::uint8_t>(rest[at] - '0');
    if (digit == 0) {
      if (first >= 0) ++zeros;
    } else {
      if (first < 0) first = seen;
      for (; zeros > 0; --zeros, ++count) {
        if (count < kMaxDigits) number.digits_[static_cast<std::size_t>(count)] = 0;
      }
      if (count < kMaxDigits) number.digits_[static_cast<std::size_t>(count)] = digit;
      ++count;
    }
    ++seen;
  }
  int power = 0;
  if (seen == 0 || !read_exponent(rest.substr(at), power)) return NumberFault::not_a_number;
  if (first < 0) return Number();
  const std::int64_t exponent = (point < 0 ? seen : point) - first - 1 + power;
  if (exponent > kMaxExponent) return NumberFault::overflow;
  if (exponent < kMinExponent) return NumberFault::underflow;
  if (count > kMaxDigits) return NumberFault::too_many_digits;
  number.count_ = static_cast<std::uint8_t>(count);
  number.exponent_ = static_cast<std::int16_t>(exponent);
  return number;
}

Number Number::of_plain(std::string_view text) {
  auto parsed = parse(text);
  const Number* number = std::get_if<Number>(&parsed);
  return number == nullptr ? Number() : *number;
}

std::string Number::text() const {
  if (is_zero()) return "0";
  std::string out;
  if (is_negative_) out += '-';
  if (exponent_ < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent_ - 1), '0');
  }
  for (int i = 0; i < count_; ++i) {
    if (i > 0 && i == exponent_ + 1) out += '.';
    out += static_cast<char>('0' + digits_[static_cast<std::size_t>(i)]);
  }
  if (exponent_ >= count_) out.append(static_cast<std::size_t>(exponent_ + 1 - count_), '0');
  return out;
}

// One byte for sign and power of hundred, then the digits in pairs. Negative numbers have all of it
// turned round and end in a byte above every pair, so that -1.5 comes before -1.
std::string Number::key_bytes() const {
  if (is_zero()) return std::string(1, static_cast<char>(0x80));
  const int power = exponent_ + 1;
  const int shift = power % 2 == 0 ? 0 : 1;
  const int pairs = (count_ + shift + 1) / 2;
  std::string out;
  const int head = ((power + shift) / 2 + 192) & 0xFF;
  out += static_cast<char>(is_negative_ ? ~head & 0xFF : head);
  const auto digit = [&](int place) {
    return place < 0 || place >= count_ ? 0 : digits_[static_cast<std::size_t>(place)];
  };
  for (int pair = 0; pair < pairs; ++pair) {
    const int first = 2 * pair - shift;
    const int value = digit(first) * 10 + digit(first + 1);
    out += static_cast<char>(is_negative_ ? 101 - value : value + 1);
  }
  if (is_negative_ && pairs < 20) out += static_cast<char>(0x66);
  return out;
}

std::size_t Number::size() const {
  if (is_zero()) return 1;
  const int odd_power = exponent_ % 2;
  return static_cast<std::size_t>(
      1 + (count_ + 1) / 2 + (count_ % 2 != 0 || odd_power != 0 ? 0 : 1) + (is_negative_ ? 1 : 0));
}

Number Number::negated() const {
  Number out = *this;
  if (!is_zero()) out.is_negative_ = !is_negative_;
  return out;
}

std::strong_ordering Number::compare_magnitude(const Number& other) const {
  if (is_zero() || other.is_zero()) return other.is_zero() <=> is_zero();
  if (exponent_ != other.exponent_) return exponent_ <=> other.exponent_;
  return std::lexicographical_compare_three_way(digits_.begin(), digits_.begin() + count_,
                                                other.digits_.begin(),
                                                other.digits_.begin() + other.count_);
}

std::strong_ordering Number::operator<=>(const Number& other) const {
  if (is_negative_ != other.is_negative_) return other.is_negative_ <=> is_negative_;
  return is_negative_ ? other.compare_magnitude(*this) : compare_magnitude(other);
}

// Both are written into columns, one per power of ten that either has (at most 294); the sum or the
// difference of the columns is exact, and is then brought back into 38 digits or refused.
std::variant<Number, NumberFault> Number::plus(const Number& other) const {
  if (is_zero()) return other;
  if (other.is_zero()) return *this;
  const bool is_sum = is_negative_ == other.is_negative_;
  const bool is_swapped = compare_magnitude(other) < 0;
  const Number& large = is_swapped ? other : *this;
  const Number& small = is_swapped ? *this : other;
  const int low = std::min(large.exponent_ - large.count_, small.exponent_ - small.count_) + 1;
  const int high = large.exponent_ + 1;                                // one column for a carry
  std::vector<int> columns(static_cast<std::size_t>(high - low + 1));  // the lowest power first
  const auto column = [&](int power) -> int& {
    return columns[static_cast<std::size_t>(power - low)];
  };
  for (int i = 0; i < large.count_; ++i) {
    column(large.exponent_ - i) += large.digits_[static_cast<std::size_t>(i)];
  }
  for (int i = 0; i < small.count_; ++i) {
    const int digit = small.digits_[static_cast<std::size_t>(i)];
    column(small.exponent_ - i) += is_sum ? digit : -digit;
  }
  int carry = 0;
  for (int& value : columns) {
    value += carry;
    carry = value > 9 ? 1 : value < 0 ? -1 : 0;
    value -= carry * 10;
  }
  int top = high;
  while (top >= low && column(top) == 0) --top;
  if (top < low) return Number();
  int bottom = low;
  while (column(bottom) == 0) ++bottom;
  if (top > kMaxExponent) return NumberFault::overflow;
  if (top - bottom + 1 > kMaxDigits) return NumberFault::overflow;
  if (top < kMinExponent) return NumberFault::underflow;
  Number out;
  out.is_negative_ = large.is_negative_;
  out.exponent_ = static_cast<std::int16_t>(top);
  out.count_ = static_cast<std::uint8_t>(top - bottom + 1);
  for (int power = top; power >= bottom; --power) {
    out.digits_[static_cast<std::size_t>(top - power)] = static_cast<std::uint8_t>(column(power));
  }
  return out;
}

std::string number_fault_message(NumberFault fault, std::string_view text) {
  switch (fault) {
    case NumberFault::overflow:
      return "Number overflow. Attempting to store a number with magnitude larger than supported "
             "range";
    case NumberFault::underflow:
      return "Number underflow. Attempting to store a number with magnitude smaller than supported "
             "range";
    case NumberFault::too_many_digits:
      return "Attempting to store more than 38 significant digits in a Number";
    case NumberFault::not_a_number:
      break;
  }
  if (text.empty()) return "The parameter cannot be converted to a numeric value";
  return "The parameter cannot be converted to a numeric value: " + std::string(text);
}

}  // namespace dynamodb
