#include "appsync_utils/transform/dynamodb_expression.h"

#include <optional>
#include <string>
#include <vector>

#include "appsync_utils/dynamodb/typed_value.h"
#include "appsync_utils/namespaces/arguments.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"

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

std::string key_text(const Value& key) {
  return key.is_string() ? std::string(key.as_string()) : vtl::to_std_string(key);
}

using Parts = std::vector<std::string>;

std::string joined(const Parts& parts, std::string_view joiner) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) text += joiner;
    text += part;
  }
  return text;
}

/// A conjunction or disjunction within an expression: parentheses belong to two parts and more.
std::string grouped(const Parts& parts, std::string_view joiner) {
  return parts.size() < 2 ? joined(parts, joiner) : "(" + joined(parts, joiner) + ")";
}

/// The work of a filter or of the conditions of a field.
constexpr std::uint64_t kUnitsPerPart = 64;

/// Writes what the service was recorded to write, which is one recursion: a filter is its entries
/// joined by AND; a field is its operators, each a condition in parentheses, grouped; `and` and
/// `or` are their members, each a filter, grouped; `not` is "(NOT " and a filter. An empty member
/// is an empty text and is joined like any other: {"a": {"eq": 1}, "b": {}} is "(#a = :a_eq) AND ".
/// Whatever does not have that shape makes the whole result null, which is what nullopt stands for;
/// problem() says why.
class ExpressionWriter {
 public:
  ExpressionWriter(Heap& heap, std::uint32_t max_depth)
      : heap_(heap), max_depth_(max_depth), names_(heap.make_map()), values_(heap.make_map()) {}

  Map& names() { return *names_; }
  Map& values() { return *values_; }
  const std::string& problem() const { return problem_; }

  /// `prefix` is the path of the filter as its placeholders carry it; it ends in '_' unless empty.
  std::optional<std::string> filter(const Value& value, const std::string& prefix,
                                    std::uint32_t depth) {
    if (depth >= max_depth_) throw vtl::LimitExceeded{vtl::LimitKind::value_depth};
    if (!value.is_map()) return refuse("a filter must be a Map, not " + kind(value));
    const Map& map = *value.as_map();
    Parts parts;
    for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
      auto part = entry(key_text(map.slot(i).key), map.slot(i).value, prefix, depth);
      if (!part) return std::nullopt;
      parts.push_back(std::move(*part));
    }
    return paid(joined(parts, " AND "));
  }

 private:
  /// The attribute that conditions are about, and how to write it: "#v" or "size(#v)".
  struct Operand {
    const std::string& name;
    std::string text;
  };

  std::optional<std::string> entry(const std::string& name, const Value& value,
                                   const std::string& prefix, std::uint32_t depth) {
    if (name == "and") return logical(value, " AND ", prefix + "and_", depth);
    if (name == "or") return logical(value, " OR ", prefix + "or_", depth);
    if (name == "not") {
      const auto inner = filter(value, prefix + "not_", depth + 1);
      if (!inner) return std::nullopt;
      return "(NOT " + *inner + ")";
    }
    const std::string place = "#" + name;
    names_->put(heap_.string(place), heap_.string(name));
    return conditions({name, place}, value, prefix + name + "_", depth);
  }

  std::optional<std::string> logical(const Value& value, std::string_view joiner,
                                     const std::string& prefix, std::uint32_t depth) {
    if (!is_java_list(value)) return refuse("and, or must be a List, not " + kind(value));
    Parts parts;
    for (const Value& member : elements_of(heap_, value)) {
      auto part = filter(member, prefix + std::to_string(parts.size()) + "_", depth + 1);
      if (!part) return std::nullopt;
      parts.push_back(std::move(*part));
    }
    return paid(grouped(parts, joiner));
  }

  std::optional<std::string> conditions(const Operand& operand, const Value& value,
                                        const std::string& prefix, std::uint32_t depth) {
    if (depth >= max_depth_) throw vtl::LimitExceeded{vtl::LimitKind::value_depth};
    if (!value.is_map()) {
      return refuse("the conditions of " + operand.text + " must be a Map, not " + kind(value));
    }
    const Map& map = *value.as_map();
    Parts parts;
    for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
      const std::string name = key_text(map.slot(i).key);
      std::optional<std::string> part;
      if (name == "size") {
        // size within size speaks of the same attribute again.
        part = conditions({operand.name, "size(#" + operand.name + ")"}, map.slot(i).value,
                          prefix + "size_", depth + 1);
      } else if (part = condition(operand.text, name, map.slot(i).value, prefix); part) {
        part = "(" + *part + ")";
      }
      if (!part) return std::nullopt;
      parts.push_back(std::move(*part));
    }
    return paid(grouped(parts, " AND "));
  }

  std::optional<std::string> condition(const std::string& place, const std::string& name,
                                       const Value& value, const std::string& prefix) {
    if (const std::string_view symbol = find_symbol(kComparisons, name); !symbol.empty()) {
      return place + " " + std::string(symbol) + " " + add_value(prefix + name, value);
    }
    if (const std::string_view function = find_symbol(kFunctions, name); !function.empty()) {
      return std::string(function) + "(" + place + "," + add_value(prefix + name, value) + ")";
    }
    if (name == "between") return between(place, value, prefix);
    if (name == "in") return in(place, value, prefix);
    if (name == "attributeExists") {
      if (!value.is_boolean()) return refuse("attributeExists on " + place + " takes a Boolean");
      return (value.as_boolean() ? "attribute_exists(" : "attribute_not_exists(") + place + ")";
    }
    if (name == "attributeType") return attribute_type(place, value, prefix);
    return refuse("unknown operator " + name + " on " + place);
  }

  std::optional<std::string> between(const std::string& place, const Value& value,
                                     const std::string& prefix) {
    const auto bounds = elements_of(heap_, value);
    if (bounds.size() < 2) return refuse("between on " + place + " takes a List of two bounds");
    // A third bound is ignored.
    const std::string low = add_value(prefix + "between_start", bounds[0]);
    const std::string high = add_value(prefix + "between_end", bounds[1]);
    return place + " BETWEEN " + low + " AND " + high;
  }

  std::optional<std::string> in(const std::string& place, const Value& value,
                                const std::string& prefix) {
    if (!is_java_list(value)) return refuse("in on " + place + " takes a List");
    Parts places;
    for (const Value& element : elements_of(heap_, value)) {
      places.push_back(add_value(prefix + "in_" + std::to_string(places.size()), element));
    }
    if (places.empty()) return "null";  // recorded: Java's text of no condition
    return place + " IN (" + joined(places, ", ") + ")";
  }

  std::optional<std::string> attribute_type(const std::string& place, const Value& value,
                                            const std::string& prefix) {
    const std::string_view name = value.is_string() ? value.as_string() : std::string_view();
    const std::string_view code = find_symbol(kTypeCodes, name);
    if (code.empty()) return refuse("unknown type in attributeType on " + place);
    return "attribute_type(" + place + "," + add_value(prefix + "attributeType", Value(code)) + ")";
  }

  // A filter that holds another one twice, which does the same, doubles its text at each level.
  std::string paid(std::string text) {
    heap_.work().charge(kUnitsPerPart + text.size());
    heap_.charge(text.size());
    return text;
  }

  static std::string kind(const Value& value) { return std::string(describe_kind(value)); }

  std::nullopt_t refuse(std::string problem) {
    problem_ = std::move(problem);
    return std::nullopt;
  }

  std::string add_value(const std::string& name, const Value& value) {
    std::string placeholder = ":" + name;
    values_->put(heap_.string(placeholder),
                 make_typed_value(heap_, value, {.max_depth = max_depth_}));
    return placeholder;
  }

  Heap& heap_;
  std::uint32_t max_depth_;
  Map* names_;
  Map* values_;
  std::string problem_;
};

}  // namespace

std::optional<std::string> write_dynamodb_expression(vtl::TextBuffer& out, Heap& heap,
                                                     const Value& filter, std::uint32_t max_depth) {
  ExpressionWriter writer(heap, max_depth);
  const auto expression = writer.filter(filter, "", 0);
  if (!expression) return writer.problem();
  out.append("{\"expression\":");
  vtl::write_json_string(out, *expression);
  out.append(",\"expressionNames\":");
  vtl::write_json(out, Value(&writer.names()));
  out.append(",\"expressionValues\":");
  vtl::write_json(out, Value(&writer.values()));
  out.append('}');
  return std::nullopt;
}

}  // namespace appsync
