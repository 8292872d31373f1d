#include "cli/test/report_outputs.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

#include "vtlsim/named_file.h"

namespace vtlsim {
namespace {

std::string timestamp() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

bool is_machine_format(const ReporterChoice& choice) {
  return choice.file.empty() && choice.kind != ReporterKind::pretty &&
         choice.kind != ReporterKind::github;
}

}  // namespace

ReportOutputs::ReportOutputs(const TestSettings& settings, Console& console) : console_(console) {
  const auto& choices = settings.reporters;
  has_machine_output_ = std::any_of(choices.begin(), choices.end(), is_machine_format);
  const bool names_pretty = std::any_of(choices.begin(), choices.end(), [](const auto& choice) {
    return choice.kind == ReporterKind::pretty;
  });
  if (names_pretty || !has_machine_output_) add_pretty(settings);
  for (const ReporterChoice& choice : choices) {
    switch (choice.kind) {
      case ReporterKind::pretty:
        break;
      case ReporterKind::junit:
        list_.add(make_junit_reporter(sink_for(choice), timestamp()));
        break;
      case ReporterKind::tap:
        list_.add(make_tap_reporter(sink_for(choice)));
        break;
      case ReporterKind::json:
        list_.add(make_json_reporter(sink_for(choice)));
        break;
      case ReporterKind::github:
        list_.add(make_github_reporter([this](std::string_view text) {
          for_people().write(text);
          for_people().flush();
        }));
        break;
    }
  }
}

void ReportOutputs::add_pretty(const TestSettings& settings) {
  PrettyOptions options;
  options.use_color = has_machine_output_ ? false : console_.has_color_on_out();
  options.width = console_.out_width();
  options.is_verbose = settings.is_verbose;
  if (console_.is_error_terminal() && (has_machine_output_ || console_.is_out_terminal())) {
    options.progress = [this](std::string_view text) {
      console_.error().write(text);
      console_.error().flush();
    };
  }
  list_.add(make_pretty_reporter(
      [this](std::string_view text) {
        for_people().write(text);
        for_people().flush();
      },
      std::move(options)));
}

TextSink ReportOutputs::sink_for(const ReporterChoice& choice) {
  if (choice.file.empty()) {
    return [this](std::string_view text) { console_.out().write(text); };
  }
  files_.push_back({choice.file, std::make_unique<std::string>()});
  std::string* text = files_.back().text.get();
  return [text](std::string_view more) { *text += more; };
}

std::optional<Failure> ReportOutputs::write_files() {
  std::optional<Failure> first;
  for (const FileText& file : files_) {
    auto problem = write_named_file(file.path, *file.text);
    if (problem && !first) {
      first = failure(ExitCode::internal, "CLI015",
                      "cannot write the report " + file.path + ": " + problem->message,
                      std::move(problem->help));
    }
  }
  return first;
}

}  // namespace vtlsim
