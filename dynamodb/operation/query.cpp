#include <algorithm>

#include "dynamodb/operation/key_condition.h"
#include "dynamodb/operation/operations.h"
#include "dynamodb/operation/page.h"
#include "dynamodb/value/key_bytes.h"

namespace dynamodb {
namespace {

constexpr std::string_view kExpressions[] = {"ProjectionExpression", "FilterExpression",
                                             "KeyConditionExpression"};
constexpr std::string_view kLegacy[] = {"AttributesToGet", "QueryFilter", "ConditionalOperator",
                                        "KeyConditions"};

// A query with its table: what the request alone could not tell.
class Query {
 public:
  Query(const Json& request, const RequestExpressions& expressions,
        const std::vector<KeyTerm>& terms, const Map& start, const Table& table, const Index* index)
      : request_(request),
        expressions_(expressions),
        terms_(terms),
        start_(start),
        has_start_(request.find("ExclusiveStartKey") != nullptr),
        table_(table),
        index_(index),
        keys_(index == nullptr ? table.keys() : index->keys) {}

  Check check() const {
    if (has_start_ && start_.size() != start_key_names(table_, index_).size()) {
      return validation_error("The provided starting key is invalid");
    }
    for (const std::string& name : keys_.names()) {
      if (Check check = check_key(name)) return check;
    }
    if (has_start_) {
      if (Check check = check_start()) return check;
    }
    if (expressions_.projection) {
      if (Check check = table_.check_key_paths(path_heads(expressions_.projection, true))) {
        return check;
      }
    }
    if (expressions_.filter) {
      const auto heads = path_heads(expressions_.filter, false);
      for (const std::string& name : keys_.names()) {
        if (std::find(heads.begin(), heads.end(), name) == heads.end()) continue;
        return validation_error(
            "Filter Expression can only contain non-primary key attributes: Primary key "
            "attribute: " +
            name);
      }
    }
    if (Check check = check_select(request_, index_)) return check;
    if (!expressions_.filter) return std::nullopt;
    return table_.check_key_paths(path_heads(expressions_.filter, true));
  }

  PageRequest page() const {
    PageRequest page{&table_, index_, {}, false, needs_items(request_, index_, expressions_)};
    const Json* forward = request_.find("ScanIndexForward");
    page.is_backwards = forward != nullptr && !request_.flag("ScanIndexForward");
    page.range = range_of(partition_key(*term(keys_.hash)->values[0]),
                          keys_.has_range() ? term(keys_.range) : nullptr);
    if (!has_start_) return page;
    const std::string start =
        index_ == nullptr ? table_.key_of(start_) : *table_.index_key_of(*index_, start_);
    if (page.is_backwards) {
      page.range.high = std::min(page.range.high, start);
    } else {
      page.range.low = std::max(page.range.low, just_after(start));
    }
    return page;
  }

 private:
  const KeyTerm* term(const std::string& attribute) const {
    for (const KeyTerm& term : terms_) {
      if (term.attribute == attribute) return &term;
    }
    return nullptr;
  }

  Check check_key(const std::string& name) const {
    const bool is_hash = name == keys_.hash;
    const Type type = table_.type_of(name);
    if (has_start_) {
      if (start_.find(name) == nullptr) {
        return validation_error("The provided starting key is invalid");
      }
      if (Check check = check_key_part(start_, name, type, is_hash)) return check;
    }
    if (is_hash && !keys_.has_range() && terms_.size() > 1) {
      return validation_error("Query key condition not supported");
    }
    const KeyTerm* found = term(name);
    if (found == nullptr) {
      if (!is_hash && terms_.size() == 1) return std::nullopt;
      return validation_error("Query condition missed key schema element: " + name);
    }
    for (const Value* value : found->values) {
      if (value->type() != type) {
        return validation_error(
            "One or more parameter values were invalid: Condition parameter type does not match "
            "schema type");
      }
    }
    if (is_hash && found->kind != Operator::equal) {
      return validation_error("Query key condition not supported");
    }
    return std::nullopt;
  }

  Check check_start() const {
    Map table_key;
    for (const std::string& name : table_.keys().names()) {
      const Value* value = start_.find(name);
      if (value != nullptr) table_key.set(name, *value);
    }
    if (Check check = table_.check_key(table_key)) {
      return validation_error("The provided starting key is invalid: " + check->message);
    }
    const KeyTerm* range = keys_.has_range() ? term(keys_.range) : nullptr;
    const bool is_same_hash = satisfies(*term(keys_.hash), *start_.find(keys_.hash));
    if (range == nullptr) {
      if (is_same_hash) return std::nullopt;
      return validation_error(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    if (!satisfies(*range, *start_.find(keys_.range))) {
      return validation_error("The provided starting key does not match the range key predicate");
    }
    if (is_same_hash) return std::nullopt;
    return validation_error("The query can return at most one row and cannot be restarted");
  }

  const Json& request_;
  const RequestExpressions& expressions_;
  const std::vector<KeyTerm>& terms_;
  const Map& start_;
  bool has_start_;
  const Table& table_;
  const Index* index_;
  const KeySchema& keys_;
};

}  // namespace

Expected<Json> query(Engine& engine, const Json& request) {
  if (request.integer("Limit").value_or(1) < 1) {
    return validation_error(
        "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must "
        "have value greater than or equal to 1");
  }
  if (Check check = check_members(request, {kExpressions, kLegacy})) return *check;
  Map start;
  if (Check check = read_start_key(request, start)) return *check;
  if (request.find("KeyConditionExpression") == nullptr) {
    return validation_error(
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
        "request.");
  }
  auto expressions = read_expressions(engine, request);
  if (!expressions) return expressions.error();
  const auto terms = key_terms(expressions->key_condition);
  if (!terms) return terms.error();
  if (Check check = check_select(request)) return *check;
  const Engine::Guard guard(engine);
  const auto table = engine.item_table(*request.text("TableName"));
  if (!table) return table.error();
  const auto index = requested_index(**table, request);
  if (!index) return index.error();
  const Query query(request, *expressions, *terms, start, **table, *index);
  if (Check check = query.check()) return *check;
  return read_page(engine, request, *expressions, query.page());
}

}  // namespace dynamodb
