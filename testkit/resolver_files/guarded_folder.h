// Files that a resolver may name: those below a root.
//
// Why: a resolver file is input; it must not make the program read, and show, files that have
// nothing to do with the project.
// Invariants: a path is resolved, symbolic links included, before it is compared with the root.
// Threads: no state beyond the file system's.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "vtlsim/resolver_file.h"

namespace vtlsim {

class GuardedFolder {
 public:
  /// `resolver` is the path that was given on the command line or in a suite.
  GuardedFolder(const std::filesystem::path& resolver, const ResolverFileOptions& options);

  /// The text of `path`, taken relative to the folder of the resolver; a string says why not.
  std::variant<std::string, std::string> read(const std::filesystem::path& path) const;
  /// As shown to people: as short as it was written.
  std::filesystem::path shown(const std::filesystem::path& path) const { return folder_ / path; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;  // as given, "" for the working directory
  std::filesystem::path root_;    // resolved
  const FileReader& read_;
};

}  // namespace vtlsim
