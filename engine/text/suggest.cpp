#include "vtl/text/suggest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "vtl/text/ascii.h"

namespace vtl {
namespace {

/// Insertions, deletions, replacements and swaps of neighbours; case differences are free here.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  const std::size_t width = right.size() + 1;
  std::vector<std::size_t> before(width);
  std::vector<std::size_t> previous(width);
  std::vector<std::size_t> current(width);
  for (std::size_t j = 0; j < width; ++j) previous[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const bool is_same = ascii_lower(left[i - 1]) == ascii_lower(right[j - 1]);
      current[j] =
          std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (is_same ? 0U : 1U)});
      if (i > 1 && j > 1 && ascii_lower(left[i - 1]) == ascii_lower(right[j - 2]) &&
          ascii_lower(left[i - 2]) == ascii_lower(right[j - 1])) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[right.size()];
}

}  // namespace

std::optional<std::string_view> suggest(std::string_view name,
                                        std::span<const std::string_view> candidates) {
  // Longer names are not typed by hand, and the distance takes quadratic time.
  constexpr std::size_t kLongestName = 100;
  if (name.empty() || name.size() > kLongestName) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (std::string_view candidate : candidates) {
    if (candidate.size() > kLongestName || candidate == name) continue;
    if (equal_but_for_case(name, candidate)) return candidate;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace vtl
