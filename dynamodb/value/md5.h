// MD5 (RFC 1321), by which the service spreads keys: no use for secrets.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dynamodb {

std::array<std::uint8_t, 16> md5(std::string_view bytes);

}  // namespace dynamodb
