#include "vtlsim/discovery.h"

#include <algorithm>
#include <set>
#include <string>
#include <system_error>

#include "testkit/suites/path_pattern.h"
#include "testkit/suites/project_folders.h"
#include "testkit/suites/suite_paths.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

class Finder {
 public:
  void folder(const fs::path& path, std::size_t depth) {
    if (depth > kMostFolderDepth) return;
    std::error_code error;
    for (const fs::directory_entry& entry : sorted_entries(path)) {
      const bool is_link = entry.is_symlink(error);
      if (entry.is_directory(error)) {
        if (is_link) continue;
        if (is_fixtures(entry.path())) {
          add(FoundSuite::Kind::fixtures, entry.path());
        } else if (!is_passed_over(entry.path())) {
          folder(entry.path(), depth + 1);
        }
      } else if (is_suite_file(entry.path())) {
        add(FoundSuite::Kind::suite_file, entry.path());
      }
    }
  }

  /// All below the last folder without a wildcard that fit; false when none does.
  bool pattern(const fs::path& path) {
    const fs::path whole = path.lexically_normal();
    fs::path folder_path;
    for (const fs::path& name : whole) {
      if (has_wildcard(name.string())) break;
      folder_path /= name;
    }
    Finder below;
    below.folder(folder_path.empty() ? fs::path(".") : folder_path, 0);
    bool has_found = false;
    for (const FoundSuite& one : below.found_) {
      if (!matches_path_pattern(whole.generic_string(), one.path.generic_string())) continue;
      add(one.kind, one.path);
      has_found = true;
    }
    return has_found;
  }

  bool one(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      const fs::path bare = path.has_filename() ? path : path.parent_path();
      if (is_fixtures(bare)) {
        add(FoundSuite::Kind::fixtures, bare);
      } else {
        folder(path, 0);
      }
      return true;
    }
    if (is_suite_file(path)) {
      add(FoundSuite::Kind::suite_file, path);
      return true;
    }
    if (path.extension() != ".vtl") return false;
    const fs::path stem = path.parent_path() / path.stem();
    const fs::path suite = stem.string() + std::string(kSuiteSuffix);
    const fs::path fixtures = stem.string() + std::string(kFixturesSuffix);
    if (is_suite_file(suite)) add(FoundSuite::Kind::suite_file, suite);
    if (fs::is_directory(fixtures, error)) add(FoundSuite::Kind::fixtures, fixtures);
    return true;
  }

  std::vector<FoundSuite> take() {
    std::sort(found_.begin(), found_.end(), [](const FoundSuite& left, const FoundSuite& right) {
      return left.path.generic_string() < right.path.generic_string();
    });
    return std::move(found_);
  }

 private:
  static bool is_suite_file(const fs::path& path) {
    const std::string name = path.filename().string();
    std::error_code error;
    return name.ends_with(kSuiteSuffix) && name.size() > kSuiteSuffix.size() &&
           !name.starts_with(".") && fs::is_regular_file(path, error);
  }
  static bool is_fixtures(const fs::path& folder) {
    std::string path = folder.string();
    if (!path.ends_with(kFixturesSuffix) || folder.filename().string().starts_with("."))
      return false;
    path.resize(path.size() - kFixturesSuffix.size());
    std::error_code error;
    return fs::is_regular_file(path + ".vtl", error);
  }
  void add(FoundSuite::Kind kind, const fs::path& path) {
    const fs::path shown = path.lexically_normal();
    if (seen_.insert(resolved_path(path)).second) found_.push_back({kind, shown});
  }

  std::vector<FoundSuite> found_;
  std::set<fs::path> seen_;
};

}  // namespace

std::variant<std::vector<FoundSuite>, vtl::Diagnostic> discover_suites(
    const std::vector<fs::path>& paths) {
  Finder finder;
  for (const fs::path& path : paths) {
    std::error_code error;
    vtl::Diagnostic wrong;
    wrong.code = "TST003";
    if (!fs::exists(path, error) && has_wildcard(path.generic_string())) {
      if (finder.pattern(path)) continue;
      wrong.message = "no suite fits the pattern " + path.string();
      wrong.help = "a suite is NAME.vtltest.json, or a folder X.fixtures beside X.vtl";
      return wrong;
    }
    if (!fs::exists(path, error)) {
      wrong.message = "no such file or folder: " + path.string();
      return wrong;
    }
    if (!finder.one(path)) {
      wrong.message = path.string() + " is no suite";
      wrong.help = "a suite is NAME.vtltest.json, or a folder X.fixtures beside X.vtl";
      return wrong;
    }
  }
  return finder.take();
}

LoadedSuites load_suites(const std::vector<FoundSuite>& found, const SuiteLoadOptions& options) {
  LoadedSuites loaded;
  const fs::path root = resolved_path(options.root);
  for (const FoundSuite& one : found) {
    SuiteLoadOptions own = options;
    if (!is_below(resolved_path(one.path), root)) own.root = resolved_path(one.path).parent_path();
    SuiteResult result = one.kind == FoundSuite::Kind::fixtures ? load_fixtures(one.path, own)
                                                                : load_suite_file(one.path, own);
    if (auto* suite = std::get_if<TestSuite>(&result)) {
      loaded.suites.push_back(std::move(*suite));
    } else {
      loaded.broken.push_back(std::move(std::get<BrokenSuite>(result)));
    }
  }
  return loaded;
}

}  // namespace vtlsim
