// Compares names without regard to letter case: the commonest misspelling, and the surest to be
// one.
#pragma once

#include <algorithm>
#include <string_view>

namespace vtl::check {

/// Folds ASCII letters only.
inline bool equal_but_for_case(std::string_view left, std::string_view right) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace vtl::check
