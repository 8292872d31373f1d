// A result or an error.
#include "vtl/expected.h"

#include <memory>
#include <string>

#include <doctest/doctest.h>

namespace {

struct Problem {
  std::string text;
};

vtl::Expected<int, Problem> half(int number) {
  if (number % 2 != 0) return Problem{"odd"};
  return number / 2;
}

vtl::Expected<void, Problem> check(int number) {
  if (auto got = half(number); !got) return std::move(got).error();
  return {};
}

struct Base {
  virtual ~Base() = default;
  virtual int number() const { return 1; }
};
struct Derived final : Base {
  int number() const override { return 2; }
};

vtl::Expected<std::unique_ptr<Base>, Problem> make() {
  return std::make_unique<Derived>();
}

}  // namespace

TEST_SUITE_BEGIN("expected");

TEST_CASE("a result or an error, never both") {
  const auto good = half(8);
  REQUIRE(good);
  CHECK(*good == 4);
  const auto bad = half(7);
  REQUIRE(!bad);
  CHECK(bad.error().text == "odd");
  CHECK(check(8));
  CHECK(check(7).error().text == "odd");
}

TEST_CASE("a result converts as it does elsewhere, and can be moved out") {
  auto made = make();
  REQUIRE(made);
  CHECK((*made)->number() == 2);
  const std::unique_ptr<Base> taken = *std::move(made);
  CHECK(taken->number() == 2);
}

TEST_SUITE_END();
