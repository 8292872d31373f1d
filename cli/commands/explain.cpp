// vtlsim explain CODE|NAME: what the code of a diagnostic means, or a switch of --compatibility.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "appsync/compatibility.h"
#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/diagnostics/code_tables.h"
#include "cli/terminal/wrapped_text.h"
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

}  // namespace

ExitCode run_explain(std::span<const std::string> arguments, Console& console) {
  std::optional<std::string> code;
  CommonOptions common;
  OptionParser parser(
      "explain [CODE|NAME]",
      "Says what the code of a diagnostic means, or a switch of --compatibility; without either, "
      "lists all of them.");
  parser.positional("CODE", code, "a code as printed in brackets (VTL201), or a switch");
  std::vector<std::string> codes;
  for (const auto table : code_tables()) {
    for (const vtl::DiagnosticCode& row : table) codes.emplace_back(row.code);
  }
  for (const appsync::CompatibilitySwitch& row : appsync::compatibility_switches()) {
    codes.emplace_back(row.name);
  }
  parser.choices(std::move(codes));
  common.declare(parser);
  if (const auto wrong = parser.parse(arguments)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (!code) {
    write_list(console.out());
    return ExitCode::success;
  }
  if (const auto* row = appsync::find_compatibility_switch(*code)) {
    write_explanation(console.out(), *row);
    return ExitCode::success;
  }
  std::vector<std::string_view> names;
  for (const auto& row : appsync::compatibility_switches()) names.push_back(row.name);
  for (const auto table : code_tables()) {
    if (const vtl::DiagnosticCode* row = vtl::find_code(table, *code)) {
      write_explanation(console.out(), *row);
      return ExitCode::success;
    }
    for (const vtl::DiagnosticCode& row : table) names.push_back(row.code);
  }
  const auto near = vtl::suggest(*code, names);
  return console.report(
      failure(ExitCode::usage, "CLI005", "there is no code or switch `" + *code + "`",
              near ? "did you mean `" + std::string(*near) + "`?" : "`vtlsim explain` lists them"));
}

}  // namespace vtlsim
