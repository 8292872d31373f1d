// What is said of tables: TableDescription with all that is counted or depends on the time.
#pragma once

#include "dynamodb/operation/engine.h"

namespace dynamodb {

Json table_description(Engine& engine, const Table& table);

/// A stream's name in its ARN, from the time: "2026-11-30T06:00:00.123".
std::string stream_label(std::int64_t millis);

/// Starts a stream with this view, or says why not.
Check start_stream(Engine& engine, Table& table, const Json& specification);

}  // namespace dynamodb
