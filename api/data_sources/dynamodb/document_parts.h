// What the operations of a data source share: parts of a document made into parts of a request, and
// answers made into results.
#pragma once

#include "api/dynamodb_source.h"

namespace api {

/// A request about the source's table.
dynamodb::Json table_request(const DynamoSourceSettings& settings);
/// A member that is there and not null, under another name.
void copy_member(const dynamodb::Json& from, const char* name, dynamodb::Json& to,
                 const char* member);
/// An expression block: its text under a name of DynamoDB's, its placeholders with all others.
void add_expression(const dynamodb::Json& from, const char* block, const char* member,
                    dynamodb::Json& to);
/// `attributeValues` with `key`, typed.
dynamodb::Json item_of(const dynamodb::Json& document);
/// The item in an answer, plain; null where there is none.
dynamodb::Json result_item(const dynamodb::Json& answer, const char* member);
/// An item in the spelling in which it will come back, plain.
dynamodb::Json plain_stored_form(const dynamodb::Json& typed);

SourceError source_error(const dynamodb::Error& error, const DynamoSourceSettings& settings);
SourceAnswer failed(const dynamodb::Error& error, const DynamoSourceSettings& settings,
                    dynamodb::Json result = nullptr);
bool is_failed_condition(const dynamodb::Error& error);
/// What a write answers whose condition failed: equal to what is stored, it has succeeded; else the
/// condition's handler decides. `stored` is plain, null where there is no item.
SourceAnswer after_failed_condition(const dynamodb::Json& document,
                                    const DynamoSourceSettings& settings,
                                    const dynamodb::Error& error, dynamodb::Json stored);
/// The error of a token that is none or another resolver's.
SourceAnswer refused_token();

}  // namespace api
