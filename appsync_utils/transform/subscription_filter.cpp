#include "appsync_utils/transform/subscription_filter.h"

#include <algorithm>
#include <vector>

#include "appsync_utils/namespaces/arguments.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/text/wtf8.h"

namespace appsync {

using vtl::Heap;
using vtl::Map;
using vtl::Value;

namespace {

struct Filter {
  Value field_name;
  Value operation;
  Value value;
};

using Group = std::vector<Filter>;

constexpr std::uint64_t kUnitsPerProduct = 64;

[[noreturn]] void refuse(std::string message) {
  throw illegal_argument(std::move(message));
}

void check_count(std::size_t groups) {
  if (groups <= kMaxFilterGroups) return;
  refuse("the filter makes more than " + std::to_string(kMaxFilterGroups) + " groups");
}

std::size_t filters_of(const std::vector<Group>& groups) {
  std::size_t count = 0;
  for (const Group& group : groups) count += group.size();
  return count;
}

// The service knows alternatives (groups) of conjunctions (filters) only, so a filter object is
// brought into that form: everything that must hold multiplies the groups, everything that may hold
// adds some.
//
//   {"a": {"eq": 1}, "or": [{"b": {"eq": 2}}, {"c": {"eq": 3}}]}      [a, b], [a, c]
//
// Nested alternatives multiply, hence kMaxFilterGroups.

// Every group with every alternative behind it; the groups are the outer loop.
std::vector<Group> multiplied(Heap& heap, const std::vector<Group>& groups,
                              const std::vector<Group>& alternatives) {
  check_count(groups.size() * alternatives.size());
  // A filter that holds another one twice, which does the same, grows with each level.
  constexpr std::size_t kUnnoticed = 64;
  const std::size_t filters =
      filters_of(groups) * alternatives.size() + filters_of(alternatives) * groups.size();
  heap.work().charge(kUnitsPerProduct + 8 * filters);
  if (filters > kUnnoticed) heap.charge(filters * sizeof(Filter));
  std::vector<Group> product;
  product.reserve(groups.size() * alternatives.size());
  for (const Group& group : groups) {
    for (const Group& alternative : alternatives) {
      Group& joined = product.emplace_back(group);
      joined.insert(joined.end(), alternative.begin(), alternative.end());
    }
  }
  return product;
}

class FilterExpansion {
 public:
  FilterExpansion(Heap& heap, std::span<const Value> ignored, std::uint32_t max_depth)
      : heap_(heap), ignored_(ignored), max_depth_(max_depth) {}

  /// The alternatives of a filter object: fields first, then `and`, then `or`. One empty group when
  /// nothing is left of it.
  std::vector<Group> expand(const Map& filter, std::uint32_t depth) {
    if (depth >= max_depth_) throw vtl::LimitExceeded{vtl::LimitKind::value_depth};
    std::vector<Group> groups(1);
    for (std::uint32_t i = filter.first(); i != Map::kEnd; i = filter.next(i)) {
      const Map::Slot& slot = filter.slot(i);
      if (!slot.key.is_string()) refuse("the name of a field must be a String");
      const std::string_view name = slot.key.as_string();
      if (name == "and" || name == "or" || is_ignored(slot.key)) continue;
      const std::vector<Group> alternatives = field(slot.key, slot.value);
      if (!alternatives.empty()) groups = multiplied(heap_, groups, alternatives);
    }
    for (const Value& entry : entries(filter, "and")) {
      groups = multiplied(heap_, groups, expand(*entry.as_map(), depth + 1));
    }
    const std::vector<Group> choices = any_of(filter, depth);
    return choices.empty() ? groups : multiplied(heap_, groups, choices);
  }

  /// One alternative per operator.
  std::vector<Group> field(const Value& name, const Value& conditions) {
    if (!conditions.is_map()) {
      refuse("the conditions of \"" + std::string(name.as_string()) + "\" must be a Map, not " +
             std::string(describe_kind(conditions)));
    }
    const Map& map = *conditions.as_map();
    std::vector<Group> alternatives;
    for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
      alternatives.push_back({{name, map.slot(i).key, map.slot(i).value}});
    }
    return alternatives;
  }

 private:
  bool is_ignored(const Value& name) const {
    return std::any_of(ignored_.begin(), ignored_.end(), [&](const Value& ignored) {
      return ignored.is_string() && ignored.as_string() == name.as_string();
    });
  }

  std::span<const Value> entries(const Map& filter, std::string_view key) {
    const Value list = filter.get(key);
    if (list.is_null()) return {};
    if (!is_java_list(list)) refuse("\"" + std::string(key) + "\" must be a List");
    const auto elements = elements_of(heap_, list);
    for (const Value& element : elements) {
      if (!element.is_map()) refuse("an entry of \"" + std::string(key) + "\" must be a Map");
    }
    return elements;
  }

  std::vector<Group> any_of(const Map& filter, std::uint32_t depth) {
    std::vector<Group> choices;
    for (const Value& entry : entries(filter, "or")) {
      for (Group& group : expand(*entry.as_map(), depth + 1)) {
        // A filter that was ignored altogether is not an alternative.
        if (!group.empty()) choices.push_back(std::move(group));
      }
      check_count(choices.size());
    }
    return choices;
  }

  Heap& heap_;
  std::span<const Value> ignored_;
  std::uint32_t max_depth_;
};

std::vector<Group> strict_alternatives(FilterExpansion& expansion, const Map& rules) {
  std::vector<Group> alternatives;
  for (std::uint32_t i = rules.first(); i != Map::kEnd; i = rules.next(i)) {
    const Map::Slot& slot = rules.slot(i);
    if (!slot.key.is_string()) refuse("the name of a field must be a String");
    if (slot.key.as_string() == "and" || slot.key.as_string() == "or") {
      refuse("strict rules must not contain \"and\" or \"or\"");
    }
    const std::vector<Group> conditions = expansion.field(slot.key, slot.value);
    if (conditions.size() > 1) {
      refuse("the strict rule of \"" + std::string(slot.key.as_string()) +
             "\" must have one condition");
    }
    if (!conditions.empty()) alternatives.push_back(conditions.front());
  }
  return alternatives;
}

Value to_value(Heap& heap, const std::vector<Group>& groups) {
  vtl::List* group_list = heap.make_list(static_cast<std::uint32_t>(groups.size()));
  for (const Group& group : groups) {
    if (group.empty()) continue;
    vtl::List* filters = heap.make_list(static_cast<std::uint32_t>(group.size()));
    for (const Filter& filter : group) {
      Map* map = heap.make_map(3);
      map->put("fieldName", filter.field_name);
      map->put("operator", filter.operation);
      map->put("value", filter.value);
      filters->append(Value(map));
    }
    Map* map = heap.make_map(1);
    map->put("filters", Value(filters));
    group_list->append(Value(map));
  }
  Map* result = heap.make_map(1);
  result->put("filterGroup", Value(group_list));
  return Value(result);
}

// --- the documented limits of a finished filter ---

enum ValueKind : std::uint8_t { kNumber = 1, kString = 2, kBoolean = 4, kArray = 8, kPair = 16 };

struct FilterOperator {
  std::string_view name;
  std::uint8_t values;
  std::size_t most_elements;
};

constexpr FilterOperator kOperators[] = {
    {"eq", kNumber | kString | kBoolean, 0},
    {"ne", kNumber | kString | kBoolean, 0},
    {"le", kNumber | kString, 0},
    {"lt", kNumber | kString, 0},
    {"ge", kNumber | kString, 0},
    {"gt", kNumber | kString, 0},
    {"contains", kNumber | kString, 0},
    {"notContains", kNumber | kString, 0},
    {"beginsWith", kString, 0},
    {"in", kArray, 5},
    {"notIn", kArray, 5},
    {"between", kPair, 2},
    {"containsAny", kArray, 20},
};
constexpr std::size_t kMaxFields = 5;
constexpr std::size_t kMaxFilters = 10;
constexpr std::size_t kMaxValueLength = 256;
constexpr std::ptrdiff_t kMaxNesting = 5;

bool is_too_long(const Value& value) {
  return value.is_string() && vtl::utf16_length(value.as_string()) > kMaxValueLength;
}

std::uint8_t kind_of(const Value& value) {
  if (value.is_string()) return kString;
  if (value.is_boolean()) return kBoolean;
  if (is_java_list(value)) return kArray | kPair;
  return vtl::is_assignable(vtl::JavaType::number, vtl::java_type_of(value)) ? kNumber : 0;
}

class FilterCheck {
 public:
  explicit FilterCheck(Heap& heap) : heap_(heap) {}

  std::optional<std::string> problem_of_group(const Value& group) {
    const Value filters = group.is_map() ? group.as_map()->get("filters") : Value();
    if (!is_java_list(filters)) return "a group must have a List named \"filters\"";
    std::vector<std::string_view> fields;
    std::size_t count = 0;
    for (const Value& filter : elements_of(heap_, filters)) {
      if (auto problem = problem_of_filter(filter)) return problem;
      const Map& map = *filter.as_map();
      const std::string_view field = map.get("fieldName").as_string();
      if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
      // A filter with `in` counts once per value.
      const bool is_in = map.get("operator").as_string() == "in";
      count += is_in ? elements_of(heap_, map.get("value")).size() : 1;
    }
    if (fields.size() > kMaxFields) return "a group may filter at most 5 different fields";
    if (count > kMaxFilters) return "a group may have at most 10 filters";
    return std::nullopt;
  }

 private:
  std::optional<std::string> problem_of_filter(const Value& filter) {
    if (!filter.is_map()) return "a filter must be a Map";
    const Value field = filter.as_map()->get("fieldName");
    const Value operation = filter.as_map()->get("operator");
    if (!field.is_string()) return "a filter must have a String named \"fieldName\"";
    if (!operation.is_string()) return "a filter must have a String named \"operator\"";
    const std::string_view path = field.as_string();
    if (std::count(path.begin(), path.end(), '.') >= kMaxNesting) {
      return "the field \"" + std::string(path) + "\" nests deeper than 5 levels";
    }
    for (const FilterOperator& row : kOperators) {
      if (row.name == operation.as_string()) {
        return problem_of_value(row, filter.as_map()->get("value"));
      }
    }
    return "unknown operator \"" + std::string(operation.as_string()) + "\"";
  }

  std::optional<std::string> problem_of_value(const FilterOperator& row, const Value& value) {
    const std::string name = "\"" + std::string(row.name) + "\"";
    if ((kind_of(value) & row.values) == 0) {
      return "the operator " + name + " does not take " + std::string(describe_kind(value));
    }
    const auto elements = elements_of(heap_, value);
    if ((row.values & kPair) != 0 && elements.size() != 2) return name + " takes two values";
    if ((row.values & kArray) != 0 && elements.size() > row.most_elements) {
      return name + " takes at most " + std::to_string(row.most_elements) + " values";
    }
    if (is_too_long(value) || std::any_of(elements.begin(), elements.end(), is_too_long)) {
      return "a value of " + name + " is longer than 256 characters";
    }
    return std::nullopt;
  }

  Heap& heap_;
};

}  // namespace

Value make_subscription_filter(Heap& heap, const Map& filter, std::span<const Value> ignored_fields,
                               const Map* strict_rules, std::uint32_t max_depth) {
  FilterExpansion expansion(heap, ignored_fields, max_depth);
  std::vector<Group> groups = expansion.expand(filter, 0);
  if (strict_rules != nullptr) {
    const std::vector<Group> alternatives = strict_alternatives(expansion, *strict_rules);
    if (!alternatives.empty()) groups = multiplied(heap, groups, alternatives);
  }
  return to_value(heap, groups);
}

std::optional<std::string> subscription_filter_problem(Heap& heap, const Value& filter) {
  const Value groups = filter.is_map() ? filter.as_map()->get("filterGroup") : Value();
  if (!is_java_list(groups)) return "a filter must have a List named \"filterGroup\"";
  FilterCheck check(heap);
  for (const Value& group : elements_of(heap, groups)) {
    if (auto problem = check.problem_of_group(group)) return problem;
  }
  return std::nullopt;
}

}  // namespace appsync
