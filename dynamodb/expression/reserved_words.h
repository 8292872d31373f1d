// The words that an expression cannot use as attribute names.
#pragma once

#include <string_view>

namespace dynamodb {

/// In any case of letters.
bool is_reserved(std::string_view name);

}  // namespace dynamodb
