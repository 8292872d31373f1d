// The SHA-256 of a text, as in `sha256sum`.
#pragma once

#include <string>
#include <string_view>

namespace project {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace project
