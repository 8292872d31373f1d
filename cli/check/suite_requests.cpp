#include "cli/check/suite_requests.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "vtlsim/discovery.h"
#include "vtlsim/file_root.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

vtl::Diagnostic unreadable(const FoundSuite& folder) {
  vtl::Diagnostic diagnostic;
  diagnostic.code = "TST005";
  diagnostic.message = folder.problem;
  diagnostic.notes.push_back("so nobody knows the suites beside this template");
  return diagnostic;
}

}  // namespace

const std::vector<vtl::Diagnostic>& SuiteRequests::of_folder(const fs::path& folder) {
  const auto known = folders_.find(folder);
  if (known != folders_.end()) return known->second;
  std::vector<vtl::Diagnostic>& found = folders_[folder];
  auto suites = suites_in_folder(folder);
  for (const FoundSuite& one : suites) {
    if (one.kind == FoundSuite::Kind::unreadable) found.push_back(unreadable(one));
  }
  std::erase_if(suites,
                [](const FoundSuite& one) { return one.kind == FoundSuite::Kind::unreadable; });
  if (!suites.empty()) {
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
    if (!diagnostic.source) {
      result.push_back(diagnostic);
      result.back().source = source;
      continue;
    }
    // A text of the same name that is not the same: the file changed between two readings.
    if (diagnostic.source->text() != source->text()) continue;
    if (resolved_path(diagnostic.source->name()) != wanted) continue;
    result.push_back(diagnostic);
    result.back().source = source;
  }
  return result;
}

}  // namespace vtlsim
