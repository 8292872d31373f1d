// Tells when files of a project change, for `vtlsim test --watch`. A change between two waits is
// not lost; bursts (an editor that writes, renames and touches) come as one. Hidden folders,
// node_modules and build folders are not watched.
//
// inotify watches single folders, so new folders are added as they appear; without inotify (a
// network file system, the limit of watches), times and sizes are compared every half second.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace vtlsim {

struct WatchEvent {
  /// Files that changed, appeared or went away; sorted.
  std::vector<std::filesystem::path> changed;
  /// Lines that came from the other descriptor; with `is_input_closed` no more will.
  std::vector<std::string> input_lines;
  bool is_input_closed = false;
};

class FileWatcher {
 public:
  virtual ~FileWatcher() = default;
  /// Waits until something changed, a line came from `input_descriptor` (-1: none), or a signal
  /// arrived (then the event is empty).
  virtual WatchEvent wait(int input_descriptor) = 0;
};

/// Watches what is below `root`.
std::unique_ptr<FileWatcher> make_file_watcher(const std::filesystem::path& root,
                                               bool is_polling = false);

}  // namespace vtlsim
