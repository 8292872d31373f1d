// Patterns of paths: `resolvers/**/*.vtltest.json`.
//
// Why: CMake lists, C++ sources and command lines that no shell expands name suites by patterns;
// all of them mean the same. Invariants: `*` is any number of characters within one name, `?` one
// character, `**` as a whole name any number of folders, none included. There is no other special
// character: templates have brackets in their names. Time is at most the product of both lengths.
// Threads: pure functions.
#pragma once

#include <string_view>

namespace vtlsim {

bool has_wildcard(std::string_view path);

/// Whether all of `path` (names separated by `/`) fits.
bool matches_path_pattern(std::string_view pattern, std::string_view path);

}  // namespace vtlsim
