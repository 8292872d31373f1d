// What relative paths in C++ sources mean.
//
// Threads: no state.
#pragma once

#include <filesystem>
#include <string_view>

namespace vtlsim {

/// `place` itself where it is a folder; the folder of a source file.
std::filesystem::path project_folder(std::string_view place);

}  // namespace vtlsim
