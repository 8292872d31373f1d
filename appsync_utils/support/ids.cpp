#include "appsync_utils/support/ids.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace appsync {

namespace {

constexpr std::int64_t kKsuidEpochSeconds = 1'400'000'000;
constexpr std::int64_t kUlidMaximumMillis = (std::int64_t{1} << 48) - 1;
constexpr std::size_t kUlidLength = 26;
constexpr std::size_t kKsuidLength = 27;
constexpr std::string_view kCrockfordDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view kBase62Digits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A big-endian number, as five words of 32 bits.
using Number160 = std::array<std::uint32_t, 5>;

/// Divides in place; answers the remainder.
std::uint32_t divide(Number160& number, std::uint32_t divisor) {
  std::uint64_t remainder = 0;
  for (std::uint32_t& word : number) {
    const std::uint64_t dividend = remainder << 32 | word;
    word = static_cast<std::uint32_t>(dividend / divisor);
    remainder = dividend % divisor;
  }
  return static_cast<std::uint32_t>(remainder);
}

std::string in_base(Number160 number, std::string_view digits, std::size_t length) {
  std::string text(length, digits[0]);
  for (std::size_t index = length; index > 0; --index) {
    text[index - 1] = digits[divide(number, static_cast<std::uint32_t>(digits.size()))];
  }
  return text;
}

std::uint32_t high_word(std::uint64_t bits) {
  return static_cast<std::uint32_t>(bits >> 32);
}
std::uint32_t low_word(std::uint64_t bits) {
  return static_cast<std::uint32_t>(bits);
}

}  // namespace

std::string make_uuid(RandomSource& source) {
  constexpr std::uint64_t kVersion4 = 0x4000;
  constexpr std::uint64_t kVariant = std::uint64_t{1} << 63;
  const std::uint64_t high = (source.next() & ~std::uint64_t{0xF000}) | kVersion4;
  const std::uint64_t low = (source.next() >> 2) | kVariant;
  std::string text;
  text.reserve(36);
  for (int index = 0; index < 32; ++index) {
    if (index == 8 || index == 12 || index == 16 || index == 20) text.push_back('-');
    const std::uint64_t half = index < 16 ? high : low;
    text.push_back("0123456789abcdef"[half >> (60 - 4 * (index % 16)) & 0xF]);
  }
  return text;
}

std::string make_ulid(std::int64_t epoch_millis, RandomSource& source) {
  const auto millis =
      static_cast<std::uint64_t>(std::clamp<std::int64_t>(epoch_millis, 0, kUlidMaximumMillis));
  const std::uint64_t high = source.next();
  const std::uint64_t low = source.next();
  return in_base({0, low_word(millis >> 16), low_word(millis << 16) | low_word(high >> 48),
                  high_word(low), low_word(low)},
                 kCrockfordDigits, kUlidLength);
}

std::string make_ksuid(std::int64_t epoch_millis, RandomSource& source) {
  const std::int64_t seconds = std::clamp<std::int64_t>(epoch_millis / 1000 - kKsuidEpochSeconds, 0,
                                                        std::numeric_limits<std::uint32_t>::max());
  const std::uint64_t high = source.next();
  const std::uint64_t low = source.next();
  return in_base({static_cast<std::uint32_t>(seconds), high_word(high), low_word(high),
                  high_word(low), low_word(low)},
                 kBase62Digits, kKsuidLength);
}

}  // namespace appsync
