// What the generated parser derives from: ANTLR's Parser without what this project has no use for.
//
// Why: ANTLR builds a tree of heap objects with a node per token. Here the parser writes down, rule
// by rule, which tokens it covers (SyntaxTree), and stops at the first error, whose wording is
// worked out elsewhere.
// How: generated code calls match, consume, enterRule, exitRule, setState and _tracker on itself;
// the members below hide the inherited ones. The only functions of ANTLR's interface used are those
// that 4.9 to 4.13 have in common.
// Ownership: reads the KindStream it is given.
// Threads: one user each.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <antlr4-runtime.h>

#include "engine/syntax/antlr/kind_stream.h"
#include "engine/syntax/syntax_tree.h"

/// Thrown at the first token that the grammar does not allow; not a RecognitionException, which
/// generated code catches.
struct VtlRejection {};

/// Owns the contexts of the rules that are open; ANTLR's tracker would keep those of all rules
/// until the end.
class VtlOpenContexts {
 public:
  template <class Context, class... Arguments>
  Context* createInstance(Arguments&&... arguments) {
    auto owned = std::make_unique<Context>(arguments...);
    Context* const context = owned.get();
    open_.push_back(std::move(owned));
    return context;
  }
  void close() { open_.pop_back(); }

 private:
  std::vector<std::unique_ptr<antlr4::ParserRuleContext>> open_;
};

class VtlParserBase : public antlr4::Parser {
 public:
  explicit VtlParserBase(antlr4::TokenStream* input);

  /// Where the rules are written down; must be set before parsing.
  void set_tree(vtl::syntax::SyntaxTree* tree) { tree_ = tree; }

 protected:
  void enterRule(antlr4::ParserRuleContext*, size_t, size_t rule) override;
  void exitRule();
  void enterOuterAlt(antlr4::ParserRuleContext*, size_t) override {}
  antlr4::Token* match(size_t type) override;
  antlr4::Token* consume() override;
  // The state tells ANTLR's tables where the parser is; no decision asks them.
  void setState(size_t) {}
  size_t getState() const override { return 0; }

  VtlOpenContexts _tracker;

 private:
  vtl::syntax::KindStream* stream_;
  vtl::syntax::SyntaxTree* tree_ = nullptr;
  std::vector<std::uint32_t> open_rules_;
};
