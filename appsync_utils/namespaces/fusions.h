// What the compiler of templates may fuse of the functions here; see vtl::Fusion.
//
// To add one: a row below, its function beside the functions that it stands for, and a template in
// tests/program/dumps that meets it.
#pragma once

#include "vtl/method.h"

namespace appsync {

/// Appends what $util.toJson makes.
void print_json(vtl::Call& call, vtl::TextBuffer& out);
/// Appends what $util.dynamodb.toDynamoDBJson makes.
void print_dynamodb_json(vtl::Call& call, vtl::TextBuffer& out);
/// parseJson(toJson(...)) of a list or a view of Strings, which generated templates use to make a
/// list of `keySet()`: JSON changes nothing in a String.
vtl::Value copy_strings(vtl::Call& call);

inline constexpr vtl::Fusion kUtilFusions[] = {
    {vtl::Fusion::Kind::discard, "qr"},
    {vtl::Fusion::Kind::discard, "quiet"},
    {vtl::Fusion::Kind::print, "toJson", print_json},
    {vtl::Fusion::Kind::compose, "parseJson", nullptr, "toJson", copy_strings},
};
inline constexpr vtl::Fusion kDynamodbFusions[] = {
    {vtl::Fusion::Kind::print, "toDynamoDBJson", print_dynamodb_json},
};

}  // namespace appsync
