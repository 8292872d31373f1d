#include "dynamodb/expression/checks.h"
#include "dynamodb/value/base64.h"

namespace dynamodb {
namespace {

// The checks of one primary (a comparison or a function), class by class: whatever is undefined
// comes before a wrong number of operands anywhere in it, and so on.
class PrimaryCheck {
 public:
  explicit PrimaryCheck(const BoundExpression& bound) : bound_(bound) {}

  Fault run(const Condition& primary) {
    for (const Operand& operand : primary.operands) visit(operand);
    if (undefined_) return undefined_;
    if (primary.kind != Operator::call) check_comparison(primary);
    for (Fault* fault : {&count_, &distinct_, &type_}) {
      if (*fault) return *fault;
    }
    return std::nullopt;
  }

 private:
  void note(Fault& place, std::string message) {
    if (!place) place = std::move(message);
  }

  void visit(const Operand& operand) {
    if (undefined_) return;
    switch (operand.kind) {
      case Operand::Kind::value:
        undefined_ = undefined_value(bound_, operand);
        break;
      case Operand::Kind::path:
        undefined_ = undefined_name(bound_, operand.path);
        break;
      case Operand::Kind::call:
        for (const Operand& argument : operand.arguments) visit(argument);
        if (!undefined_) check_call(operand);
    }
  }

  // The type of a constant.
  std::optional<Type> constant(const Operand& operand) const {
    if (operand.kind != Operand::Kind::value) return std::nullopt;
    return bound_.value(operand)->type();
  }

  // The type of a constant or of what a function gives.
  std::optional<Type> known_type(const Operand& operand) const {
    if (operand.kind != Operand::Kind::call) return constant(operand);
    return operand.function == Function::size ? Type::N : Type::BOOL;
  }

  void check_call(const Operand& call) {
    const std::string_view name = function_name(call.function);
    const bool has_one = call.function == Function::attribute_exists ||
                         call.function == Function::attribute_not_exists ||
                         call.function == Function::size;
    if (call.arguments.size() != (has_one ? 1 : 2)) {
      note(count_, wrong_count(name, call.arguments.size()));
      return;
    }
    check_distinct(name, call.arguments);
    switch (call.function) {
      case Function::attribute_exists:
      case Function::attribute_not_exists:
        if (call.arguments[0].kind != Operand::Kind::path) note(type_, path_required(name));
        break;
      case Function::begins_with:
        check_begins_with(call);
        break;
      case Function::attribute_type:
        check_attribute_type(call.arguments[1]);
        break;
      case Function::size:
        check_size(call.arguments[0]);
        break;
      default:
        break;
    }
  }

  void check_begins_with(const Operand& call) {
    for (const Operand& argument : call.arguments) {
      const auto type = known_type(argument);
      if (type && *type != Type::S && *type != Type::B) {
        note(type_, wrong_type("begins_with", type_name(*type)));
      }
    }
  }

  void check_attribute_type(const Operand& wanted) {
    const auto type = known_type(wanted);
    if (type != Type::S) {
      note(type_, wrong_type("attribute_type",
                             type ? type_name(*type) : "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"));
      return;
    }
    const std::string& text = bound_.value(wanted)->text();
    for (int i = 0; i < 10; ++i) {
      if (type_name(static_cast<Type>(i)) == text) return;
    }
    note(type_, "Invalid attribute type name found; type: " + text +
                    ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
  }

  void check_size(const Operand& argument) {
    const auto type = known_type(argument);
    if (type == Type::N || type == Type::BOOL || type == Type::NULL_) {
      note(type_, wrong_type("size", type_name(*type)));
    }
  }

  void check_distinct(std::string_view name, const std::vector<Operand>& operands) {
    if (operands.size() != 2 || operands[0].kind != Operand::Kind::path ||
        operands[1].kind != Operand::Kind::path ||
        !is_same_path(bound_, operands[0].path, operands[1].path)) {
      return;
    }
    note(distinct_,
         "The first operand must be distinct from the remaining operands for this operator or "
         "function; operator: " +
             std::string(name) + ", first operand: " + path_text(bound_, operands[0].path));
  }

  void check_comparison(const Condition& primary) {
    const std::string_view name = operator_text(primary.kind);
    check_distinct(name, primary.operands);
    const bool is_order = primary.kind >= Operator::less && primary.kind <= Operator::between;
    if (!is_order) return;
    for (const Operand& operand : primary.operands) {
      const auto type = constant(operand);
      if (type && !bound_.value(operand)->is_scalar()) {
        note(type_, wrong_type(name, type_name(*type)));
      }
    }
    if (primary.kind == Operator::between) check_bounds(primary);
  }

  void check_bounds(const Condition& between) {
    const auto low = constant(between.operands[1]), high = constant(between.operands[2]);
    if (type_ || !low || !high) return;
    const Value& first = *bound_.value(between.operands[1]);
    const Value& second = *bound_.value(between.operands[2]);
    std::string what;
    if (*low != *high) {
      what = "same data type for lower and upper bounds";
    } else if (compare_scalars(first, second) > 0) {
      what = "upper bound to be greater than or equal to lower bound";
    } else {
      return;
    }
    note(type_, "The BETWEEN operator requires " + what + "; lower bound operand: " +
                    printed(first) + ", upper bound operand: " + printed(second));
  }

  static std::string printed(const Value& value) {
    return "AttributeValue: {" + std::string(type_name(value.type())) + ":" +
           (value.type() == Type::B ? to_base64(value.text()) : value.text()) + "}";
  }

  const BoundExpression& bound_;
  Fault undefined_, count_, distinct_, type_;
};

Fault check(const BoundExpression& bound, const Condition& condition) {
  if (condition.parts.empty()) return PrimaryCheck(bound).run(condition);
  for (const Condition& part : condition.parts) {
    if (Fault fault = check(bound, part)) return fault;
  }
  return std::nullopt;
}

}  // namespace

Fault check_condition(const BoundExpression& bound) {
  return check(bound, bound.parsed->condition);
}

}  // namespace dynamodb
