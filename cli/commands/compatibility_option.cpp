#include "cli/commands/compatibility_option.h"

namespace vtlsim {

void declare_compatibility(OptionParser& parser, std::vector<std::string>& values) {
  parser.option_list(
      "--compatibility", "NAME[=on|off]", values,
      "what to assume where the service is not known (`vtlsim explain NAME`); may be "
      "repeated");
  std::vector<std::string> names;
  for (const appsync::CompatibilitySwitch& row : appsync::compatibility_switches()) {
    names.emplace_back(row.name);
  }
  parser.choices(std::move(names));
}

std::optional<Failure> read_compatibility(const std::vector<std::string>& values,
                                          std::vector<appsync::CompatibilityChoice>& choices) {
  for (const std::string& value : values) {
    auto read = appsync::parse_compatibility(value);
    if (const auto* wrong = std::get_if<std::string>(&read)) {
      return failure(ExitCode::usage, "CLI004", "--compatibility: " + *wrong,
                     "`vtlsim explain` lists the switches at the end");
    }
    choices.push_back(std::get<appsync::CompatibilityChoice>(read));
  }
  return std::nullopt;
}

std::optional<Failure> read_compatibility(const std::vector<std::string>& values,
                                          appsync::Compatibility& compatibility) {
  std::vector<appsync::CompatibilityChoice> choices;
  if (auto wrong = read_compatibility(values, choices)) return wrong;
  compatibility = appsync::with_choices(compatibility, choices);
  return std::nullopt;
}

}  // namespace vtlsim
