#include "cli/manual/program_description.h"

#include <algorithm>

#include "cli/commands/command.h"

namespace vtlsim {

ProgramDescription describe_program(Console& console) {
  ProgramDescription program;
  const OptionListener before = console.option_listener();
  for (const Command& command : commands()) {
    CommandDescription& described = program.commands.emplace_back();
    described.name = command.name;
    described.summary = command.summary;
    console.set_option_listener([&](const OptionParser& parser) {
      described.usage = parser.usage();
      described.description = parser.description();
      described.epilogue = parser.epilogue();
      described.arguments = parser.arguments();
    });
    command.run({}, console);
  }
  console.set_option_listener(before);
  return program;
}

bool is_option(const ArgumentDescription& argument) {
  return argument.kind != ArgumentKind::positional &&
         argument.kind != ArgumentKind::positional_list;
}

std::string_view long_name(const ArgumentDescription& argument) {
  return std::string_view(argument.names).substr(0, argument.names.find(','));
}

std::string_view short_name(const ArgumentDescription& argument) {
  const std::size_t comma = argument.names.find(',');
  if (comma == std::string::npos) return {};
  return std::string_view(argument.names).substr(comma + 1);
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

ValueKind value_kind(const ArgumentDescription& argument) {
  if (argument.kind == ArgumentKind::flag) return ValueKind::none;
  if (!argument.choices.empty()) return ValueKind::choice;
  const std::string_view value = argument.value_name;
  if (is_option(argument)) {
    if (value == "FILE" || value == "FILES") return ValueKind::file;
    return value == "DIR" ? ValueKind::folder : ValueKind::other;
  }
  // What a command works on is a file, unless it works on words.
  constexpr std::string_view kFileArguments[] = {
      "TEMPLATE", "RESOLVER", "TEMPLATE|RESOLVER", "FILES", "FILE", "PATHS", "PATH"};
  const bool is_file = std::find(std::begin(kFileArguments), std::end(kFileArguments),
                                 argument.names) != std::end(kFileArguments);
  return is_file ? ValueKind::file : ValueKind::other;
}

}  // namespace vtlsim
