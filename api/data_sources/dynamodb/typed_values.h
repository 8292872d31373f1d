// Typed values as templates print them, made into those of DynamoDB: `{"N": 1}` is `{"N": "1"}`,
// `{"NULL": null}` is `{"NULL": true}`, and letters that are not base64's are skipped in `B`.
#pragma once

#include "dynamodb/json.h"

namespace api {

dynamodb::Json typed_value(const dynamodb::Json& printed);
/// A map of them; what is not an object is an empty one.
dynamodb::Json typed_values(const dynamodb::Json* printed);

}  // namespace api
