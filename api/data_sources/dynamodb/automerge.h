// What becomes of a stored item and one that was made from an older version of it.
#pragma once

#include "dynamodb/json.h"

namespace api {

/// Both typed. The stored item keeps its scalars and gets what it does not have; lists are
/// appended, sets united, maps merged by their members.
dynamodb::Json merged(const dynamodb::Json& stored, const dynamodb::Json& incoming);

}  // namespace api
