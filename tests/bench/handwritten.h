// The physical limit of three templates: what one would write in C++ to print the same bytes from
// the same values.
//
// Why: "how fast can this be at all" needs a number to compare with. No engine is involved: no
// tree, no variables, no names looked up but those of the context's own maps, no call sites.
// Values, the text buffer and the printing of one value as JSON are the library's, so that both
// start from the same memory and differ in the engine alone. Invariants: prints exactly what the
// template prints, white space included, for any context of the same shape; nothing is computed
// before the call. Threads: pure functions.
#pragma once

#include <string_view>

#include "vtl/object.h"
#include "vtl/text_buffer.h"

namespace vtlsim::bench {

using HandwrittenTemplate = void (*)(vtl::TextBuffer& out, const vtl::Map& ctx);

void print_query(vtl::TextBuffer& out, const vtl::Map& ctx);
void print_auth(vtl::TextBuffer& out, const vtl::Map& ctx);
void print_list1000(vtl::TextBuffer& out, const vtl::Map& ctx);

/// By the name of the template ("query"); nullptr when there is none.
HandwrittenTemplate find_handwritten(std::string_view name);

}  // namespace vtlsim::bench
