#include "vtlsim/named_file.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <sys/stat.h>

#include "documents/files/problems.h"
#include "documents/files/replacement.h"
#include "vtlsim/file_root.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

/// A pipe or a device cannot be replaced.
std::optional<FileProblem> write_into(const std::string& path, std::string_view text) {
  const FileHandle file(::open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
  if (!file.is_open()) return unwritable(path, errno);
  while (!text.empty()) {
    const ssize_t count = ::write(file.number(), text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unwritable(path, errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

}  // namespace

FileResult<FileHandle> open_named_file(const std::string& path) {
  if (is_bad_name(path)) return bad_name(path);
  FileHandle file(::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC));
  if (!file.is_open()) return unreadable(path, errno);
  struct stat facts {};
  if (::fstat(file.number(), &facts) == 0 && S_ISDIR(facts.st_mode))
    return file_problem(FileFault::folder, path + " is a directory", "name a file in it");
  return file;
}

FileResult<std::string> read_named_file(const std::string& path, std::size_t limit) {
  auto opened = open_named_file(path);
  if (auto* problem = std::get_if<FileProblem>(&opened)) return std::move(*problem);
  return read_text(std::get<FileHandle>(opened).number(), path, limit);
}

std::optional<FileProblem> write_named_file(const std::string& path, std::string_view text) {
  if (is_bad_name(path)) return bad_name(path);
  std::error_code error;
  fs::path target(path);
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), error);
  error.clear();
  const fs::file_status status = fs::status(target, error);
  if (fs::is_directory(status))
    return file_problem(FileFault::folder, path + " is a directory", "name a file in it");
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_into(path, text);
  if (fs::is_symlink(fs::symlink_status(target, error))) target = resolved_path(target);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const FileHandle opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open()) return unwritable(path, errno);
  const int reason = replace_in_folder(opened.number(), target.filename().string(), text);
  if (reason != 0) return unwritable(path, reason);
  return std::nullopt;
}

}  // namespace vtlsim
