// What a generated LL(1) parser derives from: ANTLR's Parser without what this project has no use
// for.
//
// ANTLR builds a tree of heap objects with a node per token. Here the parser writes down, rule by
// rule and in pre-order, which tokens it covers, and stops at the first error, whose wording is
// worked out elsewhere. Generated code calls match, consume, enterRule, exitRule, setState and
// _tracker on itself; the members below hide the inherited ones. The only functions of ANTLR's
// interface used are those that 4.9 to 4.13 have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include <antlr4-runtime.h>

#include "grammar/runtime/kind_stream.h"

namespace grammar_runtime {

/// Thrown at the first token that the grammar does not allow; not a RecognitionException, which
/// generated code catches.
struct Rejection {};

/// Gives up at the first error, and never looks for what would be allowed (`sync` asks ANTLR's
/// tables for that).
class StopAtFirstError final : public antlr4::ANTLRErrorStrategy {
 public:
  void reset(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser*) override { throw Rejection(); }
  void recover(antlr4::Parser*, std::exception_ptr) override { throw Rejection(); }
  void sync(antlr4::Parser*) override {}
  bool inErrorRecoveryMode(antlr4::Parser*) override { return false; }
  void reportMatch(antlr4::Parser*) override {}
  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {
    throw Rejection();
  }
};

/// Owns the contexts of the rules that are open; ANTLR's tracker would keep those of all rules
/// until the end.
class OpenContexts {
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

/// `Node` has the members `rule` (an enumeration numbered as the grammar's rules), `first` and
/// `last` (the rule's tokens, [first, last)) and `next` (index behind the node's subtree).
template <class Node>
class RecordingParser : public antlr4::Parser {
 public:
  explicit RecordingParser(antlr4::TokenStream* input)
      : antlr4::Parser(input), stream_(dynamic_cast<KindStream*>(input)) {
    setErrorHandler(std::make_shared<StopAtFirstError>());
  }

  /// Where the rules are written down; must be set before parsing.
  void set_nodes(std::vector<Node>* nodes) { nodes_ = nodes; }
  /// The token at which the parser stands: the one refused after a Rejection.
  std::size_t position() const { return stream_->position(); }

 protected:
  void enterRule(antlr4::ParserRuleContext*, size_t, size_t rule) override {
    Node node;
    node.rule = static_cast<decltype(node.rule)>(rule);
    node.first = static_cast<std::uint32_t>(stream_->position());
    open_rules_.push_back(static_cast<std::uint32_t>(nodes_->size()));
    nodes_->push_back(node);
  }
  void exitRule() {
    Node& node = (*nodes_)[open_rules_.back()];
    open_rules_.pop_back();
    node.last = static_cast<std::uint32_t>(stream_->position());
    node.next = static_cast<std::uint32_t>(nodes_->size());
    _tracker.close();
  }
  void enterOuterAlt(antlr4::ParserRuleContext*, size_t) override {}
  antlr4::Token* match(size_t type) override {
    if (stream_->next_type() != type) throw Rejection();
    stream_->advance();
    return nullptr;
  }
  antlr4::Token* consume() override {
    stream_->advance();
    return nullptr;
  }
  // The state tells ANTLR's tables where the parser is; no decision asks them.
  void setState(size_t) {}
  size_t getState() const override { return 0; }

  OpenContexts _tracker;

 private:
  KindStream* stream_;
  std::vector<Node>* nodes_ = nullptr;
  std::vector<std::uint32_t> open_rules_;
};

}  // namespace grammar_runtime
