// All commands with all their options, as data.
//
// Why: the manual page and the completions of three shells are made from what the commands declare
// for themselves, so that none of them can forget an option.
// Ownership: owns its texts.
// Threads: one; a plain value once made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/option_parser.h"

namespace vtlsim {

struct CommandDescription {
  std::string name;
  std::string summary;
  /// Lines behind `vtlsim`.
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

/// "--context" of "--context,-c".
std::string_view long_name(const ArgumentDescription& argument);
/// "-c", or an empty text.
std::string_view short_name(const ArgumentDescription& argument);
bool is_option(const ArgumentDescription& argument);
/// One text of many words.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace vtlsim
