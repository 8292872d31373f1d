// The short forms of CloudFormation's functions in YAML: `!Sub x` for {"Fn::Sub": "x"}.
#pragma once

#include <string_view>

#include "documents/node.h"

namespace documents {

/// The long form of a tagged value, or null when the tag is not one of CloudFormation's.
NodeRef long_form(std::string_view tag, const NodeRef& value);

}  // namespace documents
