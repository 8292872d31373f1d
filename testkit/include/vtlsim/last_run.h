// What is remembered of the last run: which tests failed, so that `--failed` runs them again.
//
// It is kept in .vtlsim/last-run.json beneath the root and replaced in one step; tests that a run
// left out keep what is known of them. The folder is the program's own, so no link is followed
// there. A record that is there and cannot be read is a problem and not an empty one, and it stays
// as it is. Several processes may write at once; the last one wins.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "vtlsim/file_problem.h"

namespace vtlsim {

/// Full names; nothing when nothing is remembered.
using FailedTests = std::optional<std::vector<std::string>>;

FileResult<FailedTests> read_failed_tests(const std::filesystem::path& root);

/// `run`: the tests that were run, `failed`: those of them that failed. Makes no folder while
/// nothing has failed. A problem: nothing was remembered.
std::optional<FileProblem> remember_failed_tests(const std::filesystem::path& root,
                                                 const std::vector<std::string>& run,
                                                 const std::vector<std::string>& failed);

}  // namespace vtlsim
