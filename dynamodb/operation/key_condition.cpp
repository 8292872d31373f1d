#include "dynamodb/operation/key_condition.h"

#include <algorithm>

#include "dynamodb/value/key_bytes.h"

namespace dynamodb {
namespace {

constexpr char kMember[] = "KeyConditionExpression";

class TermReader {
 public:
  explicit TermReader(const BoundExpression& bound) : bound_(bound) {}

  Check read(const Condition& condition) {
    switch (condition.kind) {
      case Operator::logical_or:
      case Operator::logical_not:
      case Operator::in:
      case Operator::not_equal:
        return wrong_operator(operator_text(condition.kind));
      case Operator::logical_and:
        for (const Condition& part : condition.parts) {
          if (Check check = read(part)) return check;
        }
        return std::nullopt;
      case Operator::call:
        return read_call(condition.operands[0]);
      default:
        return read_term(condition.kind, condition.operands);
    }
  }

  std::vector<KeyTerm> take() { return std::move(terms_); }

 private:
  static Check wrong_operator(std::string_view name) {
    return validation_error("Invalid operator used in " + std::string(kMember) + ": " +
                            std::string(name));
  }

  static Check wrong_condition(const std::string& what) {
    return validation_error("Invalid condition in " + std::string(kMember) + ": " + what);
  }

  Check read_call(const Operand& call) {
    if (call.function == Function::size) return nested();
    if (call.function != Function::begins_with) return wrong_operator(function_name(call.function));
    return read_term(Operator::call, call.arguments);
  }

  static Check nested() {
    return validation_error("KeyConditionExpressions cannot contain nested operations");
  }

  Check read_term(Operator kind, const std::vector<Operand>& operands) {
    const bool is_first_path = operands[0].kind == Operand::Kind::path;
    if ((kind == Operator::between || kind == Operator::call) && !is_first_path) {
      const std::string name(kind == Operator::call ? "begins_with" : "BETWEEN");
      return wrong_condition(name + " operator must have the key attribute as its first operand");
    }
    const Operand* attribute = nullptr;
    for (const Operand& operand : operands) {
      if (operand.kind == Operand::Kind::call) return nested();
      if (operand.kind != Operand::Kind::path) continue;
      if (attribute != nullptr) {
        return wrong_condition("Multiple attribute names used in one condition");
      }
      if (operand.path.size() > 1) {
        return validation_error(
            "KeyConditionExpressions cannot have conditions on nested attributes");
      }
      attribute = &operand;
    }
    if (attribute == nullptr) return wrong_condition("No key attribute specified");
    KeyTerm term{bound_.head(attribute->path), kind, {}};
    for (const KeyTerm& other : terms_) {
      if (other.attribute == term.attribute) {
        return validation_error("KeyConditionExpressions must only contain one condition per key");
      }
    }
    for (const Operand& operand : operands) {
      if (&operand != attribute) term.values.push_back(bound_.value(operand));
    }
    if (!is_first_path) term.kind = mirrored(kind);
    terms_.push_back(std::move(term));
    return std::nullopt;
  }

  static Operator mirrored(Operator kind) {
    switch (kind) {
      case Operator::less:
        return Operator::greater;
      case Operator::less_equal:
        return Operator::greater_equal;
      case Operator::greater:
        return Operator::less;
      case Operator::greater_equal:
        return Operator::less_equal;
      default:
        return kind;
    }
  }

  const BoundExpression& bound_;
  std::vector<KeyTerm> terms_;
};

std::string_view old_name(Operator kind) {
  switch (kind) {
    case Operator::equal:
      return "EQ";
    case Operator::less:
      return "LT";
    case Operator::less_equal:
      return "LE";
    case Operator::greater:
      return "GT";
    case Operator::greater_equal:
      return "GE";
    case Operator::between:
      return "BETWEEN";
    default:
      return "BEGINS_WITH";
  }
}

}  // namespace

Expected<std::vector<KeyTerm>> key_terms(const BoundExpression& bound) {
  TermReader reader(bound);
  if (Check check = reader.read(bound.parsed->condition)) return *check;
  std::vector<KeyTerm> terms = reader.take();
  for (const KeyTerm& term : terms) {
    for (const Value* value : term.values) {
      const bool is_good =
          term.kind == Operator::equal ? value->is_scalar() || value->is_set() : value->is_scalar();
      if (is_good) continue;
      return validation_error("One or more parameter values were invalid: ComparisonOperator " +
                              std::string(old_name(term.kind)) + " is not valid for " +
                              std::string(type_name(value->type())) + " AttributeValue type");
    }
  }
  if (terms.empty() || terms.size() > 2) {
    return validation_error("Conditions can be of length 1 or 2 only");
  }
  return terms;
}

bool satisfies(const KeyTerm& term, const Value& value) {
  const Value& first = *term.values[0];
  if (value.type() != first.type()) return false;
  if (term.kind == Operator::call) return value.text().starts_with(first.text());
  const int order = compare_scalars(value, first);
  switch (term.kind) {
    case Operator::equal:
      return order == 0;
    case Operator::less:
      return order < 0;
    case Operator::less_equal:
      return order <= 0;
    case Operator::greater:
      return order > 0;
    case Operator::greater_equal:
      return order >= 0;
    default:
      return order >= 0 && compare_scalars(value, *term.values[1]) <= 0;
  }
}

// Key parts are never the beginning of one another, so all keys that go on with a part are those
// between it and after_prefix() of it.
KeyRange range_of(const std::string& partition, const KeyTerm* term) {
  KeyRange range{partition, after_prefix(partition)};
  if (term == nullptr) return range;
  const auto part = [&](std::size_t place) {
    std::string out = partition;
    if (term->kind == Operator::call) {
      out += key_prefix(*term->values[place]);
    } else {
      put_key_part(*term->values[place], out);
    }
    return out;
  };
  switch (term->kind) {
    case Operator::less:
      range.high = part(0);
      break;
    case Operator::less_equal:
      range.high = after_prefix(part(0));
      break;
    case Operator::greater:
      range.low = after_prefix(part(0));
      break;
    case Operator::greater_equal:
      range.low = part(0);
      break;
    case Operator::between:
      range.low = part(0);
      range.high = after_prefix(part(1));
      break;
    default:
      range.low = part(0);
      range.high = after_prefix(part(0));
  }
  return range;
}

}  // namespace dynamodb
