// $util.math: rounding, the smaller and the larger of two numbers, random numbers.
#include <cmath>

#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/support/random_source.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

// Math.round, then a cast to int: half up, NaN is 0, what is too large stays at the end of the
// range.
Value round_number(Call& call) {
  const double number = call.floating(0);
  if (std::isnan(number)) return Value(std::int32_t{0});
  double rounded = std::floor(number);
  if (number - rounded >= 0.5) rounded += 1;
  constexpr double kLowest = -2147483648.0;
  constexpr double kHighest = 2147483647.0;
  return Value(static_cast<std::int32_t>(std::fmin(std::fmax(rounded, kLowest), kHighest)));
}

// Java's: NaN wins, and -0.0 is below 0.0.
Value smaller(Call& call) {
  const double left = call.floating(0);
  const double right = call.floating(1);
  if (std::isnan(left) || std::isnan(right)) return Value(std::nan(""));
  if (left == right) return Value(std::signbit(left) ? left : right);
  return Value(left < right ? left : right);
}

Value larger(Call& call) {
  const double left = call.floating(0);
  const double right = call.floating(1);
  if (std::isnan(left) || std::isnan(right)) return Value(std::nan(""));
  if (left == right) return Value(std::signbit(left) ? right : left);
  return Value(left > right ? left : right);
}

Value random_double(Call& call) {
  return Value(next_double(evaluation_of(call).random()));
}

Value random_within_range(Call& call) {
  return Value(static_cast<std::int32_t>(
      next_within(evaluation_of(call).random(), call.integer(0), call.integer(1))));
}

constexpr JavaType kDouble = JavaType::double_;
constexpr JavaType kInt = JavaType::int_;

constexpr MethodRow kRows[] = {
    function("maxVal", {kDouble, kDouble}, kDouble, larger,
             {"(Double left, Double right) : Double", "The larger of two numbers, as a Double.",
              "$util.math.maxVal(1, 2.5)", "2.5"}),
    function("minVal", {kDouble, kDouble}, kDouble, smaller,
             {"(Double left, Double right) : Double", "The smaller of two numbers, as a Double.",
              "$util.math.minVal(1, 2.5)", "1.0"}),
    function("randomDouble", {}, kDouble, random_double,
             {"() : Double", "A random number from 0 (included) to 1 (excluded).",
              "$util.math.randomDouble()", "0.7029218331588505"},
             vtl::kReadsRandom),
    function("randomWithinRange", {kInt, kInt}, kInt, random_within_range,
             {"(Integer low, Integer high) : Integer",
              "A random whole number between two bounds, both included.",
              "$util.math.randomWithinRange(7, 7)", "7"},
             vtl::kReadsRandom),
    function("roundNum", {kDouble}, kInt, round_number,
             {"(Double number) : Integer", "The nearest whole number, halves upwards.",
              "$util.math.roundNum(2.5)", "3"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kMathNamespace{
    "$util.math", "Rounding, smaller and larger, random numbers.", kRows, {}, "math"};

}  // namespace appsync
