// What a KeyConditionExpression asks of the keys.
#pragma once

#include <string>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/expression/bound_expression.h"
#include "dynamodb/store/store.h"

namespace dynamodb {

/// One key attribute, an operator (a comparison, BETWEEN, or call for begins_with) and its
/// constants.
struct KeyTerm {
  std::string attribute;
  Operator kind = Operator::equal;
  std::vector<const Value*> values;
};

/// One or two terms; refuses everything that the keys cannot answer.
Expected<std::vector<KeyTerm>> key_terms(const BoundExpression& bound);

/// Whether a key's value satisfies the term.
bool satisfies(const KeyTerm& term, const Value& value);

/// The keys of a partition (its prefix) whose next part satisfies the term.
KeyRange range_of(const std::string& partition, const KeyTerm* term);

}  // namespace dynamodb
