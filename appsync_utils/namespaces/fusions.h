// What the compiler of templates may fuse of the functions here: see vtl::Fusion.
#pragma once

#include <array>

#include "vtl/method.h"

namespace appsync {

extern const std::array<vtl::Fusion, 4> kUtilFusions;
extern const std::array<vtl::Fusion, 1> kDynamodbFusions;

/// Appends what $util.toJson makes.
void print_json(vtl::Call& call, vtl::TextBuffer& out);
/// Appends what $util.dynamodb.toDynamoDBJson makes.
void print_dynamodb_json(vtl::Call& call, vtl::TextBuffer& out);

}  // namespace appsync
