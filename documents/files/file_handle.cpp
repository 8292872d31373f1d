#include "vtlsim/file_handle.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <unistd.h>

#include "documents/files/problems.h"
#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

FileProblem not_utf8(const std::string& name, std::string_view bytes, std::size_t offset) {
  const auto line =
      std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
  char byte[8];
  std::snprintf(byte, sizeof byte, "0x%02X",
                static_cast<unsigned>(static_cast<unsigned char>(bytes[offset])));
  const bool is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  return file_problem(
      FileFault::not_text,
      name + " is not UTF-8: byte " + byte + " at offset " + std::to_string(offset) + " (line " +
          std::to_string(line) + ")",
      is_utf16 ? "it looks like UTF-16; save it as UTF-8" : "save the file as UTF-8");
}

}  // namespace

FileHandle::~FileHandle() {
  if (number_ >= 0) ::close(number_);
}

FileResult<std::string> read_text(int descriptor, const std::string& name, std::size_t limit) {
  // Templates are small, and memory that is touched for the first time is the dearest part of a
  // short process: the steps grow with what was read.
  constexpr std::size_t kFirstStep = 4U << 10;
  constexpr std::size_t kLargestStep = 256U << 10;
  std::string bytes;
  for (;;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + std::clamp(size, kFirstStep, kLargestStep));
    const ssize_t count = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    const int reason = errno;
    bytes.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0 && reason == EINTR) continue;
    if (count < 0) return unreadable(name, reason);
    if (count == 0) break;
    if (bytes.size() > limit) {
      return file_problem(FileFault::too_large,
                          name + " is larger than " + std::to_string(limit) + " bytes");
    }
  }
  if (const auto offset = vtl::find_invalid_utf8(bytes)) return not_utf8(name, bytes, *offset);
  return bytes;
}

}  // namespace vtlsim
