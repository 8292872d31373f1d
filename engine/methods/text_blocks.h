// String.indent, stripIndent and translateEscapes: what Java's text blocks brought.
//
// Ownership and threads: pure functions.
// Java quirk: indent ends every line, the last one too, with \n; lines end at \n, \r or \r\n.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/method.h"

namespace vtl {

/// As String.lines(): no empty line after a final line end.
std::vector<std::string_view> lines_of(std::string_view text);
/// `count` blanks more in front of each line, or up to -count white space characters fewer.
std::string indent_lines(const Call& call, std::string_view text, std::int64_t count);
/// Without the white space that all lines that are not blank begin with, nor any at their ends.
std::string strip_common_indent(std::string_view text);
/// \n, \t, \123 and so on; IllegalArgumentException for an unknown escape.
std::string translate_java_escapes(const Call& call, std::string_view text);

}  // namespace vtl
