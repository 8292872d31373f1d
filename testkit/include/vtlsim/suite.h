// A suite: what is tested, and the tests, as read from a *.vtltest.json or found as X.fixtures.
// Everything that names, chooses, runs or reports tests works on these values, without running or
// compiling anything. Immutable after loading; may be shared by threads.
//
// Contexts, answers and expectations of a case are complete (defaults, merges and table rows
// applied), and every expectation was checked. Full names are unique within a suite and the same
// wherever they are printed or registered.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "appsync/compatibility.h"
#include "appsync/context.h"
#include "appsync/resolver.h"
#include "vtl/diagnostic.h"
#include "vtlsim/json.h"
#include "vtlsim/resolver_file.h"

namespace vtlsim {

struct TestCase {
  /// "asks for the newest page"; "NAME [row]" for a row of a table.
  std::string name;
  /// "SUITE > NAME".
  std::string full_name;
  /// Those of the suite first.
  std::vector<std::string> tags;
  bool is_only = false;
  /// Why it is not run, or why it may fail; an empty text when the suite does not say.
  std::optional<std::string> skip;
  std::optional<std::string> todo;
  /// JSON objects as text.
  std::shared_ptr<const std::string> context_json;
  std::shared_ptr<const std::string> answers_json;
  /// Milliseconds since 1970-01-01T00:00Z.
  std::int64_t now_millis = 0;
  std::uint64_t seed = 1;
  bool is_strict = false;
  /// An object with the keys of `expect`, `snapshot` excepted.
  std::shared_ptr<const Json> expect;
  /// Key in the suite's snapshot file; empty when there is none to compare.
  std::string snapshot_key;
  /// Where it is: file as shown, 1-based line and column.
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

struct TemplateSubject {
  appsync::TemplateText text;
  appsync::TemplatePosition position = appsync::TemplatePosition::unspecified;
};

struct TestSuite {
  /// Path from the root without suffix, with `/`: "resolvers/Query.getMessages". One line of valid
  /// UTF-8, whatever the file is called.
  std::string name;
  /// As found: the path that was given, or one below it; made visible (see visible_text).
  std::string path;
  std::variant<TemplateSubject, appsync::ResolverSpec> subject;
  std::vector<TestCase> cases;
  /// Switches that the suite sets for its tests.
  std::vector<appsync::CompatibilityChoice> compatibility;
  /// __snapshots__/NAME.snap.json beside the suite.
  std::filesystem::path snapshot_file;
  /// Binds what is read and written for the suite; absolute.
  std::filesystem::path root;
  /// All that it was read from, absolute, symbolic links resolved; snapshots included.
  std::vector<std::filesystem::path> files;
};

/// A suite that cannot be run; it has at least one diagnostic.
struct BrokenSuite {
  std::string name;
  std::string path;
  std::vector<vtl::Diagnostic> diagnostics;
  /// Same as in TestSuite, as far as known.
  std::vector<std::filesystem::path> files;
};

using SuiteResult = std::variant<TestSuite, BrokenSuite>;

struct SuiteLoadOptions {
  /// Names are relative to it, and no file outside of it is read or written.
  std::filesystem::path root;
  /// A person typed the path of the suite, so it may be anything: a link to elsewhere, a pipe.
  bool is_typed = false;
  /// The text of the suite file where it is not in the file system.
  std::optional<std::string> text = std::nullopt;
};

inline constexpr std::string_view kSuiteSuffix = ".vtltest.json";
inline constexpr std::string_view kFixturesSuffix = ".fixtures";
/// What a test's clock shows when nobody says otherwise: 2026-01-02T03:04:05.678Z.
inline constexpr std::int64_t kDefaultNowMillis = 1'767'323'045'678;

/// Reads `NAME.vtltest.json`.
SuiteResult load_suite_file(const std::filesystem::path& path, const SuiteLoadOptions& options);
/// Reads the folder `X.fixtures` beside `X.vtl`.
SuiteResult load_fixtures(const std::filesystem::path& folder, const SuiteLoadOptions& options);

}  // namespace vtlsim
