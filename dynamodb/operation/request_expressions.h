// The expressions of a request with their placeholders, checked in the service's order.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "dynamodb/expression/apply.h"
#include "dynamodb/expression/placeholders.h"
#include "dynamodb/operation/engine.h"

namespace dynamodb {

/// What an operation may have; `legacy` are the parameters of before expressions.
struct ExpressionMembers {
  std::span<const std::string_view> expressions;
  std::span<const std::string_view> legacy;
};

/// The checks that come before any value is looked at: what may stand beside what.
Check check_members(const Json& request, const ExpressionMembers& members);

struct RequestExpressions {
  std::unique_ptr<Placeholders> placeholders = std::make_unique<Placeholders>();
  BoundExpression update;
  BoundExpression condition;
  BoundExpression key_condition;
  BoundExpression filter;
  BoundExpression projection;
};

/// Expressions are parsed and checked whatever the item is; every placeholder has to be used.
Expected<RequestExpressions> read_expressions(Engine& engine, const Json& request);

}  // namespace dynamodb
