#include "dynamodb/expression/antlr/tree_builder.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "dynamodb/expression/reserved_words.h"

namespace dynamodb {
namespace {

using Parser = TreeBuilder::Parser;

std::size_t slot_of(std::vector<std::string>& texts, const std::string& text) {
  const auto place = std::find(texts.begin(), texts.end(), text);
  const auto slot = static_cast<std::size_t>(place - texts.begin());
  if (place == texts.end()) texts.push_back(text);
  return slot;
}

Function function_of(std::string_view name) {
  constexpr auto kKnown = static_cast<int>(Function::unknown);
  for (int i = 0; i < kKnown; ++i) {
    if (function_name(static_cast<Function>(i)) == name) return static_cast<Function>(i);
  }
  return Function::unknown;
}

bool is_of_updates(Function function) {
  return function == Function::if_not_exists || function == Function::list_append;
}

Operator operator_of(Parser::ComparatorContext& tree) {
  switch (tree.getStart()->getType()) {
    case Parser::EQUAL:
      return Operator::equal;
    case Parser::NOT_EQUAL:
      return Operator::not_equal;
    case Parser::LESS:
      return Operator::less;
    case Parser::LESS_EQUAL:
      return Operator::less_equal;
    case Parser::GREATER:
      return Operator::greater;
    default:
      return Operator::greater_equal;
  }
}

std::string misuse_of(Function function) {
  return "The function is not allowed to be used this way in an expression; function: " +
         std::string(function_name(function));
}

// The operand of a condition that is nothing else, or nullptr.
Parser::OperandContext* lone_operand(Parser::DisjunctionContext& tree) {
  if (tree.conjunction().size() != 1) return nullptr;
  const auto negations = tree.conjunction(0)->negation();
  if (negations.size() != 1 || negations[0]->predicate() == nullptr) return nullptr;
  Parser::PredicateContext& predicate = *negations[0]->predicate();
  return predicate.children.size() == 1 ? predicate.operand(0) : nullptr;
}

}  // namespace

std::optional<std::string> TreeBuilder::fault() const {
  if (out_.language == Language::condition && tokens_.has_redundant_parentheses()) {
    return "The expression has redundant parentheses;";
  }
  if (operators_ > kMaxOperators) {
    return "The expression contains too many operators; operator count: " +
           std::to_string(operators_);
  }
  if (limit_) return limit_;
  if (out_.language == Language::condition) {
    if (unknown_) return unknown_;
    if (misused_) return misused_;
    return reserved_;
  }
  if (reserved_) return reserved_;
  if (unknown_) return unknown_;
  if (misused_) return misused_;
  return section_;
}

void TreeBuilder::misfit(const antlr4::Token& token) {
  if (misfit_ == nullptr || token.getTokenIndex() < misfit_->getTokenIndex()) misfit_ = &token;
}

// -- conditions

void TreeBuilder::build(Parser::ConditionContext& tree) {
  out_.condition = condition(*tree.disjunction());
}

Condition TreeBuilder::condition(Parser::DisjunctionContext& tree) {
  const auto parts = tree.conjunction();
  if (parts.size() == 1) return condition(*parts[0]);
  Condition out{.kind = Operator::logical_or};
  for (auto* part : parts) out.parts.push_back(condition(*part));
  operators_ += parts.size() - 1;
  return out;
}

Condition TreeBuilder::condition(Parser::ConjunctionContext& tree) {
  const auto parts = tree.negation();
  if (parts.size() == 1) return condition(*parts[0]);
  Condition out{.kind = Operator::logical_and};
  for (auto* part : parts) out.parts.push_back(condition(*part));
  operators_ += parts.size() - 1;
  return out;
}

Condition TreeBuilder::condition(Parser::NegationContext& tree) {
  if (tree.predicate() != nullptr) return condition(*tree.predicate());
  Condition out{.kind = Operator::logical_not};
  out.parts.push_back(condition(*tree.negation()));
  ++operators_;
  return out;
}

Condition TreeBuilder::condition(Parser::PredicateContext& tree) {
  const auto operands = tree.operand();
  if (tree.children.size() == 1) {
    // Not a comparison: a condition in parentheses, or a function.
    Parser::OperandContext& only = *operands[0];
    if (only.disjunction() != nullptr) {
      if (!only.step().empty()) {
        misfit(*only.step(0)->getStart());
        return {};
      }
      return condition(*only.disjunction());
    }
    Operand called = operand(only);
    if (called.kind != Operand::Kind::call) {
      misfit(tokens_.after(*only.getStop()));
      return {};
    }
    if (called.function == Function::size) note(misused_, misuse_of(called.function));
    Condition out;
    out.operands.push_back(std::move(called));
    return out;
  }
  Condition out;
  ++operators_;
  if (tree.comparator() != nullptr) {
    out.kind = operator_of(*tree.comparator());
  } else if (tree.BETWEEN() != nullptr) {
    out.kind = Operator::between;
  } else {
    out.kind = Operator::in;
    if (operands.size() > kMaxInOperands) {
      note(limit_, "The IN operator is provided with too many operands; number of operands: " +
                       std::to_string(operands.size()));
    }
  }
  for (auto* part : operands) {
    out.operands.push_back(operand(*part));
    check_use(out.operands.back());
  }
  return out;
}

Operand TreeBuilder::operand(Parser::OperandContext& tree) {
  if (tree.VALUE_REF() != nullptr) return value(*tree.VALUE_REF()->getSymbol());
  if (tree.LEFT_PAREN() != nullptr && tree.NAME() != nullptr) {
    std::vector<Operand> arguments;
    for (auto* part : tree.operand()) arguments.push_back(operand(*part));
    return call(*tree.NAME()->getSymbol(), std::move(arguments));
  }
  Operand out{.kind = Operand::Kind::path};
  if (tree.disjunction() != nullptr) {
    Parser::OperandContext* inner = lone_operand(*tree.disjunction());
    if (inner == nullptr) {
      misfit(tokens_.after(*tree.RIGHT_PAREN()->getSymbol()));
      return out;
    }
    out = operand(*inner);
    if (tree.step().empty()) return out;
    if (out.kind != Operand::Kind::path) {
      misfit(*tree.step(0)->getStart());
      return out;
    }
  } else {
    out.path.push_back(tree.NAME() != nullptr ? name(*tree.NAME()->getSymbol())
                                              : name_ref(*tree.NAME_REF()->getSymbol()));
  }
  add_steps(tree.step(), out.path);
  return out;
}

// -- projections and updates

void TreeBuilder::build(Parser::ProjectionContext& tree) {
  for (auto* part : tree.path()) out_.paths.push_back(path(*part));
}

void TreeBuilder::build(Parser::UpdateContext& tree) {
  std::vector<std::size_t> seen;
  for (auto* section : tree.section()) {
    const std::size_t type = section->getStart()->getType();
    if (std::find(seen.begin(), seen.end(), type) != seen.end()) {
      constexpr std::array<std::string_view, 4> kWords = {"SET", "REMOVE", "ADD", "DELETE"};
      note(section_, "The \"" + std::string(kWords[type - Parser::SET]) +
                         "\" section can only be used once in an update expression;");
    }
    seen.push_back(type);
    changes(*section);
  }
}

void TreeBuilder::changes(Parser::SectionContext& tree) {
  for (auto* part : tree.path()) {
    out_.changes.push_back({.kind = Change::Kind::remove, .path = path(*part)});
  }
  for (auto* part : tree.change()) {
    Change change;
    change.kind = tree.ADD() != nullptr ? Change::Kind::add : Change::Kind::take_out;
    change.path = path(*part->path());
    change.operands.push_back(value(*part->VALUE_REF()->getSymbol()));
    out_.changes.push_back(std::move(change));
  }
  for (auto* part : tree.assignment()) {
    Change change;
    change.path = path(*part->path());
    set_value(*part->sum(), change);
    out_.changes.push_back(std::move(change));
  }
}

// One pair of parentheses may stand around all of a right side: (a + :v).
void TreeBuilder::set_value(Parser::SumContext& tree, Change& out) {
  Parser::SumContext* sum = &tree;
  if (sum->term().size() == 1 && sum->term(0)->LEFT_PAREN() != nullptr &&
      sum->term(0)->NAME() == nullptr) {
    sum = sum->term(0)->sum(0);
  }
  for (auto* part : sum->term()) out.operands.push_back(term(*part));
  if (out.operands.size() < 2) return;
  out.sign = sum->PLUS() != nullptr ? '+' : '-';
  ++operators_;
}

Operand TreeBuilder::term_of(Parser::SumContext& tree) {
  if (tree.term().size() > 1) {
    misfit(*(tree.PLUS() != nullptr ? tree.PLUS() : tree.MINUS())->getSymbol());
  }
  return term(*tree.term(0));
}

Operand TreeBuilder::term(Parser::TermContext& tree) {
  if (tree.VALUE_REF() != nullptr) return value(*tree.VALUE_REF()->getSymbol());
  if (tree.LEFT_PAREN() != nullptr && tree.NAME() == nullptr) return term_of(*tree.sum(0));
  if (tree.LEFT_PAREN() != nullptr) {
    std::vector<Operand> arguments;
    for (auto* part : tree.sum()) arguments.push_back(term_of(*part));
    return call(*tree.NAME()->getSymbol(), std::move(arguments));
  }
  Operand out{.kind = Operand::Kind::path};
  out.path.push_back(tree.NAME() != nullptr ? name(*tree.NAME()->getSymbol())
                                            : name_ref(*tree.NAME_REF()->getSymbol()));
  add_steps(tree.step(), out.path);
  return out;
}

// -- parts

Path TreeBuilder::path(Parser::PathContext& tree) {
  Path out;
  out.push_back(tree.NAME() != nullptr ? name(*tree.NAME()->getSymbol())
                                       : name_ref(*tree.NAME_REF()->getSymbol()));
  add_steps(tree.step(), out);
  return out;
}

void TreeBuilder::add_steps(const std::vector<Parser::StepContext*>& steps, Path& out) {
  for (auto* part : steps) {
    if (part->NAME() != nullptr) {
      out.push_back(name(*part->NAME()->getSymbol()));
    } else if (part->NAME_REF() != nullptr) {
      out.push_back(name_ref(*part->NAME_REF()->getSymbol()));
    } else {
      const std::string text = tokens_.text_of(*part->INDEX()->getSymbol());
      Step step{.kind = Step::Kind::index};
      const auto read = std::from_chars(text.data(), text.data() + text.size(), step.index);
      if (read.ec != std::errc() || step.index > INT32_MAX) {
        note(limit_, "List index is not within the allowable range; index: [" + text + "]");
      }
      out.push_back(std::move(step));
    }
  }
  if (out.size() > kMaxPathSteps) {
    note(limit_, "The document path has too many nesting levels; nesting levels: " +
                     std::to_string(out.size()));
  }
}

Step TreeBuilder::name(const antlr4::Token& token) {
  Step step{.name = tokens_.text_of(token)};
  if (is_reserved(step.name)) {
    note(reserved_, "Attribute name is a reserved keyword; reserved keyword: " + step.name);
  }
  return step;
}

Step TreeBuilder::name_ref(const antlr4::Token& token) {
  return {.kind = Step::Kind::name_ref, .slot = slot_of(out_.name_refs, tokens_.text_of(token))};
}

Operand TreeBuilder::value(const antlr4::Token& token) {
  return {.slot = slot_of(out_.value_refs, tokens_.text_of(token))};
}

Operand TreeBuilder::call(const antlr4::Token& name, std::vector<Operand> arguments) {
  Operand out{.kind = Operand::Kind::call};
  out.function = function_of(tokens_.text_of(name));
  ++operators_;
  const bool is_update = out_.language == Language::update;
  if (out.function == Function::unknown || (is_update && !is_of_updates(out.function))) {
    note(unknown_, "Invalid function name; function: " + tokens_.text_of(name));
  } else if (!is_update && is_of_updates(out.function)) {
    note(misused_, misuse_of(out.function));
  }
  for (const Operand& argument : arguments) {
    if (argument.kind != Operand::Kind::call) continue;
    if (!is_update) {
      check_use(argument);
    } else if (out.function == Function::list_append &&
               argument.function == Function::list_append) {
      note(misused_, misuse_of(argument.function));
    }
  }
  out.arguments = std::move(arguments);
  return out;
}

void TreeBuilder::check_use(const Operand& operand) {
  if (operand.kind == Operand::Kind::call && operand.function != Function::size &&
      operand.function != Function::unknown) {
    note(misused_, misuse_of(operand.function));
  }
}

}  // namespace dynamodb
