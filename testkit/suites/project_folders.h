// Looking through the folders of a project: what is passed over, and in which order.
//
// Why: suites and templates are found by the same rules. Threads: no state.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace vtlsim {

/// Hidden folders, node_modules, dist, cdk.out, build folders and caches that say so.
bool is_passed_over(const std::filesystem::path& folder);

/// Folders within folders deeper than this are not looked into.
inline constexpr std::size_t kMostFolderDepth = 100;

/// What is in a folder, by name; as much of it as can be read.
std::vector<std::filesystem::directory_entry> sorted_entries(const std::filesystem::path& folder);

}  // namespace vtlsim
