#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "vtl/java/number_text.h"

namespace vtl {
namespace {

constexpr int kFractionBits = 52;
constexpr int kExponentBias = 1023;
constexpr std::uint64_t kHiddenBit = std::uint64_t{1} << kFractionBits;
constexpr std::uint64_t kFractionMask = kHiddenBit - 1;

// Java up to 18 prints doubles by FloatingDecimal, whose digits are not the shortest that read
// back: 2.0E-3 is written as one would, but 2e23 becomes 1.9999999999999998E23. The algorithm is
// Steele and White's: develop digits of the exact value until what is left is closer to the number
// than half the distance to its neighbour, computed with int, long or big integers by the size of
// the number. Where Java's choices show in digits (the estimate of the exponent, sums that
// overflow, always two digits with an exponent, the gap below a power of two), they are made alike;
// each is told where it is made.
//
// Most doubles in templates are short (3.5, 1700000000.25). write_common() finds those by one
// multiplication and one division, and proves that the loop would give the same digits.

// Every power is exact as a double.
constexpr std::array<double, 9> kPowersOfTen{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

// Two digits at a time, "00" to "99".
constexpr std::array<char, 200> kDigitPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t number = 0; number < 100; ++number) {
    pairs[2 * number] = static_cast<char>('0' + number / 10);
    pairs[2 * number + 1] = static_cast<char>('0' + number % 10);
  }
  return pairs;
}();

// Writes `number` so that it ends just before `end`; returns where it begins.
char* write_backwards(std::uint64_t number, char* end) {
  while (number >= 100) {
    const std::uint64_t pair = number % 100;
    number /= 100;
    end -= 2;
    std::memcpy(end, &kDigitPairs[2 * pair], 2);
  }
  if (number >= 10) {
    end -= 2;
    std::memcpy(end, &kDigitPairs[2 * number], 2);
  } else {
    *--end = static_cast<char>('0' + number);
  }
  return end;
}

// A positive decimal fraction: 0.d1d2d3... * 10^point.
struct Decimal {
  std::array<char, 24> digits;
  int count = 0;
  int point = 0;

  void push(std::uint32_t digit) {
    digits[static_cast<std::size_t>(count++)] = static_cast<char>('0' + digit);
  }

  // Adds one unit in the last place.
  void round_up() {
    int at = count - 1;
    while (at >= 0 && digits[static_cast<std::size_t>(at)] == '9') {
      digits[static_cast<std::size_t>(at--)] = '0';
    }
    if (at >= 0) {
      ++digits[static_cast<std::size_t>(at)];
    } else {
      // 99..9 became 00..0: the value is a power of ten.
      digits[0] = '1';
      ++point;
    }
  }
};

// An unsigned number of fixed capacity. The digit loop below needs at most about 1,200 bits: five
// to the 325th (755 bits) times a significand, or two to the 1075th, each times ten.
class WideNumber {
 public:
  explicit WideNumber(std::uint64_t value) {
    limbs_[0] = static_cast<std::uint32_t>(value);
    limbs_[1] = static_cast<std::uint32_t>(value >> 32);
    size_ = limbs_[1] != 0 ? 2 : (limbs_[0] != 0 ? 1 : 0);
  }

  void multiply(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::size_t index = 0; index < size_; ++index) {
      carry += std::uint64_t{limbs_[index]} * factor;
      limbs_[index] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) limbs_[size_++] = static_cast<std::uint32_t>(carry);
  }

  void multiply_by_power_of_five(int exponent) {
    constexpr std::uint32_t kFiveToThe13 = 1220703125;
    for (; exponent >= 13; exponent -= 13) multiply(kFiveToThe13);
    std::uint32_t rest = 1;
    for (; exponent > 0; --exponent) rest *= 5;
    multiply(rest);
  }

  void shift_left(int bits) {
    if (size_ == 0 || bits == 0) return;
    const auto words = static_cast<std::size_t>(bits / 32);
    const int rest = bits % 32;
    limbs_[size_ + words] = 0;
    for (std::size_t index = size_; index-- > 0;) {
      const std::uint64_t wide = std::uint64_t{limbs_[index]} << rest;
      limbs_[index + words + 1] |= static_cast<std::uint32_t>(wide >> 32);
      limbs_[index + words] = static_cast<std::uint32_t>(wide);
    }
    std::fill_n(limbs_.begin(), words, 0U);
    size_ += words + 1;
    if (limbs_[size_ - 1] == 0) --size_;
  }

  int compare(const WideNumber& other) const {
    if (size_ != other.size_) return size_ < other.size_ ? -1 : 1;
    for (std::size_t index = size_; index-- > 0;) {
      if (limbs_[index] != other.limbs_[index]) {
        return limbs_[index] < other.limbs_[index] ? -1 : 1;
      }
    }
    return 0;
  }

  void add(const WideNumber& other) {
    std::uint64_t carry = 0;
    const std::size_t length = std::max(size_, other.size_);
    for (std::size_t index = 0; index < length; ++index) {
      carry += std::uint64_t{limb(index)} + other.limb(index);
      limbs_[index] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    size_ = length;
    if (carry != 0) limbs_[size_++] = static_cast<std::uint32_t>(carry);
  }

  // Leaves the remainder by `divisor` and returns the quotient, which must be below ten.
  std::uint32_t divide_small_quotient(const WideNumber& divisor) {
    std::uint32_t quotient = 0;
    if (size_ >= divisor.size_) {
      const std::size_t top = divisor.size_ - 1;
      const std::uint64_t head = limb(top) | (std::uint64_t{limb(top + 1)} << 32);
      // Rounded down on purpose: never too large, so only the loop below can be needed after it.
      quotient = static_cast<std::uint32_t>(head / (std::uint64_t{divisor.limbs_[top]} + 1));
      if (quotient != 0) subtract(divisor, quotient);
    }
    while (compare(divisor) >= 0) {
      subtract(divisor, 1);
      ++quotient;
    }
    return quotient;
  }

 private:
  std::uint32_t limb(std::size_t index) const { return index < size_ ? limbs_[index] : 0U; }

  // Subtracts other * factor, which must not be larger than this number.
  void subtract(const WideNumber& other, std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::size_t index = 0; index < size_; ++index) {
      carry += std::uint64_t{other.limb(index)} * factor;
      const auto low = static_cast<std::uint32_t>(carry);
      carry >>= 32;
      if (limbs_[index] < low) ++carry;
      limbs_[index] -= low;
    }
    while (size_ > 0 && limbs_[size_ - 1] == 0) --size_;
  }

  std::size_t size_ = 0;
  std::array<std::uint32_t, 44> limbs_{};
};

// What the digit loop needs to know of a number: value = fraction * 2^(exponent - 52), the fraction
// normalised to have bit 52 set, of which `significant_bits` mean something.
struct Binary {
  std::uint64_t fraction;
  int exponent;
  int significant_bits;
};

// How many of the last decimal digits of a multiple of 2^power carry no information.
int insignificant_digits(int power) {
  return power > 1 ? power * 30103 / 100000 : 0;
}

// Integers below 2^63 are printed from their own digits; above the significand only as many as mean
// something, the rest rounded (half up) to zeros.
void develop_integer(const Binary& binary, Decimal& decimal) {
  std::uint64_t number = binary.exponent >= kFractionBits
                             ? binary.fraction << (binary.exponent - kFractionBits)
                             : binary.fraction >> (kFractionBits - binary.exponent);
  int dropped = 0;
  if (binary.exponent > binary.significant_bits) {
    dropped = insignificant_digits(binary.exponent - binary.significant_bits - 1);
    if (dropped > 0) {
      std::uint64_t unit = 1;
      for (int count = 0; count < dropped; ++count) unit *= 10;
      const std::uint64_t residue = number % unit;
      number /= unit;
      if (residue >= unit / 2) ++number;
    }
  }
  while (number % 10 == 0) {
    number /= 10;
    ++dropped;
  }
  std::array<char, 24> buffer;
  const char* begin = write_backwards(number, buffer.end());
  decimal.count = static_cast<int>(buffer.end() - begin);
  std::copy(begin, static_cast<const char*>(buffer.end()), decimal.digits.begin());
  decimal.point = decimal.count + dropped;
}

// The exponent of the first digit, right or one too large.
int estimate_exponent(const Binary& binary) {
  const double significand = std::bit_cast<double>((std::uint64_t{kExponentBias} << kFractionBits) |
                                                   (binary.fraction & kFractionMask));
  const double logarithm = (significand - 1.5) * 0.289529654 + 0.176091259 +
                           static_cast<double>(binary.exponent) * 0.301029995663981;
  return static_cast<int>(std::floor(logarithm));
}

// The remainder of the digit loop in machine words, for the scales where all numbers start out
// small enough. Java computes here with int or long and lets sums overflow, which shows in the last
// digit of some floats; so unsigned words are used for the arithmetic and read back as signed ones.
template <typename Signed>
struct NarrowState {
  using Word = std::make_unsigned_t<Signed>;
  Word rest;
  Word scale;
  Word half_gap;

  std::uint32_t next_digit() {
    const Word quotient = rest / scale;
    rest = 10 * (rest % scale);
    half_gap *= 10;
    return static_cast<std::uint32_t>(quotient);
  }
  bool gap_overflowed() const { return static_cast<Signed>(half_gap) <= 0; }
  bool low() const { return gap_overflowed() || rest < half_gap; }
  bool high() const {
    return gap_overflowed() ||
           static_cast<Signed>(rest + half_gap) > static_cast<Signed>(scale * 10);
  }
  int compare_rest_to_half() const {
    const auto difference = static_cast<Signed>(rest * 2 - scale * 10);
    return difference < 0 ? -1 : (difference > 0 ? 1 : 0);
  }
};

struct WideState {
  WideNumber rest;
  WideNumber scale;
  WideNumber half_gap;
  WideNumber tens;

  std::uint32_t next_digit() {
    const std::uint32_t quotient = rest.divide_small_quotient(scale);
    rest.multiply(10);
    half_gap.multiply(10);
    return quotient;
  }
  bool low() const { return rest.compare(half_gap) < 0; }
  bool high() const {
    WideNumber sum = rest;
    sum.add(half_gap);
    return sum.compare(tens) > 0;
  }
  int compare_rest_to_half() const {
    WideNumber doubled = rest;
    doubled.shift_left(1);
    return doubled.compare(tens);
  }
};

// Steele and White's digit generation: digits of rest/scale until what is left is closer to zero or
// to one than half the distance to the neighbouring floating-point number.
template <typename State>
void develop_digits(State& state, int exponent, Decimal& decimal) {
  std::uint32_t digit = state.next_digit();
  bool low = state.low();
  bool high = state.high();
  if (digit == 0 && !high) {
    --exponent;
  } else {
    decimal.push(digit);
  }
  // With an exponent there are always two digits, the second developed even if not needed.
  if (exponent < -3 || exponent >= 8) low = high = false;
  while (!low && !high) {
    digit = state.next_digit();
    low = state.low();
    high = state.high();
    decimal.push(digit);
  }
  decimal.point = exponent + 1;
  if (!high) return;
  if (low) {
    const int half = state.compare_rest_to_half();
    const bool is_odd =
        ((decimal.digits[static_cast<std::size_t>(decimal.count - 1)] - '0') & 1) != 0;
    if (half < 0 || (half == 0 && !is_odd)) return;
  }
  decimal.round_up();
}

int bits_of_power_of_five(int exponent) {
  return exponent == 0 ? 0 : static_cast<int>(exponent * 2.321928094887362) + 1;
}

std::uint64_t narrow_power_of_five(int exponent) {
  std::uint64_t power = 1;
  for (; exponent > 0; --exponent) power *= 5;
  return power;
}

// The three numbers of the digit loop as exponents; see `develop`.
struct Scales {
  std::uint64_t fraction;
  int rest_fives;
  int scale_fives;
  int rest_twos;
  int scale_twos;
  int gap_twos;
};

template <typename Signed>
void develop_digits_narrow(const Scales& scales, int exponent, Decimal& decimal) {
  using Word = std::make_unsigned_t<Signed>;
  const std::uint64_t power = narrow_power_of_five(scales.rest_fives);
  NarrowState<Signed> state{
      static_cast<Word>((scales.fraction * power) << scales.rest_twos),
      static_cast<Word>(narrow_power_of_five(scales.scale_fives) << scales.scale_twos),
      static_cast<Word>(power << scales.gap_twos)};
  develop_digits(state, exponent, decimal);
}

WideNumber wide_scaled(std::uint64_t number, int fives, int twos) {
  WideNumber result(number);
  result.multiply_by_power_of_five(fives);
  result.shift_left(twos);
  return result;
}

void develop(const Binary& binary, Decimal& decimal) {
  const int trailing_zeros = std::countr_zero(binary.fraction);
  const int fraction_bits = kFractionBits + 1 - trailing_zeros;
  const int tiny_bits = std::max(0, fraction_bits - binary.exponent - 1);
  if (tiny_bits == 0 && binary.exponent <= 62) {
    develop_integer(binary, decimal);
    return;
  }
  // value = fraction * 5^rest_fives * 2^rest_twos / (5^scale_fives * 2^scale_twos) * 10^exponent,
  // and half the distance to the next number is 5^rest_fives * 2^gap_twos over the same scale.
  const int exponent = estimate_exponent(binary);
  const int rest_fives = std::max(0, -exponent);
  const int scale_fives = std::max(0, exponent);
  int rest_twos = rest_fives + tiny_bits + binary.exponent;
  int scale_twos = scale_fives + tiny_bits;
  int gap_twos = rest_twos - binary.significant_bits;
  const std::uint64_t fraction = binary.fraction >> trailing_zeros;
  rest_twos -= fraction_bits - 1;
  const int common = std::min(rest_twos, scale_twos);
  rest_twos -= common;
  scale_twos -= common;
  gap_twos -= common;
  // Below a power of two the neighbour is only half as far; Java takes that distance on both sides.
  if (fraction_bits == 1) --gap_twos;
  if (gap_twos < 0) {
    rest_twos -= gap_twos;
    scale_twos -= gap_twos;
    gap_twos = 0;
  }
  const int rest_bits = fraction_bits + rest_twos + bits_of_power_of_five(rest_fives);
  const int tens_bits = scale_twos + 1 + bits_of_power_of_five(scale_fives + 1);
  if (rest_bits < 32 && tens_bits < 32) {
    develop_digits_narrow<std::int32_t>(
        {fraction, rest_fives, scale_fives, rest_twos, scale_twos, gap_twos}, exponent, decimal);
  } else if (rest_bits < 64 && tens_bits < 64) {
    develop_digits_narrow<std::int64_t>(
        {fraction, rest_fives, scale_fives, rest_twos, scale_twos, gap_twos}, exponent, decimal);
  } else {
    WideState state{wide_scaled(fraction, rest_fives, rest_twos),
                    wide_scaled(1, scale_fives, scale_twos), wide_scaled(1, rest_fives, gap_twos),
                    wide_scaled(10, scale_fives, scale_twos)};
    develop_digits(state, exponent, decimal);
  }
}

char* write_exponent(int exponent, char* out) {
  *out++ = 'E';
  if (exponent < 0) {
    *out++ = '-';
    exponent = -exponent;
  }
  char* end = out + (exponent >= 100 ? 3 : (exponent >= 10 ? 2 : 1));
  write_backwards(static_cast<std::uint64_t>(exponent), end);
  return end;
}

// Plain notation for [1e-3, 1e7), computerised scientific notation elsewhere.
char* write_decimal(const Decimal& decimal, char* out) {
  const char* digits = decimal.digits.data();
  const int count = decimal.count;
  const int point = decimal.point;
  if (point > 0 && point < 8) {
    const int whole = std::min(count, point);
    out = std::copy_n(digits, whole, out);
    out = std::fill_n(out, point - whole, '0');
    *out++ = '.';
    if (whole == count) {
      *out++ = '0';
      return out;
    }
    return std::copy_n(digits + whole, count - whole, out);
  }
  if (point <= 0 && point > -3) {
    *out++ = '0';
    *out++ = '.';
    out = std::fill_n(out, -point, '0');
    return std::copy_n(digits, count, out);
  }
  *out++ = digits[0];
  *out++ = '.';
  if (count > 1) {
    out = std::copy_n(digits + 1, count - 1, out);
  } else {
    *out++ = '0';
  }
  return write_exponent(point - 1, out);
}

std::size_t write_special(const char* text, char* begin, char* out) {
  const std::size_t length = std::strlen(text);
  std::memcpy(out, text, length);
  return static_cast<std::size_t>(out + length - begin);
}

Binary binary_of(double magnitude, int significant_bits) {
  const auto bits = std::bit_cast<std::uint64_t>(magnitude);
  const int biased = static_cast<int>(bits >> kFractionBits);
  const std::uint64_t fraction = bits & kFractionMask;
  if (biased != 0) return {fraction | kHiddenBit, biased - kExponentBias, significant_bits};
  const int leading_zeros = std::countl_zero(fraction);
  const int shift = leading_zeros - (63 - kFractionBits);
  return {fraction << shift, 1 - shift - kExponentBias, 64 - leading_zeros};
}

// What write_common writes before the point has fewer digits; so many bytes are copied in one move.
constexpr std::size_t kMaxWhole = 8;

// Writes number / 10^places, 0 < places <= 8, where number has at most 15 digits and the quotient
// less than kMaxWhole before the point.
char* write_fixed(std::uint64_t number, int places, char* out) {
  // Room after the digits too, so that eight can be copied whatever their number: a copy of
  // constant length is one store.
  std::array<char, 32> buffer;
  // Leading zeros for numbers below one: "0.05" is 5 with two places.
  buffer.fill('0');
  char* end = buffer.data() + 24;
  const char* begin = write_backwards(number, end);
  const char* point = end - places;
  begin = std::min(begin, point - 1);
  std::memcpy(out, begin, kMaxWhole);
  out += point - begin;
  *out++ = '.';
  std::memcpy(out, point, 8);
  return out + places;
}

// The texts that templates print every day, without the digit loop; nullptr if not one of those.
//
// Integers below 1e7: their digits and ".0". Otherwise the least number of places (up to 8) with
// which a decimal of at most 15 digits is the nearest to `magnitude`: then n = round(magnitude *
// 10^places) is found exactly (the product is off by less than 1/4) and n / 10^places, one
// correctly rounded division of exact numbers, gives `magnitude` back. The loop above stops at the
// same digits: a decimal that reads back lies within half a gap, which is its condition for
// stopping, and one of 15 digits can neither lie exactly on that border nor have a second one
// beside it.
char* write_common(double magnitude, char* out) {
  if (!(magnitude >= 1e-3 && magnitude < 1e7)) return nullptr;
  const auto whole = static_cast<std::uint32_t>(magnitude);
  if (static_cast<double>(whole) == magnitude) {
    std::array<char, 2 * kMaxWhole> buffer{};
    const char* end = buffer.data() + kMaxWhole;
    const char* begin = write_backwards(whole, buffer.data() + kMaxWhole);
    std::memcpy(out, begin, kMaxWhole);
    out += end - begin;
    *out++ = '.';
    *out++ = '0';
    return out;
  }
  for (int places = 1; places <= 8; ++places) {
    const double power = kPowersOfTen[static_cast<std::size_t>(places)];
    const auto number = static_cast<std::int64_t>(magnitude * power + 0.5);
    if (static_cast<double>(number) / power == magnitude) {
      return write_fixed(static_cast<std::uint64_t>(number), places, out);
    }
  }
  return nullptr;
}

std::size_t format(double value, int significant_bits, char* begin) {
  char* out = begin;
  if (std::isnan(value)) return write_special("NaN", begin, out);
  if (std::signbit(value)) {
    *out++ = '-';
    value = -value;
  }
  if (std::isinf(value)) return write_special("Infinity", begin, out);
  if (value == 0) return write_special("0.0", begin, out);
  if (significant_bits == kFractionBits + 1) {
    if (const char* end = write_common(value, out)) return static_cast<std::size_t>(end - begin);
  }
  Decimal decimal;
  develop(binary_of(value, significant_bits), decimal);
  return static_cast<std::size_t>(write_decimal(decimal, out) - begin);
}

}  // namespace

std::size_t format_double(double value, char* out) {
  return format(value, kFractionBits + 1, out);
}

std::size_t format_float(float value, char* out) {
  // A subnormal float is an ordinary double, so its lost bits must be counted here.
  constexpr int kFloatBits = 24;
  constexpr std::uint32_t kFloatFractionMask = 0x7fffff;
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const bool is_subnormal = ((bits >> 23) & 0xff) == 0;
  const int significant =
      is_subnormal ? 32 - std::countl_zero(bits & kFloatFractionMask) : kFloatBits;
  return format(static_cast<double>(value), significant, out);
}

std::string double_to_string(double value) {
  std::array<char, kMaxDoubleText> buffer;
  return {buffer.data(), format_double(value, buffer.data())};
}

std::string float_to_string(float value) {
  std::array<char, kMaxDoubleText> buffer;
  return {buffer.data(), format_float(value, buffer.data())};
}

std::string double_to_hex_string(double value) {
  if (std::isnan(value)) return "NaN";
  std::string text = std::signbit(value) ? "-" : "";
  if (std::isinf(value)) return text + "Infinity";
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const int biased = static_cast<int>((bits >> kFractionBits) & 0x7ff);
  std::uint64_t fraction = bits & kFractionMask;
  text += biased == 0 ? "0x0." : "0x1.";
  if (fraction == 0) {
    text += '0';
  } else {
    for (; fraction != 0; fraction = (fraction << 4) & kFractionMask) {
      text += "0123456789abcdef"[fraction >> (kFractionBits - 4)];
    }
  }
  int exponent = biased - kExponentBias;
  if (biased == 0) exponent = (bits & kFractionMask) == 0 ? 0 : 1 - kExponentBias;
  return text + 'p' + std::to_string(exponent);
}

}  // namespace vtl
