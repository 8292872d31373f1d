// nextToken: where a read goes on, as opaque text.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/json.h"

namespace api {

/// `key` is a LastEvaluatedKey.
std::string page_token(const dynamodb::Json& key, const std::string& resolver);
/// The key; nothing where it is not a token, or one of another resolver.
std::optional<dynamodb::Json> read_page_token(const std::string& token,
                                              const std::string& resolver);

}  // namespace api
