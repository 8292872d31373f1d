// Where the suites are: `vtlsim test` with a folder, CTest and GoogleTest with patterns all look
// for the same two things.
//
// The order is that of the paths' texts, whatever the file system answers; no suite is found twice;
// hidden folders, node_modules and build folders are passed over; symbolic links to folders are not
// followed. What cannot be looked into is found, too, as a suite that cannot be read: a run must
// not be green because it was blind.
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
  enum class Kind : std::uint8_t {
    suite_file,
    fixtures,
    unreadable,  // a folder that cannot be looked into
  };
  Kind kind = Kind::suite_file;
  std::filesystem::path path;
  /// A person typed this very path.
  bool is_typed = false;
  /// Why the folder cannot be read.
  std::string problem;
};

/// `paths` are folders, suite files, `X.fixtures` folders or templates `X.vtl` (then the fixtures
/// and the suite of that name), or patterns of suites: `resolvers/**/*.vtltest.json`, with `*`, `?`
/// and `**`. A path that is not there or is nothing of this, and a pattern that no suite fits, is a
/// diagnostic.
std::variant<std::vector<FoundSuite>, vtl::Diagnostic> discover_suites(
    const std::vector<std::filesystem::path>& paths);

/// Returns the suites of one folder, without those of folders in it.
std::vector<FoundSuite> suites_in_folder(const std::filesystem::path& folder);

struct LoadedSuites {
  std::vector<TestSuite> suites;
  std::vector<BrokenSuite> broken;
};

/// A suite outside of options.root is taken as if its own folder were the root. An internal error
/// while one is loaded (no memory, for one) makes that one a broken suite.
LoadedSuites load_suites(const std::vector<FoundSuite>& found, const SuiteLoadOptions& options);

}  // namespace vtlsim
