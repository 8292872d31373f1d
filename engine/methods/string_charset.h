// String.getBytes(name): the charsets that a template can name.
//
// Why: a byte[] of a text is an array of Bytes like any other List.
// Ownership: results live in the call's heap. Threads: pure functions over a Call.
// Java quirk: what a charset cannot express becomes '?'; UTF-16 without an order writes a mark and
// big endian.
#pragma once

#include <string_view>

#include "vtl/method.h"

namespace vtl {

/// A byte[] value; throws java.io.UnsupportedEncodingException (message: the name) for a charset
/// that is unknown.
Value encode_text(const Call& call, std::string_view wtf8, std::string_view charset);

}  // namespace vtl
