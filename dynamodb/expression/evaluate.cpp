#include <algorithm>

#include "dynamodb/expression/bound_expression.h"
#include "vtl/text/wtf8.h"

namespace dynamodb {
namespace {

class Evaluation {
 public:
  Evaluation(const BoundExpression& bound, const Item& item) : bound_(bound), item_(item) {}

  bool holds(const Condition& condition) {
    switch (condition.kind) {
      case Operator::logical_or:
        return std::any_of(condition.parts.begin(), condition.parts.end(),
                           [&](const Condition& part) { return holds(part); });
      case Operator::logical_and:
        return std::all_of(condition.parts.begin(), condition.parts.end(),
                           [&](const Condition& part) { return holds(part); });
      case Operator::logical_not:
        return !holds(condition.parts[0]);
      case Operator::call:
        return call(condition.operands[0]);
      default:
        return compare(condition);
    }
  }

 private:
  // The value of an operand, or nullptr; `room` holds the result of size().
  const Value* value(const Operand& operand, Value& room) const {
    switch (operand.kind) {
      case Operand::Kind::value:
        return bound_.value(operand);
      case Operand::Kind::path:
        return look_up(bound_, operand.path, item_);
      case Operand::Kind::call:
        return size(operand.arguments[0], room);
    }
    return nullptr;
  }

  const Value* size(const Operand& operand, Value& room) const {
    Value inner;
    const Value* of = value(operand, inner);
    if (of == nullptr) return nullptr;
    std::size_t size = 0;
    switch (of->type()) {
      case Type::S:
        size = vtl::utf16_length(of->text());
        break;
      case Type::B:
        size = of->text().size();
        break;
      case Type::SS:
      case Type::NS:
      case Type::BS:
        size = of->members().size();
        break;
      case Type::L:
        size = of->elements().size();
        break;
      case Type::M:
        size = of->map().size();
        break;
      default:
        return nullptr;
    }
    room = Value::number(std::to_string(size));
    return &room;
  }

  bool compare(const Condition& condition) const {
    Value room, other_room;
    const Value* left = value(condition.operands[0], room);
    if (condition.kind == Operator::in) {
      return std::any_of(condition.operands.begin() + 1, condition.operands.end(),
                         [&](const Operand& operand) {
                           const Value* right = value(operand, other_room);
                           return left != nullptr && right != nullptr && *left == *right;
                         });
    }
    const Value* right = value(condition.operands[1], other_room);
    if (condition.kind == Operator::between) {
      Value third_room;
      const Value* high = value(condition.operands[2], third_room);
      return is_ordered(left, right) && is_ordered(left, high) &&
             compare_scalars(*left, *right) >= 0 && compare_scalars(*left, *high) <= 0;
    }
    const bool is_equal = left != nullptr && right != nullptr && *left == *right;
    if (condition.kind == Operator::equal) return is_equal;
    if (condition.kind == Operator::not_equal) return !is_equal;
    if (!is_ordered(left, right)) return false;
    const int order = compare_scalars(*left, *right);
    switch (condition.kind) {
      case Operator::less:
        return order < 0;
      case Operator::less_equal:
        return order <= 0;
      case Operator::greater:
        return order > 0;
      default:
        return order >= 0;
    }
  }

  static bool is_ordered(const Value* left, const Value* right) {
    return left != nullptr && right != nullptr && left->type() == right->type() &&
           left->is_scalar();
  }

  bool call(const Operand& call) const {
    Value room, other_room;
    const Value* first = value(call.arguments[0], room);
    if (call.function == Function::attribute_exists) return first != nullptr;
    if (call.function == Function::attribute_not_exists) return first == nullptr;
    const Value* second = value(call.arguments[1], other_room);
    if (first == nullptr || second == nullptr) return false;
    switch (call.function) {
      case Function::attribute_type:
        return type_name(first->type()) == second->text();
      case Function::begins_with:
        return first->type() == second->type() &&
               (first->type() == Type::S || first->type() == Type::B) &&
               first->text().starts_with(second->text());
      case Function::contains:
        return contains(*first, *second);
      default:
        return false;
    }
  }

  static bool contains(const Value& whole, const Value& part) {
    switch (whole.type()) {
      case Type::S:
      case Type::B:
        return part.type() == whole.type() && whole.text().find(part.text()) != std::string::npos;
      case Type::SS:
        return part.type() == Type::S && has_member(whole, part);
      case Type::NS:
        return part.type() == Type::N && has_member(whole, part);
      case Type::BS:
        return part.type() == Type::B && has_member(whole, part);
      case Type::L:
        return std::find(whole.elements().begin(), whole.elements().end(), part) !=
               whole.elements().end();
      default:
        return false;
    }
  }

  static bool has_member(const Value& set, const Value& member) {
    return std::find(set.members().begin(), set.members().end(), member.text()) !=
           set.members().end();
  }

  const BoundExpression& bound_;
  const Item& item_;
};

}  // namespace

bool holds(const BoundExpression& bound, const Item& item) {
  return Evaluation(bound, item).holds(bound.parsed->condition);
}

}  // namespace dynamodb
