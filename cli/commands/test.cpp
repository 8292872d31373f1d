// vtlsim test: finds the tests beside templates and resolvers and runs them.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/commands/compatibility_option.h"
#include "cli/commands/time_options.h"
#include "cli/terminal/interrupt.h"
#include "cli/test/test_run.h"
#include "vtl/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage = "test [PATHS] [options]";
constexpr std::string_view kDescription =
    "Runs the tests below the paths (default: the working directory): suites NAME.vtltest.json, "
    "and "
    "folders X.fixtures beside X.vtl. docs/suites.md has every key of a suite.";
constexpr std::string_view kEpilogue =
    "Reporters:\n"
    "  pretty        for people (default; when another format has standard output, only if it is "
    "named, and on standard error)\n"
    "  junit=FILE    JUnit XML;  tap=FILE  TAP 14;  json=FILE  one JSON document; without =FILE, "
    "or "
    "with =-, to\n"
    "                standard output\n"
    "  github        annotations of GitHub Actions; by itself where GITHUB_ACTIONS=true\n\n"
    "Environment:\n"
    "  CI            set and not empty, 0 or false: nothing is written but reports; missing, "
    "changed "
    "and obsolete\n"
    "                snapshots fail\n\n"
    "Examples:\n"
    "  vtlsim test\n"
    "  vtlsim test resolvers --filter 'getMessages' --reporter junit=build/tests.xml\n"
    "  vtlsim test --related Query.getMessages.req.vtl Query.getMessages.res.vtl\n"
    "  vtlsim test --watch\n\n"
    "Exit codes:\n"
    "  0    all tests passed (or --related, --failed or --shard left none)\n"
    "  1    a test failed, or under CI a snapshot is obsolete\n"
    "  2    wrong usage, or no test found\n"
    "  3    a suite could not be read; the others were run, whatever came of them\n"
    "  4    internal error, or a report could not be written\n"
    "  130  interrupted\n";

struct Arguments {
  std::vector<std::string> paths;
  std::vector<std::string> tags;
  std::vector<std::string> related;
  std::vector<std::string> reporters;
  std::optional<std::string> root;
  std::optional<std::string> shard;
  std::optional<std::string> jobs;
  std::vector<std::string> compatibility;
  TimeoutOption timeout;
  bool is_listing = false;
  bool is_listing_json = false;
  bool has_no_auto_reporter = false;
};

void declare(OptionParser& parser, Arguments& arguments, TestSettings& settings) {
  parser.positional_list("PATHS", arguments.paths,
                         "folders, suites, fixtures, templates or patterns");
  parser.heading("Which tests");
  parser.option_list("--filter", "TEXT", settings.selection.filters,
                     "tests whose full name holds TEXT, or /REGEX/; may be repeated");
  parser.option_list("--name", "NAME", settings.selection.names,
                     "the test with exactly this full name; may be repeated");
  parser.option_list("--tags", "TAGS", arguments.tags,
                     "tests with one of these tags (a,b), or without one (!slow)");
  parser.flag("--failed", settings.wants_failed_only, "tests that failed in the last run");
  parser.option_list(
      "--related", "FILES", arguments.related,
      "tests of suites that read one of these files; takes all arguments up to the next option");
  parser.option("--shard", "I/N", arguments.shard, "the I-th of N parts of the tests");
  parser.flag("--list", arguments.is_listing, "print the full names and run nothing");
  parser.flag("--list-json", arguments.is_listing_json,
              "the same as JSON lines: name, suite, test, file, line, column, tags, skip, todo");
  parser.heading("Run");
  parser.option("--jobs,-j", "NUMBER", arguments.jobs, "threads (default: one for each core)");
  arguments.timeout.declare(parser, "none");
  parser.flag("--bail", settings.is_bailing, "stop at the first failure");
  parser.flag("--update,-u", settings.is_updating, "store snapshots instead of comparing them");
  parser.flag("--watch", settings.is_watching, "run again what is related to files that change");
  parser.flag("--poll", settings.is_polling,
              "with --watch: compare times of files instead of asking the system");
  parser.option("--root", "DIR", arguments.root,
                "names are relative to it and no file outside of it is read (default: the working "
                "directory)");
  declare_compatibility(parser, arguments.compatibility);
  parser.heading("Output");
  parser.option_list("--reporter", "NAME[=FILE]", arguments.reporters,
                     "pretty, junit=F, tap=F, json=F, github; may be repeated");
  parser.choices({"pretty", "junit", "tap", "json", "github"});
  parser.flag("--no-auto-reporter", arguments.has_no_auto_reporter,
              "no github reporter unless it is named");
  parser.flag("--verbose,-v", settings.is_verbose, "a line for every test");
}

/// `--related a b c --next` as `--related=a --related=b --related=c --next`: every option takes one
/// value, and this one takes the file names that a hook appends.
std::vector<std::string> with_related_files_marked(std::span<const std::string> words) {
  std::vector<std::string> result;
  bool is_inside = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--related") {
      is_inside = true;
      // A value is missing: let the parser say so.
      if (i + 1 == words.size() || words[i + 1].starts_with("-")) result.push_back(word);
      continue;
    }
    if (word.starts_with("-") && word != "-") is_inside = false;
    result.push_back(is_inside ? "--related=" + word : word);
  }
  return result;
}

Failure bad_value(std::string message, std::string help = {}) {
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

std::optional<Failure> read_shard(const std::string& text, Selection& selection) {
  const std::size_t slash = text.find('/');
  const auto part = parse_count(std::string_view(text).substr(0, slash));
  const auto count = slash == std::string::npos
                         ? std::nullopt
                         : parse_count(std::string_view(text).substr(slash + 1));
  if (!part || !count || *part > *count) {
    return bad_value("--shard takes I/N with I from 1 to N, not `" + text + "`",
                     "for example --shard 1/4");
  }
  selection.shard = *part;
  selection.shard_count = *count;
  return std::nullopt;
}

std::optional<Failure> read_reporter(const std::string& text,
                                     std::vector<ReporterChoice>& reporters) {
  constexpr std::pair<std::string_view, ReporterKind> kKinds[] = {{"pretty", ReporterKind::pretty},
                                                                  {"junit", ReporterKind::junit},
                                                                  {"tap", ReporterKind::tap},
                                                                  {"json", ReporterKind::json},
                                                                  {"github", ReporterKind::github}};
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  std::string file = equals == std::string::npos ? std::string() : text.substr(equals + 1);
  if (file == "-") file.clear();
  std::vector<std::string_view> names;
  for (const auto& [known, kind] : kKinds) {
    names.push_back(known);
    if (known != name) continue;
    if (!file.empty() && (kind == ReporterKind::pretty || kind == ReporterKind::github)) {
      return bad_value("the reporter " + name + " writes to no file");
    }
    const bool takes_output =
        file.empty() && kind != ReporterKind::pretty && kind != ReporterKind::github;
    for (const ReporterChoice& other : reporters) {
      const bool has_output = other.file.empty() && other.kind != ReporterKind::pretty &&
                              other.kind != ReporterKind::github;
      if (takes_output && has_output) {
        return bad_value("two reporters cannot both write to standard output",
                         "give one of them a file: " + name + "=FILE");
      }
    }
    reporters.push_back({kind, std::move(file)});
    return std::nullopt;
  }
  const auto near = vtl::suggest(name, names);
  return bad_value("there is no reporter `" + name + "`",
                   near ? "did you mean `" + std::string(*near) + "`?"
                        : std::string("there are pretty, junit, tap, json and github"));
}

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  const std::string_view text = value == nullptr ? "" : value;
  return !text.empty() && text != "0" && text != "false";
}

std::optional<Failure> read_settings(const Arguments& arguments, TestSettings& settings) {
  if (arguments.root) settings.root = *arguments.root;
  if (auto wrong = read_compatibility(arguments.compatibility, settings.compatibility)) {
    return wrong;
  }
  settings.paths.assign(arguments.paths.begin(), arguments.paths.end());
  if (!arguments.related.empty()) {
    settings.selection.related.emplace(arguments.related.begin(), arguments.related.end());
  }
  for (const std::string& tags : arguments.tags) {
    std::size_t begin = 0;
    while (begin <= tags.size()) {
      const std::size_t end = std::min(tags.find(',', begin), tags.size());
      if (end > begin) settings.selection.tags.push_back(tags.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  if (arguments.shard) {
    if (auto wrong = read_shard(*arguments.shard, settings.selection)) return wrong;
  }
  settings.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (arguments.jobs) {
    const auto jobs = parse_count(*arguments.jobs);
    if (!jobs || *jobs > 1024)
      return bad_value("--jobs takes a number from 1 to 1024, not `" + *arguments.jobs + "`");
    settings.jobs = *jobs;
  }
  if (auto wrong = arguments.timeout.read(settings.cpu_time)) return wrong;
  for (const std::string& reporter : arguments.reporters) {
    if (auto wrong = read_reporter(reporter, settings.reporters)) return wrong;
  }
  const bool has_github =
      std::any_of(settings.reporters.begin(), settings.reporters.end(),
                  [](const ReporterChoice& choice) { return choice.kind == ReporterKind::github; });
  const char* actions = std::getenv("GITHUB_ACTIONS");
  if (actions != nullptr && std::string_view(actions) == "true" && !has_github &&
      !arguments.has_no_auto_reporter) {
    settings.reporters.push_back({ReporterKind::github, ""});
  }
  settings.is_ci = is_set("CI");
  settings.list = arguments.is_listing_json ? ListFormat::json
                  : arguments.is_listing    ? ListFormat::names
                                            : ListFormat::none;
  if (settings.list != ListFormat::none && settings.is_watching) {
    return failure(ExitCode::usage, "CLI003", "--list and --watch exclude each other");
  }
  return std::nullopt;
}

}  // namespace

ExitCode run_test(std::span<const std::string> words, Console& console) {
  Arguments arguments;
  TestSettings settings;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  declare(parser, arguments, settings);
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(with_related_files_marked(words)))
    return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (const auto wrong = read_settings(arguments, settings)) return console.report(*wrong);
  const InterruptScope interrupt;
  return settings.is_watching ? watch_tests(std::move(settings), interrupt.flag(), console)
                              : run_tests(settings, interrupt.flag(), console);
}

}  // namespace vtlsim
