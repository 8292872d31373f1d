// vtlsim doc [NAME]: the reference of $util, $ctx and $extensions at the prompt.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "appsync/util.h"
#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/doc/doc_formats.h"
#include "vtl/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kDescription =
    "The reference of what a template of AppSync can call and read. Without a name: all "
    "namespaces. A namespace (time), a function (toJson, $util.time.nowISO8601()) or a field of "
    "$ctx is shown; any other words are searched in names and descriptions.";
constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  vtlsim doc\n"
    "  vtlsim doc dynamodb\n"
    "  vtlsim doc '$util.time.nowFormatted'\n"
    "  vtlsim doc sort list\n"
    "  vtlsim doc time --format markdown\n\n"
    "Exit codes:\n"
    "  0    shown\n"
    "  2    wrong usage, or nothing of that name\n"
    "  4    internal error, or the output could not be written\n";

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Failure nothing_found(const std::vector<std::string>& words) {
  const auto near = words.size() == 1 ? nearest_reference_name(words.front()) : std::nullopt;
  return failure(ExitCode::usage, "CLI006",
                 "the reference has nothing about `" + joined(words) + "`",
                 near ? "did you mean `" + *near + "`?" : "`vtlsim doc` lists the namespaces");
}

/// What a shell can offer: "util.time", "util.time.nowISO8601".
std::vector<std::string> reference_names() {
  std::vector<std::string> names;
  for (const vtl::HostNamespace* host : appsync::all_namespaces()) {
    const std::string place(host->name.substr(1));
    names.push_back(place);
    for (const vtl::MethodRow& row : host->rows) {
      std::string name = place + "." + std::string(row.name);
      if (names.back() != name) names.push_back(std::move(name));
    }
  }
  return names;
}

std::size_t prose_width(const Console& console) {
  // Wider lines are hard to read; a file has no width of its own.
  constexpr std::size_t kWidest = 100;
  constexpr std::size_t kInFiles = 80;
  if (!console.is_out_terminal()) return kInFiles;
  return std::min<std::size_t>(console.out_width(), kWidest);
}

}  // namespace

ExitCode run_doc(std::span<const std::string> arguments, Console& console) {
  constexpr std::string_view kFormats[] = {"text", "json", "markdown"};
  std::vector<std::string> words;
  std::optional<std::string> format;
  CommonOptions common;
  OptionParser parser("doc [NAME|WORD...] [options]", kDescription);
  parser.positional_list("NAME|WORD", words, "a namespace, a function, a field, or words to find");
  parser.choices(reference_names());
  parser.option("--format", "FORMAT", format, "text (default), json or markdown");
  parser.choices({"text", "json", "markdown"});
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(arguments)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  const std::string wanted = format.value_or("text");
  if (std::find(std::begin(kFormats), std::end(kFormats), wanted) == std::end(kFormats)) {
    const auto near = vtl::suggest(wanted, kFormats);
    return console.report(failure(ExitCode::usage, "CLI004",
                                  "--format takes text, json or markdown, not `" + wanted + "`",
                                  near ? "did you mean `" + std::string(*near) + "`?" : ""));
  }
  const auto selection = select_reference(words);
  if (!selection) return console.report(nothing_found(words));
  if (wanted == "json") {
    console.out().write(doc_json(*selection));
  } else if (wanted == "markdown") {
    console.out().write(doc_markdown(*selection));
  } else {
    console.out().write(doc_text(*selection, {console.has_color_on_out(), prose_width(console)}));
  }
  return ExitCode::success;
}

}  // namespace vtlsim
