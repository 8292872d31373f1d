#include "appsync_utils/support/random_source.h"

#include <bit>
#include <random>
#include <utility>

namespace appsync {

SeededRandomSource::SeededRandomSource(std::uint64_t seed) : state_{} {
  for (std::uint64_t& word : state_) {
    seed += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = seed;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
    word = mixed ^ mixed >> 31;
  }
}

std::uint64_t SeededRandomSource::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

SeededRandomSource make_system_random_source() {
  std::random_device device;
  const std::uint64_t high = device();
  return SeededRandomSource(high << 32 | device());
}

double next_double(RandomSource& source) {
  return static_cast<double>(source.next() >> 11) * 0x1.0p-53;
}

std::int64_t next_within(RandomSource& source, std::int64_t low, std::int64_t high) {
  if (low > high) std::swap(low, high);
  const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
  if (span == 0) return static_cast<std::int64_t>(source.next());  // all 2^64 values
  // The first `rejected` numbers would make the small remainders likelier than the others.
  const std::uint64_t rejected = (0 - span) % span;
  std::uint64_t drawn = source.next();
  while (drawn < rejected) drawn = source.next();
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + drawn % span);
}

}  // namespace appsync
