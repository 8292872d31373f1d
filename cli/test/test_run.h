// One run of `vtlsim test`: finds, loads, chooses, lists or runs, reports; `--watch` does it again
// and again with other choices. Tests run on several threads.
//
// Exit codes, the first that applies: 130 interrupted, 3 a suite could not be read, 1 a test failed
// (or under CI a snapshot is obsolete), 2 no test, 0.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <vector>

#include "cli/exit_codes.h"
#include "cli/terminal/console.h"
#include "cli/test/test_settings.h"

namespace vtlsim {

ExitCode run_tests(const TestSettings& settings, const std::atomic<bool>& is_cancelled,
                   Console& console);

/// Returns whether any suite below the paths, broken ones too, has to do with the changed files.
bool has_related_suites(const TestSettings& settings,
                        const std::vector<std::filesystem::path>& changed);

/// Runs, then waits for changes and runs what is related, until `q` or an interrupt.
ExitCode watch_tests(TestSettings settings, const std::atomic<bool>& is_cancelled,
                     Console& console);

}  // namespace vtlsim
