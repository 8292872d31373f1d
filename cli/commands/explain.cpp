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
#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/diagnostics/code_tables.h"
#include "cli/files/read_file.h"
#include "cli/terminal/wrapped_text.h"
#include "vtl/diagnose.h"
#include "vtl/program_text.h"
#include "vtl/suggest.h"

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

ExitCode explain_code(const std::string& code, Console& console) {
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
  return console.report(
      failure(ExitCode::usage, "CLI005", "there is no code or switch `" + code + "`",
              near ? "did you mean `" + std::string(*near) + "`?" : "`vtlsim explain` lists them"));
}

/// Whose program, and how it is compiled.
struct ProgramSettings {
  std::optional<std::string> path;
  std::optional<std::string> profile;
  bool is_general = false;
};

ExitCode explain_program(const ProgramSettings& settings, Console& console) {
  const std::string profile = settings.profile.value_or("appsync");
  auto environment = std::make_shared<vtl::Environment>();
  if (profile == "appsync") {
    *environment = *appsync::make_environment();
  } else if (profile == "velocity") {
    environment->profile = vtl::velocity_profile();
  } else {
    return console.report(failure(ExitCode::usage, "CLI004",
                                  "there is no profile `" + profile + "`",
                                  "profiles are appsync and velocity"));
  }
  auto read = read_text_file(*settings.path, console);
  if (const auto* refused = std::get_if<Failure>(&read)) return console.report(*refused);
  const auto source = std::make_shared<const vtl::Source>(display_name(*settings.path),
                                                          std::get<std::string>(std::move(read)));
  if (settings.is_general) environment->instructions = vtl::Instructions::general;
  const auto text = vtl::program_text(*source, std::move(environment));
  if (const auto* error = std::get_if<vtl::SyntaxError>(&text))
    return console.report(Failure{vtl::diagnose(*error, source), ExitCode::unparsable});
  console.out().write(std::get<std::string>(text));
  return ExitCode::success;
}

}  // namespace

ExitCode run_explain(std::span<const std::string> arguments, Console& console) {
  std::optional<std::string> code;
  ProgramSettings program;
  CommonOptions common;
  OptionParser parser(
      "explain [CODE|NAME]\nexplain --program TEMPLATE [options]",
      "Says what the code of a diagnostic means, or a switch of --compatibility; without either, "
      "lists all of them. With --program, prints what a template is compiled to: its instructions, "
      "and what each of them does.");
  parser.positional("CODE", code, "a code as printed in brackets (VTL201), or a switch");
  std::vector<std::string> codes;
  for (const auto table : code_tables()) {
    for (const vtl::DiagnosticCode& row : table) codes.emplace_back(row.code);
  }
  for (const appsync::CompatibilitySwitch& row : appsync::compatibility_switches()) {
    codes.emplace_back(row.name);
  }
  parser.choices(std::move(codes));
  parser.heading("Programs");
  parser.option("--program", "TEMPLATE", program.path,
                "a template, of which the program is printed; - reads standard input");
  parser.option("--profile", "NAME", program.profile,
                "appsync (default) or velocity (stock Velocity 1.7)");
  parser.choices({"appsync", "velocity"});
  parser.flag("--general", program.is_general,
              "general instructions only, one for each construct of the language");
  common.declare(parser);
  if (const auto wrong = parser.parse(arguments)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (program.path) return explain_program(program, console);
  if (code) return explain_code(*code, console);
  write_list(console.out());
  return ExitCode::success;
}

}  // namespace vtlsim
