// What is remembered of the last run: which tests failed.
//
// Why: `--failed` runs them again.
// Invariants: kept in .vtlsim/last-run.json below the root, replaced in one step; tests that a run
// left out keep what is known of them. A state that cannot be read counts as none, and one that
// cannot be written is no failure. Threads: no state; several processes may write at once, the last
// one wins.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vtlsim {

/// Full names; nullopt when nothing is remembered.
std::optional<std::vector<std::string>> read_failed_tests(const std::filesystem::path& root);

/// `run`: the tests that were run, `failed`: those of them that failed. Makes no folder while
/// nothing has failed.
void remember_failed_tests(const std::filesystem::path& root, const std::vector<std::string>& run,
                           const std::vector<std::string>& failed);

}  // namespace vtlsim
