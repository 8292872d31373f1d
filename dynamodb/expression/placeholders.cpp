#include "dynamodb/expression/placeholders.h"

#include <algorithm>

#include "dynamodb/value/value_json.h"
#include "vtl/text/ascii.h"

namespace dynamodb {
namespace {

bool is_placeholder(std::string_view key, char mark) {
  if (key.size() < 2 || key[0] != mark) return false;
  return std::all_of(key.begin() + 1, key.end(),
                     [](char letter) { return vtl::is_letter_or_digit(letter) || letter == '_'; });
}

Check check_keys(const Json& map, const std::string& member, char mark) {
  const JsonObject& entries = *map.as_object();
  if (entries.empty()) return validation_error(member + " must not be empty");
  for (const JsonMember& entry : entries) {
    if (!is_placeholder(entry.first, mark)) {
      return validation_error(member + " contains invalid key: Syntax error; key: \"" +
                              entry.first + "\"");
    }
  }
  return std::nullopt;
}

auto* find_key(auto& entries, const std::string& key) {
  const auto place =
      std::lower_bound(entries.begin(), entries.end(), key,
                       [](const auto& entry, const auto& wanted) { return entry.key < wanted; });
  return place != entries.end() && place->key == key ? &*place : nullptr;
}

void sort_by_key(auto& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
}

std::string unused_keys(const auto& entries) {
  std::string out;
  for (const auto& entry : entries) {
    if (!entry.is_used) out += (out.empty() ? "" : ", ") + entry.key;
  }
  return out;
}

}  // namespace

Check Placeholders::read(const Json& request) {
  if (const Json* names = request.find("ExpressionAttributeNames")) {
    if (Check check = check_keys(*names, "ExpressionAttributeNames", '#')) return check;
    for (const auto& [key, name] : *names->as_object()) {
      if (name.as_string() != nullptr) names_.push_back({key, *name.as_string()});
    }
    sort_by_key(names_);
  }
  if (const Json* values = request.find("ExpressionAttributeValues")) {
    if (Check check = check_keys(*values, "ExpressionAttributeValues", ':')) return check;
    for (const auto& [key, json] : *values->as_object()) {
      Value value;
      if (const auto fault = read_value(json, value)) {
        return validation_error("ExpressionAttributeValues contains invalid value: " + *fault +
                                " for key " + key);
      }
      values_.push_back({key, std::move(value)});
    }
    sort_by_key(values_);
  }
  return std::nullopt;
}

BoundExpression Placeholders::bind(ParsedExpression parsed) {
  BoundExpression bound{.parsed = std::move(parsed)};
  for (const std::string& key : bound.parsed->name_refs) {
    Name* name = find_key(names_, key);
    if (name != nullptr) name->is_used = true;
    bound.names.push_back(name == nullptr ? nullptr : &name->text);
  }
  for (const std::string& key : bound.parsed->value_refs) {
    ValueOf* value = find_key(values_, key);
    if (value != nullptr) value->is_used = true;
    bound.values.push_back(value == nullptr ? nullptr : &value->value);
  }
  return bound;
}

Check Placeholders::unused() const {
  const std::string names = unused_keys(names_);
  if (!names.empty()) {
    return validation_error(
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {" + names + "}");
  }
  const std::string values = unused_keys(values_);
  if (!values.empty()) {
    return validation_error(
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {" + values +
        "}");
  }
  return std::nullopt;
}

}  // namespace dynamodb
