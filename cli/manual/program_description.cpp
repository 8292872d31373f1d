#include "cli/manual/program_description.h"

#include "cli/commands/command.h"

namespace vtlsim {

ProgramDescription describe_program() {
  ProgramDescription program;
  for (const Command* command : commands()) {
    const DeclaredCommand declared(*command);
    const OptionParser& parser = declared.parser();
    program.commands.push_back({std::string(command->name), std::string(command->summary),
                                parser.usage(), parser.description(), parser.epilogue(),
                                parser.arguments()});
  }
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

}  // namespace vtlsim
