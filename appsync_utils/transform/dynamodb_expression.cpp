#include "appsync_utils/transform/dynamodb_expression.h"

#include <string>

#include "appsync_utils/dynamodb/typed_value.h"
#include "appsync_utils/namespaces/arguments.h"
#include "engine/value/to_string.h"
#include "vtl/json.h"
#include "vtl/limit_exceeded.h"

namespace appsync {

using vtl::Heap;
using vtl::Map;
using vtl::Value;

namespace {

struct Comparison {
  std::string_view operator_name;
  std::string_view symbol;
};

constexpr Comparison kComparisons[] = {{"ne", "<>"}, {"eq", "="}, {"lt", "<"},
                                       {"le", "<="}, {"gt", ">"}, {"ge", ">="}};
constexpr Comparison kFunctions[] = {
    {"contains", "contains"}, {"notContains", "NOT contains"}, {"beginsWith", "begins_with"}};
// Names of attributeType and the codes that DynamoDB's attribute_type takes.
constexpr Comparison kTypeCodes[] = {{"_null", "NULL"},   {"string", "S"},     {"stringSet", "SS"},
                                     {"number", "N"},     {"numberSet", "NS"}, {"binary", "B"},
                                     {"boolean", "BOOL"}, {"binarySet", "BS"}, {"list", "L"},
                                     {"map", "M"}};

template <std::size_t kSize>
std::string_view find_symbol(const Comparison (&table)[kSize], std::string_view name) {
  for (const Comparison& row : table) {
    if (row.operator_name == name) return row.symbol;
  }
  return {};
}

[[noreturn]] void refuse(std::string message) {
  throw illegal_argument(std::move(message));
}

std::string key_text(const Value& key) {
  return key.is_string() ? std::string(key.as_string()) : vtl::to_std_string(key);
}

class ExpressionWriter {
 public:
  ExpressionWriter(Heap& heap, ExpressionUse use, std::uint32_t max_depth)
      : heap_(heap),
        use_(use),
        max_depth_(max_depth),
        names_(heap.make_map()),
        values_(heap.make_map()) {}

  Map& names() { return *names_; }
  Map& values() { return *values_; }

  /// Conditions of all fields of a filter, joined by AND. `prefix` ends in '_' unless empty.
  std::string filter(const Map& map, const std::string& prefix, std::uint32_t depth) {
    if (depth >= max_depth_) throw vtl::LimitExceeded{vtl::LimitKind::value_depth};
    std::string expression;
    for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
      const std::string name = key_text(map.slot(i).key);
      append_joined(expression, entry(name, map.slot(i).value, prefix, depth), " AND ");
    }
    return expression;
  }

 private:
  static void append_joined(std::string& expression, const std::string& part,
                            std::string_view joiner) {
    if (part.empty()) return;
    if (!expression.empty()) expression += joiner;
    expression += part;
  }

  static std::string in_parentheses(std::string expression) {
    return expression.empty() ? expression : "(" + std::move(expression) + ")";
  }

  std::string entry(const std::string& name, const Value& value, const std::string& prefix,
                    std::uint32_t depth) {
    if (name == "and" || name == "or") return logical(name, value, prefix, depth);
    if (!value.is_map()) {
      refuse("the conditions of \"" + name + "\" must be a Map, not " +
             std::string(describe_kind(value)));
    }
    if (name == "not") {
      const std::string inner = filter(*value.as_map(), prefix + "not_", depth + 1);
      return inner.empty() ? inner : "NOT (" + inner + ")";
    }
    return in_parentheses(field(name, *value.as_map(), prefix));
  }

  std::string logical(const std::string& name, const Value& value, const std::string& prefix,
                      std::uint32_t depth) {
    if (value.is_map()) return filter(*value.as_map(), prefix + name + "_", depth + 1);
    if (!is_java_list(value)) {
      refuse("\"" + name + "\" must be a List or a Map, not " + std::string(describe_kind(value)));
    }
    const std::string_view joiner = name == "and" ? " AND " : " OR ";
    std::string expression;
    std::size_t index = 0;
    for (const Value& element : elements_of(heap_, value)) {
      if (!element.is_map()) {
        refuse("an entry of \"" + name + "\" must be a Map, not " +
               std::string(describe_kind(element)));
      }
      const std::string inner_prefix = prefix + name + "_" + std::to_string(index++) + "_";
      append_joined(expression, filter(*element.as_map(), inner_prefix, depth + 1), joiner);
    }
    return in_parentheses(std::move(expression));
  }

  std::string field(const std::string& name, const Map& conditions, const std::string& prefix) {
    const std::string place = "#" + name;
    std::string expression;
    for (std::uint32_t i = conditions.first(); i != Map::kEnd; i = conditions.next(i)) {
      const std::string operator_name = key_text(conditions.slot(i).key);
      append_joined(expression,
                    condition(place, operator_name, conditions.slot(i).value, prefix + name + "_"),
                    " AND ");
    }
    if (!expression.empty()) names_->put(heap_.string(place), heap_.string(name));
    return expression;
  }

  /// `place` is "#title" or "size(#title)", `prefix` ":"-less and ends in '_'.
  std::string condition(const std::string& place, const std::string& name, const Value& value,
                        const std::string& prefix) {
    if (const std::string_view symbol = find_symbol(kComparisons, name); !symbol.empty()) {
      return place + " " + std::string(symbol) + " " + add_value(prefix + name, value);
    }
    if (name == "between") return between(place, value, prefix);
    if (place.starts_with('#')) {
      if (const std::string_view function = find_symbol(kFunctions, name); !function.empty()) {
        return std::string(function) + "(" + place + "," + add_value(prefix + name, value) + ")";
      }
      if (name == "in") return "contains(" + add_value(prefix + name, value) + "," + place + ")";
      if (name == "attributeExists") {
        const bool exists = value.is_boolean() && value.as_boolean();
        return (exists ? "attribute_exists(" : "attribute_not_exists(") + place + ")";
      }
      if (name == "attributeType") return attribute_type(place, value, prefix);
      if (name == "size" && use_ == ExpressionUse::condition) return size(place, value, prefix);
    }
    refuse("unknown operator \"" + name + "\" on " + place);
  }

  std::string between(const std::string& place, const Value& value, const std::string& prefix) {
    const auto bounds = elements_of(heap_, value);
    if (bounds.size() != 2) refuse("\"between\" on " + place + " takes a List of two bounds");
    const std::string low = add_value(prefix + "between_1", bounds[0]);
    const std::string high = add_value(prefix + "between_2", bounds[1]);
    return place + " BETWEEN " + low + " AND " + high;
  }

  std::string attribute_type(const std::string& place, const Value& value,
                             const std::string& prefix) {
    const std::string_view name = value.is_string() ? value.as_string() : std::string_view();
    const std::string_view code = find_symbol(kTypeCodes, name);
    if (code.empty()) refuse("unknown type in \"attributeType\" on " + place);
    return "attribute_type(" + place + "," + add_value(prefix + "attributeType", Value(code)) + ")";
  }

  std::string size(const std::string& place, const Value& value, const std::string& prefix) {
    if (!value.is_map()) refuse("\"size\" on " + place + " takes a Map of conditions");
    const Map& conditions = *value.as_map();
    std::string expression;
    for (std::uint32_t i = conditions.first(); i != Map::kEnd; i = conditions.next(i)) {
      const Map::Slot& slot = conditions.slot(i);
      append_joined(
          expression,
          condition("size(" + place + ")", key_text(slot.key), slot.value, prefix + "size_"),
          " AND ");
    }
    return expression;
  }

  std::string add_value(const std::string& name, const Value& value) {
    std::string placeholder = ":" + name;
    values_->put(heap_.string(placeholder),
                 make_typed_value(heap_, value, {.max_depth = max_depth_}));
    return placeholder;
  }

  Heap& heap_;
  ExpressionUse use_;
  std::uint32_t max_depth_;
  Map* names_;
  Map* values_;
};

}  // namespace

void write_dynamodb_expression(vtl::TextBuffer& out, Heap& heap, const Map& filter,
                               ExpressionUse use, std::uint32_t max_depth) {
  ExpressionWriter writer(heap, use, max_depth);
  const std::string expression = writer.filter(filter, "", 0);
  out.append("{\"expression\":");
  vtl::write_json_string(out, expression);
  out.append(",\"expressionNames\":");
  vtl::write_json(out, Value(&writer.names()));
  out.append(",\"expressionValues\":");
  vtl::write_json(out, Value(&writer.values()));
  out.append('}');
}

}  // namespace appsync
