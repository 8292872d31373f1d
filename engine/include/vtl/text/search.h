// Where a text stands in another one, in time that grows with their lengths and no faster.
//
// The search of the standard library starts anew behind each beginning of a match, so that
// "aaa...ab" in "aaa...a" takes the product of the lengths. Answers are those of
// std::basic_string_view's find and rfind.
#pragma once

#include <cstddef>
#include <string_view>

namespace vtl {

/// The first place at or behind `from`; npos when there is none.
std::size_t find_text(std::string_view text, std::string_view wanted, std::size_t from = 0);
std::size_t find_text(std::u16string_view text, std::u16string_view wanted, std::size_t from = 0);
/// Returns the last place at or before `from`.
std::size_t find_last_text(std::string_view text, std::string_view wanted, std::size_t from);
std::size_t find_last_text(std::u16string_view text, std::u16string_view wanted, std::size_t from);

}  // namespace vtl
