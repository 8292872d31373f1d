#include "cli/serve/request_ids.h"

#include <string_view>

namespace vtlsim {
namespace {

/// Steps a SplitMix64 generator: a counter whose values are mixed, so that none comes twice.
std::uint64_t step(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

}  // namespace

std::string RequestIds::next() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::uint64_t halves[] = {
      (step(first_) & ~std::uint64_t{0xF000}) | 0x4000U,
      (step(second_) & ~(std::uint64_t{3} << 62U)) | (std::uint64_t{2} << 62U),
  };
  std::string id;
  id.reserve(36);
  for (const std::uint64_t half : halves) {
    for (unsigned shift = 64; shift > 0; shift -= 4) {
      if (id.size() == 8 || id.size() == 13 || id.size() == 18 || id.size() == 23) id += '-';
      id += kDigits[(half >> (shift - 4)) & 0xFU];
    }
  }
  return id;
}

}  // namespace vtlsim
