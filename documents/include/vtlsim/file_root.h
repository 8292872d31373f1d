// A folder that binds files: whatever is named in a file, or found by a search, is opened beneath
// it or not at all, for reading and for writing alike.
//
// A path is resolved beneath the root, its links included, and what is opened is a regular file.
// The kernel does both in one step (openat2 with RESOLVE_BENEATH), so nothing can be exchanged
// between a check and its use; where it cannot (an older kernel, a sandbox, a link that leaves the
// root and comes back), the path is resolved first and then walked folder by folder with no link
// followed. Paths are those of the program: absolute, or relative to the working directory.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vtlsim/file_handle.h"
#include "vtlsim/file_problem.h"

namespace vtlsim {

class FolderLock;

/// Which links of a path are followed.
enum class Links : std::uint8_t {
  within_root,
  none,  // for files that are the program's own
};

/// How paths are resolved; `by_walking` is for tests of what happens without openat2.
enum class Resolving : std::uint8_t { by_kernel, by_walking };

class FileRoot {
 public:
  /// A folder that is not there makes every call a problem.
  explicit FileRoot(const std::filesystem::path& folder,
                    Resolving resolving = Resolving::by_kernel);

  /// Absolute, links resolved.
  const std::filesystem::path& path() const { return path_; }
  /// Whether `path`, links resolved, lies beneath; it need not be there.
  bool holds(const std::filesystem::path& path) const;

  FileResult<std::string> read(const std::filesystem::path& path, Links links = Links::within_root,
                               std::size_t limit = kLargestFile) const;
  /// Names in a folder, sorted; "." and ".." left out.
  FileResult<std::vector<std::string>> names(const std::filesystem::path& folder) const;

  /// Replaces a regular file in one step: the text goes to a file of its own beside it, which is
  /// renamed over it. What an interrupted replacement of the same file left behind is cleared.
  /// A link within the root stays one, and its target is replaced.
  std::optional<FileProblem> replace(const std::filesystem::path& path, std::string_view text,
                                     Links links = Links::within_root) const;
  /// What an interrupted replacement of this file left behind, as replace() does.
  void clear_left_over(const std::filesystem::path& path) const;
  /// Takes a regular file away; a link is refused, as nobody asked for the end of a link.
  std::optional<FileProblem> remove(const std::filesystem::path& path) const;

  /// Makes the folder unless it is there, and locks it against other runs of this program.
  FileResult<FolderLock> lock_folder(const std::filesystem::path& folder,
                                     Links links = Links::within_root) const;

 private:
  friend class FolderLock;
  FileResult<FileHandle> open(const std::filesystem::path& path, int flags, Links links) const;

  std::filesystem::path given_;  // absolute, as it was written
  std::filesystem::path path_;
  FileHandle folder_;
  int error_ = 0;
  Resolving resolving_;
};

/// Keeps a folder locked until it is destroyed. Where a file system has no locks (some of networks)
/// the folder is taken unlocked.
class FolderLock {
 public:
  /// Whether the folder was made for this lock.
  bool is_new() const { return is_new_; }
  /// Takes the folder away if nothing is in it. A link to a folder stays.
  void remove_if_empty() const;

 private:
  friend class FileRoot;
  FolderLock(FileHandle parent, std::string name, FileHandle folder, bool is_new)
      : parent_(std::move(parent)),
        name_(std::move(name)),
        folder_(std::move(folder)),
        is_new_(is_new) {}

  FileHandle parent_;
  std::string name_;
  FileHandle folder_;
  bool is_new_;
};

/// Returns the absolute path with links resolved; the path need not exist.
std::filesystem::path resolved_path(const std::filesystem::path& path);
/// Returns whether `path` is `folder` or beneath it, by their names alone.
bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder);
/// Returns the root of a folder when none was given: the working directory if the folder is in it,
/// else the folder itself.
std::filesystem::path default_root(const std::filesystem::path& folder);

}  // namespace vtlsim
