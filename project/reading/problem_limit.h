// How many problems of one project are kept.
#pragma once

#include <cstddef>

namespace project {

inline constexpr std::size_t kMostProblems = 10'000;

}  // namespace project
