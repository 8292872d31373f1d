// ExpressionAttributeNames and ExpressionAttributeValues of a request, and which of them were used.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/expression/bound_expression.h"
#include "dynamodb/json.h"

namespace dynamodb {

class Placeholders {
 public:
  /// Reads both members of a request, with the service's checks.
  Check read(const Json& request);

  /// Fills an expression's slots and marks what it uses.
  BoundExpression bind(ParsedExpression parsed);

  /// What no expression used.
  Check unused() const;

 private:
  struct Name {
    std::string key, text;
    bool is_used = false;
  };
  struct ValueOf {
    std::string key;
    Value value;
    bool is_used = false;
  };

  std::vector<Name> names_;
  std::vector<ValueOf> values_;
};

}  // namespace dynamodb
