// Names and files of a suite, relative to the root.
//
// Why: a suite's name is a promise to CTest, GoogleTest and state files; it is made in one place.
// Threads: no state.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "vtlsim/suite.h"

namespace vtlsim {

/// Absolute with symbolic links resolved, also of a file that is not there.
std::filesystem::path resolved_path(const std::filesystem::path& path);
bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder);

/// The path of `file` from `root` without `suffix`, with `/`.
std::string suite_name(const std::filesystem::path& file, std::string_view suffix,
                       const std::filesystem::path& root);
std::filesystem::path snapshot_path(const std::filesystem::path& file, std::string_view suffix);

/// A reader that notes every file it was asked for.
class RecordingReader {
 public:
  explicit RecordingReader(const SuiteLoadOptions& options);
  const FileReader& reader() const { return reader_; }
  std::vector<std::filesystem::path> take_files();

 private:
  std::vector<std::filesystem::path> files_;
  FileReader reader_;
};

}  // namespace vtlsim
