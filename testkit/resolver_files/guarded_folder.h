// The folder of a resolver file or a suite, and the files that it may name: those beneath a root.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "vtlsim/file_root.h"
#include "vtlsim/resolver_file.h"

namespace vtlsim {

class GuardedFolder {
 public:
  /// `file` is the resolver or the suite, as it was given.
  GuardedFolder(const std::filesystem::path& file, const ResolverFileOptions& options);

  /// Reads `path`, taken relative to the folder. The byte order mark of a JSON file is left out.
  FileResult<std::string> read(const std::filesystem::path& path) const;
  /// Returns the names of what is in the folder, sorted.
  FileResult<std::vector<std::string>> names() const { return root_.names(here()); }
  /// Returns whether something other than a folder has this name here: a link to nowhere, too, so
  /// that it is read and reported.
  bool has(const std::filesystem::path& path) const;
  /// Returns the path as people are shown it: as short as it was written.
  std::filesystem::path shown(const std::filesystem::path& path) const { return folder_ / path; }
  const std::filesystem::path& root() const { return root_.path(); }

 private:
  std::filesystem::path here() const { return folder_.empty() ? "." : folder_; }

  std::filesystem::path folder_;  // as given, "" for the working directory
  FileRoot root_;
  std::vector<std::filesystem::path>* files_;
};

/// Takes the byte order mark of a JSON file off.
void remove_byte_order_mark(std::string& text, const std::filesystem::path& path);

}  // namespace vtlsim
