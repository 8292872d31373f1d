#include "dynamodb/operation/operations.h"
#include "dynamodb/operation/page.h"

namespace dynamodb {
namespace {

constexpr std::string_view kExpressions[] = {"ProjectionExpression", "FilterExpression"};
constexpr std::string_view kLegacy[] = {"AttributesToGet", "ScanFilter", "ConditionalOperator"};

struct Segment {
  std::int64_t number = 0;
  std::int64_t total = 1;
};

Expected<Segment> read_segment(const Json& request) {
  const auto number = request.integer("Segment"), total = request.integer("TotalSegments");
  if (number && !total) {
    return validation_error(
        "The TotalSegments parameter is required but was not present in the request when Segment "
        "parameter is present");
  }
  if (!total) return Segment{};
  if (!number) {
    return validation_error(
        "The Segment parameter is required but was not present in the request when parameter "
        "TotalSegments is present");
  }
  if (*number >= *total) {
    return validation_error(
        "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
        "Segment: " +
        std::to_string(*number) + " is not less than TotalSegments: " + std::to_string(*total));
  }
  return Segment{*number, *total};
}

// Segments are cut by the first twelve bits of h (value/key_bytes.h).
std::string segment_begin(const Segment& segment, std::int64_t number) {
  constexpr std::int64_t kParts = 4096;
  const std::int64_t part = (kParts * number + segment.total - 1) / segment.total;
  if (part == 0 || part >= kParts) return {};
  return {static_cast<char>(part >> 4), static_cast<char>((part & 15) << 4)};
}

Check check_start_key(const Table& table, const Index* index, const Map& start) {
  if (start.size() != start_key_names(table, index).size()) {
    return validation_error(index != nullptr
                                ? "The provided starting key is invalid"
                                : "The provided starting key is invalid: The provided key element "
                                  "does not match the schema");
  }
  if (index != nullptr) {
    for (const std::string& name : index->keys.names()) {
      if (start.find(name) == nullptr) {
        return validation_error("The provided starting key is invalid");
      }
      if (Check check =
              check_key_part(start, name, table.type_of(name), name == index->keys.hash)) {
        return check;
      }
    }
  }
  return std::nullopt;
}

Check check_table_start_key(const Table& table, const Map& start) {
  Map key;
  for (const std::string& name : table.keys().names()) {
    const Value* value = start.find(name);
    if (value != nullptr) key.set(name, *value);
  }
  if (Check check = table.check_key(key)) {
    return validation_error("The provided starting key is invalid: " + check->message);
  }
  return std::nullopt;
}

Check move_to_start(const Table& table, const Index* index, const Map& start,
                    const Segment& segment, KeyRange& range) {
  const std::string key =
      index == nullptr ? table.key_of(start) : *table.index_key_of(*index, start);
  if (key < range.low || (!range.high.empty() && key >= range.high)) {
    return validation_error(
        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
        "ExclusiveStartKey with correct Segment. TotalSegments: " +
        std::to_string(segment.total) + " Segment: " + std::to_string(segment.number));
  }
  range.low = just_after(key);
  return std::nullopt;
}

}  // namespace

Expected<Json> scan(Engine& engine, const Json& request) {
  if (Check check = check_members(request, {kExpressions, kLegacy})) return *check;
  Map start;
  if (Check check = read_start_key(request, start)) return *check;
  const auto segment = read_segment(request);
  if (!segment) return segment.error();
  auto expressions = read_expressions(engine, request);
  if (!expressions) return expressions.error();
  if (Check check = check_select(request)) return *check;
  const Engine::Guard guard(engine);
  const auto table = engine.item_table(*request.text("TableName"));
  if (!table) return table.error();
  const auto index = requested_index(**table, request);
  if (!index) return index.error();
  const bool has_start = request.find("ExclusiveStartKey") != nullptr;
  if (has_start) {
    if (Check check = check_start_key(**table, *index, start)) return *check;
  }
  if (Check check = check_select(request, *index)) return *check;
  PageRequest page{*table, *index, {}, false, needs_items(request, *index, *expressions)};
  page.range.low = segment_begin(*segment, segment->number);
  page.range.high = segment_begin(*segment, segment->number + 1);
  // More segments than parts: some have none.
  const bool is_nothing = segment->total > 1 && page.range.low.empty() && segment->number > 0;
  if (has_start) {
    if (Check check = check_table_start_key(**table, start)) return *check;
    if (Check check = move_to_start(**table, *index, start, *segment, page.range)) return *check;
  }
  for (const BoundExpression* expression : {&expressions->projection, &expressions->filter}) {
    if (!*expression) continue;
    if (Check check = (*table)->check_key_paths(path_heads(*expression, true))) return *check;
  }
  if (is_nothing) page.range = {"\xFF", "\xFF"};
  return read_page(engine, request, *expressions, page);
}

}  // namespace dynamodb
