// Where the files are that unit tests read.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim_tests {

/// The path of a file below tests/. Only tests/unit_main.cpp knows the folder, so that a compiler
/// cache may serve checkouts at different places.
std::string data_file(std::string_view path);

}  // namespace vtlsim_tests
