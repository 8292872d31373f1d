#include "vtlsim/discovery.h"

#include <algorithm>
#include <set>
#include <string>
#include <system_error>

#include "testkit/barrier/current_exception.h"
#include "testkit/suites/project_folders.h"
#include "testkit/suites/suite_paths.h"
#include "vtlsim/file_root.h"
#include "vtlsim/path_pattern.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

class Finder {
 public:
  void folder(const fs::path& path, std::size_t depth) {
    if (depth > kMostFolderDepth)
      return add_unreadable(path, path.string() + std::string(kTooDeep));
    auto entries = sorted_entries(path);
    if (auto* problem = std::get_if<FileProblem>(&entries))
      return add_unreadable(path, std::move(problem->message));
    for (const auto& entry : std::get<std::vector<fs::directory_entry>>(entries)) {
      std::error_code error;
      const bool is_link = entry.is_symlink(error);
      if (entry.is_directory(error)) {
        if (is_link) continue;
        if (is_fixtures(entry.path())) {
          add(FoundSuite::Kind::fixtures, entry.path());
        } else if (!is_passed_over(entry.path())) {
          folder(entry.path(), depth + 1);
        }
      } else {
        take_file(entry);
      }
    }
  }

  /// What is in one folder and in none below.
  void folder_alone(const fs::path& path) {
    auto entries = sorted_entries(path);
    if (auto* problem = std::get_if<FileProblem>(&entries))
      return add_unreadable(path, std::move(problem->message));
    for (const auto& entry : std::get<std::vector<fs::directory_entry>>(entries)) {
      std::error_code error;
      if (entry.is_directory(error)) {
        if (is_fixtures(entry.path())) add(FoundSuite::Kind::fixtures, entry.path());
      } else {
        take_file(entry);
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
    if (folder_path.empty()) folder_path = ".";
    // Below a folder that does not exist nothing fits, which is all there is to say.
    std::error_code error;
    if (!fs::exists(folder_path, error) && !error) return false;
    Finder below;
    below.folder(folder_path, 0);
    bool has_found = false;
    for (FoundSuite& one : below.found_) {
      const bool is_unreadable = one.kind == FoundSuite::Kind::unreadable;
      if (!is_unreadable &&
          !matches_path_pattern(whole.generic_string(), one.path.generic_string()))
        continue;
      if (is_unreadable) {
        add_unreadable(one.path, std::move(one.problem));
      } else {
        add(one.kind, one.path);
      }
      has_found = true;
    }
    return has_found;
  }

  bool one(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      const fs::path bare = path.has_filename() ? path : path.parent_path();
      if (is_fixtures(bare)) {
        add(FoundSuite::Kind::fixtures, bare, true);
      } else {
        folder(path, 0);
      }
      return true;
    }
    const fs::file_status status = fs::status(path, error);
    const bool is_pipe = fs::is_fifo(status) || fs::is_character_file(status);
    if (has_suite_name(path) || is_pipe) {
      add(FoundSuite::Kind::suite_file, path, true);
      return true;
    }
    if (path.extension() != ".vtl") return false;
    const fs::path stem = path.parent_path() / path.stem();
    const fs::path suite = stem.string() + std::string(kSuiteSuffix);
    const fs::path fixtures = stem.string() + std::string(kFixturesSuffix);
    if (has_suite_name(suite) && fs::exists(fs::symlink_status(suite, error)))
      add(FoundSuite::Kind::suite_file, suite);
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
  static bool has_suite_name(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.ends_with(kSuiteSuffix) && name.size() > kSuiteSuffix.size() &&
           !name.starts_with(".");
  }
  void take_file(const fs::directory_entry& entry) {
    if (has_suite_name(entry.path()) && is_file_entry(entry))
      add(FoundSuite::Kind::suite_file, entry.path());
  }
  static bool is_fixtures(const fs::path& folder) {
    std::string path = folder.string();
    if (!path.ends_with(kFixturesSuffix) || folder.filename().string().starts_with("."))
      return false;
    path.resize(path.size() - kFixturesSuffix.size());
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path + ".vtl", error);
    return fs::exists(status) && !fs::is_directory(status);
  }
  void add(FoundSuite::Kind kind, const fs::path& path, bool is_typed = false) {
    const fs::path shown = path.lexically_normal();
    if (seen_.insert(resolved_path(path)).second) found_.push_back({kind, shown, is_typed, ""});
  }
  void add_unreadable(const fs::path& path, std::string problem) {
    if (!seen_.insert(resolved_path(path)).second) return;
    found_.push_back(
        {FoundSuite::Kind::unreadable, path.lexically_normal(), false, std::move(problem)});
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
      wrong.message = path.string() + " is not a suite";
      wrong.help = "a suite is NAME.vtltest.json, or a folder X.fixtures beside X.vtl";
      return wrong;
    }
  }
  return finder.take();
}

namespace {

BrokenSuite broken_off(const FoundSuite& one, const SuiteLoadOptions& options,
                       std::string message) {
  vtl::Diagnostic diagnostic;
  diagnostic.code = one.kind == FoundSuite::Kind::unreadable ? "TST005" : "TST001";
  diagnostic.message = std::move(message);
  BrokenSuite broken;
  broken.name = suite_name(one.path, "", options.root);
  broken.path = visible_text(one.path.string());
  broken.diagnostics.push_back(std::move(diagnostic));
  broken.files.push_back(resolved_path(one.path));
  return broken;
}

SuiteResult load(const FoundSuite& one, const SuiteLoadOptions& options) {
  switch (one.kind) {
    case FoundSuite::Kind::suite_file:
      return load_suite_file(one.path, options);
    case FoundSuite::Kind::fixtures:
      return load_fixtures(one.path, options);
    case FoundSuite::Kind::unreadable:
      break;
  }
  return broken_off(one, options, one.problem);
}

/// The last barrier: what goes wrong inside is this suite's problem alone.
SuiteResult load_or_break(const FoundSuite& one, const SuiteLoadOptions& options) {
  try {
    return load(one, options);
  } catch (...) {
    return broken_off(one, options,
                      "this suite could not be loaded: " + words_of_current_exception());
  }
}

}  // namespace

std::vector<FoundSuite> suites_in_folder(const fs::path& folder) {
  Finder finder;
  finder.folder_alone(folder);
  return finder.take();
}

LoadedSuites load_suites(const std::vector<FoundSuite>& found, const SuiteLoadOptions& options) {
  LoadedSuites loaded;
  const fs::path root = resolved_path(options.root);
  for (const FoundSuite& one : found) {
    SuiteLoadOptions own = options;
    own.is_typed = one.is_typed;
    // A link counts where it stands: what it leads to must not choose the root.
    const fs::path folder = folder_of(one.path);
    if (!is_below(folder, root)) own.root = folder;
    SuiteResult result = load_or_break(one, own);
    if (auto* suite = std::get_if<TestSuite>(&result)) {
      loaded.suites.push_back(std::move(*suite));
    } else {
      loaded.broken.push_back(std::move(std::get<BrokenSuite>(result)));
    }
  }
  return loaded;
}

}  // namespace vtlsim
