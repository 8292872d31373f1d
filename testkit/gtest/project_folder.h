// What relative paths in C++ sources mean.
#pragma once

#include <filesystem>
#include <string_view>

namespace vtlsim {

/// Returns `place` itself where it is a folder, else the folder of that source file.
std::filesystem::path project_folder(std::string_view place);

}  // namespace vtlsim
