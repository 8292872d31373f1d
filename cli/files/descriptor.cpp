#include "cli/files/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

#include <sys/stat.h>

#include "cli/files/read_file.h"

namespace vtlsim {

Descriptor::~Descriptor() {
  if (is_owned_) ::close(number_);
}

std::variant<Descriptor, Failure> open_for_reading(std::string_view path, const Console& console) {
  if (path == "-") return Descriptor(console.input_descriptor(), false);
  const std::string file(without_file_scheme(path));
  if (file.empty()) return failure(ExitCode::usage, "CLI010", "the name of a file is empty");
  if (file.find('\0') != std::string::npos)
    return failure(ExitCode::usage, "CLI010", "no file name holds a zero byte");
  const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) {
    const int reason = errno;
    if (reason == ENOENT) {
      const bool is_text = file.find_first_of("$#{\n") != std::string::npos;
      return failure(ExitCode::usage, "CLI010", "there is no file " + file,
                     is_text ? "the name of a file is wanted; to give the text itself, write `-` "
                               "and send it to standard input"
                             : "");
    }
    return failure(ExitCode::usage, "CLI012",
                   "cannot read " + file + ": " + std::generic_category().message(reason));
  }
  Descriptor descriptor(number, true);
  struct stat facts {};
  if (::fstat(number, &facts) == 0 && S_ISDIR(facts.st_mode)) {
    return failure(ExitCode::usage, "CLI011", file + " is a directory", "name a file in it");
  }
  return descriptor;
}

}  // namespace vtlsim
