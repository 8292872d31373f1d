#include "dynamodb/expression/checks.h"

namespace dynamodb {
namespace {

// Notes the first fault of each class; the service reports classes in the order of the members.
class UpdateCheck {
 public:
  explicit UpdateCheck(const BoundExpression& bound) : bound_(bound) {}

  Fault run() {
    std::vector<const Path*> paths;
    for (const Change& change : bound_.parsed->changes) {
      visit(change.path);
      for (const Operand& operand : change.operands) visit(operand);
      paths.push_back(&change.path);
    }
    if (name_) return name_;
    if (value_) return value_;
    if (Fault fault = check_paths(bound_, paths)) return fault;
    for (const Change& change : bound_.parsed->changes) check(change);
    return operand_ ? operand_ : function_;
  }

 private:
  void visit(const Path& path) {
    if (!name_) name_ = undefined_name(bound_, path);
  }

  void visit(const Operand& operand) {
    if (operand.kind == Operand::Kind::path) visit(operand.path);
    if (!value_) value_ = undefined_value(bound_, operand);
    for (const Operand& argument : operand.arguments) visit(argument);
  }

  void check(const Change& change) {
    for (const Operand& operand : change.operands) check_calls(operand);
    if (change.sign != '\0') {
      check_types(std::string(1, change.sign), change.operands, Type::N);
    } else if (change.kind == Change::Kind::add || change.kind == Change::Kind::take_out) {
      check_operand(change);
    }
  }

  void check_operand(const Change& change) {
    const Value& value = *bound_.value(change.operands[0]);
    const bool is_add = change.kind == Change::Kind::add;
    if (value.is_set() || (is_add && value.type() == Type::N) || operand_) return;
    operand_ = "Incorrect operand type for operator or function; operator: " +
               std::string(is_add ? "ADD" : "DELETE") + ", operand type: " + word(value.type());
  }

  static std::string word(Type type) {
    switch (type) {
      case Type::S:
        return "STRING";
      case Type::N:
        return "NUMBER";
      case Type::B:
        return "BINARY";
      case Type::NULL_:
        return "NULL";
      case Type::BOOL:
        return "BOOLEAN";
      case Type::L:
        return "LIST";
      default:
        return "MAP";
    }
  }

  void check_calls(const Operand& operand) {
    if (operand.kind != Operand::Kind::call) return;
    for (const Operand& argument : operand.arguments) check_calls(argument);
    if (function_) return;
    const std::string_view name = function_name(operand.function);
    if (operand.arguments.size() != 2) {
      function_ = wrong_count(name, operand.arguments.size());
    } else if (operand.function == Function::list_append) {
      check_types(name, operand.arguments, Type::L);
    } else if (operand.arguments[0].kind != Operand::Kind::path) {
      function_ = path_required(name);
    }
  }

  // What a function gives whatever the item has.
  std::optional<Type> known_type(const Operand& operand) const {
    if (operand.kind == Operand::Kind::value) return bound_.value(operand)->type();
    if (operand.kind == Operand::Kind::call && operand.function == Function::list_append) {
      return Type::L;
    }
    return std::nullopt;
  }

  void check_types(std::string_view name, const std::vector<Operand>& operands, Type wanted) {
    for (const Operand& operand : operands) {
      const auto type = known_type(operand);
      if (type && *type != wanted && !function_) function_ = wrong_type(name, type_name(*type));
    }
  }

  const BoundExpression& bound_;
  Fault name_, value_, operand_, function_;
};

}  // namespace

Fault check_update(const BoundExpression& bound) {
  return UpdateCheck(bound).run();
}

}  // namespace dynamodb
