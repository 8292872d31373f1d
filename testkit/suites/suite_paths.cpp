#include "testkit/suites/suite_paths.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace vtlsim {

namespace fs = std::filesystem;

fs::path resolved_path(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  fs::path result = fs::weakly_canonical(absolute, error);
  return error ? absolute.lexically_normal() : result;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [folder_end, path_end] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return folder_end == folder.end();
}

std::string suite_name(const fs::path& file, std::string_view suffix, const fs::path& root) {
  std::string name = resolved_path(file).lexically_relative(resolved_path(root)).generic_string();
  if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  return name;
}

fs::path snapshot_path(const fs::path& file, std::string_view suffix) {
  std::string name = file.filename().string();
  if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  return file.parent_path() / "__snapshots__" / (name + ".snap.json");
}

RecordingReader::RecordingReader(const SuiteLoadOptions& options) {
  reader_ = [this, read = options.read ? options.read
                                       : FileReader(read_project_file)](const std::string& path) {
    files_.push_back(resolved_path(path));
    return read(path);
  };
}

std::vector<fs::path> RecordingReader::take_files() {
  std::sort(files_.begin(), files_.end());
  files_.erase(std::unique(files_.begin(), files_.end()), files_.end());
  return std::move(files_);
}

}  // namespace vtlsim
