// Which templates a command line names: people name folders, hooks name files, and both may name
// one file twice.
//
// A file named outright is taken whatever its name; below folders only `*.vtl`, hidden folders,
// node_modules and build folders passed over. Order is that of the arguments, within folders that
// of the names; no file twice. Links to folders are not followed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "vtlsim/file_problem.h"

namespace vtlsim {

struct TemplateFile {
  std::string path;
  /// What binds a file that a search found; empty for one that a person named.
  std::filesystem::path root;
};

/// A folder that cannot be looked into, or in which there is nothing to look at.
struct UselessFolder {
  std::string path;
  /// Empty when there is nothing in the folder.
  std::string problem;
};

struct TemplateFiles {
  std::vector<TemplateFile> files;
  std::vector<UselessFolder> folders;
};

TemplateFiles find_template_files(const std::vector<std::string>& paths);

}  // namespace vtlsim
