#include "dynamodb/table/table.h"

#include <algorithm>

#include "dynamodb/value/key_bytes.h"

namespace dynamodb {
namespace {

KeySchema schema_of(const Json& json) {
  KeySchema keys;
  if (json.as_array() == nullptr) return keys;
  for (const Json& element : *json.as_array()) {
    const std::string* name = element.text("AttributeName");
    const std::string* kind = element.text("KeyType");
    if (name == nullptr || kind == nullptr) continue;
    (*kind == "HASH" ? keys.hash : keys.range) = *name;
  }
  return keys;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
  names.push_back(name);
}

}  // namespace

std::vector<std::string> KeySchema::names() const {
  return has_range() ? std::vector<std::string>{hash, range} : std::vector<std::string>{hash};
}

const Index* Table::find_index(std::string_view name) const {
  for (const Index& index : indexes_) {
    if (index.name == name) return &index;
  }
  return nullptr;
}

bool Table::has_local_index() const {
  return std::any_of(indexes_.begin(), indexes_.end(),
                     [](const Index& index) { return !index.is_global; });
}

Type Table::type_of(std::string_view name) const {
  for (const auto& [attribute, type] : types_) {
    if (attribute == name) return type;
  }
  return Type::S;
}

// Global indexes come first, as the service names them first in errors.
void Table::set_description(Json json) {
  description = std::move(json);
  name_ = *description.text("TableName");
  keys_ = schema_of(*description.find("KeySchema"));
  types_.clear();
  if (const Json* definitions = description.find("AttributeDefinitions")) {
    for (const Json& definition : *definitions->as_array()) {
      const std::string& type = *definition.text("AttributeType");
      types_.emplace_back(*definition.text("AttributeName"), type == "S"   ? Type::S
                                                             : type == "N" ? Type::N
                                                                           : Type::B);
    }
  }
  const std::vector<Index> before = std::move(indexes_);
  indexes_.clear();
  for (const char* kind : {"GlobalSecondaryIndexes", "LocalSecondaryIndexes"}) {
    const Json* list = description.find(kind);
    if (list == nullptr) continue;
    for (const Json& element : *list->as_array()) {
      Index index;
      index.name = *element.text("IndexName");
      index.is_global = kind[0] == 'G';
      index.keys = schema_of(*element.find("KeySchema"));
      const auto same = std::find_if(before.begin(), before.end(),
                                     [&](const Index& other) { return other.name == index.name; });
      index.id = same != before.end() ? same->id : next_index_++;
      const Json& projection = *element.find("Projection");
      const std::string& type = *projection.text("ProjectionType");
      index.shows_all = type == "ALL";
      for (const std::string& name : index.keys.names()) add_once(index.shown, name);
      for (const std::string& name : keys_.names()) add_once(index.shown, name);
      if (const Json* names = projection.find("NonKeyAttributes")) {
        for (const Json& name : *names->as_array()) add_once(index.shown, *name.as_string());
      }
      indexes_.push_back(std::move(index));
    }
  }
  attributes_of_keys_ = keys_.names();
  for (const Index& index : indexes_) {
    for (const std::string& name : index.keys.names()) add_once(attributes_of_keys_, name);
  }
}

std::string Table::to_text() const {
  Json out = Json::object();
  out.add("description", description);
  Json ids = Json::object();
  for (const Index& index : indexes_) ids.add(index.name, index.id);
  out.add("indexIds", std::move(ids));
  out.add("nextIndex", next_index_);
  out.add("ttl", ttl_attribute);
  if (stream) {
    Json settings = Json::object();
    settings.add("viewType", stream->view_type);
    settings.add("arn", stream->arn);
    settings.add("label", stream->label);
    settings.add("created", stream->created);
    out.add("stream", std::move(settings));
  }
  out.add("tags", tags);
  out.add("readyAt", ready_at);
  if (gone_at) out.add("goneAt", *gone_at);
  return dynamodb::to_text(out);
}

Table Table::from_text(std::int64_t id, std::string_view text) {
  const Json json = read_json(text).value_or(Json::object());
  Table table;
  table.id = id;
  table.set_description(*json.find("description"));
  for (Index& index : table.indexes_) {
    index.id = json.find("indexIds")->integer(index.name).value_or(index.id);
  }
  table.next_index_ = json.integer("nextIndex").value_or(table.next_index_);
  table.ttl_attribute = *json.text("ttl");
  if (const Json* settings = json.find("stream")) {
    StreamSettings stream{*settings->text("viewType"), *settings->text("arn"),
                          *settings->text("label")};
    const Json& created = *settings->find("created");
    stream.created = created.as_decimal() != nullptr ? created.as_decimal()->value
                                                     : static_cast<double>(*created.as_integer());
    table.stream = std::move(stream);
  }
  table.tags = *json.find("tags")->as_array();
  table.ready_at = json.integer("readyAt").value_or(0);
  table.gone_at = json.integer("goneAt");
  return table;
}

std::string Table::key_of(const Item& item) const {
  return table_key(*item.find(keys_.hash), keys_.has_range() ? item.find(keys_.range) : nullptr);
}

std::optional<std::string> Table::index_key_of(const Index& index, const Item& item) const {
  for (const std::string& name : index.keys.names()) {
    const Value* value = item.find(name);
    if (value == nullptr || value->type() != type_of(name)) return std::nullopt;
  }
  std::string out = partition_key(*item.find(index.keys.hash));
  if (index.keys.has_range()) put_key_part(*item.find(index.keys.range), out);
  const Value* range = keys_.has_range() ? item.find(keys_.range) : nullptr;
  out += tie_bytes(*item.find(keys_.hash), range);
  return out + key_of(item);
}

Item Table::key_attributes(const Item& item) const {
  Item out;
  for (const std::string& name : keys_.names()) out.set(name, *item.find(name));
  return out;
}

}  // namespace dynamodb
