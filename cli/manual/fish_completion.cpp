#include <string>

#include "cli/manual/completions.h"

namespace vtlsim {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

/// -x: a value and no files; -r -F: a value, files among others.
std::string value_options(const ArgumentDescription& argument) {
  switch (argument.value_kind) {
    case ValueKind::choice:
      return " -x -a " + quoted(joined(argument.choices, " "));
    case ValueKind::file:
      return " -r -F";
    case ValueKind::folder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::other:
      return " -x";
    case ValueKind::none:
      break;
  }
  return "";
}

}  // namespace

std::string fish_completion(const ProgramDescription& program) {
  std::string text =
      "# fish completion for vtlsim, printed by `vtlsim completions fish`\n"
      "complete -c vtlsim -f\n"
      "complete -c vtlsim -n __fish_use_subcommand -s h -l help -d 'show the help'\n"
      "complete -c vtlsim -n __fish_use_subcommand -l version -d 'show the version'\n";
  std::string names;
  for (const CommandDescription& command : program.commands) {
    text += "complete -c vtlsim -n __fish_use_subcommand -a " + command.name + " -d " +
            quoted(command.summary) + "\n";
    names += (names.empty() ? "" : " ") + command.name;
  }
  text +=
      "complete -c vtlsim -n __fish_use_subcommand -a help -d 'show the help of a command'\n"
      "complete -c vtlsim -n '__fish_seen_subcommand_from help' -a " +
      quoted(names) + "\n";
  for (const CommandDescription& command : program.commands) {
    const std::string begin =
        "complete -c vtlsim -n '__fish_seen_subcommand_from " + command.name + "'";
    text += "\n";
    for (const ArgumentDescription& argument : command.arguments) {
      text += begin;
      if (!is_option(argument)) {
        const ValueKind kind = argument.value_kind;
        text += kind == ValueKind::file ? " -F\n"
                : kind == ValueKind::choice || kind == ValueKind::folder
                    ? value_options(argument).substr(3) + "\n"
                    : " -f\n";
        continue;
      }
      if (!short_name(argument).empty()) {
        text += " -s " + std::string(short_name(argument).substr(1));
      }
      text += " -l " + std::string(long_name(argument).substr(2)) + value_options(argument) +
              " -d " + quoted(argument.help) + "\n";
    }
  }
  return text;
}

}  // namespace vtlsim
