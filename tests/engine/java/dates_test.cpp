#include "vtl/java/dates.h"

#include <initializer_list>

#include <doctest/doctest.h>

using vtl::CivilDate;

TEST_CASE("days and dates are each other's inverse") {
  CHECK(vtl::to_epoch_day({1970, 1, 1}) == 0);
  CHECK(vtl::to_epoch_day({2000, 2, 29}) == 11'016);
  CHECK(vtl::to_epoch_day({0, 3, 1}) == -719'468);
  CHECK(vtl::from_epoch_day(-1) == CivilDate{1969, 12, 31});
  for (std::int64_t day = -1'000'000; day < 1'000'000; day += 37)
    CHECK(vtl::to_epoch_day(vtl::from_epoch_day(day)) == day);
  for (const std::int64_t year : {-vtl::kMaximumYear, std::int64_t{-1}, vtl::kMaximumYear}) {
    const CivilDate last{year, 12, 31};
    CHECK(vtl::from_epoch_day(vtl::to_epoch_day(last)) == last);
  }
}

TEST_CASE("lengths of months and years") {
  CHECK(vtl::length_of_month(2024, 2) == 29);
  CHECK(vtl::length_of_month(1900, 2) == 28);
  CHECK(vtl::length_of_month(2000, 2) == 29);
  CHECK(vtl::length_of_month(2023, 11) == 30);
  CHECK(vtl::length_of_month(2023, 12) == 31);
  CHECK(vtl::length_of_year(2100) == 365);
}

TEST_CASE("days of years and weeks") {
  CHECK(vtl::day_of_year({2024, 12, 31}) == 366);
  CHECK(vtl::day_of_week({1970, 1, 1}) == 4);    // a Thursday
  CHECK(vtl::day_of_week({2026, 11, 29}) == 7);  // a Sunday
  CHECK(vtl::day_of_week({-400, 1, 1}) == 6);
}
