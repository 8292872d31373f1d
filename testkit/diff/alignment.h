// Aligns two sequences, so that one inserted line or element is one difference and does not make
// all that follow it differ. Ranges are in order; what is between them is equal on both sides. The
// work is bounded: common ends are cut off first, and when the rest needs more than `max_cells`
// comparisons it is one range.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace vtlsim {

struct AlignedRange {
  std::size_t expected_begin = 0;
  std::size_t expected_count = 0;
  std::size_t actual_begin = 0;
  std::size_t actual_count = 0;
};

/// Returns the ranges that differ, by a longest common subsequence.
std::vector<AlignedRange> align(std::size_t expected_size, std::size_t actual_size,
                                std::size_t max_cells,
                                const std::function<bool(std::size_t, std::size_t)>& is_equal);

}  // namespace vtlsim
