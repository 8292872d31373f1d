// Where the reporters of a run write.
//
// Why: one machine format may have standard output for itself; people then read on standard error.
// Files are replaced whole at the end, so that a reader never sees half a report. Ownership: refers
// to the console. Threads: one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/terminal/console.h"
#include "cli/test/test_settings.h"
#include "vtlsim/reporter.h"

namespace vtlsim {

class ReportOutputs {
 public:
  ReportOutputs(const TestSettings& settings, Console& console);

  Reporter& reporter() { return list_; }
  /// Where people read: standard output unless a machine format has it.
  Output& for_people() { return has_machine_output_ ? console_.error() : console_.out(); }
  /// Writes the files; the first that cannot be written is a failure.
  std::optional<Failure> write_files();

 private:
  struct FileText {
    std::string path;
    std::unique_ptr<std::string> text;
  };
  TextSink sink_for(const ReporterChoice& choice);
  void add(const ReporterChoice& choice, const TestSettings& settings);

  Console& console_;
  bool has_machine_output_ = false;
  std::vector<FileText> files_;
  ReporterList list_;
};

}  // namespace vtlsim
