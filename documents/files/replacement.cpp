#include "documents/files/replacement.h"

#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <random>
#include <unistd.h>

#include <sys/file.h>
#include <sys/stat.h>

#include "vtlsim/file_handle.h"

namespace vtlsim {
namespace {

constexpr std::size_t kRandomCharacters = 6;
/// Names of files have 255 bytes at most.
constexpr std::size_t kLongestStem = 240;

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// Returns the mode of the file that is replaced, or that of a new file.
mode_t mode_for(int folder, const std::string& name) {
  struct stat facts {};
  if (::fstatat(folder, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0)
    return facts.st_mode & 0777U;
  return 0644;
}

std::string stem_of(const std::string& name) {
  return "." + name.substr(0, kLongestStem) + ".";
}

std::string random_name(const std::string& stem) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::random_device random;
  std::string name = stem;
  for (std::size_t i = 0; i < kRandomCharacters; ++i) name += kLetters[random() % kLetters.size()];
  return name;
}

void clear_with_stem(int folder, const std::string& stem) {
  // fdopendir() takes the descriptor for itself.
  const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* entries = again < 0 ? nullptr : ::fdopendir(again);
  if (entries == nullptr) {
    if (again >= 0) ::close(again);
    return;
  }
  while (const dirent* entry = ::readdir(entries)) {
    const std::string_view name = entry->d_name;
    if (name.size() != stem.size() + kRandomCharacters || !name.starts_with(stem)) continue;
    const FileHandle file(
        ::openat(folder, entry->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat facts {};
    const bool is_ours =
        file.is_open() && ::fstat(file.number(), &facts) == 0 && S_ISREG(facts.st_mode);
    if (is_ours && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0)
      ::unlinkat(folder, entry->d_name, 0);
  }
  ::closedir(entries);
}

/// A new file that is locked and still there: somebody may clear it before it is locked.
FileHandle make_file(int folder, const std::string& stem, std::string& name) {
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    name = random_name(stem);
    FileHandle file(
        ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.is_open() && errno == EEXIST) continue;
    if (!file.is_open()) return file;
    // Where a file system has no locks nothing can be cleared either.
    const bool is_taken = ::flock(file.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    struct stat facts {};
    if (!is_taken && ::fstat(file.number(), &facts) == 0 && facts.st_nlink > 0) return file;
  }
  errno = EEXIST;
  return {};
}

}  // namespace

void clear_left_over(int folder, const std::string& name) {
  clear_with_stem(folder, stem_of(name));
}

int replace_in_folder(int folder, const std::string& name, std::string_view text) {
  const std::string stem = stem_of(name);
  clear_with_stem(folder, stem);
  std::string temporary;
  const FileHandle file = make_file(folder, stem, temporary);
  if (!file.is_open()) return errno;
  const bool is_good = write_all(file.number(), text) &&
                       ::fchmod(file.number(), mode_for(folder, name)) == 0 &&
                       ::fsync(file.number()) == 0 &&
                       ::renameat(folder, temporary.c_str(), folder, name.c_str()) == 0;
  if (is_good) return 0;
  const int reason = errno;
  ::unlinkat(folder, temporary.c_str(), 0);
  return reason;
}

}  // namespace vtlsim
