// `vtlsim query --batch`: JSON lines {"id","schema","query","variables","operationName","data"} in,
// {"id","response"} out, one line for each line in, in order. A line that cannot be answered gets
// {"id","failure"} and harms no other.
#pragma once

#include <string>

#include "cli/exit_codes.h"
#include "cli/terminal/console.h"

namespace vtlsim {

ExitCode query_batch(const std::string& path, Console& console);

}  // namespace vtlsim
