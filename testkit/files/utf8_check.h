// Is a file text?
//
// Why: everything behind the reading of files takes valid UTF-8 for granted.
// Threads: pure function.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace vtlsim {

/// Offset of the first byte that is not part of valid UTF-8 (shortest forms, no surrogates, up to
/// U+10FFFF).
std::optional<std::size_t> find_bad_utf8(std::string_view bytes);

}  // namespace vtlsim
