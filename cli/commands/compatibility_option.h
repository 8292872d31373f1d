// --compatibility NAME[=on|off]: the switches of COMPATIBILITY.md, for every command that
// evaluates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "appsync/compatibility.h"
#include "cli/command_line/option_parser.h"

namespace vtlsim {

void declare_compatibility(OptionParser& parser, std::vector<std::string>& values);
/// Applies the values to `compatibility` in the order in which they were given.
std::optional<Failure> read_compatibility(const std::vector<std::string>& values,
                                          appsync::Compatibility& compatibility);
/// The same for a command whose files choose as well: what was chosen, still to be applied.
std::optional<Failure> read_compatibility(const std::vector<std::string>& values,
                                          std::vector<appsync::CompatibilityChoice>& choices);

}  // namespace vtlsim
