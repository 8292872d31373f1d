// The manual page, in roff with the man macros: `man vtlsim` says what `--help` says, made from the
// same declarations. No line of a text is taken for a request, a backslash or a hyphen for
// something else; what is not ASCII is written as a named character, so that every troff reads it.
#pragma once

#include <string>
#include <string_view>

#include "cli/manual/program_description.h"

namespace vtlsim {

std::string man_page(const ProgramDescription& program, std::string_view version);

}  // namespace vtlsim
