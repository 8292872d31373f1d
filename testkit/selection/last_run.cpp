#include "vtlsim/last_run.h"

#include <set>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "vtlsim/file_root.h"
#include "vtlsim/json.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

fs::path state_file(const FileRoot& root) {
  return root.path() / ".vtlsim" / "last-run.json";
}

FileProblem damaged(const fs::path& file) {
  return {FileFault::unreadable, file.string() + " is not a record of failed tests",
          "take the file away; the next run writes it anew"};
}

FileResult<FailedTests> read_beneath(const FileRoot& root) {
  const fs::path file = state_file(root);
  auto text = root.read(file, Links::none);
  if (auto* problem = std::get_if<FileProblem>(&text)) {
    if (problem->fault == FileFault::missing) return FailedTests();
    return std::move(*problem);
  }
  const auto tree = parse_json(std::get<std::string>(text));
  if (!tree || !tree->is_object() || !tree->contains("failed") || !(*tree)["failed"].is_array())
    return damaged(file);
  std::vector<std::string> names;
  for (const Json& name : (*tree)["failed"]) {
    if (!name.is_string()) return damaged(file);
    names.push_back(name.get<std::string>());
  }
  return FailedTests(std::move(names));
}

}  // namespace

FileResult<FailedTests> read_failed_tests(const fs::path& root) {
  return read_beneath(FileRoot(root));
}

std::optional<FileProblem> remember_failed_tests(const fs::path& root_folder,
                                                 const std::vector<std::string>& run,
                                                 const std::vector<std::string>& failed) {
  const FileRoot root(root_folder);
  auto known = read_beneath(root);
  if (auto* problem = std::get_if<FileProblem>(&known)) return std::move(*problem);
  const FailedTests& before = std::get<FailedTests>(known);
  if (!before && failed.empty()) return std::nullopt;
  const std::set<std::string> were_run(run.begin(), run.end());
  std::vector<std::string> names = failed;
  if (before) {
    for (const std::string& name : *before) {
      if (were_run.find(name) == were_run.end()) names.push_back(name);
    }
    if (*before == names) return std::nullopt;
  }
  const fs::path file = state_file(root);
  auto locked = root.lock_folder(file.parent_path(), Links::none);
  if (auto* problem = std::get_if<FileProblem>(&locked)) return std::move(*problem);
  if (std::get<FolderLock>(locked).is_new()) {
    // The folder looks after itself in version control.
    if (auto problem = root.replace(file.parent_path() / ".gitignore", "*\n", Links::none))
      return problem;
  }
  return root.replace(file, json_text(Json{{"failed", names}}, 2) + "\n", Links::none);
}

}  // namespace vtlsim
