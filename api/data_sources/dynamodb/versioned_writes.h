// Tables with conflict detection: writes that know which version of an item they change, and Sync,
// which gives what has changed since a moment.
//
// Each write keeps `_version` and `_lastChangedAt` of its item and notes the change in the delta
// table, under the data source and the day, then the time, the key and the version:
//   ds_pk "Posts:2026-01-02", ds_sk "03:04:05.678:a:3"
#pragma once

#include <string_view>

#include "api/dynamodb_source.h"

namespace api {

/// PutItem, UpdateItem and DeleteItem; others read as they do without versions.
bool is_versioned_write(std::string_view operation);
/// Precondition of both: settings.versioning.
SourceAnswer write_versioned(const dynamodb::Json& document, const DynamoSourceSettings& settings,
                             const CallTables& call);
SourceAnswer sync_table(const dynamodb::Json& document, const DynamoSourceSettings& settings,
                        const CallTables& call);

}  // namespace api
