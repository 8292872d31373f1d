// Files that a person typed the path of: a file anywhere, a link, a pipe, /dev/stdin.
//
// What stands in a file, or what a search found, is not typed by a person: see file_root.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vtlsim/file_handle.h"
#include "vtlsim/file_problem.h"

namespace vtlsim {

/// Opens for reading; all but a folder is taken.
FileResult<FileHandle> open_named_file(const std::string& path);

/// The text of a file: UTF-8, at most `limit` bytes.
FileResult<std::string> read_named_file(const std::string& path, std::size_t limit = kLargestFile);

/// Replaces a file in one step, so that no reader sees half of it; a link stays one, and its target
/// is replaced. A pipe or a device is written to. Missing folders are made.
std::optional<FileProblem> write_named_file(const std::string& path, std::string_view text);

}  // namespace vtlsim
