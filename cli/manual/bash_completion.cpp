#include <string>

#include "cli/manual/completions.h"

namespace vtlsim {
namespace {

std::vector<std::string> option_names(const CommandDescription& command) {
  std::vector<std::string> names;
  for (const ArgumentDescription& argument : command.arguments) {
    if (!is_option(argument)) continue;
    names.emplace_back(long_name(argument));
    if (!short_name(argument).empty()) names.emplace_back(short_name(argument));
  }
  return names;
}

std::string action(const ArgumentDescription& argument) {
  switch (argument.value_kind) {
    case ValueKind::choice:
      return "_vtlsim_words '" + joined(argument.choices, " ") + "'";
    case ValueKind::file:
      return "_vtlsim_files -f";
    case ValueKind::folder:
      return "_vtlsim_files -d";
    case ValueKind::other:
    case ValueKind::none:
      break;
  }
  return ":";
}

/// The branch of one command: values of the option in front, then options, then its own arguments.
std::string branch(const CommandDescription& command) {
  std::string text = "    " + command.name + ")\n      case $prev in\n";
  for (const ArgumentDescription& argument : command.arguments) {
    if (!is_option(argument) || argument.kind == ArgumentKind::flag) continue;
    std::string pattern(long_name(argument));
    if (!short_name(argument).empty()) pattern += "|" + std::string(short_name(argument));
    text += "        " + pattern + ") " + action(argument) + "; return ;;\n";
  }
  text += "      esac\n      case $cur in\n        -*) _vtlsim_words '" +
          joined(option_names(command), " ") + "'; return ;;\n      esac\n";
  for (const ArgumentDescription& argument : command.arguments) {
    if (is_option(argument)) continue;
    text += "      " + action(argument) + "\n";
    break;
  }
  return text + "      ;;\n";
}

constexpr std::string_view kBegin =
    R"(# bash completion for vtlsim, printed by `vtlsim completions bash`
_vtlsim_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_vtlsim_files() {
  compopt -o filenames 2> /dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}

_vtlsim() {
  COMPREPLY=()
  local cur=${COMP_WORDS[COMP_CWORD]} prev= command= i
  ((COMP_CWORD > 0)) && prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash splits --name=value into three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]] && ((COMP_CWORD > 1)); then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --color | = | always | never | auto) ;;
      -*) ;;
      *) command=${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command in
)";

}  // namespace

std::string bash_completion(const ProgramDescription& program) {
  std::string text(kBegin);
  std::vector<std::string> names;
  for (const CommandDescription& command : program.commands) {
    names.push_back(command.name);
    text += branch(command);
  }
  const std::string commands = joined(names, " ");
  text += "    help) _vtlsim_words '" + commands + "' ;;\n    '')\n";
  text += "      case $prev in\n        --color) _vtlsim_words 'always never auto'; return ;;\n";
  text += "      esac\n      case $cur in\n";
  text += "        -*) _vtlsim_words '--help --version --color' ;;\n";
  text +=
      "        *) _vtlsim_words '" + commands + " help' ;;\n      esac\n      ;;\n  esac\n}\n\n";
  return text + "complete -F _vtlsim vtlsim\n";
}

}  // namespace vtlsim
