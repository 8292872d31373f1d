// vtlsim doc [NAME]: the reference of $util, $ctx and $extensions at the prompt.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "appsync/util.h"
#include "cli/commands/command.h"
#include "cli/doc/doc_formats.h"

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
    "  vtlsim doc time --format markdown\n\n";
constexpr std::string_view kExitCodes =
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

enum class DocFormat : std::uint8_t { text, json, markdown };
constexpr Choice<DocFormat> kFormats[] = {
    {"text", DocFormat::text}, {"json", DocFormat::json}, {"markdown", DocFormat::markdown}};

struct Settings {
  std::vector<std::string> words;
  DocFormat format = DocFormat::text;
};

void declare(OptionParser& parser, Settings& settings) {
  parser.positional_list(offered_value("NAME|WORD", settings.words, reference_names()),
                         "a namespace, a function, a field, or words to find");
  parser.option("--format", choice_value("FORMAT", settings.format, kFormats), "");
}

CommandResult run(Settings& settings, Console& console) {
  const auto selection = select_reference(settings.words);
  if (!selection) return nothing_found(settings.words);
  switch (settings.format) {
    case DocFormat::json:
      console.out().write(doc_json(*selection));
      break;
    case DocFormat::markdown:
      console.out().write(doc_markdown(*selection));
      break;
    case DocFormat::text:
      console.out().write(doc_text(*selection, {console.has_color_on_out(), prose_width(console)}));
      break;
  }
  return ExitCode::success;
}

}  // namespace

extern const Command kDocCommand;
const Command kDocCommand = {
    .name = "doc",
    .summary = "what $util, $ctx and $extensions offer to a template",
    .usage = "doc [NAME|WORD...] [options]",
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
