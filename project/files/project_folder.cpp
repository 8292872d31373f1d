#include "project/files/project_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "vtl/text/ascii.h"
#include "vtlsim/path_pattern.h"

namespace project {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::string join_path(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view text) {
    while (!text.empty()) {
      const std::size_t slash = text.find('/');
      const std::string_view part = text.substr(0, slash);
      text.remove_prefix(slash == std::string_view::npos ? text.size() : slash + 1);
      if (part.empty() || part == ".") continue;
      if (part == ".." && !parts.empty() && parts.back() != "..") {
        parts.pop_back();
      } else {
        parts.push_back(part);
      }
    }
  };
  add(folder);
  add(path);
  std::string joined;
  for (const std::string_view part : parts) {
    if (!joined.empty()) joined += '/';
    joined += part;
  }
  return joined;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::string file_name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

ProjectFolder::ProjectFolder(const std::string& root, std::size_t most_files)
    : folder_(root), root_(folder_.path().string()), left_(most_files) {}

std::string ProjectFolder::absolute(const std::string& path) const {
  return path.empty() ? root_ : root_ + "/" + path;
}

FileText ProjectFolder::read(const std::string& path, std::size_t limit) const {
  FileText result;
  auto read = folder_.read(absolute(path), vtlsim::Links::within_root, limit);
  if (auto* text = std::get_if<std::string>(&read)) {
    result.state = FileState::good;
    result.text = std::move(*text);
    return result;
  }
  switch (std::get<vtlsim::FileProblem>(read).fault) {
    case vtlsim::FileFault::bad_name:
    case vtlsim::FileFault::missing:
      result.reason = "no such file";
      return result;
    case vtlsim::FileFault::outside:
      result.state = FileState::outside;
      result.reason = "it lies outside of the project, and files there are not read";
      return result;
    case vtlsim::FileFault::too_large:
      result.reason = "it is larger than " + std::to_string(limit) + " bytes";
      break;
    case vtlsim::FileFault::not_text:
      result.reason = "it is not UTF-8";
      break;
    case vtlsim::FileFault::folder:
    case vtlsim::FileFault::not_regular:
      result.reason = "it is not a file";
      break;
    default:
      result.reason = "it cannot be read";
  }
  result.state = FileState::unreadable;
  return result;
}

bool ProjectFolder::is_file(const std::string& path) const {
  std::error_code error;
  return !path.empty() && fs::is_regular_file(absolute(path), error) &&
         folder_.holds(absolute(path));
}

bool ProjectFolder::is_folder(const std::string& path) const {
  std::error_code error;
  return fs::is_directory(absolute(path), error) && folder_.holds(absolute(path));
}

const std::vector<FolderEntry>& ProjectFolder::entries(const std::string& folder) {
  const auto [place, is_new] = entries_.try_emplace(folder);
  if (!is_new) return place->second;
  auto names = folder_.names(absolute(folder));
  auto* sorted = std::get_if<std::vector<std::string>>(&names);
  if (sorted == nullptr) return place->second;
  for (std::string& name : *sorted) {
    if (left_ == 0) break;
    --left_;
    FolderEntry entry;
    entry.name = std::move(name);
    const std::string path = join_path(folder, entry.name);
    std::error_code error;
    const fs::file_type type = fs::symlink_status(absolute(path), error).type();
    entry.is_folder = type == fs::file_type::directory;
    // A link may lead out of the root, or around in a circle: only one to a file is taken.
    const bool is_taken = entry.is_folder || type == fs::file_type::regular ||
                          (type == fs::file_type::symlink && is_file(path));
    if (is_taken) place->second.push_back(std::move(entry));
  }
  return place->second;
}

bool ProjectFolder::is_skipped(std::string_view folder_name) const {
  constexpr std::string_view kSkipped[] = {"node_modules", "dist", "#current-cloud-backend"};
  return folder_name.starts_with('.') ||
         std::find(std::begin(kSkipped), std::end(kSkipped), folder_name) != std::end(kSkipped);
}

bool ProjectFolder::is_ignored(std::string_view path) const {
  return std::any_of(ignored_.begin(), ignored_.end(), [&](const std::string& pattern) {
    return vtlsim::matches_path_pattern(pattern, path);
  });
}

std::vector<std::string> ProjectFolder::files_below(const std::string& folder, std::size_t depth) {
  std::vector<std::string> files;
  struct Level {
    std::string folder;
    std::size_t depth;
  };
  std::vector<Level> waiting{{folder, depth}};
  while (!waiting.empty()) {
    const Level level = std::move(waiting.back());
    waiting.pop_back();
    std::vector<Level> below;
    for (const FolderEntry& entry : entries(level.folder)) {
      std::string path = join_path(level.folder, entry.name);
      if (is_ignored(path)) continue;
      if (!entry.is_folder) {
        files.push_back(std::move(path));
      } else if (level.depth > 0 && !is_skipped(entry.name)) {
        below.push_back({std::move(path), level.depth - 1});
      }
    }
    waiting.insert(waiting.end(), below.rbegin(), below.rend());
  }
  return files;
}

std::string ProjectFolder::other_case(const std::string& path) {
  const std::string folder = folder_of(path);
  const std::string name = file_name_of(path);
  for (const FolderEntry& entry : entries(folder)) {
    if (!entry.is_folder && entry.name != name && vtl::equal_but_for_case(entry.name, name))
      return join_path(folder, entry.name);
  }
  return {};
}

bool ProjectFolder::is_newer(const std::string& path, const std::string& than) const {
  std::error_code error;
  const auto first = fs::last_write_time(absolute(path), error);
  if (error) return false;
  const auto second = fs::last_write_time(absolute(than), error);
  return !error && first > second;
}

}  // namespace project
