#include "api/data_sources/dynamodb/automerge.h"

#include <algorithm>
#include <string>

namespace api {
namespace {

using dynamodb::Json;
using dynamodb::JsonArray;

bool is_set(const std::string& type) {
  return type == "SS" || type == "NS" || type == "BS";
}

bool is_equal(const Json& left, const Json& right) {
  return dynamodb::to_text(left) == dynamodb::to_text(right);
}

// A list that goes on where the stored one ends holds it already.
Json appended(const JsonArray& stored, const JsonArray& incoming) {
  const bool goes_on = incoming.size() >= stored.size() &&
                       std::equal(stored.begin(), stored.end(), incoming.begin(), is_equal);
  if (goes_on) return Json(incoming);
  JsonArray out = stored;
  out.insert(out.end(), incoming.begin(), incoming.end());
  return Json(std::move(out));
}

Json united(const JsonArray& stored, const JsonArray& incoming) {
  JsonArray out = stored;
  for (const Json& member : incoming) {
    const bool is_there = std::any_of(stored.begin(), stored.end(),
                                      [&](const Json& known) { return is_equal(known, member); });
    if (!is_there) out.push_back(member);
  }
  return Json(std::move(out));
}

Json merged_value(const Json& stored, const Json& incoming) {
  const auto* left = stored.as_object();
  const auto* right = incoming.as_object();
  if (left == nullptr || right == nullptr || left->size() != 1 || right->size() != 1) return stored;
  const auto& [type, value] = left->front();
  const auto& [other_type, other] = right->front();
  if (type == "NULL") return incoming;
  if (type != other_type) return stored;
  Json out = Json::object();
  if (type == "M") {
    out.add(type, merged(value, other));
  } else if (value.as_array() != nullptr && other.as_array() != nullptr) {
    out.add(type, is_set(type) ? united(*value.as_array(), *other.as_array())
                               : appended(*value.as_array(), *other.as_array()));
  } else {
    return stored;
  }
  return out;
}

}  // namespace

Json merged(const Json& stored, const Json& incoming) {
  Json out = stored;
  if (stored.as_object() == nullptr || incoming.as_object() == nullptr) return out;
  for (const auto& [name, value] : *incoming.as_object()) {
    const Json* known = out.find(name);
    out.set(name, known == nullptr ? value : merged_value(*known, value));
  }
  return out;
}

}  // namespace api
