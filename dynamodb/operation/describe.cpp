#include "dynamodb/operation/describe.h"

#include <chrono>
#include <cstdio>

#include "dynamodb/value/item_bytes.h"

namespace dynamodb {
namespace {

void add_counts(Engine& engine, const Table& table, Json& description) {
  const std::int64_t count = engine.store().count(table.id);
  std::int64_t size = 0;
  // Sizes are worth a walk while a table is small; the service renews them every six hours.
  constexpr std::int64_t kFew = 10'000;
  if (count > 0 && count <= kFew) {
    auto cursor = engine.store().walk(table.id, 0, {}, false);
    while (cursor.next()) size += static_cast<std::int64_t>(item_size(cursor.value()));
  }
  description.set("ItemCount", count);
  description.set("TableSizeBytes", size);
  for (const char* kind : {"GlobalSecondaryIndexes", "LocalSecondaryIndexes"}) {
    Json* list = description.find(kind);
    if (list == nullptr) continue;
    for (Json& element : *list->as_array()) {
      const Index* index = table.find_index(*element.text("IndexName"));
      if (index == nullptr) continue;
      const std::int64_t entries = engine.store().count_entries(table.id, index->id);
      element.set("ItemCount", entries);
      element.set("IndexSizeBytes", count == 0 ? 0 : size * entries / count);
    }
  }
}

}  // namespace

Json table_description(Engine& engine, const Table& table) {
  Json out = table.description;
  const std::string_view status = engine.status(table);
  out.set("TableStatus", status);
  if (table.gone_at) {
    out.remove("GlobalSecondaryIndexes");
    return out;
  }
  add_counts(engine, table, out);
  if (status != "ACTIVE") return out;
  if (Json* list = out.find("GlobalSecondaryIndexes")) {
    for (Json& index : *list->as_array()) index.set("IndexStatus", "ACTIVE");
  }
  if (Json* billing = out.find("BillingModeSummary")) {
    if (billing->find("LastUpdateToPayPerRequestDateTime") == nullptr) {
      billing->add("LastUpdateToPayPerRequestDateTime", *out.find("CreationDateTime"));
    }
  }
  return out;
}

std::string stream_label(std::int64_t millis) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(millis)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[64];
  std::snprintf(
      text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03d", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return text;
}

Check start_stream(Engine& engine, Table& table, const Json& specification) {
  const bool is_on = specification.flag("StreamEnabled");
  const std::string* view = specification.text("StreamViewType");
  if (!is_on) {
    if (view != nullptr) {
      return validation_error(
          "One or more parameter values were invalid: StreamViewType can only be specified when "
          "StreamEnabled is true");
    }
    if (!table.stream) {
      return validation_error("Table has no stream to disable: TableName: " + table.name());
    }
    engine.store().drop_records(table.id);
    table.stream.reset();
    for (const char* name : {"StreamSpecification", "LatestStreamArn", "LatestStreamLabel"}) {
      table.description.remove(name);
    }
    return std::nullopt;
  }
  if (view == nullptr) {
    return validation_error(
        "One or more parameter values were invalid: StreamViewType must be specified when "
        "StreamEnabled is true");
  }
  if (table.stream) {
    return validation_error("Table already has an enabled stream: TableName: " + table.name());
  }
  StreamSettings stream;
  stream.view_type = *view;
  stream.label = stream_label(engine.now());
  stream.arn = engine.arn_of(table.name()) + "/stream/" + stream.label;
  stream.created = static_cast<double>(engine.now()) / 1000;
  table.description.set("StreamSpecification", specification);
  table.description.set("LatestStreamArn", stream.arn);
  table.description.set("LatestStreamLabel", stream.label);
  table.stream = std::move(stream);
  return std::nullopt;
}

}  // namespace dynamodb
