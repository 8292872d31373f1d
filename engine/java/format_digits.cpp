#include "engine/java/format_digits.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "vtl/java/number_text.h"

namespace vtl {

void FormatDigits::round_to(std::int64_t count) {
  if (count >= static_cast<std::int64_t>(digits.size())) return;
  if (count < 0) {
    digits = "0";
    return;
  }
  const auto kept = static_cast<std::size_t>(count);
  const bool is_up = digits[kept] >= '5';
  digits.resize(kept);
  if (is_up) {
    std::size_t i = kept;
    while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
    if (i > 0) {
      ++digits[i - 1];
    } else {
      digits.insert(digits.begin(), '1');
      ++exponent;
      if (kept != 0) digits.pop_back();
    }
  }
  if (digits.empty()) digits = "0";
}

FormatDigits digits_of_double_text(std::string_view text) {
  FormatDigits result;
  std::int64_t exponent = 0;
  if (const std::size_t e = text.find('E'); e != std::string_view::npos) {
    std::from_chars(text.data() + e + 1, text.data() + text.size(), exponent);
    text = text.substr(0, e);
  }
  const std::size_t point = text.find('.');
  result.digits = std::string(text.substr(0, point)) + std::string(text.substr(point + 1));
  result.exponent = static_cast<std::int64_t>(point) + exponent;
  // The digits of Double.toString end in ".0" where there is no fraction.
  while (result.digits.size() > 1 && result.digits.back() == '0') result.digits.pop_back();
  const std::size_t zeros =
      std::min(result.digits.find_first_not_of('0'), result.digits.size() - 1);
  result.digits.erase(0, zeros);
  result.exponent -= static_cast<std::int64_t>(zeros);
  return result;
}

std::string decimal_text(FormatDigits digits, std::int64_t places) {
  if (!digits.is_zero()) digits.round_to(digits.exponent + places);
  std::string text;
  if (digits.is_zero()) {
    text = "0";
    if (places > 0) text.append(1, '.').append(static_cast<std::size_t>(places), '0');
    return text;
  }
  const std::int64_t count = static_cast<std::int64_t>(digits.digits.size());
  for (std::int64_t i = std::min<std::int64_t>(digits.exponent - 1, 0);
       i < digits.exponent + places; ++i) {
    if (i == digits.exponent) text.push_back('.');
    text.push_back(i >= 0 && i < count ? digits.digits[static_cast<std::size_t>(i)] : '0');
  }
  return text;
}

std::string scientific_mantissa(FormatDigits digits, std::int64_t places, std::int64_t& exponent) {
  if (digits.is_zero()) {
    exponent = 0;
    digits.digits = "0";
  } else {
    digits.round_to(places + 1);
    exponent = digits.exponent - 1;
  }
  std::string text = digits.digits.substr(0, 1);
  if (places > 0) {
    text.push_back('.');
    const std::string rest = digits.digits.substr(1, static_cast<std::size_t>(places));
    text.append(rest).append(static_cast<std::size_t>(places) - rest.size(), '0');
  }
  return text;
}

std::string exponent_text(std::int64_t exponent) {
  const std::string digits = std::to_string(std::abs(exponent));
  return (exponent < 0 ? "-" : "+") + std::string(digits.size() < 2 ? 1 : 0, '0') + digits;
}

std::string hexadecimal_text(double value, std::int64_t places) {
  constexpr std::int64_t kHexDigits = 13;
  if (places < 0 || places >= kHexDigits || value == 0) {
    std::string text = double_to_hex_string(value);
    if (places > 0) {
      const std::size_t p = text.find('p');
      const std::size_t fraction = p - text.find('.') - 1;
      if (fraction < static_cast<std::size_t>(places)) {
        text.insert(p, static_cast<std::size_t>(places) - fraction, '0');
      }
    }
    return text.substr(2);
  }
  if (places == 0) places = 1;
  // Round the 52 bits of fraction half to even to that many digits; a subnormal is normalised
  // first.
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent) * 2;
  --exponent;
  const double scaled = std::nearbyint(std::ldexp(mantissa - 1, static_cast<int>(places) * 4));
  auto fraction = static_cast<std::uint64_t>(scaled);
  if (fraction >> (places * 4) != 0) {
    // Rounded up to the next power of two.
    fraction = 0;
    ++exponent;
  }
  char text[64];
  std::snprintf(text, sizeof text, "1.%0*llxp%d", static_cast<int>(places),
                static_cast<unsigned long long>(fraction), exponent);
  return text;
}

}  // namespace vtl
