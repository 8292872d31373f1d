// The files of a project: found below its root and opened nowhere else, links included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vtlsim/file_root.h"

namespace project {

/// Why a file cannot be had.
enum class FileState : std::uint8_t { good, missing, outside, unreadable };

struct FileText {
  FileState state = FileState::missing;
  std::string text;
  /// One sentence when there is no text.
  std::string reason;
};

struct FolderEntry {
  std::string name;
  bool is_folder = false;
};

class ProjectFolder {
 public:
  ProjectFolder(const std::string& root, std::size_t most_files);

  const std::string& root() const { return root_; }
  /// `path` is relative to the root. Bytes as they are; UTF-8 is checked.
  FileText read(const std::string& path, std::size_t limit) const;
  bool is_file(const std::string& path) const;
  bool is_folder(const std::string& path) const;
  /// Sorted by name; links are left out where they lead out of the root. Empty for what is not a
  /// folder.
  const std::vector<FolderEntry>& entries(const std::string& folder);
  /// All files below a folder, sorted, folders for which is_skipped says so left out; at most
  /// `depth` folders deep.
  std::vector<std::string> files_below(const std::string& folder, std::size_t depth);
  /// Folders that hold nothing a person wrote: hidden ones, node_modules, dist ...
  bool is_skipped(std::string_view folder_name) const;
  void ignore(std::vector<std::string> patterns) { ignored_ = std::move(patterns); }
  bool is_ignored(std::string_view path) const;
  /// The limit of files was reached: some were not looked at.
  bool is_exhausted() const { return left_ == 0; }
  /// A file of the same folder whose name differs in case alone; or empty.
  std::string other_case(const std::string& path);
  /// Whether the file was written after the other one (by their times).
  bool is_newer(const std::string& path, const std::string& than) const;

 private:
  std::string absolute(const std::string& path) const;

  vtlsim::FileRoot folder_;
  std::string root_;
  std::size_t left_;
  std::vector<std::string> ignored_;
  std::map<std::string, std::vector<FolderEntry>> entries_;
};

/// Joins and normalizes: `a/b` and `../c.vtl` give `a/c.vtl`. What leaves the root keeps its `..`
/// in front.
std::string join_path(std::string_view folder, std::string_view path);
std::string folder_of(std::string_view path);
std::string file_name_of(std::string_view path);

}  // namespace project
