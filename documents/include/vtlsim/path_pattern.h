// Patterns of paths, as CMake lists, C++ sources and command lines use them to name suites:
// `resolvers/**/*.vtltest.json`.
//
// `*` matches any number of characters within one name, `?` one character, `**` as a whole name any
// number of folders, none included. No other character is special: templates have brackets in their
// names. Matching takes time proportional to the product of both lengths at most.
#pragma once

#include <string_view>

namespace vtlsim {

bool has_wildcard(std::string_view path);

/// Returns whether all of `path` (names separated by `/`) matches.
bool matches_path_pattern(std::string_view pattern, std::string_view path);

}  // namespace vtlsim
