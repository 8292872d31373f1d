#include "vtlsim/file_root.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <sys/file.h>
#include <sys/stat.h>

#include "documents/files/beneath.h"
#include "documents/files/problems.h"
#include "documents/files/replacement.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

#ifdef O_PATH
constexpr int kRoot = O_PATH | O_DIRECTORY | O_CLOEXEC;
#else
constexpr int kRoot = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
#endif
constexpr int kFolder = O_RDONLY | O_DIRECTORY;

/// `path` without `folder` in front of it; nothing where it does not begin with it.
std::optional<fs::path> behind(const fs::path& path, const fs::path& folder) {
  auto [folder_end, path_end] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  if (folder_end != folder.end()) return std::nullopt;
  fs::path rest;
  for (; path_end != path.end(); ++path_end) rest /= *path_end;
  return rest;
}

fs::path parent_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// Links resolved, those to nowhere too: what is behind them counts even if it is not there.
fs::path resolve_whole(fs::path path, std::error_code& error) {
  constexpr int kMostLinks = 40;
  for (int i = 0; i < kMostLinks; ++i) {
    const fs::path whole = fs::weakly_canonical(path, error);
    if (error) return whole;
    std::error_code ignored;
    if (!fs::is_symlink(fs::symlink_status(whole, ignored))) return whole;
    const fs::path target = fs::read_symlink(whole, error);
    if (error) return whole;
    path = target.is_absolute() ? target : whole.parent_path() / target;
  }
  error = std::make_error_code(std::errc::too_many_symbolic_link_levels);
  return path;
}

FileProblem is_link(const fs::path& path) {
  return file_problem(FileFault::link, path.string() + " is a link, or its folder is",
                      "links are not followed here");
}

}  // namespace

fs::path resolved_path(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  fs::path result = resolve_whole(absolute, error);
  return error ? absolute.lexically_normal() : result;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

fs::path default_root(const fs::path& folder) {
  const fs::path whole = resolved_path(folder.empty() ? fs::path(".") : folder);
  const fs::path working = resolved_path(".");
  return is_below(whole, working) ? working : whole;
}

FileRoot::FileRoot(const fs::path& folder, Resolving resolving) : resolving_(resolving) {
  std::error_code error;
  const fs::path wanted = folder.empty() ? fs::path(".") : folder;
  given_ = fs::absolute(wanted, error).lexically_normal();
  if (!given_.has_filename() && given_.has_relative_path()) given_ = given_.parent_path();
  path_ = resolved_path(wanted);
  if (!path_.has_filename() && path_.has_relative_path()) path_ = path_.parent_path();
  folder_ = FileHandle(::open(path_.c_str(), kRoot));
  if (!folder_.is_open()) error_ = errno;
}

bool FileRoot::holds(const fs::path& path) const {
  return is_below(resolved_path(path), path_);
}

FileResult<FileHandle> FileRoot::open(const fs::path& path, int flags, Links links) const {
  if (is_bad_name(path.string())) return bad_name(path.string());
  if (!folder_.is_open()) return unreadable(path_.string(), error_);
  // A pipe must not keep anybody waiting before it is seen that it is one.
  flags |= O_NONBLOCK | O_NOCTTY;
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  auto relative = behind(absolute, path_);
  if (!relative) relative = behind(absolute, given_);
  FileHandle opened;
  if (links == Links::none) {
    const int number = relative ? open_by_walking(folder_.number(), *relative, flags) : -1;
    if (number < 0 && relative && errno == ELOOP) return is_link(path);
    if (number < 0 && relative && errno != EXDEV) return unreadable(path.string(), errno);
    opened = FileHandle(number);
  } else {
    errno = EXDEV;
    if (relative && resolving_ == Resolving::by_kernel) {
      const std::string text = relative->empty() ? std::string(".") : relative->string();
      opened = FileHandle(open_by_kernel(folder_.number(), text, flags));
    }
    if (!opened.is_open() && errno != EXDEV) return unreadable(path.string(), errno);
    if (!opened.is_open()) {
      const fs::path whole = resolve_whole(absolute, error);
      if (error) return unreadable(path.string(), error.value());
      const auto beneath = behind(whole, path_);
      if (beneath) {
        opened = FileHandle(open_by_walking(folder_.number(), *beneath, flags));
        // The links that lead somewhere are resolved: the rest leads nowhere.
        if (!opened.is_open()) return unreadable(path.string(), errno == ELOOP ? ENOENT : errno);
      }
    }
  }
  if (opened.is_open()) return opened;
  return file_problem(FileFault::outside, path.string() + " lies outside of " + path_.string() +
                                              ", and files there are not read");
}

FileResult<std::string> FileRoot::read(const fs::path& path, Links links, std::size_t limit) const {
  auto opened = open(path, O_RDONLY, links);
  if (auto* problem = std::get_if<FileProblem>(&opened)) return std::move(*problem);
  const int number = std::get<FileHandle>(opened).number();
  struct stat facts {};
  if (::fstat(number, &facts) != 0) return unreadable(path.string(), errno);
  if (S_ISDIR(facts.st_mode)) {
    return file_problem(FileFault::folder, path.string() + " is a directory", "name a file in it");
  }
  if (!S_ISREG(facts.st_mode))
    return file_problem(FileFault::not_regular, path.string() + " is not a regular file");
  return read_text(number, path.string(), limit);
}

FileResult<std::vector<std::string>> FileRoot::names(const fs::path& folder) const {
  auto opened = open(folder.empty() ? fs::path(".") : folder, kFolder, Links::within_root);
  if (auto* problem = std::get_if<FileProblem>(&opened)) return std::move(*problem);
  const int number = ::dup(std::get<FileHandle>(opened).number());
  DIR* entries = number < 0 ? nullptr : ::fdopendir(number);
  if (entries == nullptr) {
    const int reason = errno;
    if (number >= 0) ::close(number);
    return unreadable(folder.string(), reason);
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(entries)) {
    std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(std::move(name));
    errno = 0;
  }
  const int reason = errno;
  ::closedir(entries);
  if (reason != 0) return unreadable(folder.string(), reason);
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<FileProblem> FileRoot::replace(const fs::path& path, std::string_view text,
                                             Links links) const {
  if (is_bad_name(path.string())) return bad_name(path.string());
  auto opened = open(parent_of(path), kFolder, links);
  if (auto* problem = std::get_if<FileProblem>(&opened)) return std::move(*problem);
  const int folder = std::get<FileHandle>(opened).number();
  const std::string name = path.filename().string();
  struct stat facts {};
  const bool is_there = ::fstatat(folder, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0;
  if (is_there && S_ISLNK(facts.st_mode)) {
    if (links == Links::none) return is_link(path);
    const fs::path target = resolved_path(path);
    if (!is_below(target, path_)) {
      return file_problem(FileFault::outside, path.string() + " is a link that leads outside of " +
                                                  path_.string() +
                                                  ", and files there are not written");
    }
    return replace(target, text, Links::none);
  }
  if (is_there && !S_ISREG(facts.st_mode))
    return file_problem(FileFault::not_regular, path.string() + " is not a regular file");
  const int reason = replace_in_folder(folder, name, text);
  if (reason != 0) return unwritable(path.string(), reason);
  return std::nullopt;
}

void FileRoot::clear_left_over(const fs::path& path) const {
  const auto opened = open(parent_of(path), kFolder, Links::within_root);
  if (const auto* folder = std::get_if<FileHandle>(&opened))
    vtlsim::clear_left_over(folder->number(), path.filename().string());
}

std::optional<FileProblem> FileRoot::remove(const fs::path& path) const {
  if (is_bad_name(path.string())) return bad_name(path.string());
  auto opened = open(parent_of(path), kFolder, Links::within_root);
  if (auto* problem = std::get_if<FileProblem>(&opened)) return std::move(*problem);
  const int folder = std::get<FileHandle>(opened).number();
  const std::string name = path.filename().string();
  struct stat facts {};
  if (::fstatat(folder, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) != 0)
    return unreadable(path.string(), errno);
  if (S_ISLNK(facts.st_mode)) return is_link(path);
  if (!S_ISREG(facts.st_mode))
    return file_problem(FileFault::not_regular, path.string() + " is not a regular file");
  if (::unlinkat(folder, name.c_str(), 0) != 0) return unwritable(path.string(), errno);
  return std::nullopt;
}

FileResult<FolderLock> FileRoot::lock_folder(const fs::path& folder, Links links) const {
  auto parent = open(parent_of(folder), kFolder, links);
  if (auto* problem = std::get_if<FileProblem>(&parent)) return std::move(*problem);
  const int above = std::get<FileHandle>(parent).number();
  const std::string name = folder.filename().string();
  bool is_new = false;
  constexpr int kTries = 1000;
  for (int i = 0; i < kTries; ++i) {
    is_new = ::mkdirat(above, name.c_str(), 0777) == 0;
    if (!is_new && errno != EEXIST) return unwritable(folder.string(), errno);
    auto opened = open(folder, kFolder, links);
    if (auto* problem = std::get_if<FileProblem>(&opened)) {
      // Another run took it away because nothing was in it. A link to nowhere stays there.
      struct stat facts {};
      const bool is_gone =
          ::fstatat(above, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
      if (is_gone) continue;
      return std::move(*problem);
    }
    FileHandle& own = std::get<FileHandle>(opened);
    while (::flock(own.number(), LOCK_EX) != 0 && errno == EINTR) {
    }
    // While this one waited for the lock, another run may have taken the folder away.
    struct stat locked {};
    struct stat present {};
    if (::fstat(own.number(), &locked) == 0 && ::fstatat(above, name.c_str(), &present, 0) == 0 &&
        locked.st_dev == present.st_dev && locked.st_ino == present.st_ino) {
      return FolderLock(std::move(std::get<FileHandle>(parent)), name, std::move(own), is_new);
    }
  }
  return unwritable(folder.string(), EBUSY);
}

void FolderLock::remove_if_empty() const {
  ::unlinkat(parent_.number(), name_.c_str(), AT_REMOVEDIR);
}

}  // namespace vtlsim
