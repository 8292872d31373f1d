// Form encoding, application/x-www-form-urlencoded, as java.net.URLEncoder and URLDecoder do it in
// UTF-8, for $util.urlEncode and $util.urlDecode. Encoded text is ASCII, decoded text WTF-8. It
// differs from RFC 3986: a blank is '+', '*' stays, '~' goes.
//
// A lone surrogate is encoded as '?' (%3F); escapes that are not UTF-8 decode to U+FFFD; "%+1" is
// accepted as %01, because Integer.parseInt takes a sign.
#pragma once

#include <string>
#include <string_view>

#include "appsync_utils/support/java_result.h"

namespace appsync {

/// URLEncoder.encode(text, UTF_8).
std::string url_encode(std::string_view wtf8);

/// URLDecoder.decode(text, UTF_8). Answers IllegalArgumentException with Java 17's words.
JavaResult<std::string> url_decode(std::string_view wtf8);

}  // namespace appsync
