// Where the suites are.
//
// Why: `vtlsim test` with a folder, CTest and GoogleTest with patterns all look for the same two
// things. Invariants: the order is that of the paths' texts, whatever the file system answers; no
// suite is found twice; hidden folders, node_modules and build folders are passed over; symbolic
// links to folders are not followed. Threads: no state.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "vtl/diagnostic.h"
#include "vtlsim/suite.h"

namespace vtlsim {

struct FoundSuite {
  enum class Kind : std::uint8_t { suite_file, fixtures };
  Kind kind = Kind::suite_file;
  std::filesystem::path path;
};

/// `paths` are folders, suite files, `X.fixtures` folders or templates `X.vtl` (then the fixtures
/// and the suite of that name), or patterns of suites: `resolvers/**/*.vtltest.json`, with `*`, `?`
/// and `**`. A path that is not there or is nothing of this, and a pattern that no suite fits, is a
/// diagnostic.
std::variant<std::vector<FoundSuite>, vtl::Diagnostic> discover_suites(
    const std::vector<std::filesystem::path>& paths);

struct LoadedSuites {
  std::vector<TestSuite> suites;
  std::vector<BrokenSuite> broken;
};

/// A suite outside of options.root is taken as if its own folder were the root.
LoadedSuites load_suites(const std::vector<FoundSuite>& found, const SuiteLoadOptions& options);

}  // namespace vtlsim
