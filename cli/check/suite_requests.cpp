#include "cli/check/suite_requests.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>
#include <variant>

#include "testkit/suites/suite_paths.h"
#include "vtlsim/discovery.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

/// The suites of one folder, those below it left out.
std::vector<FoundSuite> suites_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    const std::string name = i->path().filename().string();
    // Without a template beside it, a folder is no fixture of anything.
    const bool is_fixture =
        name.ends_with(kFixturesSuffix) &&
        fs::exists(folder / (name.substr(0, name.size() - kFixturesSuffix.size()) + ".vtl"), error);
    if (name.starts_with(".")) continue;
    if (name.ends_with(kSuiteSuffix) || is_fixture) paths.push_back(i->path());
  }
  auto found = discover_suites(paths);
  auto* suites = std::get_if<std::vector<FoundSuite>>(&found);
  return suites == nullptr ? std::vector<FoundSuite>() : std::move(*suites);
}

}  // namespace

const std::vector<vtl::Diagnostic>& SuiteRequests::of_folder(const fs::path& folder) {
  const auto known = folders_.find(folder);
  if (known != folders_.end()) return known->second;
  std::vector<vtl::Diagnostic>& found = folders_[folder];
  if (const auto suites = suites_in(folder); !suites.empty()) {
    for (const TestSuite& suite : load_suites(suites, {".", {}}).suites) {
      auto more = requests_.check(suite);
      std::move(more.begin(), more.end(), std::back_inserter(found));
    }
  }
  return found;
}

std::vector<vtl::Diagnostic> SuiteRequests::check(
    const std::string& path, const std::shared_ptr<const vtl::Source>& source) {
  std::vector<vtl::Diagnostic> result;
  fs::path folder = fs::path(path).parent_path();
  if (folder.empty()) folder = ".";
  const auto& found = of_folder(folder);
  if (found.empty()) return result;
  const fs::path wanted = resolved_path(path);
  for (const vtl::Diagnostic& diagnostic : found) {
    // A text of the same name that is not the same: the file changed between two readings.
    if (diagnostic.source->text() != source->text()) continue;
    if (resolved_path(diagnostic.source->name()) != wanted) continue;
    result.push_back(diagnostic);
    result.back().source = source;
  }
  return result;
}

}  // namespace vtlsim
