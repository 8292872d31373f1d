// vtlsim query: operations over a schema and data.
#include <optional>
#include <string>

#include "cli/commands/command.h"
#include "cli/query/query_batch.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage = "query --batch FILE|-";
constexpr std::string_view kDescription =
    "Answers GraphQL operations as the service does: in its words, its order and its places. The "
    "schema comes with each request, and so do the values of its fields.";
constexpr std::string_view kEpilogue =
    "Batch:\n"
    "  Lines of {\"id\",\"schema\",\"query\",\"variables\",\"operationName\",\"data\"} in, with "
    "the schema as SDL;\n"
    "  {\"id\",\"response\"} out, in the same order, where `response` is the body of the answer. A "
    "bad line is\n"
    "  answered with {\"id\",\"failure\"}.\n\n"
    "Data:\n"
    "  `data` holds the values of the root fields; a field's value is the property of that name of "
    "its parent.\n"
    "  Where a field is fetched these stand for more:\n"
    "    {\"$error\": {\"message\",\"type\",\"data\",\"info\"}}   the field fails\n"
    "    {\"$append\": [{...}], \"$value\": ...}              a value with errors beside it\n"
    "    {\"$args\": 1}                                    the field's arguments\n"
    "    {\"$seq\": true}                                  1, 2, 3 in the order of fetching\n\n"
    "Example:\n"
    "  echo '{\"id\":1,\"schema\":\"type Query { hello: String }\",\"query\":\"{ hello "
    "}\",\"data\":{\"hello\":\"hi\"}}' \\\n"
    "    | vtlsim query --batch -\n\n";
constexpr std::string_view kExitCodes =
    "  0    every line was answered\n"
    "  2    wrong usage, or a missing file\n"
    "  4    internal error, or the output could not be written\n"
    "  130  interrupted\n";

struct Settings {
  std::optional<std::string> batch_path;
};

void declare(OptionParser& parser, Settings& settings) {
  parser.heading("Input");
  parser.option("--batch", file_value(settings.batch_path),
                "answer JSON lines (see below); - reads standard input");
}

CommandResult run(Settings& settings, Console& console) {
  if (!settings.batch_path) {
    return failure(ExitCode::usage, "CLI003", "no requests are given",
                   "`vtlsim query --help` shows how");
  }
  return query_batch(*settings.batch_path, console);
}

}  // namespace

extern const Command kQueryCommand;
const Command kQueryCommand = {
    .name = "query",
    .summary = "answer GraphQL operations over a schema and data",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
