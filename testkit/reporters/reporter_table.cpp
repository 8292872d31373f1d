#include "vtlsim/reporter.h"

namespace vtlsim {

// Each stands in the source of its name.
extern const ReporterRow kPrettyReporter;
extern const ReporterRow kJunitReporter;
extern const ReporterRow kTapReporter;
extern const ReporterRow kJsonReporter;
extern const ReporterRow kGithubReporter;

namespace {

constexpr const ReporterRow* kReporters[] = {&kPrettyReporter, &kJunitReporter, &kTapReporter,
                                             &kJsonReporter, &kGithubReporter};

}  // namespace

std::span<const ReporterRow* const> reporters() {
  return kReporters;
}

const ReporterRow* find_reporter(std::string_view name) {
  for (const ReporterRow* row : kReporters) {
    if (row->name == name) return row;
  }
  return nullptr;
}

void ReporterList::begin(std::size_t case_count, std::size_t broken_count) {
  for (const auto& reporter : reporters_) reporter->begin(case_count, broken_count);
}
void ReporterList::broken_suite(const BrokenSuite& suite) {
  for (const auto& reporter : reporters_) reporter->broken_suite(suite);
}
void ReporterList::case_finished(const SelectedCase& selected, const CaseResult& result) {
  for (const auto& reporter : reporters_) reporter->case_finished(selected, result);
}
void ReporterList::finish(const RunSummary& summary) {
  for (const auto& reporter : reporters_) reporter->finish(summary);
}

}  // namespace vtlsim
