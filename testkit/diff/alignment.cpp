#include "testkit/diff/alignment.h"

#include <algorithm>
#include <cstdint>

namespace vtlsim {

// The table of longest common subsequences, after equal beginnings and ends are cut off; what is on
// its path is equal, the stretches between are the ranges. Its size is the product of both lengths,
// hence the limit: past it everything between the common ends is one range, coarse but right.
std::vector<AlignedRange> align(std::size_t expected_size, std::size_t actual_size,
                                std::size_t max_cells,
                                const std::function<bool(std::size_t, std::size_t)>& is_equal) {
  std::size_t begin = 0;
  const std::size_t shorter = std::min(expected_size, actual_size);
  while (begin < shorter && is_equal(begin, begin)) ++begin;
  std::size_t tail = 0;
  while (tail < shorter - begin && is_equal(expected_size - 1 - tail, actual_size - 1 - tail))
    ++tail;
  const std::size_t rows = expected_size - begin - tail;
  const std::size_t columns = actual_size - begin - tail;
  if (rows == 0 && columns == 0) return {};
  if (rows == 0 || columns == 0 || rows > max_cells / columns)
    return {{begin, rows, begin, columns}};

  // length[i][j]: of the longest common subsequence of what follows i and j.
  std::vector<std::uint32_t> length((rows + 1) * (columns + 1), 0);
  std::vector<bool> equal(rows * columns);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return length[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      equal[i * columns + j] = is_equal(begin + i, begin + j);
      at(i, j) =
          equal[i * columns + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::vector<AlignedRange> ranges;
  AlignedRange open{begin, 0, begin, 0};
  std::size_t i = 0;
  std::size_t j = 0;
  const auto close = [&] {
    if (open.expected_count + open.actual_count > 0) ranges.push_back(open);
    open = {begin + i, 0, begin + j, 0};
  };
  while (i < rows || j < columns) {
    if (i < rows && j < columns && equal[i * columns + j]) {
      close();
      ++i;
      ++j;
      open = {begin + i, 0, begin + j, 0};
    } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
      ++open.expected_count;
      ++i;
    } else {
      ++open.actual_count;
      ++j;
    }
  }
  close();
  return ranges;
}

}  // namespace vtlsim
