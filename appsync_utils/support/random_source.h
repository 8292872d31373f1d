// Where random numbers come from: a value that is passed in, so that --seed makes ids and random
// numbers repeatable.
//
// Why: $util.autoId, $util.autoUlid, $util.autoKsuid, $util.math.randomDouble and randomWithinRange
// draw from it. Invariants: SeededRandomSource gives the same numbers for the same seed, on every
// platform and for ever: outputs of seeded runs are checked in. None of this is fit for secrets.
// Ownership and threads: a source belongs to one session, hence one thread.
#pragma once

#include <array>
#include <cstdint>

namespace appsync {

struct RandomSource {
  virtual ~RandomSource() = default;
  /// 64 independent random bits.
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

/// A SeededRandomSource with a seed of the operating system's; throws std::exception where that has
/// none to give.
SeededRandomSource make_system_random_source();

/// Uniform in [0, 1), a multiple of 2^-53, as java.util.Random.nextDouble.
double next_double(RandomSource& source);

/// Uniform in [low, high], both included, without bias. Swapped bounds are put right.
std::int64_t next_within(RandomSource& source, std::int64_t low, std::int64_t high);

}  // namespace appsync
