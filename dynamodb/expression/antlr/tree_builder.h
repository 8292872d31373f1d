// From ANTLR's parse tree to an Expression, with what the grammar leaves open: where an operand and
// where a condition was needed, and the faults that no placeholder can change.
#pragma once

#include <optional>
#include <string>

#include "DynamoParser.h"
#include "dynamodb/expression/antlr/token_list.h"
#include "dynamodb/expression/syntax.h"

namespace dynamodb {

class TreeBuilder {
 public:
  using Parser = dynamo_grammar::DynamoParser;

  TreeBuilder(const TokenList& tokens, Expression& out) : tokens_(tokens), out_(out) {}

  void build(Parser::ConditionContext& tree);
  void build(Parser::ProjectionContext& tree);
  void build(Parser::UpdateContext& tree);

  /// The first token that fits nowhere, if any.
  const antlr4::Token* misfit() const { return misfit_; }
  /// The first of the faults in the service's order.
  std::optional<std::string> fault() const;

 private:
  Condition condition(Parser::DisjunctionContext& tree);
  Condition condition(Parser::ConjunctionContext& tree);
  Condition condition(Parser::NegationContext& tree);
  Condition condition(Parser::PredicateContext& tree);
  Operand operand(Parser::OperandContext& tree);
  Operand term(Parser::TermContext& tree);
  Operand term_of(Parser::SumContext& tree);
  void changes(Parser::SectionContext& tree);
  void set_value(Parser::SumContext& tree, Change& out);

  Path path(Parser::PathContext& tree);
  void add_steps(const std::vector<Parser::StepContext*>& steps, Path& out);
  Step name(const antlr4::Token& token);
  Step name_ref(const antlr4::Token& token);
  Operand value(const antlr4::Token& token);
  Operand call(const antlr4::Token& name, std::vector<Operand> arguments);
  /// A call that stands where a value is needed.
  void check_use(const Operand& operand);

  /// This token does not fit.
  void misfit(const antlr4::Token& token);
  void note(std::optional<std::string>& place, std::string message) {
    if (!place) place = std::move(message);
  }

  const TokenList& tokens_;
  Expression& out_;
  const antlr4::Token* misfit_ = nullptr;
  std::size_t operators_ = 0;
  std::optional<std::string> limit_, unknown_, misused_, reserved_, section_;
};

}  // namespace dynamodb
