#include "engine/syntax/antlr/vtl_parser_base.h"

#include <memory>

namespace {

/// Gives up at the first error, and never looks for what would be allowed (`sync` asks ANTLR's
/// tables for that).
class StopAtFirstError final : public antlr4::ANTLRErrorStrategy {
 public:
  void reset(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser*) override { throw VtlRejection(); }
  void recover(antlr4::Parser*, std::exception_ptr) override { throw VtlRejection(); }
  void sync(antlr4::Parser*) override {}
  bool inErrorRecoveryMode(antlr4::Parser*) override { return false; }
  void reportMatch(antlr4::Parser*) override {}
  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {
    throw VtlRejection();
  }
};

}  // namespace

VtlParserBase::VtlParserBase(antlr4::TokenStream* input)
    : antlr4::Parser(input), stream_(dynamic_cast<vtl::syntax::KindStream*>(input)) {
  setErrorHandler(std::make_shared<StopAtFirstError>());
}

void VtlParserBase::enterRule(antlr4::ParserRuleContext*, size_t, size_t rule) {
  vtl::syntax::SyntaxNode node;
  node.rule = static_cast<vtl::syntax::Rule>(rule);
  node.first = static_cast<std::uint32_t>(stream_->position());
  open_rules_.push_back(static_cast<std::uint32_t>(tree_->nodes.size()));
  tree_->nodes.push_back(node);
}

void VtlParserBase::exitRule() {
  vtl::syntax::SyntaxNode& node = tree_->nodes[open_rules_.back()];
  open_rules_.pop_back();
  node.last = static_cast<std::uint32_t>(stream_->position());
  node.next = static_cast<std::uint32_t>(tree_->nodes.size());
  _tracker.close();
}

antlr4::Token* VtlParserBase::match(size_t type) {
  if (stream_->next_type() != type) throw VtlRejection();
  stream_->advance();
  return nullptr;
}

antlr4::Token* VtlParserBase::consume() {
  stream_->advance();
  return nullptr;
}
