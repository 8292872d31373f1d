// Patterns of paths: `*` and `?` within one name, `**` as a whole name for any number of folders,
// `{a,b}` for either.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace project {

bool has_wildcard(std::string_view path);
/// The pattern with every `{a,b}` written out; at most 64 patterns.
std::vector<std::string> expand_braces(std::string_view pattern);
/// Whether all of `path` fits. Time is at most the product of both lengths.
bool matches_pattern(std::string_view pattern, std::string_view path);

}  // namespace project
