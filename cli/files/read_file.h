// Reading whole files that people name on the command line.
//
// Why: a missing file, a directory, a device without end, or bytes that are no text each get one
// clear error with the right exit code, at one place.
// Invariants: what is returned is valid UTF-8 and not larger than the limit.
// Threads: no state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "cli/terminal/console.h"

namespace vtlsim {

/// Largest file read at once, in bytes; contexts beyond it are no contexts.
inline constexpr std::size_t kLargestFile = std::size_t{64} << 20;

/// `t.vtl` of `file://t.vtl`, as `aws appsync evaluate-mapping-template --template file://t.vtl`
/// has it.
std::string_view without_file_scheme(std::string_view path);

/// How a path is named in messages: `-` is `<stdin>`.
std::string display_name(std::string_view path);

/// The text of a file; `-` is standard input. Exit code usage when it cannot be read, unparsable
/// when it is no UTF-8.
std::variant<std::string, Failure> read_text_file(std::string_view path, Console& console,
                                                  std::size_t limit = kLargestFile);

}  // namespace vtlsim
