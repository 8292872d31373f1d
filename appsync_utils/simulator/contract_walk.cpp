#include "appsync_utils/simulator/contract_walk.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "appsync_utils/simulator/expression_placeholders.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/text/ascii.h"

namespace appsync {

/// The path while an element is being looked at.
class PathStep {
 public:
  PathStep(ContractWalk& walk, std::string_view key) : path_(walk.path_) {
    path_.emplace_back(key);
  }
  PathStep(ContractWalk& walk, std::uint32_t index) : path_(walk.path_) {
    path_.push_back(std::to_string(index));
  }
  PathStep(const PathStep&) = delete;
  PathStep& operator=(const PathStep&) = delete;
  ~PathStep() { path_.pop_back(); }

 private:
  JsonPath& path_;
};

namespace {

// Deeper typed values than this do not come out of the JSON reader, but the walk must not rely on
// it.
constexpr int kTypedDepth = 500;

bool is_big_integer(const vtl::Value& value) {
  return value.is_object() && value.as_object()->type() == vtl::JavaType::big_integer;
}

bool is_number(const vtl::Value& value) {
  return value.is_small_integer() || value.is_floating() || is_big_integer(value) ||
         (value.is_object() && value.as_object()->type() == vtl::JavaType::big_decimal);
}

bool is_whole_number(const vtl::Value& value) {
  if (value.is_floating()) return std::trunc(value.as_double()) == value.as_double();
  return value.is_small_integer() || is_big_integer(value);
}

/// A number as DynamoDB takes it in a string: sign, digits, fraction, exponent.
bool is_numeric_text(std::string_view text) {
  std::size_t i = 0;
  auto digits = [&] {
    std::size_t start = i;
    while (i < text.size() && vtl::is_digit(text[i])) ++i;
    return i - start;
  };
  auto skip = [&](std::string_view characters) {
    bool is_there = i < text.size() && characters.find(text[i]) != std::string_view::npos;
    if (is_there) ++i;
    return is_there;
  };
  skip("+-");
  std::size_t count = digits();
  if (skip(".")) count += digits();
  if (count == 0) return false;
  if (skip("eE")) {
    skip("+-");
    if (digits() == 0) return false;
  }
  return i == text.size();
}

std::string_view kind_in_words(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::any:
      return "value";
    case ShapeKind::string:
    case ShapeKind::choice:
      return "string";
    case ShapeKind::integer:
      return "integer";
    case ShapeKind::number:
      return "number";
    case ShapeKind::boolean:
      return "boolean";
    case ShapeKind::list:
      return "array";
    case ShapeKind::object:
    case ShapeKind::dictionary:
    case ShapeKind::typed_value:
      return "object";
  }
  return "value";
}

bool has_kind(const vtl::Value& value, ShapeKind kind) {
  switch (kind) {
    case ShapeKind::any:
      return true;
    case ShapeKind::string:
    case ShapeKind::choice:
      return value.is_string();
    case ShapeKind::integer:
      return is_whole_number(value);
    case ShapeKind::number:
      return is_number(value);
    case ShapeKind::boolean:
      return value.is_boolean();
    case ShapeKind::list:
      return value.is_list();
    case ShapeKind::object:
    case ShapeKind::dictionary:
    case ShapeKind::typed_value:
      return value.is_map();
  }
  return false;
}

}  // namespace

const vtl::Value* find_member(const vtl::Map& object, std::string_view name) {
  const vtl::Value* found = object.find(name);
  return found != nullptr && !found->is_null() ? found : nullptr;
}

std::string_view json_kind_name(const vtl::Value& value) {
  if (value.is_null()) return "NULL";
  if (value.is_string()) return "STRING";
  if (value.is_boolean()) return "BOOLEAN";
  if (value.is_list()) return "ARRAY";
  if (value.is_map()) return "OBJECT";
  return "NUMBER";
}

std::string value_text(const vtl::Value& value) {
  return value.is_string() ? std::string(value.as_string()) : vtl::to_json(value);
}

std::string path_text(const JsonPath& path) {
  std::string text = "$";
  for (const std::string& part : path) text.append("[").append(part).append("]");
  return text;
}

JsonPath ContractWalk::path_to(std::string_view field) const {
  JsonPath path = path_;
  path.emplace_back(field);
  return path;
}

void ContractWalk::refuse(std::string message, JsonPath path, bool is_about_key) const {
  throw ContractRefusal{{std::move(message), std::move(path), is_about_key}};
}

void ContractWalk::refuse_missing(std::string_view field) const {
  refuse("Value for field '" + path_text(path_to(field)) + "' not found.", path_);
}

void ContractWalk::refuse_element(std::string_view field) const {
  JsonPath path = path_to(field);
  std::string text = path_text(path);
  refuse("Unsupported element '" + text + "'.", std::move(path), true);
}

void ContractWalk::refuse_kind(const vtl::Value& value, std::string_view wanted) const {
  refuse("Expected JSON " + std::string(wanted) + " for field '" + path_text(path_) +
         "' but got '" + std::string(json_kind_name(value)) + "' instead.");
}

void ContractWalk::check_count(std::size_t count, const Shape& shape) const {
  if (count >= shape.least && count <= shape.most) return;
  std::string wanted = count < shape.least ? "at least " + std::to_string(shape.least)
                                           : "at most " + std::to_string(shape.most);
  refuse("Field '" + path_text(path_) + "' takes " + wanted + " elements but has " +
         std::to_string(count) + ".");
}

void ContractWalk::check_fields(const vtl::Map& object, std::span<const Field> fields,
                                std::span<const std::string_view> also) {
  for (const Field& field : fields) {
    const vtl::Value* value = find_member(object, field.name);
    if (value == nullptr) {
      if (field.presence == Presence::required) refuse_missing(field.name);
      continue;
    }
    PathStep step(*this, field.name);
    check(*value, field.shape);
  }
  for (std::uint32_t i = object.first(); i != vtl::Map::kEnd; i = object.next(i)) {
    std::string_view key = object.slot(i).key.as_string();
    bool is_known = std::any_of(fields.begin(), fields.end(),
                                [&](const Field& field) { return field.name == key; }) ||
                    std::find(also.begin(), also.end(), key) != also.end();
    if (!is_known) refuse_element(key);
  }
}

void ContractWalk::check(const vtl::Value& value, const Shape& shape) {
  if (shape.kind == ShapeKind::typed_value) return check_typed_value(value, 0);
  if (!has_kind(value, shape.kind)) {
    if (!shape.refusal.empty()) refuse(std::string(shape.refusal) + path_text(path_) + ".");
    refuse_kind(value, kind_in_words(shape.kind));
  }

  std::vector<Expression> outer;
  if (shape.is_scope) outer = std::exchange(expressions_, {});
  switch (shape.kind) {
    case ShapeKind::choice:
      if (std::find(shape.choices.begin(), shape.choices.end(), value.as_string()) ==
          shape.choices.end()) {
        refuse("Unsupported value '" + std::string(value.as_string()) + "' for field '" +
               path_text(path_) + "'.");
      }
      break;
    case ShapeKind::object:
      check_fields(*value.as_map(), shape.fields);
      if (shape.is_expression) expressions_.push_back({path_, value.as_map()});
      break;
    case ShapeKind::list:
      check_count(value.as_list()->size(), shape);
      for (std::uint32_t i = 0; i < value.as_list()->size(); ++i) {
        PathStep step(*this, i);
        check((*value.as_list())[i], *shape.element);
      }
      break;
    case ShapeKind::dictionary: {
      const vtl::Map& map = *value.as_map();
      check_count(map.size(), shape);
      for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
        PathStep step(*this, map.slot(i).key.as_string());
        check(map.slot(i).value, *shape.element);
      }
      break;
    }
    default:
      break;
  }
  if (shape.further != nullptr) shape.further(*this, *value.as_map());
  if (shape.is_scope) {
    finish_scope();
    expressions_ = std::move(outer);
  }
}

void ContractWalk::check_typed_value(const vtl::Value& value, int depth) {
  if (!value.is_map()) {
    refuse("Expected JSON object for attribute value '" + path_text(path_) + "' but got '" +
           std::string(json_kind_name(value)) + "' instead.");
  }
  const vtl::Map& map = *value.as_map();
  if (map.size() != 1) {
    refuse("Expected exactly one type for attribute value '" + path_text(path_) + "' but got " +
           std::to_string(map.size()) + ".");
  }
  const vtl::Map::Slot& slot = map.slot(map.first());
  PathStep step(*this, slot.key.as_string());
  check_typed_content(slot.key.as_string(), slot.value, depth);
}

void ContractWalk::check_typed_content(std::string_view type, const vtl::Value& content,
                                       int depth) {
  auto expect = [&](bool is_good, std::string_view wanted) {
    if (!is_good) refuse_kind(content, wanted);
  };
  auto expect_all = [&](auto is_good, std::string_view wanted) {
    expect(content.is_list(), "array");
    for (std::uint32_t i = 0; i < content.as_list()->size(); ++i) {
      PathStep step(*this, i);
      const vtl::Value& element = (*content.as_list())[i];
      if (!is_good(element)) refuse_kind(element, wanted);
    }
  };
  auto is_text = [](const vtl::Value& value) { return value.is_string(); };
  // Numbers in quotes are widely deployed and work.
  auto is_numeric = [](const vtl::Value& value) {
    return is_number(value) || (value.is_string() && is_numeric_text(value.as_string()));
  };

  if (type == "S" || type == "B") return expect(is_text(content), "string");
  if (type == "N") return expect(is_numeric(content), "number");
  if (type == "BOOL") return expect(content.is_boolean(), "boolean");
  // $util.dynamodb.toNull() prints null here, other people true.
  if (type == "NULL") return expect(content.is_null() || content.is_boolean(), "null");
  if (type == "SS" || type == "BS") return expect_all(is_text, "string");
  if (type == "NS") return expect_all(is_numeric, "number");

  if (type != "L" && type != "M") {
    JsonPath path = path_;
    path.pop_back();
    std::string text = path_text(path);
    refuse("Unsupported type '" + std::string(type) + "' for attribute value '" + text + "'.",
           path_, true);
  }
  if (depth >= kTypedDepth)
    refuse("Attribute value '" + path_text(path_) + "' is nested too deep.");
  if (type == "L") {
    expect(content.is_list(), "array");
    for (std::uint32_t i = 0; i < content.as_list()->size(); ++i) {
      PathStep step(*this, i);
      check_typed_value((*content.as_list())[i], depth + 1);
    }
    return;
  }
  expect(content.is_map(), "object");
  const vtl::Map& map = *content.as_map();
  for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
    PathStep step(*this, map.slot(i).key.as_string());
    check_typed_value(map.slot(i).value, depth + 1);
  }
}

void ContractWalk::finish_scope() {
  std::vector<ExpressionBlock> blocks;
  blocks.reserve(expressions_.size());
  for (const Expression& expression : expressions_)
    blocks.push_back({expression.path, expression.block});
  expressions_.clear();
  if (auto error = check_placeholders(blocks, warnings_)) throw ContractRefusal{std::move(*error)};
}

}  // namespace appsync
