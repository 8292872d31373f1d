#include "dynamodb/operation/stream_record.h"

#include <cstdio>

#include "dynamodb/value/item_bytes.h"

namespace dynamodb {

std::string sequence_number(std::int64_t number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "1%020lld", static_cast<long long>(number));
  return digits;
}

void add_stream_record(Engine& engine, const PlannedWrite& plan, const Json& identity) {
  const Table& table = *plan.table;
  const std::string& view = table.stream->view_type;
  const bool is_both = view == "NEW_AND_OLD_IMAGES";
  const std::string keys =
      item_bytes(table.key_attributes(plan.bytes ? plan.new_item : plan.old_item));
  std::size_t size = item_size(keys);
  Json data = Json::object();
  data.add("ApproximateCreationDateTime", static_cast<double>(engine.now() / 1000));
  data.add("Keys", StoredItem{keys});
  if (plan.bytes && (is_both || view == "NEW_IMAGE")) {
    data.add("NewImage", StoredItem{*plan.bytes});
    size += item_size(*plan.bytes);
  }
  if (plan.old && (is_both || view == "OLD_IMAGE")) {
    data.add("OldImage", StoredItem{plan.old->value});
    size += item_size(plan.old->value);
  }
  data.add("SizeBytes", static_cast<std::int64_t>(size));
  data.add("StreamViewType", view);
  char id[40];
  std::snprintf(id, sizeof id, "%016llx%016llx",
                static_cast<unsigned long long>(engine.options().random()),
                static_cast<unsigned long long>(engine.options().random()));
  Json record = Json::object();
  record.add("awsRegion", engine.options().region);
  record.add("dynamodb", std::move(data));
  record.add("eventID", id);
  record.add("eventName", !plan.old ? "INSERT" : plan.bytes ? "MODIFY" : "REMOVE");
  record.add("eventSource", "aws:dynamodb");
  record.add("eventVersion", "1.1");
  if (!identity.is_null()) record.add("userIdentity", identity);
  engine.store().add_record(table.id, engine.now(), to_text(record));
}

}  // namespace dynamodb
