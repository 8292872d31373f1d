// vtlsim explain CODE|NAME: what the code of a diagnostic means, or a switch of --compatibility.
// vtlsim explain --program TEMPLATE: what a template is compiled to.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "appsync/compatibility.h"
#include "appsync/util.h"
#include "cli/commands/command.h"
#include "cli/commands/shared_options.h"
#include "cli/diagnostics/code_tables.h"
#include "cli/files/read_file.h"
#include "cli/terminal/wrapped_text.h"
#include "vtl/detail/program_text.h"
#include "vtl/diagnose.h"
#include "vtl/text/suggest.h"

namespace vtlsim {
namespace {

void write_list(Output& out) {
  for (const auto table : code_tables()) {
    for (const vtl::DiagnosticCode& row : table) {
      out.write(std::string(row.code) + "  " + std::string(row.title) + "\n");
    }
  }
  out.write("\nSwitches of --compatibility:\n");
  for (const appsync::CompatibilitySwitch& row : appsync::compatibility_switches()) {
    out.write(std::string(row.name) + "  " + std::string(row.title) + "\n");
  }
}

constexpr std::size_t kWidth = 80;

void write_explanation(Output& out, const appsync::CompatibilitySwitch& row) {
  const bool is_on = appsync::Compatibility().*row.field;
  out.write(std::string(row.name) + ": " + std::string(row.title) + "\n\n" +
            wrapped_text(row.explanation, kWidth) + "\nDefault: " + (is_on ? "on" : "off") +
            ". Change it by --compatibility " + std::string(row.name) + (is_on ? "=off" : "") +
            ",\nor in a suite by \"compatibility\": {\"" + std::string(row.name) +
            "\": " + (is_on ? "false" : "true") + "}.\n");
}

void write_explanation(Output& out, const vtl::DiagnosticCode& row) {
  out.write(std::string(row.code) + ": " + std::string(row.title) + "\n\n" +
            wrapped_text(row.explanation, kWidth));
}

CommandResult explain_code(const std::string& code, Console& console) {
  if (const auto* row = appsync::find_compatibility_switch(code)) {
    write_explanation(console.out(), *row);
    return ExitCode::success;
  }
  std::vector<std::string_view> names;
  for (const auto& row : appsync::compatibility_switches()) names.push_back(row.name);
  for (const auto table : code_tables()) {
    if (const vtl::DiagnosticCode* row = vtl::find_code(table, code)) {
      write_explanation(console.out(), *row);
      return ExitCode::success;
    }
    for (const vtl::DiagnosticCode& row : table) names.push_back(row.code);
  }
  const auto near = vtl::suggest(code, names);
  return failure(
      ExitCode::usage, "CLI005", "there is no code or switch `" + code + "`",
      near ? "did you mean `" + std::string(*near) + "`?" : "`vtlsim explain` lists them");
}

struct Settings {
  std::optional<std::string> code;
  std::optional<std::string> program_path;
  bool is_general = false;
  EvaluationSettings evaluation;
};

CommandResult explain_program(const Settings& settings, Console& console) {
  auto environment = std::make_shared<vtl::Environment>();
  if (settings.evaluation.profile == Profile::appsync) {
    *environment = *appsync::make_environment();
  } else {
    environment->profile = vtl::velocity_profile();
  }
  auto read = read_text_file(*settings.program_path, console);
  if (auto* refused = std::get_if<Failure>(&read)) return std::move(*refused);
  const auto source = std::make_shared<const vtl::Source>(display_name(*settings.program_path),
                                                          std::get<std::string>(std::move(read)));
  if (settings.is_general) environment->instructions = vtl::Instructions::general;
  const auto text = vtl::program_text(*source, std::move(environment));
  if (const auto* error = std::get_if<vtl::SyntaxError>(&text))
    return Failure{vtl::diagnose(*error, source), ExitCode::unparsable};
  console.out().write(std::get<std::string>(text));
  return ExitCode::success;
}

/// What can be explained.
std::vector<std::string> explained_names() {
  std::vector<std::string> names;
  for (const auto table : code_tables()) {
    for (const vtl::DiagnosticCode& row : table) names.emplace_back(row.code);
  }
  for (const appsync::CompatibilitySwitch& row : appsync::compatibility_switches())
    names.emplace_back(row.name);
  return names;
}

void declare(OptionParser& parser, Settings& settings) {
  parser.positional(offered_value("CODE", settings.code, explained_names()),
                    "a code as printed in brackets (VTL201), or a switch");
  parser.heading("Programs");
  parser.option("--program", file_value(settings.program_path, "TEMPLATE"),
                "a template, of which the program is printed; - reads standard input");
  declare_profile(parser, settings.evaluation);
  parser.flag("--general", settings.is_general,
              "general instructions only, one for each construct of the language");
}

CommandResult run(Settings& settings, Console& console) {
  if (settings.program_path) return explain_program(settings, console);
  if (settings.code) return explain_code(*settings.code, console);
  write_list(console.out());
  return ExitCode::success;
}

}  // namespace

extern const Command kExplainCommand;
const Command kExplainCommand = {
    .name = "explain",
    .summary = "say what the code of a diagnostic means",
    .usage = "explain [CODE|NAME]\nexplain --program TEMPLATE [options]",
    .description =
        "Says what the code of a diagnostic means, or a switch of --compatibility; without either, "
        "lists all of them. With --program, prints what a template is compiled to: its "
        "instructions, and what each of them does.",
    .epilogue = "",
    .exit_codes = "",
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
