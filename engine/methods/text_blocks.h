// String.indent, stripIndent and translateEscapes, which came with Java's text blocks. indent ends
// every line, the last one too, with \n; lines end at \n, \r or \r\n.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/method.h"

namespace vtl {

/// Returns the lines as String.lines() does: no empty line after a final line end.
std::vector<std::string_view> lines_of(std::string_view text);
/// Puts `count` blanks in front of each line, or takes up to -count white space characters away.
std::string indent_lines(const Call& call, std::string_view text, std::int64_t count);
/// Removes the white space that all non-blank lines begin with, and any at their ends.
std::string strip_common_indent(std::string_view text);
/// \n, \t, \123 and so on; IllegalArgumentException for an unknown escape.
std::string translate_java_escapes(const Call& call, std::string_view text);

}  // namespace vtl
