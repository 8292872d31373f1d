#include "cli/test/test_run.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/test/report_outputs.h"
#include "vtlsim/discovery.h"
#include "vtlsim/last_run.h"
#include "vtlsim/runner.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

std::int64_t steady_nanoseconds() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

std::vector<fs::path> searched_paths(const TestSettings& settings) {
  return settings.paths.empty() ? std::vector<fs::path>{settings.root} : settings.paths;
}

Failure no_tests(std::string message, std::string help) {
  return failure(ExitCode::usage, "TST003", std::move(message), std::move(help));
}

void list_cases(const std::vector<SelectedCase>& cases, ListFormat format, Console& console) {
  for (const SelectedCase& one : cases) {
    const TestCase& test = *one.test;
    if (format == ListFormat::names) {
      console.out().write(visible_text(test.full_name) + "\n");
      continue;
    }
    Json line{{"name", test.full_name}, {"suite", one.suite->name}, {"test", test.name},
              {"file", test.file},      {"line", test.line},        {"column", test.column},
              {"tags", test.tags}};
    if (test.skip || one.is_left_out) line["skip"] = test.skip.value_or("");
    if (test.todo) line["todo"] = *test.todo;
    console.out().write(json_text(line) + "\n");
  }
}

/// Why nothing is to be run, when it is not an error: the choice was made by a program, from what
/// changed or failed.
std::optional<std::string> reason_for_nothing(const TestSettings& settings,
                                              const Selection& selection) {
  if (selection.failed && selection.failed->empty()) return "no test failed last time";
  if (selection.related) return "no test has to do with these files";
  if (settings.has_choice()) return "no test is left to be run";
  return std::nullopt;
}

ExitCode exit_code(const RunSummary& summary) {
  if (summary.is_interrupted) return ExitCode::interrupted;
  if (summary.broken_suites > 0) return ExitCode::unparsable;
  return summary.has_failed() ? ExitCode::failed : ExitCode::success;
}

class TestRun {
 public:
  TestRun(const TestSettings& settings, const std::atomic<bool>& is_cancelled, Console& console)
      : settings_(settings), is_cancelled_(is_cancelled), console_(console) {}

  ExitCode run() {
    auto found = discover_suites(searched_paths(settings_));
    if (auto* wrong = std::get_if<vtl::Diagnostic>(&found)) {
      return console_.report(Failure{std::move(*wrong), ExitCode::usage});
    }
    const SuiteLoadOptions load{settings_.root, {}};
    LoadedSuites loaded = load_suites(std::get<std::vector<FoundSuite>>(found), load);
    Selection selection = settings_.selection;
    if (settings_.wants_failed_only) {
      auto failed = read_failed_tests(settings_.root);
      if (auto* problem = std::get_if<FileProblem>(&failed)) {
        return console_.report(
            failure(ExitCode::usage, "TST005",
                    "nobody knows which tests failed last time: " + problem->message,
                    std::move(problem->help)));
      }
      selection.failed = std::get<FailedTests>(failed).value_or(std::vector<std::string>());
    }
    if (selection.related) {
      std::erase_if(loaded.broken, [&](const BrokenSuite& suite) {
        return !is_related(suite.files, *selection.related);
      });
    }
    auto selected = select_cases(loaded.suites, selection);
    if (const auto* wrong = std::get_if<std::string>(&selected)) {
      return console_.report(failure(ExitCode::usage, "CLI004", "--filter: " + *wrong));
    }
    const auto& cases = std::get<std::vector<SelectedCase>>(selected);
    if (settings_.list != ListFormat::none) return list(cases, loaded);
    if (cases.empty() && loaded.broken.empty()) return nothing(loaded, selection);
    return run_selected(cases, loaded.broken);
  }

 private:
  ExitCode list(const std::vector<SelectedCase>& cases, const LoadedSuites& loaded) {
    list_cases(cases, settings_.list, console_);
    for (const BrokenSuite& suite : loaded.broken) {
      for (const vtl::Diagnostic& diagnostic : suite.diagnostics) console_.report(diagnostic);
    }
    if (!loaded.broken.empty()) return ExitCode::unparsable;
    if (!cases.empty()) return ExitCode::success;
    return nothing(loaded, settings_.selection);
  }

  ExitCode nothing(const LoadedSuites& loaded, const Selection& selection) {
    const bool has_tests = std::any_of(loaded.suites.begin(), loaded.suites.end(),
                                       [](const TestSuite& suite) { return !suite.cases.empty(); });
    if (!has_tests) {
      std::string where;
      for (const fs::path& path : searched_paths(settings_)) {
        where += (where.empty() ? "" : ", ") + path.string();
      }
      return console_.report(
          no_tests("no test found in " + where,
                   "`vtlsim init TEMPLATE` writes a first one: NAME.vtltest.json"));
    }
    const auto reason = reason_for_nothing(settings_, selection);
    if (!reason) {
      return console_.report(no_tests("no test was chosen by --filter, --name or --tags",
                                      "`vtlsim test --list` shows all names"));
    }
    ReportOutputs outputs(settings_, console_);
    if (settings_.list == ListFormat::none) {
      outputs.reporter().begin(0, 0);
      outputs.for_people().write(*reason + "\n");
      outputs.reporter().finish(RunSummary());
      if (const auto wrong = outputs.write_files()) return console_.report(*wrong);
    }
    return ExitCode::success;
  }

  ExitCode run_selected(const std::vector<SelectedCase>& cases,
                        const std::vector<BrokenSuite>& broken) {
    RunOptions options;
    options.jobs = settings_.jobs;
    options.is_bailing = settings_.is_bailing;
    options.is_updating_snapshots = settings_.is_updating && !settings_.is_ci;
    options.is_obsolete_a_failure = settings_.is_ci;
    options.is_cancelled = &is_cancelled_;
    options.cpu_time = settings_.evaluation.limits.cpu_time;
    options.clock = steady_nanoseconds;
    options.compatibility = settings_.evaluation.choices;
    if (settings_.is_updating && settings_.is_ci) {
      vtl::Diagnostic note;
      note.severity = vtl::Severity::warning;
      note.code = "CLI003";
      note.message = "--update has no effect under CI: snapshots are compared and not written";
      console_.report(note);
    }
    ReportOutputs outputs(settings_, console_);
    const RunSummary summary = run_cases(cases, broken, options, outputs.reporter());
    if (!settings_.is_ci) {
      const auto problem =
          remember_failed_tests(settings_.root, summary.run_names, summary.failed_names);
      if (problem) warn_of_lost_record(*problem, summary);
    }
    if (const auto wrong = outputs.write_files()) return console_.report(*wrong);
    return exit_code(summary);
  }

  /// A run in which nothing failed is none the worse for it.
  void warn_of_lost_record(const FileProblem& problem, const RunSummary& summary) {
    if (summary.failed_names.empty()) return;
    vtl::Diagnostic note;
    note.severity = vtl::Severity::warning;
    note.code = "TST005";
    note.message = "which tests failed is not remembered: " + problem.message;
    note.help = problem.help;
    console_.report(note);
  }

  const TestSettings& settings_;
  const std::atomic<bool>& is_cancelled_;
  Console& console_;
};

}  // namespace

ExitCode run_tests(const TestSettings& settings, const std::atomic<bool>& is_cancelled,
                   Console& console) {
  return TestRun(settings, is_cancelled, console).run();
}

bool has_related_suites(const TestSettings& settings, const std::vector<fs::path>& changed) {
  const auto found = discover_suites(searched_paths(settings));
  const auto* suites = std::get_if<std::vector<FoundSuite>>(&found);
  if (suites == nullptr) return false;
  const LoadedSuites loaded = load_suites(*suites, {settings.root, {}});
  const auto relates = [&](const auto& suite) { return is_related(suite.files, changed); };
  return std::any_of(loaded.suites.begin(), loaded.suites.end(), relates) ||
         std::any_of(loaded.broken.begin(), loaded.broken.end(), relates);
}

}  // namespace vtlsim
