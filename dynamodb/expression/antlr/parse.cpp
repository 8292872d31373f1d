#include <mutex>

#include "DynamoParser.h"
#include "dynamodb/expression/antlr/token_list.h"
#include "dynamodb/expression/antlr/tree_builder.h"
#include "dynamodb/expression/syntax.h"
#include "grammar/runtime/antlr_lock.h"

namespace dynamodb {
namespace {

using Parser = dynamo_grammar::DynamoParser;

void parse(TokenList& tokens, Expression& out) {
  Parser parser(&tokens);
  parser.removeErrorListeners();
  parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  TreeBuilder builder(tokens, out);
  try {
    switch (out.language) {
      case Language::condition:
        builder.build(*parser.condition());
        break;
      case Language::projection:
        builder.build(*parser.projection());
        break;
      case Language::update:
        builder.build(*parser.update());
        break;
    }
  } catch (const antlr4::ParseCancellationException&) {
    out.fault = tokens.syntax_error(*tokens.LT(1));
    return;
  }
  out.fault =
      builder.misfit() != nullptr ? tokens.syntax_error(*builder.misfit()) : builder.fault();
}

}  // namespace

Expression parse_expression(std::string_view text, Language language) {
  Expression out;
  out.language = language;
  if (text.empty()) {
    out.fault = "The expression can not be empty;";
    return out;
  }
  if (text.size() > kMaxExpressionBytes) {
    out.fault = "Expression size has exceeded the maximum allowed size; expression size: " +
                std::to_string(text.size());
    return out;
  }
  // Under the lock whole texts are parsed, which costs little since they are kept.
  const std::lock_guard guard(grammar_runtime::antlr_lock());
  TokenList tokens(text, language);
  if (tokens.too_deep() != nullptr) {
    out.fault = tokens.syntax_error(*tokens.too_deep());
  } else if (tokens.negations() > kMaxOperators) {
    out.fault = "The expression contains too many operators; operator count: " +
                std::to_string(tokens.negations());
  } else {
    parse(tokens, out);
  }
  return out;
}

}  // namespace dynamodb
