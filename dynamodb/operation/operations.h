// The operations: a request whose types and constraints are right in, an answer or an error out.
#pragma once

#include "dynamodb/error.h"
#include "dynamodb/operation/engine.h"

namespace dynamodb {

using Operation = Expected<Json> (*)(Engine&, const Json& request);

Expected<Json> get_item(Engine& engine, const Json& request);
Expected<Json> put_item(Engine& engine, const Json& request);
Expected<Json> update_item(Engine& engine, const Json& request);
Expected<Json> delete_item(Engine& engine, const Json& request);
Expected<Json> query(Engine& engine, const Json& request);
Expected<Json> scan(Engine& engine, const Json& request);
Expected<Json> batch_get_item(Engine& engine, const Json& request);
Expected<Json> batch_write_item(Engine& engine, const Json& request);
Expected<Json> transact_get_items(Engine& engine, const Json& request);
Expected<Json> transact_write_items(Engine& engine, const Json& request);

Expected<Json> create_table(Engine& engine, const Json& request);
Expected<Json> delete_table(Engine& engine, const Json& request);
Expected<Json> describe_table(Engine& engine, const Json& request);
Expected<Json> list_tables(Engine& engine, const Json& request);
Expected<Json> update_table(Engine& engine, const Json& request);
Expected<Json> update_time_to_live(Engine& engine, const Json& request);
Expected<Json> describe_time_to_live(Engine& engine, const Json& request);
Expected<Json> tag_resource(Engine& engine, const Json& request);
Expected<Json> untag_resource(Engine& engine, const Json& request);
Expected<Json> list_tags_of_resource(Engine& engine, const Json& request);
Expected<Json> describe_limits(Engine& engine, const Json& request);
Expected<Json> describe_endpoints(Engine& engine, const Json& request);
Expected<Json> describe_continuous_backups(Engine& engine, const Json& request);

Expected<Json> list_streams(Engine& engine, const Json& request);
Expected<Json> describe_stream(Engine& engine, const Json& request);
Expected<Json> get_shard_iterator(Engine& engine, const Json& request);
Expected<Json> get_records(Engine& engine, const Json& request);

}  // namespace dynamodb
