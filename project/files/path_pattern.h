// Patterns of paths in configurations: those of vtlsim/path_pattern.h, and `{a,b}` for either.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace project {

bool has_wildcard(std::string_view path);
/// The pattern with every `{a,b}` written out; at most 64 patterns.
std::vector<std::string> expand_braces(std::string_view pattern);

}  // namespace project
