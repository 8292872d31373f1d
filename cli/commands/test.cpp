// vtlsim test: finds the tests beside templates and resolvers and runs them.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/commands/command.h"
#include "cli/commands/shared_options.h"
#include "cli/terminal/interrupt.h"
#include "cli/test/test_run.h"
#include "vtl/text/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage = "test [PATHS] [options]";
constexpr std::string_view kDescription =
    "Runs the tests below the paths (default: the working directory): suites NAME.vtltest.json, "
    "and "
    "folders X.fixtures beside X.vtl. docs/suites.md has every key of a suite.";
constexpr std::string_view kEpilogue =
    "Reporters:\n"
    "  pretty is the default; when another format has standard output, it is only there if it is "
    "named, and on\n"
    "  standard error. Formats for programs go to FILE; without =FILE, or with =-, to standard "
    "output. github is\n"
    "  there by itself where GITHUB_ACTIONS=true.\n\n"
    "Environment:\n"
    "  CI            set and not empty, 0 or false: nothing is written but reports; missing, "
    "changed "
    "and obsolete\n"
    "                snapshots fail\n\n"
    "Examples:\n"
    "  vtlsim test\n"
    "  vtlsim test resolvers --filter 'getMessages' --reporter junit=build/tests.xml\n"
    "  vtlsim test --related Query.getMessages.req.vtl Query.getMessages.res.vtl\n"
    "  vtlsim test --watch\n\n";
constexpr std::string_view kExitCodes =
    "  0    all tests passed (or --related, --failed or --shard left none)\n"
    "  1    a test failed, or under CI a snapshot is obsolete\n"
    "  2    wrong usage, or no test found\n"
    "  3    a suite could not be read; the others were run, whatever came of them\n"
    "  4    internal error, or a report could not be written\n"
    "  130  interrupted\n";

struct Settings {
  TestSettings test;
  std::optional<std::size_t> jobs;
  bool is_listing = false;
  bool is_listing_json = false;
  bool has_auto_reporter = true;
};

Failure wrong_value(std::string message, std::string help = {}) {
  return failure(ExitCode::usage, "CLI004", std::move(message), std::move(help));
}

std::optional<std::size_t> parse_count(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0 || number > 100'000) {
    return std::nullopt;
  }
  return number;
}

OptionValue shard_value(Selection& selection) {
  OptionValue value{"I/N", ValueKind::other, {}, {}, {}};
  value.take = [&selection](std::string_view option, const std::string& text) -> Taken {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto part = parse_count(std::string_view(text).substr(0, slash));
    const auto count = parse_count(std::string_view(text).substr(std::min(slash + 1, text.size())));
    if (!part || !count || *part > *count)
      return refused_value(option, "I/N with I from 1 to N", text, "for example --shard 1/4");
    selection.shard = *part;
    selection.shard_count = *count;
    return {};
  };
  return value;
}

OptionValue tags_value(std::vector<std::string>& target) {
  OptionValue value{"TAGS", ValueKind::other, {}, {}, {}};
  value.take = [&target](std::string_view, const std::string& tags) -> Taken {
    for (std::size_t begin = 0; begin <= tags.size();) {
      const std::size_t end = std::min(tags.find(',', begin), tags.size());
      if (end > begin) target.push_back(tags.substr(begin, end - begin));
      begin = end + 1;
    }
    return {};
  };
  return value;
}

Taken read_reporter(const std::string& text, std::vector<ReporterChoice>& reporters) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string name = text.substr(0, equals);
  ReporterChoice choice{find_reporter(name), text.substr(std::min(equals + 1, text.size()))};
  if (choice.file == "-") choice.file.clear();
  if (choice.row == nullptr) {
    std::vector<std::string_view> names;
    for (const ReporterRow* row : vtlsim::reporters()) names.push_back(row->name);
    const auto near = vtl::suggest(name, names);
    return wrong_value("there is no reporter `" + name + "`",
                       near ? "did you mean `" + std::string(*near) + "`?"
                            : std::string("`vtlsim test --help` lists them"));
  }
  if (!choice.file.empty() && choice.row->reader != ReporterReader::program)
    return wrong_value("the reporter " + name + " writes to no file");
  for (const ReporterChoice& other : reporters) {
    if (choice.takes_output() && other.takes_output()) {
      return wrong_value("two reporters cannot both write to standard output",
                         "give one of them a file: " + name + "=FILE");
    }
  }
  reporters.push_back(std::move(choice));
  return {};
}

OptionValue reporters_value(std::vector<ReporterChoice>& target) {
  OptionValue value{"NAME[=FILE]", ValueKind::choice, {}, {}, {}};
  for (const ReporterRow* row : reporters()) {
    value.words.emplace_back(row->name);
    value.note += (value.note.empty() ? "" : ", ") + std::string(row->name) + " (" +
                  std::string(row->summary) + ")";
  }
  value.take = [&target](std::string_view, const std::string& text) {
    return read_reporter(text, target);
  };
  return value;
}

OptionValue related_value(Selection& selection) {
  OptionValue value{"FILES", ValueKind::file, {}, {}, {}};
  value.take = [&selection](std::string_view, const std::string& file) -> Taken {
    if (!selection.related) selection.related.emplace();
    selection.related->emplace_back(file);
    return {};
  };
  return value;
}

void declare(OptionParser& parser, Settings& all) {
  TestSettings& settings = all.test;
  Selection& selection = settings.selection;
  parser.positional_list(file_value(settings.paths, "PATHS"),
                         "folders, suites, fixtures, templates or patterns");
  parser.heading("Which tests");
  parser.option_list("--filter", text_value("TEXT", selection.filters),
                     "tests whose full name holds TEXT, or /REGEX/; may be repeated");
  parser.option_list("--name", text_value("NAME", selection.names),
                     "the test with exactly this full name; may be repeated");
  parser.option_list("--tags", tags_value(selection.tags),
                     "tests with one of these tags (a,b), or without one (!slow)");
  parser.flag("--failed", settings.wants_failed_only, "tests that failed in the last run");
  parser.option_rest(
      "--related", related_value(selection),
      "tests of suites that read one of these files; takes all arguments up to the next option");
  parser.option("--shard", shard_value(selection), "the I-th of N parts of the tests");
  parser.flag("--list", all.is_listing, "print the full names and run nothing");
  parser.flag("--list-json", all.is_listing_json,
              "the same as JSON lines: name, suite, test, file, line, column, tags, skip, todo");
  parser.heading("Run");
  parser.option("--jobs,-j", number_value("NUMBER", all.jobs, {1, 1024}),
                "threads (default: one for each core)");
  declare_timeout(parser, settings.evaluation);
  parser.flag("--bail", settings.is_bailing, "stop at the first failure");
  parser.flag("--update,-u", settings.is_updating, "store snapshots instead of comparing them");
  parser.flag("--watch", settings.is_watching, "run again what is related to files that change");
  parser.flag("--poll", settings.is_polling,
              "with --watch: compare times of files instead of asking the system");
  parser.option("--root", folder_value(settings.root),
                "names are relative to it and no file outside of it is read (default: the working "
                "directory)");
  declare_compatibility(parser, settings.evaluation);
  parser.heading("Output");
  parser.option_list("--reporter", reporters_value(settings.reporters), "may be repeated");
  parser.flag("--no-auto-reporter", all.has_auto_reporter, "no github reporter unless it is named",
              false);
  parser.flag("--verbose,-v", settings.is_verbose, "a line for every test");
}

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  const std::string_view text = value == nullptr ? "" : value;
  return !text.empty() && text != "0" && text != "false";
}

bool is_asked_for(const ReporterRow& row) {
  if (row.asked_for_by.empty()) return false;
  const char* value = std::getenv(std::string(row.asked_for_by).c_str());
  return value != nullptr && std::string_view(value) == "true";
}

/// Adds what follows from several options, the machine and the environment.
Taken combine(Settings& all) {
  TestSettings& settings = all.test;
  settings.jobs = all.jobs.value_or(std::max(1U, std::thread::hardware_concurrency()));
  for (const ReporterRow* row : reporters()) {
    const bool is_named =
        std::any_of(settings.reporters.begin(), settings.reporters.end(),
                    [&](const ReporterChoice& choice) { return choice.row == row; });
    if (!is_named && all.has_auto_reporter && is_asked_for(*row))
      settings.reporters.push_back({row, ""});
  }
  settings.is_ci = is_set("CI");
  settings.list = all.is_listing_json ? ListFormat::json
                  : all.is_listing    ? ListFormat::names
                                      : ListFormat::none;
  if (settings.list != ListFormat::none && settings.is_watching)
    return failure(ExitCode::usage, "CLI003", "--list and --watch exclude each other");
  return {};
}

CommandResult run(Settings& settings, Console& console) {
  if (auto combined = combine(settings); !combined) return combined.error();
  const InterruptScope interrupt;
  return settings.test.is_watching
             ? watch_tests(std::move(settings.test), interrupt.flag(), console)
             : run_tests(settings.test, interrupt.flag(), console);
}

}  // namespace

extern const Command kTestCommand;
const Command kTestCommand = {
    .name = "test",
    .summary = "run the tests beside templates and resolvers",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
