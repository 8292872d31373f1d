// What a plain scalar of YAML means: the core schema of YAML 1.2.
#pragma once

#include <string_view>

#include "documents/node.h"

namespace documents {

/// Kind::string for whatever is not null, a boolean or a number.
Kind kind_of_plain(std::string_view text);

}  // namespace documents
