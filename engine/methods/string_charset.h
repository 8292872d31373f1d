// String.getBytes(name): encodes a text in a charset that a template can name. What a charset
// cannot express becomes '?'; UTF-16 without an order writes a mark and big endian.
#pragma once

#include <string_view>

#include "vtl/method.h"

namespace vtl {

/// Returns a byte[] value in the call's heap; throws java.io.UnsupportedEncodingException (message:
/// the name) for an unknown charset.
Value encode_text(const Call& call, std::string_view wtf8, std::string_view charset);

}  // namespace vtl
