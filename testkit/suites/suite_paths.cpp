#include "testkit/suites/suite_paths.h"

#include "vtlsim/file_root.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {

namespace fs = std::filesystem;

fs::path folder_of(const fs::path& file) {
  return resolved_path(file.has_parent_path() ? file.parent_path() : fs::path("."));
}

std::string suite_name(const fs::path& file, std::string_view suffix, const fs::path& root) {
  // Where the suite stands counts, even if it is a link to another place.
  const fs::path whole = folder_of(file) / file.filename();
  std::string name = whole.lexically_relative(resolved_path(root)).generic_string();
  if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  return visible_text(name);
}

fs::path snapshot_path(const fs::path& file, std::string_view suffix) {
  std::string name = file.filename().string();
  if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  return file.parent_path() / "__snapshots__" / (name + ".snap.json");
}

}  // namespace vtlsim
