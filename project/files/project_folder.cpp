#include "project/files/project_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "project/files/path_pattern.h"

namespace project {
namespace {

namespace fs = std::filesystem;

bool is_inside(const fs::path& path, const fs::path& root) {
  return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool equal_but_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

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

ProjectFolder::ProjectFolder(std::string root, std::size_t most_files) : left_(most_files) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(root, error);
  root_ = error ? std::move(root) : resolved.string();
}

std::string ProjectFolder::absolute(const std::string& path) const {
  return path.empty() ? root_ : root_ + "/" + path;
}

FileText ProjectFolder::read(const std::string& path, std::size_t limit) const {
  FileText result;
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(absolute(path), error);
  if (path.empty() || path.find('\0') != std::string::npos || error) {
    result.reason = "no such file";
    return result;
  }
  if (!is_inside(resolved, root_)) {
    result.state = FileState::outside;
    result.reason = "it lies outside of the project, and files there are not read";
    return result;
  }
  const auto status = fs::status(resolved, error);
  if (!fs::exists(status)) {
    result.reason = "no such file";
    return result;
  }
  result.state = FileState::unreadable;
  if (!fs::is_regular_file(status)) {
    result.reason = "it is not a file";
    return result;
  }
  const auto size = fs::file_size(resolved, error);
  if (error || size > limit) {
    result.reason = "it is larger than " + std::to_string(limit) + " bytes";
    return result;
  }
  std::ifstream stream(resolved, std::ios::binary);
  result.text.resize(size);
  stream.read(result.text.data(), static_cast<std::streamsize>(size));
  if (!stream) {
    result.reason = "it cannot be read";
    result.text.clear();
    return result;
  }
  result.state = FileState::good;
  return result;
}

bool ProjectFolder::is_file(const std::string& path) const {
  std::error_code error;
  if (path.empty() || path.starts_with("..") || !fs::is_regular_file(absolute(path), error))
    return false;
  return is_inside(fs::weakly_canonical(absolute(path), error), root_);
}

bool ProjectFolder::is_folder(const std::string& path) const {
  std::error_code error;
  if (path.starts_with("..") || !fs::is_directory(absolute(path), error)) return false;
  return is_inside(fs::weakly_canonical(absolute(path), error), root_);
}

const std::vector<FolderEntry>& ProjectFolder::entries(const std::string& folder) {
  const auto [place, is_new] = entries_.try_emplace(folder);
  if (!is_new || !is_folder(folder)) return place->second;
  std::error_code error;
  for (fs::directory_iterator i(absolute(folder), error), end; !error && i != end;
       i.increment(error)) {
    if (left_ == 0) break;
    --left_;
    FolderEntry entry;
    entry.name = i->path().filename().string();
    std::error_code ignored;
    entry.is_folder = i->is_directory(ignored);
    // A link may lead out of the root, or around in a circle.
    if (i->is_symlink(ignored)) {
      if (entry.is_folder || !is_file(join_path(folder, entry.name))) continue;
    }
    place->second.push_back(std::move(entry));
  }
  std::sort(place->second.begin(), place->second.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return place->second;
}

bool ProjectFolder::is_skipped(std::string_view folder_name) const {
  constexpr std::string_view kSkipped[] = {"node_modules", "dist", "#current-cloud-backend"};
  return folder_name.starts_with('.') ||
         std::find(std::begin(kSkipped), std::end(kSkipped), folder_name) != std::end(kSkipped);
}

bool ProjectFolder::is_ignored(std::string_view path) const {
  return std::any_of(ignored_.begin(), ignored_.end(),
                     [&](const std::string& pattern) { return matches_pattern(pattern, path); });
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
    if (!entry.is_folder && entry.name != name && equal_but_case(entry.name, name))
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
