#include <string>

#include "cli/manual/completions.h"

namespace vtlsim {
namespace {

/// Inside single quotes, and inside the brackets and colons of _arguments.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string action(const ArgumentDescription& argument) {
  switch (argument.value_kind) {
    case ValueKind::choice:
      return "(" + joined(argument.choices, " ") + ")";
    case ValueKind::file:
      return "_files";
    case ValueKind::folder:
      return "_files -/";
    case ValueKind::other:
    case ValueKind::none:
      break;
  }
  return " ";
}

std::string specification(const ArgumentDescription& argument) {
  if (!is_option(argument)) {
    const bool is_list = argument.kind == ArgumentKind::positional_list;
    return std::string(is_list ? "'*:" : "'1:") + escaped(argument.names) + ":" + action(argument) +
           "'";
  }
  const bool has_value = argument.kind != ArgumentKind::flag;
  const std::string whole(long_name(argument));
  const std::string brief(short_name(argument));
  std::string rest = "[" + escaped(argument.help) + "]";
  if (has_value) rest += ":" + escaped(argument.value_name) + ":" + action(argument);
  const std::string long_form = whole + (has_value ? "=" : "");
  // An option that may stand more than once excludes nothing.
  const bool is_list = argument.kind == ArgumentKind::option_list;
  if (brief.empty()) return "'" + std::string(is_list ? "*" : "") + long_form + rest + "'";
  const std::string excluded = "(" + brief + " " + whole + ")";
  return "'" + excluded + "'{" + brief + (has_value ? "+" : "") + "," + long_form + "}'" + rest +
         "'";
}

}  // namespace

std::string zsh_completion(const ProgramDescription& program) {
  std::string text =
      "#compdef vtlsim\n"
      "# zsh completion for vtlsim, printed by `vtlsim completions zsh`\n"
      "_vtlsim() {\n"
      "  local curcontext=$curcontext state line\n"
      "  typeset -A opt_args\n"
      "  local -a commands=(\n";
  for (const CommandDescription& command : program.commands) {
    text += "    '" + command.name + ":" + escaped(command.summary) + "'\n";
  }
  text +=
      "    'help:show the help of a command'\n"
      "  )\n"
      "  _arguments -C \\\n"
      "    '(- *)'{-h,--help}'[show the help]' \\\n"
      "    '(- *)--version[show the version]' \\\n"
      "    '--color=[colours]:WHEN:(always never auto)' \\\n"
      "    '1:command:->command' \\\n"
      "    '*::argument:->argument'\n"
      "  case $state in\n"
      "    command) _describe -t commands 'vtlsim command' commands ;;\n"
      "    argument)\n"
      "      case $words[1] in\n";
  for (const CommandDescription& command : program.commands) {
    text += "        " + command.name + ")\n          _arguments -s -S";
    for (const ArgumentDescription& argument : command.arguments) {
      text += " \\\n            " + specification(argument);
    }
    text += " ;;\n";
  }
  text +=
      "        help) _describe -t commands 'vtlsim command' commands ;;\n"
      "      esac\n"
      "      ;;\n"
      "  esac\n"
      "}\n"
      "\n"
      "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
      "  _vtlsim \"$@\"\n"
      "else\n"
      "  compdef _vtlsim vtlsim\n"
      "fi\n";
  return text;
}

}  // namespace vtlsim
