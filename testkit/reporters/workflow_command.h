// Escapes texts for the workflow commands of GitHub Actions (`::error file=a.vtl,line=1::message`),
// so that what a template or a test holds can neither end a command nor begin another one. The
// result has no line end; what is not text is made visible.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim {

/// Escapes a message, which follows the second `::`.
std::string escape_command_message(std::string_view text);
/// Escapes a value between the command's name and its second `::`.
std::string escape_command_property(std::string_view text);

}  // namespace vtlsim
