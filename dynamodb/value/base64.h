// Base64 as the service reads and writes it: the standard alphabet with padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dynamodb {

void write_base64(std::string_view bytes, std::string& out);
std::string to_base64(std::string_view bytes);
/// Nothing unless to_base64 of the result gives the text back.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace dynamodb
