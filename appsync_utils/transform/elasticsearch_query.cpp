#include "appsync_utils/transform/elasticsearch_query.h"

#include <string>
#include <vector>

#include "appsync_utils/namespaces/arguments.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/java/to_string.h"

namespace appsync {

using vtl::Heap;
using vtl::Map;
using vtl::Value;

namespace {

struct Operator {
  std::string_view name;
  std::string_view clause;
};

// {"<clause>": {"<field>": value}}
constexpr Operator kSimple[] = {{"match", "match"},
                                {"matchPhrase", "match_phrase"},
                                {"matchPhrasePrefix", "match_phrase_prefix"},
                                {"wildcard", "wildcard"},
                                {"regexp", "regexp"}};
constexpr std::string_view kBounds[] = {"gt", "gte", "lt", "lte"};

[[noreturn]] void refuse(std::string message) {
  throw illegal_argument(std::move(message));
}

class QueryBuilder {
 public:
  QueryBuilder(Heap& heap, const ElasticsearchOptions& options) : heap_(heap), options_(options) {}

  Value query(const Map& filter, std::uint32_t depth) {
    if (depth >= options_.max_depth) throw vtl::LimitExceeded{vtl::LimitKind::value_depth};
    std::vector<Value> clauses;
    for (std::uint32_t i = filter.first(); i != Map::kEnd; i = filter.next(i)) {
      const Map::Slot& slot = filter.slot(i);
      if (!slot.key.is_string()) refuse("the name of a field must be a String");
      clauses.push_back(entry(slot.key.as_string(), slot.value, depth));
    }
    if (clauses.empty()) return object("match_all", Value(heap_.make_map(0)));
    return joined("must", clauses);
  }

 private:
  Value object(std::string_view key, const Value& value) {
    Map* map = heap_.make_map(1);
    map->put(heap_.string(key), value);
    return Value(map);
  }

  Value boolean_clause(std::string_view kind, const Value& content) {
    return object("bool", object(kind, content));
  }

  Value joined(std::string_view kind, const std::vector<Value>& clauses) {
    if (clauses.size() == 1) return clauses.front();
    vtl::List* list = heap_.make_list(static_cast<std::uint32_t>(clauses.size()));
    for (const Value& clause : clauses) list->append(clause);
    return boolean_clause(kind, Value(list));
  }

  Value entry(std::string_view name, const Value& value, std::uint32_t depth) {
    if (name == "and" || name == "or") return logical(name, value, depth);
    if (!value.is_map()) {
      refuse("the conditions of \"" + std::string(name) + "\" must be a Map, not " +
             std::string(describe_kind(value)));
    }
    if (name == "not") return boolean_clause("must_not", query(*value.as_map(), depth + 1));
    return field(name, *value.as_map());
  }

  Value logical(std::string_view name, const Value& value, std::uint32_t depth) {
    if (!is_java_list(value)) refuse("\"" + std::string(name) + "\" must be a List");
    vtl::List* list = heap_.make_list();
    for (const Value& element : elements_of(heap_, value)) {
      if (!element.is_map()) refuse("an entry of \"" + std::string(name) + "\" must be a Map");
      list->append(query(*element.as_map(), depth + 1));
    }
    return boolean_clause(name == "and" ? "must" : "should", Value(list));
  }

  Value field(std::string_view name, const Map& conditions) {
    std::vector<Value> clauses;
    for (std::uint32_t i = conditions.first(); i != Map::kEnd; i = conditions.next(i)) {
      const Map::Slot& slot = conditions.slot(i);
      const std::string_view key = slot.key.is_string() ? slot.key.as_string() : std::string_view();
      clauses.push_back(condition(name, key, slot.value));
    }
    if (clauses.empty()) refuse("the field \"" + std::string(name) + "\" has no condition");
    return joined("must", clauses);
  }

  Value equal(std::string_view name, const Value& value) {
    if (options_.uses_keyword && value.is_string()) {
      return object("match", object(std::string(name) + ".keyword", value));
    }
    return object("term", object(name, value));
  }

  Value range(std::string_view name, const Value& value) {
    const auto bounds = elements_of(heap_, value);
    if (bounds.size() != 2) refuse("\"range\" takes a List of two bounds");
    Map* limits = heap_.make_map(2);
    limits->put("gte", bounds[0]);
    limits->put("lte", bounds[1]);
    return object("range", object(name, Value(limits)));
  }

  Value multi_match(std::string_view name, const Value& value) {
    vtl::List* fields = heap_.make_list(1);
    fields->append(heap_.string(name));
    Map* content = heap_.make_map(2);
    content->put("query", value);
    content->put("fields", Value(fields));
    return object("multi_match", Value(content));
  }

  Value condition(std::string_view name, std::string_view operation, const Value& value) {
    if (operation == "eq") return equal(name, value);
    if (operation == "ne") return boolean_clause("must_not", equal(name, value));
    if (operation == "range") return range(name, value);
    if (operation == "multiMatch") return multi_match(name, value);
    if (operation == "exists") {
      const Value exists = object("exists", object("field", heap_.string(name)));
      const bool is_wanted = value.is_boolean() && value.as_boolean();
      return is_wanted ? exists : boolean_clause("must_not", exists);
    }
    for (const std::string_view bound : kBounds) {
      if (operation == bound) return object("range", object(name, object(bound, value)));
    }
    for (const Operator& row : kSimple) {
      if (operation == row.name) return object(row.clause, object(name, value));
    }
    refuse("unknown operator \"" + std::string(operation) + "\" on \"" + std::string(name) + "\"");
  }

  Heap& heap_;
  const ElasticsearchOptions& options_;
};

}  // namespace

Value make_elasticsearch_query(Heap& heap, const Map& filter, const ElasticsearchOptions& options) {
  return QueryBuilder(heap, options).query(filter, 0);
}

}  // namespace appsync
