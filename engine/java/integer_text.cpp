#include <algorithm>

#include "vtl/java/number_text.h"

namespace vtl {

std::string unsigned_text(std::uint64_t value, std::int64_t radix) {
  if (radix < 2 || radix > 36) radix = 10;
  std::string text;
  do {
    text.push_back(
        "0123456789abcdefghijklmnopqrstuvwxyz"[value % static_cast<std::uint64_t>(radix)]);
    value /= static_cast<std::uint64_t>(radix);
  } while (value != 0);
  std::reverse(text.begin(), text.end());
  return text;
}

std::string integer_text(std::int64_t value, std::int64_t radix) {
  if (value >= 0) return unsigned_text(static_cast<std::uint64_t>(value), radix);
  return "-" + unsigned_text(std::uint64_t{0} - static_cast<std::uint64_t>(value), radix);
}

}  // namespace vtl
