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

}  // namespace

ReportOutputs::ReportOutputs(const TestSettings& settings, Console& console) : console_(console) {
  const auto& choices = settings.reporters;
  has_machine_output_ = std::any_of(choices.begin(), choices.end(),
                                    [](const auto& choice) { return choice.takes_output(); });
  const auto for_people = std::find_if(choices.begin(), choices.end(), [](const auto& choice) {
    return choice.row->reader == ReporterReader::people;
  });
  // People come first.
  if (for_people != choices.end()) {
    add(*for_people, settings);
  } else if (!has_machine_output_) {
    add({reporters().front(), ""}, settings);
  }
  for (const ReporterChoice& choice : choices) {
    if (choice.row->reader != ReporterReader::people) add(choice, settings);
  }
}

void ReportOutputs::add(const ReporterChoice& choice, const TestSettings& settings) {
  ReporterSetup setup{sink_for(choice), {}, timestamp()};
  setup.pretty.use_color = has_machine_output_ ? false : console_.has_color_on_out();
  setup.pretty.width = console_.out_width();
  setup.pretty.is_verbose = settings.is_verbose;
  if (console_.is_error_terminal() && (has_machine_output_ || console_.is_out_terminal())) {
    setup.pretty.progress = [this](std::string_view text) {
      console_.error().write(text);
      console_.error().flush();
    };
  }
  list_.add(choice.row->make(std::move(setup)));
}

TextSink ReportOutputs::sink_for(const ReporterChoice& choice) {
  if (choice.row->reader != ReporterReader::program) {
    return [this](std::string_view text) {
      for_people().write(text);
      for_people().flush();
    };
  }
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
