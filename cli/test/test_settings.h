// What `vtlsim test` was asked to do.
//
// Why: the command turns arguments and environment into this once; everything behind it reads
// neither. Threads: a plain value.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/evaluation_settings.h"
#include "vtlsim/reporter.h"
#include "vtlsim/selection.h"

namespace vtlsim {

struct ReporterChoice {
  const ReporterRow* row;
  /// Empty: standard output.
  std::string file;

  /// Whether it has standard output for itself.
  bool takes_output() const { return file.empty() && row->reader == ReporterReader::program; }
};

enum class ListFormat : std::uint8_t { none, names, json };

struct TestSettings {
  std::filesystem::path root = ".";
  std::vector<std::filesystem::path> paths;
  /// `related` excepted, and `failed`, which is read before each run.
  Selection selection;
  bool wants_failed_only = false;
  std::vector<ReporterChoice> reporters;
  ListFormat list = ListFormat::none;
  std::size_t jobs = 1;
  /// CPU time and compatibility; the rest is what suites say.
  EvaluationSettings evaluation;
  bool is_bailing = false;
  bool is_updating = false;
  bool is_watching = false;
  bool is_polling = false;
  bool is_verbose = false;
  /// Nothing is written but reports, and snapshots that are obsolete fail.
  bool is_ci = false;
  /// Nobody chose more than PATHS: then a run without tests is an error whatever the reason.
  bool has_choice() const {
    return wants_failed_only || selection.related || selection.shard_count > 1;
  }
};

}  // namespace vtlsim
