// Folders of a project that hold nothing people wrote.
//
// Threads: no state.
#pragma once

#include <filesystem>

namespace vtlsim {

/// Hidden folders, node_modules, dist, cdk.out, build folders and caches that say so.
bool is_passed_over(const std::filesystem::path& folder);

}  // namespace vtlsim
