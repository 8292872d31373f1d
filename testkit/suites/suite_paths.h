// Names and files of a suite, relative to the root. A suite's name is a promise to CTest,
// GoogleTest and state files; it is made here.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace vtlsim {

/// Returns the folder that `file` is in, links resolved; a link as the last part of `file` is not.
std::filesystem::path folder_of(const std::filesystem::path& file);

/// Returns the path of `file` from `root` without `suffix`, with `/`; one line of valid UTF-8.
std::string suite_name(const std::filesystem::path& file, std::string_view suffix,
                       const std::filesystem::path& root);
std::filesystem::path snapshot_path(const std::filesystem::path& file, std::string_view suffix);

}  // namespace vtlsim
