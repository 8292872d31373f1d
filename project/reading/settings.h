// Blocks of configuration that the model passes on, under the same names whatever tool wrote them.
#pragma once

#include <optional>
#include <string>

#include "project/reading/reading.h"

namespace project {

/// A copy whose keys begin in lower case: {"ConflictHandler": x} becomes {"conflictHandler": x}.
/// Null stays null.
NodeRef with_lower_keys(const NodeRef& node);

/// {"ttl", "keys"} of a resolver, from CloudFormation's {Ttl, CachingKeys} or a plugin's {ttl,
/// keys}.
NodeRef resolver_caching(const NodeRef& node);

/// {"behavior", "ttl", "type"} of an API.
NodeRef api_caching(const NodeRef& node);

NodeRef make_number(std::uint32_t value, const Place& place);

}  // namespace project
