// Text of templates and data on its way to a terminal or a report.
//
// Why: what a template printed must not drive the terminal, and reports must be valid UTF-8.
// Threads: pure function.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim {

/// Appends `text`, control characters (tabs excepted) as \xHH, lone surrogates as U+FFFD, at most
/// `limit` bytes and then `…`.
void append_visible(std::string& out, std::string_view text, std::size_t limit = 2000);

}  // namespace vtlsim
