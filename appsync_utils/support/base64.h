// Base64 as java.util.Base64 does it (basic alphabet, padding, no line breaks), for
// $util.base64Encode and $util.base64Decode. The documented type of the bytes is byte[], yet
// deployed templates pass and use Strings: they go through UTF-8. Padding may be missing
// altogether, but not in part.
#pragma once

#include <string>
#include <string_view>

#include "appsync_utils/support/java_result.h"

namespace appsync {

/// Base64.getEncoder().encodeToString(bytes).
std::string base64_encode(std::string_view bytes);

/// Base64.getEncoder().encodeToString(text.getBytes(UTF_8)): a lone surrogate counts as '?'.
std::string base64_encode_text(std::string_view wtf8);

/// Base64.getDecoder().decode(text). Answers IllegalArgumentException with Java 17's words.
JavaResult<std::string> base64_decode(std::string_view wtf8);

/// new String(Base64.getDecoder().decode(text), UTF_8): bytes that are not UTF-8 become U+FFFD.
JavaResult<std::string> base64_decode_text(std::string_view wtf8);

}  // namespace appsync
