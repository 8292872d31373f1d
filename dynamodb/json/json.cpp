#include "dynamodb/json.h"

#include <algorithm>

namespace dynamodb {

Json::Json(JsonArray value) : data_(std::move(value)) {}
Json::Json(JsonObject value) : data_(std::move(value)) {}

const Json* Json::find(std::string_view name) const {
  const JsonObject* object = as_object();
  if (object == nullptr) return nullptr;
  for (const JsonMember& member : *object) {
    if (member.first == name) return &member.second;
  }
  return nullptr;
}

Json* Json::find(std::string_view name) {
  return const_cast<Json*>(std::as_const(*this).find(name));
}

const std::string* Json::text(std::string_view name) const {
  const Json* member = find(name);
  return member == nullptr ? nullptr : member->as_string();
}

std::optional<std::int64_t> Json::integer(std::string_view name) const {
  const Json* member = find(name);
  if (member == nullptr || member->as_integer() == nullptr) return std::nullopt;
  return *member->as_integer();
}

bool Json::flag(std::string_view name) const {
  const Json* member = find(name);
  return member != nullptr && member->as_bool() != nullptr && *member->as_bool();
}

Json& Json::add(std::string name, Json value) {
  return as_object()->emplace_back(std::move(name), std::move(value)).second;
}

void Json::set(std::string_view name, Json value) {
  if (Json* member = find(name)) {
    *member = std::move(value);
  } else {
    add(std::string(name), std::move(value));
  }
}

void Json::remove(std::string_view name) {
  std::erase_if(*as_object(), [&](const JsonMember& member) { return member.first == name; });
}

void Json::push(Json value) {
  as_array()->push_back(std::move(value));
}

}  // namespace dynamodb
