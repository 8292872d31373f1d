// Files that are replaced in one step.
//
// Why: an interrupted run must not leave half a snapshot, and a reader must never see one.
// Invariants: the text is written to a file of its own beside the target and renamed over it; on
// failure the target is as it was and the other file is gone. Threads: several threads and
// processes may replace the same file at once; one of them wins whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vtlsim {

/// The reason when it cannot be done.
std::optional<std::string> replace_file(const std::filesystem::path& path, std::string_view text);

/// Holds a lock on a folder that other processes respect as well, until it is destroyed. A folder
/// that cannot be locked (a network file system) is taken unlocked.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  int descriptor_;
};

}  // namespace vtlsim
