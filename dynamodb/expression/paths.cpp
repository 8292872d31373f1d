#include <functional>

#include "dynamodb/expression/bound_expression.h"

namespace dynamodb {

const Value* look_up(const BoundExpression& bound, const Path& path, const Item& item) {
  const Value* value = item.find(bound.head(path));
  for (std::size_t i = 1; i < path.size() && value != nullptr; ++i) {
    const Step& step = path[i];
    if (step.kind == Step::Kind::index) {
      const auto index = static_cast<std::size_t>(step.index);
      if (value->type() != Type::L || index >= value->elements().size()) return nullptr;
      value = &value->elements()[index];
    } else {
      if (value->type() != Type::M) return nullptr;
      value = value->map().find(bound.name(step));
    }
  }
  return value;
}

bool is_same_path(const BoundExpression& bound, const Path& left, const Path& right) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const bool is_index = left[i].kind == Step::Kind::index;
    if (is_index != (right[i].kind == Step::Kind::index)) return false;
    if (is_index ? left[i].index != right[i].index : bound.name(left[i]) != bound.name(right[i])) {
      return false;
    }
  }
  return true;
}

std::string path_text(const BoundExpression& bound, const Path& path) {
  std::string out = "[";
  for (const Step& step : path) {
    if (out.size() > 1) out += ", ";
    out +=
        step.kind == Step::Kind::index ? "[" + std::to_string(step.index) + "]" : bound.name(step);
  }
  return out + "]";
}

namespace {

void visit_paths(const Operand& operand, const std::function<void(const Path&)>& visit) {
  if (operand.kind == Operand::Kind::path) visit(operand.path);
  for (const Operand& argument : operand.arguments) visit_paths(argument, visit);
}

void visit_paths(const Condition& condition, const std::function<void(const Path&)>& visit) {
  for (const Operand& operand : condition.operands) visit_paths(operand, visit);
  for (const Condition& part : condition.parts) visit_paths(part, visit);
}

}  // namespace

std::vector<std::string> path_heads(const BoundExpression& bound, bool is_nested) {
  std::vector<std::string> heads;
  const auto visit = [&](const Path& path) {
    if (!is_nested || path.size() > 1) heads.push_back(bound.head(path));
  };
  const Expression& parsed = *bound.parsed;
  visit_paths(parsed.condition, visit);
  for (const Path& path : parsed.paths) visit(path);
  for (const Change& change : parsed.changes) {
    visit(change.path);
    for (const Operand& operand : change.operands) visit_paths(operand, visit);
  }
  return heads;
}

}  // namespace dynamodb
