// Which templates a command line names.
//
// Why: people name folders, hooks name files, and both may name one file twice.
// Invariants: a file named outright is taken whatever its name; below folders only `*.vtl`, hidden
// folders, node_modules and build folders passed over, symbolic links to folders not followed. No
// path comes twice. The order is that of the arguments, and of the names within a folder.
// Threads: no state.
#pragma once

#include <string>
#include <vector>

namespace vtlsim {

struct TemplateFiles {
  std::vector<std::string> files;
  /// Folders below which there is no template.
  std::vector<std::string> empty_folders;
};

TemplateFiles find_template_files(const std::vector<std::string>& paths);

}  // namespace vtlsim
