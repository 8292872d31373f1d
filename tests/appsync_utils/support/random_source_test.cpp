#include "appsync_utils/support/random_source.h"

#include <cstdint>
#include <limits>
#include <map>

#include <doctest/doctest.h>

namespace {

/// Answers what it was told to, so that the edges can be reached.
class FixedRandomSource final : public appsync::RandomSource {
 public:
  explicit FixedRandomSource(std::uint64_t value) : value_(value) {}
  std::uint64_t next() override { return value_++; }

 private:
  std::uint64_t value_;
};

}  // namespace

TEST_CASE("a seed gives the same numbers for ever") {
  // The published first outputs of xoshiro256** after splitmix64 seeding with 0.
  appsync::SeededRandomSource source(0);
  CHECK(source.next() == 0x99EC5F36CB75F2B4U);
  CHECK(source.next() == 0xBF6E1F784956452AU);
  appsync::SeededRandomSource same(7);
  appsync::SeededRandomSource again(7);
  appsync::SeededRandomSource other(8);
  const std::uint64_t first = same.next();
  CHECK(first == again.next());
  CHECK(first != other.next());
}

TEST_CASE("doubles lie in [0, 1)") {
  FixedRandomSource largest(std::numeric_limits<std::uint64_t>::max());
  CHECK(appsync::next_double(largest) == 1.0 - 0x1.0p-53);
  FixedRandomSource smallest(0);
  CHECK(appsync::next_double(smallest) == 0.0);
}

TEST_CASE("ranges include both ends and are even") {
  appsync::SeededRandomSource source(1);
  std::map<std::int64_t, int> counts;
  for (int draw = 0; draw < 30000; ++draw) ++counts[appsync::next_within(source, -1, 1)];
  CHECK(counts.size() == 3);
  for (const auto& [value, count] : counts) {
    CAPTURE(value);
    CHECK(count > 9500);
    CHECK(count < 10500);
  }
  CHECK(appsync::next_within(source, 5, 5) == 5);
  const std::int64_t swapped = appsync::next_within(source, 3, 2);
  CHECK(swapped >= 2);
  CHECK(swapped <= 3);
}

TEST_CASE("the widest range does not overflow") {
  constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
  FixedRandomSource ones(std::numeric_limits<std::uint64_t>::max());
  CHECK(appsync::next_within(ones, kLowest, kHighest) == -1);
  // 2^64 mod 3 is 1: the number 0 is drawn again.
  FixedRandomSource zero(0);
  CHECK(appsync::next_within(zero, 0, 2) == 1);
}
