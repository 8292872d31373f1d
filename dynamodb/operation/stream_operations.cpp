#include <algorithm>
#include <charconv>

#include "dynamodb/operation/operations.h"
#include "dynamodb/operation/stream_record.h"
#include "dynamodb/value/base64.h"

namespace dynamodb {
namespace {

constexpr int kMaxRecords = 1000;
constexpr std::size_t kMaxAnswerBytes = 1024 * 1024;
constexpr std::int64_t kIteratorMillis = 15 * 60 * 1000;

// A stream has one shard that never closes.
std::string shard_of(const Table& table) {
  char text[48];
  std::snprintf(text, sizeof text, "shardId-%020lld-%08llx",
                static_cast<long long>(table.stream->created * 1000),
                static_cast<unsigned long long>(table.id & 0xFFFFFFFF));
  return text;
}

bool is_stream_arn(std::string_view arn) {
  return arn.starts_with("arn:aws:dynamodb:") && arn.find(":table/") != std::string_view::npos &&
         arn.find("/stream/") != std::string_view::npos;
}

Error no_stream(const std::string& arn) {
  return {"ResourceNotFoundException",
          "Requested resource not found: Stream: " + arn + " not found"};
}

Expected<const Table*> find_stream(Engine& engine, const std::string& arn) {
  if (!is_stream_arn(arn)) {
    return validation_error("Invalid StreamArn: " + arn);
  }
  for (const auto& [name, table] : engine.tables()) {
    if (table.stream && table.stream->arn == arn) return &table;
  }
  return no_stream(arn);
}

// "arn|after|made at" in base64, where `after` is the number behind which records are read.
std::string iterator_text(const Table& table, std::int64_t after, std::int64_t at) {
  return to_base64(table.stream->arn + "|" + std::to_string(after) + "|" + std::to_string(at));
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// The number in a sequence number: what sequence_number() was given.
std::optional<std::int64_t> sequence_of(std::string_view text) {
  if (text.size() != 21 || text[0] != '1') return std::nullopt;
  return number_of(text.substr(1));
}

Json stream_of(const Table& table) {
  Json out = Json::object();
  out.add("StreamArn", table.stream->arn);
  out.add("StreamLabel", table.stream->label);
  out.add("TableName", table.name());
  return out;
}

}  // namespace

Expected<Json> list_streams(Engine& engine, const Json& request) {
  const Engine::Guard guard(engine);
  const std::string* only = request.text("TableName");
  const std::string* start = request.text("ExclusiveStartStreamArn");
  const auto limit = static_cast<std::size_t>(request.integer("Limit").value_or(100));
  std::vector<const Table*> found;
  for (const auto& [name, table] : engine.tables()) {
    if (table.stream && !table.gone_at && (only == nullptr || *only == name)) {
      found.push_back(&table);
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Table* a, const Table* b) { return a->stream->arn < b->stream->arn; });
  Json streams = Json::array();
  for (const Table* table : found) {
    if (start != nullptr && table->stream->arn <= *start) continue;
    if (streams.as_array()->size() == limit) break;
    streams.push(stream_of(*table));
  }
  Json answer = Json::object();
  if (streams.as_array()->size() == limit) {
    answer.add("LastEvaluatedStreamArn", *streams.as_array()->back().find("StreamArn"));
  }
  answer.add("Streams", std::move(streams));
  return answer;
}

Expected<Json> describe_stream(Engine& engine, const Json& request) {
  const Engine::Guard guard(engine);
  const auto table = find_stream(engine, *request.text("StreamArn"));
  if (!table) return table.error();
  Json range = Json::object(), shard = Json::object(), shards = Json::array();
  range.add("StartingSequenceNumber", sequence_number(0));
  shard.add("ShardId", shard_of(**table));
  shard.add("SequenceNumberRange", std::move(range));
  const std::string* start = request.text("ExclusiveStartShardId");
  if (start == nullptr || *start < shard_of(**table)) shards.push(std::move(shard));
  Json out = stream_of(**table);
  out.add("StreamStatus", "ENABLED");
  out.add("StreamViewType", (*table)->stream->view_type);
  out.add("CreationRequestDateTime", (*table)->stream->created);
  out.add("KeySchema", *(*table)->description.find("KeySchema"));
  out.add("Shards", std::move(shards));
  Json answer = Json::object();
  answer.add("StreamDescription", std::move(out));
  return answer;
}

Expected<Json> get_shard_iterator(Engine& engine, const Json& request) {
  const std::string& type = *request.text("ShardIteratorType");
  const std::string* sequence = request.text("SequenceNumber");
  const bool needs_sequence = type == "AT_SEQUENCE_NUMBER" || type == "AFTER_SEQUENCE_NUMBER";
  if (needs_sequence != (sequence != nullptr)) {
    return validation_error(needs_sequence
                                ? "Invalid parameter: a SequenceNumber is required for this "
                                  "ShardIteratorType"
                                : "Invalid parameter: a SequenceNumber cannot be specified for "
                                  "this ShardIteratorType");
  }
  const Engine::Guard guard(engine);
  const auto table = find_stream(engine, *request.text("StreamArn"));
  if (!table) return table.error();
  const std::string& shard = *request.text("ShardId");
  if (shard != shard_of(**table)) {
    return Error{"ResourceNotFoundException", "Requested resource not found: Shard: " + shard +
                                                  " in Stream: " + (*table)->stream->arn +
                                                  " not found"};
  }
  std::int64_t after = 0;
  if (needs_sequence) {
    const auto number = sequence_of(*sequence);
    if (!number) return validation_error("Invalid SequenceNumber: " + *sequence);
    after = type == "AT_SEQUENCE_NUMBER" ? *number - 1 : *number;
  } else if (type == "LATEST") {
    after = engine.store().last_record((*table)->id);
  }
  Json answer = Json::object();
  answer.add("ShardIterator", iterator_text(**table, after, engine.now()));
  return answer;
}

Expected<Json> get_records(Engine& engine, const Json& request) {
  const std::string text = from_base64(*request.text("ShardIterator")).value_or("");
  const std::size_t last = text.rfind('|');
  const std::size_t middle =
      last == std::string::npos || last == 0 ? last : text.rfind('|', last - 1);
  if (last == std::string::npos || middle == std::string::npos || middle == last) {
    return validation_error("Invalid ShardIterator");
  }
  const auto after = number_of(std::string_view(text).substr(middle + 1, last - middle - 1));
  const auto made_at = number_of(std::string_view(text).substr(last + 1));
  if (!after || !made_at) return validation_error("Invalid ShardIterator");
  const Engine::Guard guard(engine);
  const auto table = find_stream(engine, text.substr(0, middle));
  if (!table) return table.error();
  if (engine.now() - *made_at > kIteratorMillis) {
    return Error{"ExpiredIteratorException", "Iterator expired"};
  }
  const int limit = static_cast<int>(
      std::min<std::int64_t>(request.integer("Limit").value_or(kMaxRecords), kMaxRecords));
  Json records = Json::array();
  std::int64_t next = *after;
  std::size_t size = 0;
  for (const Store::StreamRow& row : engine.store().records((*table)->id, *after, limit)) {
    size += row.record.size();
    if (size > kMaxAnswerBytes && next != *after) break;
    Json record = read_json(row.record).value_or(Json::object());
    if (Json* data = record.find("dynamodb")) {
      data->add("SequenceNumber", sequence_number(row.number));
    }
    records.push(std::move(record));
    next = row.number;
  }
  Json answer = Json::object();
  answer.add("Records", std::move(records));
  answer.add("NextShardIterator", iterator_text(**table, next, engine.now()));
  return answer;
}

}  // namespace dynamodb
