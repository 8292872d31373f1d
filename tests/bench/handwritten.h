// The physical limit of three templates: what one would write in C++ to print the same bytes from
// the same values. No tree, no variables, no call sites, no names looked up but those of the
// context's own maps; values, the text buffer and the printing of JSON are the engine's, so that
// both differ in the engine alone.
//
// Each prints exactly what its template prints, white space included, for any context of the same
// shape.
#pragma once

#include <string_view>

#include "vtl/detail/text_buffer.h"
#include "vtl/object.h"

namespace vtlsim::bench {

using HandwrittenTemplate = void (*)(vtl::TextBuffer& out, const vtl::Map& ctx);

void print_query(vtl::TextBuffer& out, const vtl::Map& ctx);
void print_auth(vtl::TextBuffer& out, const vtl::Map& ctx);
void print_list1000(vtl::TextBuffer& out, const vtl::Map& ctx);

/// By the name of the template ("query"); nullptr when there is none.
HandwrittenTemplate find_handwritten(std::string_view name);

}  // namespace vtlsim::bench
