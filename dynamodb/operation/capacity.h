// ConsumedCapacity and ItemCollectionMetrics of answers.
#pragma once

#include <string_view>

#include "dynamodb/json.h"
#include "dynamodb/operation/write.h"

namespace dynamodb {

/// Whether a request asks for it.
bool wants_capacity(const Json& request);

/// One unit per started kilobyte of the larger of both items, at least one.
double write_units(const PlannedWrite& plan);
/// One unit per started four kilobytes, half of it unless the read is consistent.
double read_units(std::size_t bytes, bool is_consistent);

/// As the request asks for it (TOTAL or INDEXES).
Json consumed_capacity(const Json& request, std::string_view table, double units);
/// Adds it to an answer where the request asks for it.
void add_capacity(const Json& request, std::string_view table, double units, Json& answer);

/// For tables with local indexes, where the request asks for it.
void add_collection_metrics(const Json& request, const Table& table, const Item& key, Json& answer);
Json collection_metrics(const Table& table, const Item& key);

}  // namespace dynamodb
