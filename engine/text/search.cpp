#include "vtl/text/search.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>

namespace vtl {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

/// Up to this length the library's search, which is fast, cannot become slow.
constexpr std::size_t kShort = 4;

using Index = std::ptrdiff_t;

struct Suffix {
  /// The index before its first unit.
  Index before;
  Index period;
};

/// The largest suffix of a text in one order of its units, and its period.
template <class Text, class Less>
Suffix largest_suffix(Text text, Index size, Less is_less) {
  Index before = -1;
  Index candidate = 0;
  Index length = 1;
  Index period = 1;
  while (candidate + length < size) {
    const auto& unit = text[candidate + length];
    const auto& best = text[before + length];
    if (is_less(unit, best)) {
      candidate += length;
      length = 1;
      period = candidate - before;
    } else if (unit == best) {
      if (length != period) {
        ++length;
      } else {
        candidate += period;
        length = 1;
      }
    } else {
      before = candidate++;
      length = period = 1;
    }
  }
  return {before, period};
}

// The two-way search of Crochemore and Perrin (1991). What is wanted is cut in two where a
// mismatch in the right half says that nothing can start up to there, and a mismatch in the left
// half that nothing can start before one period later. So the right half is compared first, from
// the left, then the left half; no unit of the text is looked at more than twice, and no table is
// needed. The cut is before the larger of the two largest suffixes, in the order of the units and
// in the opposite one. When what is wanted repeats itself over the cut, the part that a shift by
// one period leaves matched is remembered and not compared again ("abab" in "ababab").
template <class Text>
std::size_t two_way(Text text, Index text_size, Text wanted, Index size) {
  const Suffix up = largest_suffix(wanted, size, std::less<>());
  const Suffix down = largest_suffix(wanted, size, std::greater<>());
  const Index cut = std::max(up.before, down.before);
  Index period = up.before > down.before ? up.period : down.period;
  const bool repeats = std::equal(wanted, wanted + cut + 1, wanted + period);
  if (!repeats) period = std::max(cut + 1, size - cut - 1) + 1;
  Index known = -1;
  for (Index place = 0; place <= text_size - size;) {
    Index i = std::max(cut, known) + 1;
    while (i < size && wanted[i] == text[place + i]) ++i;
    if (i < size) {
      place += i - cut;
      known = -1;
      continue;
    }
    i = cut;
    while (i > known && wanted[i] == text[place + i]) --i;
    if (i <= known) return static_cast<std::size_t>(place);
    place += period;
    known = repeats ? size - period - 1 : -1;
  }
  return kNowhere;
}

template <class View>
std::size_t find(View text, View wanted, std::size_t from) {
  if (from > text.size() || wanted.size() > text.size() - from) return kNowhere;
  if (wanted.size() <= kShort) return text.find(wanted, from);
  // Most often the first match of the first unit is the end of the search.
  const std::size_t start = text.find(wanted.front(), from);
  if (start == kNowhere || wanted.size() > text.size() - start) return kNowhere;
  const std::size_t found =
      two_way(text.begin() + static_cast<Index>(start), static_cast<Index>(text.size() - start),
              wanted.begin(), static_cast<Index>(wanted.size()));
  return found == kNowhere ? kNowhere : start + found;
}

template <class View>
std::size_t find_last(View text, View wanted, std::size_t from) {
  if (wanted.size() > text.size()) return kNowhere;
  if (wanted.size() <= kShort) return text.rfind(wanted, from);
  // The first match in the reversed text is the last one.
  const std::size_t end = std::min(from, text.size() - wanted.size()) + wanted.size();
  const std::size_t found =
      two_way(std::make_reverse_iterator(text.begin() + static_cast<Index>(end)),
              static_cast<Index>(end), wanted.rbegin(), static_cast<Index>(wanted.size()));
  return found == kNowhere ? kNowhere : end - found - wanted.size();
}

}  // namespace

std::size_t find_text(std::string_view text, std::string_view wanted, std::size_t from) {
  return find(text, wanted, from);
}

std::size_t find_text(std::u16string_view text, std::u16string_view wanted, std::size_t from) {
  return find(text, wanted, from);
}

std::size_t find_last_text(std::string_view text, std::string_view wanted, std::size_t from) {
  return find_last(text, wanted, from);
}

std::size_t find_last_text(std::u16string_view text, std::u16string_view wanted, std::size_t from) {
  return find_last(text, wanted, from);
}

}  // namespace vtl
