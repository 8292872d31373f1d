// Opening a path beneath a folder, whatever links and `..` it has.
#pragma once

#include <filesystem>
#include <string>

#include "vtlsim/file_root.h"

namespace vtlsim {

/// Returns a descriptor, or -1 with errno set. `relative` counts from the folder `root`.
/// EXDEV: the path leaves the folder, or the kernel cannot tell.
int open_by_kernel(int root, const std::string& relative, int flags);

/// Opens a path without links, one folder at a time; a link is ELOOP, and `..` is EXDEV.
int open_by_walking(int root, const std::filesystem::path& relative, int flags);

}  // namespace vtlsim
