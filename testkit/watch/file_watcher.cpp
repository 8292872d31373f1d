#include "vtlsim/file_watcher.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <poll.h>
#include <set>
#include <string>
#include <system_error>
#include <tuple>
#include <unistd.h>
#include <utility>

#ifdef __linux__
#include <sys/inotify.h>
#endif

#include "testkit/suites/project_folders.h"
#include "testkit/watch/input_lines.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

// A burst of changes ends when this many milliseconds bring no more.
constexpr int kQuietMilliseconds = 30;
constexpr int kPollMilliseconds = 500;
constexpr std::size_t kMaxDepth = 100;

/// Files of snapshots and state are written by the run itself.
bool is_of_interest(const fs::path& path) {
  const std::string name = path.filename().string();
  return !name.empty() && !name.starts_with(".") && !name.ends_with("~");
}

bool takes_input(const pollfd& input, InputLines& reader, WatchEvent& event) {
  if (input.fd < 0 || (input.revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) == 0) return false;
  event.is_input_closed = !reader.read(input.fd, event.input_lines);
  return true;
}

class PollingWatcher final : public FileWatcher {
 public:
  explicit PollingWatcher(fs::path root) : root_(std::move(root)), known_(look()) {}

  WatchEvent wait(int input_descriptor) override {
    WatchEvent event;
    for (;;) {
      pollfd input{input_descriptor, POLLIN, 0};
      const int count = ::poll(&input, 1, kPollMilliseconds);
      if (count < 0) return event;
      if (takes_input(input, input_, event) &&
          (event.is_input_closed || !event.input_lines.empty())) {
        return event;
      }
      auto present = look();
      for (const auto& [path, facts] : present) {
        const auto before = known_.find(path);
        if (before == known_.end() || before->second != facts) event.changed.push_back(path);
      }
      for (const auto& [path, facts] : known_) {
        if (present.find(path) == present.end()) event.changed.push_back(path);
      }
      known_ = std::move(present);
      if (!event.changed.empty()) return event;
    }
  }

 private:
  using Facts = std::pair<fs::file_time_type, std::uintmax_t>;

  std::map<fs::path, Facts> look() const {
    std::map<fs::path, Facts> found;
    look_into(root_, found, 0);
    return found;
  }
  static void look_into(const fs::path& folder, std::map<fs::path, Facts>& found,
                        std::size_t depth) {
    if (depth > kMaxDepth) return;
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
      std::error_code ignored;
      if (i->is_directory(ignored)) {
        if (!i->is_symlink(ignored) && !is_passed_over(i->path()))
          look_into(i->path(), found, depth + 1);
      } else if (is_of_interest(i->path())) {
        found[i->path()] = {i->last_write_time(ignored), i->file_size(ignored)};
      }
    }
  }

  fs::path root_;
  std::map<fs::path, Facts> known_;
  InputLines input_;
};

#ifdef __linux__

class InotifyWatcher final : public FileWatcher {
 public:
  explicit InotifyWatcher(const fs::path& root)
      : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (descriptor_ >= 0) watch(root, 0);
  }
  ~InotifyWatcher() override {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  InotifyWatcher(const InotifyWatcher&) = delete;
  InotifyWatcher& operator=(const InotifyWatcher&) = delete;

  /// False when the system gives no watches, or not enough of them.
  bool is_good() const { return descriptor_ >= 0 && !has_failed_ && !folders_.empty(); }

  WatchEvent wait(int input_descriptor) override {
    WatchEvent event;
    std::set<fs::path> changed;
    for (;;) {
      pollfd both[2] = {{descriptor_, POLLIN, 0}, {input_descriptor, POLLIN, 0}};
      const int count = ::poll(both, 2, changed.empty() ? -1 : kQuietMilliseconds);
      if (count <= 0) break;  // quiet, or a signal
      if ((both[0].revents & POLLIN) != 0) read_events(changed);
      if (takes_input(both[1], input_, event) &&
          (event.is_input_closed || !event.input_lines.empty()))
        break;
    }
    event.changed.assign(changed.begin(), changed.end());
    return event;
  }

 private:
  static constexpr std::uint32_t kMask =
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;

  void watch(const fs::path& folder, std::size_t depth) {
    if (depth > kMaxDepth) return;
    const int number = ::inotify_add_watch(descriptor_, folder.c_str(), kMask);
    if (number < 0) {
      has_failed_ = has_failed_ || errno == ENOSPC;
      return;
    }
    folders_[number] = folder;
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
      std::error_code ignored;
      if (i->is_directory(ignored) && !i->is_symlink(ignored) && !is_passed_over(i->path())) {
        watch(i->path(), depth + 1);
      }
    }
  }

  void read_events(std::set<fs::path>& changed) {
    alignas(inotify_event) char block[16 * 1024];
    for (;;) {
      const ssize_t size = ::read(descriptor_, block, sizeof block);
      if (size <= 0) return;
      for (ssize_t at = 0; at < size;) {
        const auto* one = reinterpret_cast<const inotify_event*>(block + at);
        at += static_cast<ssize_t>(sizeof(inotify_event)) + one->len;
        take(*one, changed);
      }
    }
  }

  void take(const inotify_event& one, std::set<fs::path>& changed) {
    const auto folder = folders_.find(one.wd);
    if (folder == folders_.end()) return;
    if ((one.mask & IN_IGNORED) != 0) {
      folders_.erase(folder);
      return;
    }
    if (one.len == 0) return;
    const fs::path path = folder->second / one.name;
    if ((one.mask & IN_ISDIR) != 0) {
      if (is_passed_over(path)) return;
      // Files may have come with the folder, before it was watched.
      if ((one.mask & (IN_CREATE | IN_MOVED_TO)) != 0) watch(path, 0);
      changed.insert(path);
    } else if (is_of_interest(path) && (one.mask & IN_CREATE) == 0) {
      changed.insert(path);
    }
  }

  int descriptor_;
  bool has_failed_ = false;
  std::map<int, fs::path> folders_;
  InputLines input_;
};

#endif

}  // namespace

std::unique_ptr<FileWatcher> make_file_watcher(const fs::path& root, bool is_polling) {
#ifdef __linux__
  if (!is_polling) {
    auto watcher = std::make_unique<InotifyWatcher>(root);
    if (watcher->is_good()) return watcher;
  }
#else
  (void)is_polling;
#endif
  return std::make_unique<PollingWatcher>(root);
}

}  // namespace vtlsim
