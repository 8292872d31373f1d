#include "graphql/coercion/literal_check.h"

#include <algorithm>
#include <cstdint>

#include "graphql/coercion/literal_text.h"
#include "graphql/scalars/scalars.h"
#include "vtl/java/to_string.h"
#include "vtl/value.h"

namespace gql::coercion {
namespace {

// Java's HashSet of the names, as it prints: by bucket of a table that doubles when it is three
// quarters full, and in the order of insertion within a bucket.
std::string hash_set_text(std::vector<std::string_view> names) {
  std::size_t buckets = 16;
  while (names.size() > buckets * 3 / 4) buckets *= 2;
  const auto bucket = [&](std::string_view name) {
    const auto hash = static_cast<std::uint32_t>(vtl::java_hash(vtl::Value(name)));
    return (hash ^ (hash >> 16)) & (buckets - 1);
  };
  std::stable_sort(names.begin(), names.end(),
                   [&](std::string_view a, std::string_view b) { return bucket(a) < bucket(b); });
  std::string out = "[";
  for (const std::string_view name : names) {
    if (out.size() > 1) out += ", ";
    out += name;
  }
  return out + "]";
}

}  // namespace

bool LiteralCheck::fits(const ast::Value& value, const TypeRef& type) {
  if (value.kind == ast::ValueKind::null) {
    if (!type.is_non_null()) return true;
    reason_ = "must not be null";
    culprit_ = &value;
    return false;
  }
  if (value.kind == ast::ValueKind::variable) return true;
  if (type.is_non_null()) return fits(value, *type.inner);
  if (type.is_list()) return fits_list(value, *type.inner);
  if (type.type == nullptr) return false;
  if (type.type->is_leaf()) {
    const auto parsed = scalars::parse_literal(*type.type, value, heap_);
    if (parsed && !parsed->is_null()) return true;
    reason_ = "is not a valid '" + std::string(type.type->name) + "'";
    culprit_ = &value;
    return false;
  }
  return type.type->kind == TypeKind::input && fits_object(value, *type.type);
}

bool LiteralCheck::fits_list(const ast::Value& value, const TypeRef& item) {
  if (value.kind != ast::ValueKind::list) return fits(value, item);
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (fits(value.items[i], item)) continue;
    steps_.push_back("[" + std::to_string(i) + "]");
    return false;
  }
  return true;
}

bool LiteralCheck::fits_object(const ast::Value& value, const Type& type) {
  if (value.kind != ast::ValueKind::object) {
    reason_ = "must be an object type";
    return false;
  }
  std::vector<std::string_view> missing;
  for (const InputValue& field : type.input_fields) {
    if (!field.type->is_non_null()) continue;
    const bool is_given =
        std::any_of(value.fields.begin(), value.fields.end(),
                    [&](const ast::ObjectField& given) { return given.name == field.name; });
    if (!is_given) missing.push_back(field.name);
  }
  if (!missing.empty()) {
    reason_ = "is missing required fields '" + hash_set_text(std::move(missing)) + "'";
    return false;
  }
  for (const ast::ObjectField& given : value.fields) {
    const InputValue* const field = type.input_field(given.name);
    if (field == nullptr) {
      reason_ = "contains a field not in '" + std::string(type.name) + "': '" +
                std::string(given.name) + "'";
      return false;
    }
    if (fits(given.value, *field->type)) continue;
    steps_.push_back("." + std::string(given.name));
    return false;
  }
  return true;
}

std::string LiteralCheck::message(std::string_view argument, const ast::Value& whole) const {
  std::string text = "argument '" + std::string(argument);
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) text += *step;
  return text + "' with value '" + literal_text(culprit_ != nullptr ? *culprit_ : whole) + "' " +
         reason_;
}

}  // namespace gql::coercion
