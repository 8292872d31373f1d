// Where random numbers come from: a value that is passed in, so that --seed makes ids and random
// numbers repeatable. One thread at a time.
//
// SeededRandomSource gives the same numbers for the same seed, on every platform and for ever:
// outputs of seeded runs are checked in. None of this is fit for secrets.
#pragma once

#include <array>
#include <cstdint>

namespace appsync {

struct RandomSource {
  virtual ~RandomSource() = default;
  /// Returns 64 independent random bits.
  virtual std::uint64_t next() = 0;

 protected:
  RandomSource() = default;
  RandomSource(const RandomSource&) = default;
  RandomSource& operator=(const RandomSource&) = default;
};

/// xoshiro256**, its state filled by splitmix64 from the seed.
class SeededRandomSource final : public RandomSource {
 public:
  explicit SeededRandomSource(std::uint64_t seed);
  std::uint64_t next() override;

 private:
  std::array<std::uint64_t, 4> state_;
};

/// Makes a SeededRandomSource with a seed of the operating system; throws std::exception when it
/// has none to give.
SeededRandomSource make_system_random_source();

/// Returns a number uniform in [0, 1), a multiple of 2^-53, as java.util.Random.nextDouble does.
double next_double(RandomSource& source);

/// Returns a number uniform in [low, high], both included, without bias. Swapped bounds are put
/// right.
std::int64_t next_within(RandomSource& source, std::int64_t low, std::int64_t high);

}  // namespace appsync
