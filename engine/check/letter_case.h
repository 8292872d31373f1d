// Names that differ in letter case only.
//
// Why: the commonest misspelling, and the surest to be one.
// Threads: pure function.
#pragma once

#include <algorithm>
#include <string_view>

namespace vtl::check {

/// Of ASCII letters.
inline bool equal_but_for_case(std::string_view left, std::string_view right) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace vtl::check
