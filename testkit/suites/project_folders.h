// How the folders of a project are looked through, for suites and templates alike: what is passed
// over, and in which order.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

#include "vtlsim/file_problem.h"

namespace vtlsim {

/// Returns whether a folder is passed over: hidden ones, node_modules, dist, cdk.out, build folders
/// and caches that say so.
bool is_passed_over(const std::filesystem::path& folder);

/// Folders within folders deeper than this are not looked into, and are reported as unreadable.
inline constexpr std::size_t kMostFolderDepth = 100;
inline constexpr std::string_view kTooDeep = " lies more than 100 folders deep";

/// Returns what is in a folder, sorted by name.
FileResult<std::vector<std::filesystem::directory_entry>> sorted_entries(
    const std::filesystem::path& folder);

/// Returns whether an entry that is not a folder is to be read: a pipe and a link to nowhere, too,
/// so that they are reported; not the lock of an editor, `.#x`, which is a link to nowhere.
bool is_file_entry(const std::filesystem::directory_entry& entry);

}  // namespace vtlsim
