#include "testkit/files/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include <sys/file.h>
#include <sys/stat.h>

namespace vtlsim {
namespace {

std::string reason_of(int number) {
  return std::generic_category().message(number);
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// That of the file that is replaced.
mode_t mode_for(const std::filesystem::path& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) == 0) return facts.st_mode & 0777U;
  return 0644;
}

}  // namespace

std::optional<std::string> replace_file(const std::filesystem::path& path, std::string_view text) {
  // A link is followed, so that the file it names is replaced and not the link.
  std::error_code ignored;
  std::filesystem::path target = path;
  if (std::filesystem::is_symlink(path, ignored)) {
    target = std::filesystem::weakly_canonical(path, ignored);
  }
  const std::string pattern =
      (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  std::vector<char> name(pattern.begin(), pattern.end());
  name.push_back('\0');
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return reason_of(errno);
  bool is_good = write_all(descriptor, text) && ::fchmod(descriptor, mode_for(target)) == 0 &&
                 ::fsync(descriptor) == 0;
  int number = errno;
  if (::close(descriptor) != 0 && is_good) {
    is_good = false;
    number = errno;
  }
  if (is_good && ::rename(name.data(), target.c_str()) != 0) {
    is_good = false;
    number = errno;
  }
  if (is_good) return std::nullopt;
  ::unlink(name.data());
  return reason_of(number);
}

FolderLock::FolderLock(const std::filesystem::path& folder)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  // A lock on the folder itself leaves no lock file behind.
  while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace vtlsim
