#include "vtlsim/last_run.h"

#include <algorithm>
#include <set>
#include <system_error>

#include <nlohmann/json.hpp>

#include "testkit/files/atomic_file.h"
#include "vtlsim/json.h"
#include "vtlsim/suite.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

fs::path state_file(const fs::path& root) {
  return root / ".vtlsim" / "last-run.json";
}

}  // namespace

std::optional<std::vector<std::string>> read_failed_tests(const fs::path& root) {
  const auto text = read_project_file(state_file(root).string());
  const auto* content = std::get_if<std::string>(&text);
  if (content == nullptr) return std::nullopt;
  const auto tree = parse_json(*content);
  if (!tree || !tree->is_object() || !tree->contains("failed") || !(*tree)["failed"].is_array()) {
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const Json& name : (*tree)["failed"]) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

void remember_failed_tests(const fs::path& root, const std::vector<std::string>& run,
                           const std::vector<std::string>& failed) {
  const auto before = read_failed_tests(root);
  if (!before && failed.empty()) return;
  const std::set<std::string> known(run.begin(), run.end());
  std::vector<std::string> names = failed;
  for (const std::string& name : before.value_or(std::vector<std::string>())) {
    if (known.find(name) == known.end()) names.push_back(name);
  }
  if (before && *before == names) return;
  const fs::path file = state_file(root);
  std::error_code error;
  if (fs::create_directories(file.parent_path(), error)) {
    // The folder looks after itself in version control.
    replace_file(file.parent_path() / ".gitignore", "*\n");
  }
  if (error) return;
  replace_file(file, json_text(Json{{"failed", names}}, 2) + "\n");
}

}  // namespace vtlsim
