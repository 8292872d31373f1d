#include "cli/files/read_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <unistd.h>

#include "cli/files/descriptor.h"
#include "cli/files/utf8.h"

namespace vtlsim {
namespace {

Failure not_utf8(const std::string& name, std::string_view bytes, std::size_t offset) {
  const auto line =
      std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
  char byte[8];
  std::snprintf(byte, sizeof byte, "0x%02X",
                static_cast<unsigned>(static_cast<unsigned char>(bytes[offset])));
  std::string help = "save the file as UTF-8";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    help = "it looks like UTF-16; save it as UTF-8";
  return failure(ExitCode::unparsable, "CLI013",
                 name + " is not UTF-8: byte " + byte + " at offset " + std::to_string(offset) +
                     " (line " + std::to_string(line) + ")",
                 std::move(help));
}

}  // namespace

std::string_view without_file_scheme(std::string_view path) {
  constexpr std::string_view kScheme = "file://";
  if (path.starts_with(kScheme)) path.remove_prefix(kScheme.size());
  return path;
}

std::string display_name(std::string_view path) {
  return path == "-" ? std::string("<stdin>") : std::string(without_file_scheme(path));
}

std::variant<std::string, Failure> read_text_file(std::string_view path, Console& console,
                                                  std::size_t limit) {
  auto opened = open_for_reading(path, console);
  if (auto* refused = std::get_if<Failure>(&opened)) return std::move(*refused);
  const int number = std::get<Descriptor>(opened).number();
  const std::string name = display_name(path);
  // Templates are small, and memory that is touched for the first time is the dearest part of a
  // short process: the steps grow with what was read.
  constexpr std::size_t kFirstStep = 4U << 10;
  constexpr std::size_t kLargestStep = 256U << 10;
  std::string bytes;
  for (;;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + std::clamp(size, kFirstStep, kLargestStep));
    const ssize_t count = ::read(number, bytes.data() + size, bytes.size() - size);
    const int reason = errno;
    bytes.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0 && reason == EINTR) continue;
    if (count < 0) {
      return failure(ExitCode::usage, "CLI012",
                     "cannot read " + name + ": " + std::generic_category().message(reason));
    }
    if (count == 0) break;
    if (bytes.size() > limit) {
      return failure(ExitCode::unparsable, "CLI014",
                     name + " is larger than " + std::to_string(limit) + " bytes");
    }
  }
  if (const auto offset = find_invalid_utf8(bytes)) return not_utf8(name, bytes, *offset);
  return bytes;
}

}  // namespace vtlsim
