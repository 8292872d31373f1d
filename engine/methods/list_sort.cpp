#include "engine/methods/list_sort.h"

#include <algorithm>
#include <bit>

#include "engine/methods/method_support.h"

namespace vtl {
namespace {

// Below this length Java inserts, from there on it merges.
constexpr std::size_t kShortest = 32;

std::size_t ascending_run(const Call& call, std::span<Value> values) {
  std::size_t end = 1;
  if (compare_naturally(call, values[end++], values[0]) < 0) {
    while (end < values.size() && compare_naturally(call, values[end], values[end - 1]) < 0) ++end;
    std::reverse(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(end));
  } else {
    while (end < values.size() && compare_naturally(call, values[end], values[end - 1]) >= 0) ++end;
  }
  return end;
}

}  // namespace

void sort_naturally(const Call& call, std::span<Value> values) {
  if (values.size() < 2) return;
  // Texts and large numbers are charged for as they are compared.
  call.heap().work().charge(values.size() * std::bit_width(values.size()));
  const std::size_t sorted = ascending_run(call, values);
  if (values.size() >= kShortest) {
    std::stable_sort(values.begin(), values.end(), [&call](const Value& left, const Value& right) {
      return compare_naturally(call, left, right) < 0;
    });
    return;
  }
  for (std::size_t i = sorted; i < values.size(); ++i) {
    const Value pivot = values[i];
    std::size_t low = 0;
    std::size_t high = i;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (compare_naturally(call, pivot, values[middle]) < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    std::move_backward(values.begin() + static_cast<std::ptrdiff_t>(low),
                       values.begin() + static_cast<std::ptrdiff_t>(i),
                       values.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    values[low] = pivot;
  }
}

}  // namespace vtl
