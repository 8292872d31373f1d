// Which of the loaded tests are run.
//
// Why: every way to choose (names, tags, last failures, changed files, shards, `only`) is decided
// here, before anything is compiled, so that listing and running agree. Invariants: order is that
// of suites and tests. `only` and shards apply to what the other ways chose. Shards of one run
// never overlap and together are everything. Ownership: refers to the suites. Threads: pure
// functions.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "vtlsim/suite.h"

namespace vtlsim {

struct Selection {
  /// A test is chosen when its full name holds one of them: a text, or a Java regular expression
  /// between slashes.
  std::vector<std::string> filters;
  /// Full names, whole.
  std::vector<std::string> names;
  /// A test is chosen when it has one of them; `!tag` leaves out.
  std::vector<std::string> tags;
  /// Full names of the tests that failed last time.
  std::optional<std::vector<std::string>> failed;
  /// Files that changed: only suites that read one of them, or a file in a folder that is named.
  std::optional<std::vector<std::filesystem::path>> related;
  /// 1-based.
  std::size_t shard = 1;
  std::size_t shard_count = 1;
};

struct SelectedCase {
  const TestSuite* suite = nullptr;
  const TestCase* test = nullptr;
  /// Another test of the suite is `only`: this one is skipped.
  bool is_left_out = false;
};

/// A text says which filter is no regular expression.
std::variant<std::vector<SelectedCase>, std::string> select_cases(
    const std::vector<TestSuite>& suites, const Selection& selection);

/// Whether a suite with these files has to do with one of the changed ones.
bool is_related(const std::vector<std::filesystem::path>& files,
                const std::vector<std::filesystem::path>& changed);

}  // namespace vtlsim
