// The record of a change in a table's stream.
#pragma once

#include <string>

#include "dynamodb/operation/write.h"

namespace dynamodb {

/// Precondition: the table has a stream, and the write is a change.
void add_stream_record(Engine& engine, const PlannedWrite& plan, const Json& identity);

/// 21 digits, growing with the number.
std::string sequence_number(std::int64_t number);

}  // namespace dynamodb
