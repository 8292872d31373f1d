// A number as DynamoDB has them: up to 38 significant decimal digits, magnitudes from 1E-130 to
// 9.99...E+125, and zero.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace dynamodb {

enum class NumberFault { not_a_number, overflow, underflow, too_many_digits };

/// The value is d0.d1d2... times ten to the power of `exponent`; neither the first nor the last
/// digit is zero, and zero has no digits.
class Number {
 public:
  static constexpr int kMaxDigits = 38;
  static constexpr int kMaxExponent = 125;
  static constexpr int kMinExponent = -130;

  Number() = default;

  /// Digits with point and exponent, with a leading sign; no blanks.
  static std::variant<Number, NumberFault> parse(std::string_view text);
  /// Precondition: text() made it.
  static Number of_plain(std::string_view text);

  /// The plain form: no exponent, no leading or trailing zeros.
  std::string text() const;
  /// Bytes whose order by memcmp is the order of numbers; the service hashes them too.
  std::string key_bytes() const;
  /// Bytes that it counts in an item.
  std::size_t size() const;

  bool is_zero() const { return count_ == 0; }

  /// Exact; a fault where the result has more than 38 digits or leaves the range.
  std::variant<Number, NumberFault> plus(const Number& other) const;
  Number negated() const;

  std::strong_ordering operator<=>(const Number& other) const;
  bool operator==(const Number& other) const { return (*this <=> other) == 0; }

 private:
  std::strong_ordering compare_magnitude(const Number& other) const;

  bool is_negative_ = false;
  std::uint8_t count_ = 0;
  std::int16_t exponent_ = 0;
  std::array<std::uint8_t, kMaxDigits> digits_{};
};

/// The service's words for it; `text` is the number as it was given.
std::string number_fault_message(NumberFault fault, std::string_view text);

}  // namespace dynamodb
