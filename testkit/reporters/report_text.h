// Small pieces of text that several reporters print.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "vtlsim/reporter.h"

namespace vtlsim {

/// Returns the closing line of a run: "3 passed, 1 failed, 0 skipped".
std::string summary_line(const RunSummary& summary);
/// Returns "1 suite", "2 suites".
std::string counted(std::size_t count, std::string_view noun);
/// Returns "12 ms", "1.20 s".
std::string duration_text(std::int64_t nanoseconds);
/// Returns seconds with six digits.
std::string seconds_text(std::int64_t nanoseconds);
/// Returns the diagnostics of a broken suite, without colour.
std::string broken_text(const BrokenSuite& suite);

}  // namespace vtlsim
