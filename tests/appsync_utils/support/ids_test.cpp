#include "appsync_utils/support/ids.h"

#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace {

class ConstantRandomSource final : public appsync::RandomSource {
 public:
  explicit ConstantRandomSource(std::uint64_t value) : value_(value) {}
  std::uint64_t next() override { return value_; }

 private:
  std::uint64_t value_;
};

constexpr std::uint64_t kOnes = std::numeric_limits<std::uint64_t>::max();

}  // namespace

TEST_CASE("a UUID carries version 4 and its variant") {
  ConstantRandomSource zeros(0);
  CHECK(appsync::make_uuid(zeros) == "00000000-0000-4000-8000-000000000000");
  ConstantRandomSource ones(kOnes);
  CHECK(appsync::make_uuid(ones) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
}

TEST_CASE("a ULID is time and randomness in Crockford's base 32") {
  ConstantRandomSource zeros(0);
  ConstantRandomSource ones(kOnes);
  // The time of the ULID specification's example, 01ARZ3NDEK...
  CHECK(appsync::make_ulid(1469922850259, zeros) == "01ARZ3NDEK0000000000000000");
  CHECK(appsync::make_ulid(0, ones) == "0000000000ZZZZZZZZZZZZZZZZ");
  CHECK(appsync::make_ulid(-5, zeros) == "00000000000000000000000000");
  CHECK(appsync::make_ulid(std::numeric_limits<std::int64_t>::max(), ones) ==
        "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
}

TEST_CASE("a KSUID is seconds since May 2014 and randomness in base 62") {
  ConstantRandomSource zeros(0);
  ConstantRandomSource ones(kOnes);
  CHECK(appsync::make_ksuid(1'400'000'000'999, zeros) == "000000000000000000000000000");
  CHECK(appsync::make_ksuid(0, zeros) == "000000000000000000000000000");
  CHECK(appsync::make_ksuid(std::numeric_limits<std::int64_t>::max(), ones) ==
        "aWgEPTl1tmebfsQzFP4bxwgy80V");
}

TEST_CASE("ids of one second differ, and sort by time") {
  appsync::SeededRandomSource source(3);
  const std::string early = appsync::make_ulid(1'700'000'000'000, source);
  CHECK(early < appsync::make_ulid(1'700'000'000'001, source));
  CHECK(early != appsync::make_ulid(1'700'000'000'000, source));
  CHECK(appsync::make_ksuid(1'700'000'000'000, source) <
        appsync::make_ksuid(1'700'000'001'000, source));
  CHECK(appsync::make_uuid(source) != appsync::make_uuid(source));
}
