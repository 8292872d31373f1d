#include "documents/files/problems.h"

#include <cerrno>
#include <system_error>
#include <utility>

namespace vtlsim {

FileProblem file_problem(FileFault fault, std::string message, std::string help) {
  return {fault, std::move(message), std::move(help)};
}

FileProblem unreadable(const std::string& name, int reason) {
  switch (reason) {
    case ENOENT:
    case ENOTDIR:
      return file_problem(FileFault::missing, "no such file: " + name);
    case ENXIO:
      return file_problem(FileFault::not_regular, name + " is not a regular file");
    default:
      return file_problem(FileFault::unreadable,
                          "cannot read " + name + ": " + std::generic_category().message(reason));
  }
}

FileProblem unwritable(const std::string& name, int reason) {
  return file_problem(FileFault::unwritable,
                      "cannot write " + name + ": " + std::generic_category().message(reason));
}

bool is_bad_name(const std::string& name) {
  return name.empty() || name.find('\0') != std::string::npos;
}

FileProblem bad_name(const std::string& name) {
  return file_problem(FileFault::bad_name, name.empty() ? "the name of a file is empty"
                                                        : "no file name holds a zero byte");
}

}  // namespace vtlsim
