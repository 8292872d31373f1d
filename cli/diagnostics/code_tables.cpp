#include "cli/diagnostics/code_tables.h"

#include <array>

#include "appsync/errors.h"
#include "appsync/simulator.h"
#include "gql/read_schema.h"
#include "project/read_project.h"
#include "vtl/check.h"
#include "vtlsim/resolver_file.h"
#include "vtlsim/suite_codes.h"

namespace vtlsim {
namespace {

constexpr std::array kCommandLineCodes = {
    vtl::DiagnosticCode{"CLI001", "unknown command", "`vtlsim --help` lists the commands."},
    vtl::DiagnosticCode{"CLI002", "unknown option",
                        "`vtlsim COMMAND --help` lists the options of a command."},
    vtl::DiagnosticCode{"CLI003", "arguments that do not fit",
                        "An argument too many or too few, or two that exclude each other."},
    vtl::DiagnosticCode{"CLI004", "a value that an option cannot take",
                        "The option wants another kind of value; its help says which."},
    vtl::DiagnosticCode{"CLI005", "unknown code",
                        "`vtlsim explain` without a code lists all of them."},
    vtl::DiagnosticCode{"CLI006", "nothing of that name in the reference",
                        "`vtlsim doc` without a name lists the namespaces; words are searched in "
                        "names and descriptions."},
    vtl::DiagnosticCode{"CLI010", "no such file",
                        "A file named on the command line does not exist."},
    vtl::DiagnosticCode{"CLI011", "a directory where a file was expected",
                        "Name a file in the directory."},
    vtl::DiagnosticCode{"CLI012", "a file cannot be read",
                        "The system refused to open or read the file; the message has its reason."},
    vtl::DiagnosticCode{
        "CLI013", "a file is not UTF-8",
        "Templates and JSON are UTF-8 text. The message names the first byte that is not."},
    vtl::DiagnosticCode{"CLI014", "a file is too large",
                        "Files beyond the limit are taken for a mistake."},
    vtl::DiagnosticCode{"CLI015", "the output cannot be written",
                        "Standard output refused what was written: the disk is full, for example."},
    vtl::DiagnosticCode{"CLI016", "a folder without templates",
                        "Below a folder, files named *.vtl are templates, hidden folders, "
                        "node_modules and build folders excepted. A template of another name has "
                        "to be named itself."},
    vtl::DiagnosticCode{"CLI020", "the context is not an object",
                        "A context is a JSON object: {\"arguments\": {...}}."},
    vtl::DiagnosticCode{"CLI021", "a place that cannot be set",
                        "--set needs PATH=VALUE, and each step of the path but the last must be an "
                        "object or an element of a list."},
    vtl::DiagnosticCode{"CLI022", "a part of the context has the wrong kind",
                        "`arguments` and `stash` are objects, `identity` is one of the shapes the "
                        "service gives or a preset."},
    vtl::DiagnosticCode{"CLI023", "the answers are not an object",
                        "Answers of data sources are a JSON object: {\"chat\": {\"result\": ..}}."},
    vtl::DiagnosticCode{"CLI030", "the server cannot listen",
                        "The address is none of this machine, or another program has the port."},
    vtl::DiagnosticCode{"CLI040", "an operation that the service would not execute",
                        "It does not parse, is not valid for the schema, or its variables do not "
                        "fit. The message is the one that the service gives."},
    vtl::DiagnosticCode{"CLI041", "the operation does not select the resolver's field",
                        "$ctx.info describes how a field is selected, so the operation has to "
                        "select it, at any depth."},
    vtl::DiagnosticCode{"CLI042", "the variables are not an object",
                        "Variables of an operation are a JSON object: {\"id\": \"1\"}."},
    vtl::DiagnosticCode{
        "CLI090", "internal error",
        "This is a defect of vtlsim, not of your input. Please report it with the input."},
};

}  // namespace

std::span<const vtl::DiagnosticCode> command_line_codes() {
  return kCommandLineCodes;
}

std::span<const std::span<const vtl::DiagnosticCode>> code_tables() {
  static const std::array<std::span<const vtl::DiagnosticCode>, 9> tables = {
      vtl::engine_codes(),        vtl::check_codes(),   appsync::appsync_codes(),
      appsync::simulator_codes(), suite_codes(),        resolver_file_codes(),
      gql::schema_codes(),        command_line_codes(), project::project_codes()};
  return tables;
}

}  // namespace vtlsim
