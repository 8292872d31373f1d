// Small pieces that several reporters print.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "vtlsim/reporter.h"

namespace vtlsim {

/// "3 passed, 1 failed, 0 skipped": the closing line of a run.
std::string summary_line(const RunSummary& summary);
/// "1 suite", "2 suites".
std::string counted(std::size_t count, std::string_view noun);
/// "12 ms", "1.20 s".
std::string duration_text(std::int64_t nanoseconds);
/// Seconds with six digits.
std::string seconds_text(std::int64_t nanoseconds);
/// The diagnostics of a broken suite, without colour.
std::string broken_text(const BrokenSuite& suite);

}  // namespace vtlsim
