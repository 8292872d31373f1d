// All commands with all their options, as data, for the manual page and the completions of three
// shells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/option_parser.h"

namespace vtlsim {

struct CommandDescription {
  std::string name;
  std::string summary;
  /// What follows `vtlsim` in the usage lines.
  std::string usage;
  std::string description;
  std::string epilogue;
  std::vector<ArgumentDescription> arguments;
};

struct ProgramDescription {
  std::vector<CommandDescription> commands;
};

/// Reads every row of the table of commands.
ProgramDescription describe_program();

/// Returns "--context" for "--context,-c".
std::string_view long_name(const ArgumentDescription& argument);
/// Returns "-c", or an empty text.
std::string_view short_name(const ArgumentDescription& argument);
bool is_option(const ArgumentDescription& argument);
/// Joins words to one text.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace vtlsim
