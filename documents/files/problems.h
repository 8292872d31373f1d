// The words of file problems.
#pragma once

#include <string>

#include "vtlsim/file_problem.h"

namespace vtlsim {

FileProblem file_problem(FileFault fault, std::string message, std::string help = {});
/// Why `name` cannot be read, from errno.
FileProblem unreadable(const std::string& name, int reason);
FileProblem unwritable(const std::string& name, int reason);
/// Empty, or with a zero byte; else nothing.
bool is_bad_name(const std::string& name);
FileProblem bad_name(const std::string& name);

}  // namespace vtlsim
