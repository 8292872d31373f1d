// Texts inside the workflow commands of GitHub Actions (`::error file=a.vtl,line=1::message`).
//
// Why: what a template or a test holds must neither end a command nor begin another one.
// Invariants: the result has no line end; what is not text is made visible.
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim {

/// Behind the second `::`.
std::string escape_command_message(std::string_view text);
/// A value between the command's name and its second `::`.
std::string escape_command_property(std::string_view text);

}  // namespace vtlsim
