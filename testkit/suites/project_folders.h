// Looking through the folders of a project: what is passed over, and in which order.
//
// Why: suites and templates are found by the same rules. Threads: no state.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

#include "vtlsim/file_problem.h"

namespace vtlsim {

/// Hidden folders, node_modules, dist, cdk.out, build folders and caches that say so.
bool is_passed_over(const std::filesystem::path& folder);

/// Folders within folders deeper than this are not looked into, and are reported as unreadable.
inline constexpr std::size_t kMostFolderDepth = 100;
inline constexpr std::string_view kTooDeep = " lies more than 100 folders deep";

/// What is in a folder, by name.
FileResult<std::vector<std::filesystem::directory_entry>> sorted_entries(
    const std::filesystem::path& folder);

/// Whether an entry that is not a folder is to be read: a pipe and a link to nowhere, too, so that
/// they are complained about; not the lock of an editor, `.#x`, which is a link to nowhere.
bool is_file_entry(const std::filesystem::directory_entry& entry);

}  // namespace vtlsim
