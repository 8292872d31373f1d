#include "documents/files/beneath.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include <sys/stat.h>

#ifdef __linux__
#include <sys/syscall.h>
#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#endif
#endif

namespace vtlsim {
namespace {

#ifdef O_PATH
constexpr int kSearch = O_PATH | O_DIRECTORY;
#else
constexpr int kSearch = O_RDONLY | O_DIRECTORY;
#endif

/// Like openat(), with ELOOP for every link: with O_DIRECTORY the system says ENOTDIR of one.
int open_part(int folder, const std::string& name, int flags) {
  const int number = ::openat(folder, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC);
  if (number >= 0) return number;
  const int reason = errno;
  struct stat facts {};
  const bool is_link =
      ::fstatat(folder, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(facts.st_mode);
  errno = is_link ? ELOOP : reason;
  return -1;
}

}  // namespace

int open_by_kernel(int root, const std::string& relative, int flags) {
#if defined(SYS_openat2) && defined(RESOLVE_BENEATH)
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  const long number = ::syscall(SYS_openat2, root, relative.c_str(), &how, sizeof how);
  if (number >= 0) return static_cast<int>(number);
  switch (errno) {
    case ENOSYS:  // before Linux 5.6
    case EPERM:   // a sandbox that does not know the call
    case E2BIG:
    case EINVAL:
    case EAGAIN:  // somebody renames folders meanwhile
    case ELOOP:   // a link of /proc
      errno = EXDEV;
      break;
    default:
      break;
  }
  return -1;
#else
  (void)root, (void)relative, (void)flags;
  errno = EXDEV;
  return -1;
#endif
}

int open_by_walking(int root, const std::filesystem::path& relative, int flags) {
  FileHandle folder;
  int at = root;
  std::string last = ".";
  for (const std::filesystem::path& part : relative) {
    const std::string name = part.string();
    if (name.empty() || name == ".") continue;
    if (name == "..") {
      errno = EXDEV;
      return -1;
    }
    if (last != ".") {
      const int next = open_part(at, last, kSearch);
      if (next < 0) return -1;
      folder = FileHandle(next);
      at = next;
    }
    last = name;
  }
  return open_part(at, last, flags);
}

}  // namespace vtlsim
