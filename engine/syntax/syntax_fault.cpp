// Velocity's own parser, walked again over the tokens to find where and how it fails.
//
// The problem: the words of 1.7's errors are an accident of how JavaCC generates parsers. The list
// after "Was expecting one of:" holds every token kind that a choice passed by since the last
// consumed token, whether or not it would have helped, and repeats some of them. A parser that is
// generated from another grammar cannot know that list.
//
// The idea: walk 1.7's own grammar, choice by choice, over the same tokens, and keep JavaCC's
// books. At each choice point the generated Java compares the next token with a set (ChoiceSets)
// and notes the set when it does not match; a mismatch then reports what was noted. Alternatives
// that a lookahead guards are in no set: what they want shows only through echoes. After the error
// JavaCC scans each lookahead that is still alive once more and prints again what it asks for right
// behind the last consumed token, if the list has it already: that is why lists repeat entries.
//
// Example: in `#set($a = )` the walk consumes `#set(`, `$a`, `=` and the blank, passes by
// everything an operand may begin with, and fails at `)`: each of these kinds is listed, in the
// order of 1.7's token numbers.
//
// It is right as far as it was recorded: every state of the parser with the list of tokens it
// expects (tests/engine/syntax/data/java_messages.jsonl). Only bad texts are walked, so that it may
// be slow.
#include "engine/syntax/syntax_fault.h"

#include <algorithm>

#include "engine/syntax/directives.h"
#include "engine/syntax/java_kinds.h"
#include "engine/syntax/java_lookahead.h"
#include "engine/syntax/java_scan.h"

namespace vtl::syntax {
namespace {

JavaTokenSet set_of(std::initializer_list<int> kinds) {
  JavaTokenSet set;
  for (int kind : kinds) set.set(static_cast<std::size_t>(kind));
  return set;
}

/// The sets of 1.7's choice points; alternatives that a lookahead guards are in none.
struct ChoiceSets {
  JavaTokenSet if_only = set_of({kIf});
  JavaTokenSet other_statement = set_of({kLeftParen,    kRightParen,  kEscapeDirective,
                                         kSetDirective, kLineComment, kDoubleEscape,
                                         kEscape,       kText,        kFormalComment,
                                         kBlockComment, kTextBlock,   kString,
                                         kInteger,      kFloating,    kWord,
                                         kBracedWord,   kDot,         kLeftCurly,
                                         kRightCurly,   kEmptyIndex});
  JavaTokenSet statement = other_statement | set_of({kIf, kIdentifier});
  JavaTokenSet reference = set_of({kIdentifier, kLeftCurly});
  JavaTokenSet blank = set_of({kBlank});
  JavaTokenSet comma = set_of({kComma});
  JavaTokenSet index = set_of({kIndexOpen});
  JavaTokenSet simple_param = set_of({kString, kInteger});
  JavaTokenSet other_param =
      set_of({kMapOpen, kListOpen, kTrue, kFalse, kIdentifier, kLeftCurly, kFloating});
  JavaTokenSet any_param = simple_param | other_param | blank;
  JavaTokenSet simple_primary = set_of({kString, kIdentifier, kLeftCurly, kInteger});
  JavaTokenSet other_primary = set_of({kFloating, kMapOpen, kListOpen, kTrue, kFalse, kLeftParen});
  JavaTokenSet any_primary = simple_primary | other_primary | blank;
  JavaTokenSet simple_arg = set_of({kIdentifier, kLeftCurly, kWord, kString, kInteger});
  JavaTokenSet other_arg = set_of({kFloating, kMapOpen, kListOpen, kTrue, kFalse});
};

class Walker {
 public:
  Walker(const TokenList& list, const ParseOptions& options)
      : list_(list), options_(options), tokens_(list), scanner_(tokens_, list.tokens.size()) {}

  std::optional<SyntaxFault> run() {
    try {
      statements();
      take(kEof);
      return std::nullopt;
    } catch (const JavaMismatch&) {
      return mismatch();
    } catch (const JavaLexerStuck&) {
      return fault_at(SyntaxErrorKind::lexical, list_.tokens.size() - 1);
    } catch (SyntaxFault& fault) {
      return std::move(fault);
    }
  }

 private:
  // ---- the grammar, consuming ----

  void take(int kind) { tokens_.consume(kind); }
  [[noreturn]] void refuse() {
    tokens_.consume(-1);
    throw JavaMismatch{};
  }
  bool choose(const JavaTokenSet& set) { return tokens_.choose(set); }
  void take_blank() {
    if (choose(sets_.blank)) take(kBlank);
  }

  void statements() {
    while (choose(sets_.statement)) statement();
  }

  void statement() {
    if (choose(sets_.if_only)) return if_statement();
    if (fits(1, 2)) return reference();
    if (!choose(sets_.other_statement)) refuse();
    switch (tokens_.next_kind()) {
      case kLineComment:
        take(kLineComment);
        if (choose(set_of({kLineCommentEnd}))) take(kLineCommentEnd);
        return;
      case kSetDirective:
        return set_statement();
      case kEscapeDirective:
        return escape_directive();
      case kDoubleEscape:
        take(kDoubleEscape);
        while (fits(2, 2)) take(kDoubleEscape);
        return;
      case kWord:
      case kBracedWord:
        return directive();
      default:
        take(tokens_.next_kind());
    }
  }

  void escape_directive() { take(kEscapeDirective); }

  void set_statement() {
    take(kSetDirective);
    take_blank();
    reference();
    take_blank();
    take(kAssign);
    expression();
    take(kRightParen);
    if (choose(set_of({kJavaNewline}))) take(kJavaNewline);
  }

  void if_statement() {
    open_block(tokens_.next());
    take(kIf);
    take_blank();
    take(kLeftParen);
    expression();
    take(kRightParen);
    statements();
    while (choose(set_of({kElseif}))) {
      take(kElseif);
      take_blank();
      take(kLeftParen);
      expression();
      take(kRightParen);
      statements();
    }
    if (choose(set_of({kElse}))) {
      take(kElse);
      statements();
    }
    take(kEnd);
    blocks_.pop_back();
  }

  void directive() {
    const std::size_t name_token = tokens_.next();
    const Token& token = list_.tokens[name_token];
    const bool is_word = tokens_.next_kind() == kWord;
    take(is_word ? kWord : kBracedWord);
    const std::string_view name = directive_name(list_.image(token));
    const DirectiveRow* const known = options_.profile->find_plugged_in(name);
    const bool is_macro_directive = known != nullptr && known->directive == Directive::macro;
    if (token.kind != TokenKind::call && token.kind != TokenKind::block_call) {
      if (is_macro_directive) {
        report_argument(ArgumentFault::no_list_of_macro,
                        {.token = name_token, .directive = name_token, .named = name_token});
      }
      return;
    }
    take_blank();
    take(kLeftParen);
    int argument = 0;
    while (fits(4, 2)) {
      take_blank();
      if (choose(sets_.comma)) {
        take(kComma);
        take_blank();
      }
      const bool is_bare_word = tokens_.next_kind() == kWord;
      arg();
      check_argument(known, is_bare_word, argument, name_token);
      ++argument;
    }
    take_blank();
    take(kRightParen);
    if (token.kind == TokenKind::block_call) {
      open_block(name_token);
      statements();
      take(kEnd);
      blocks_.pop_back();
    }
    if (is_macro_directive && argument == 0) {
      report_argument(ArgumentFault::no_name_of_macro,
                      {.token = name_token, .directive = name_token, .named = name_token + 1});
    }
  }

  void arg() {
    if (choose(sets_.simple_arg)) {
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) return reference();
      return take(tokens_.next_kind());
    }
    if (fits(3, kUnlimited)) return range();
    if (!choose(sets_.other_arg)) refuse();
    literal();
  }

  /// FLT, map, list, true, false: what the second switch of every operand kind begins with.
  void literal() {
    switch (tokens_.next_kind()) {
      case kMapOpen:
        return map();
      case kListOpen:
        return list();
      default:
        take(tokens_.next_kind());
    }
  }

  void param() {
    take_blank();
    if (choose(sets_.simple_param)) {
      take(tokens_.next_kind());
    } else if (fits(6, kUnlimited)) {
      range();
    } else {
      if (!choose(sets_.other_param)) refuse();
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) {
        reference();
      } else {
        literal();
      }
    }
    take_blank();
  }

  void range() {
    take(kListOpen);
    take_blank();
    range_end();
    take_blank();
    take(kDoubleDot);
    take_blank();
    range_end();
    take_blank();
    take(kListClose);
  }

  void range_end() {
    if (!choose(sets_.reference | set_of({kInteger}))) refuse();
    if (tokens_.next_kind() == kInteger) return take(kInteger);
    reference();
  }

  void list() {
    take(kListOpen);
    if (choose(sets_.any_param)) params();
    take(kListClose);
  }

  void params() {
    param();
    while (choose(sets_.comma)) {
      take(kComma);
      param();
    }
  }

  void map() {
    take(kMapOpen);
    if (fits(5, 2)) {
      entry();
      while (choose(sets_.comma)) {
        take(kComma);
        entry();
      }
    } else {
      take_blank();
    }
    if (!choose(set_of({kMapClose, kRightCurly}))) refuse();
    take(tokens_.next_kind());
  }

  void entry() {
    param();
    take(kColon);
    param();
  }

  void reference() {
    if (!choose(sets_.reference)) refuse();
    const bool is_formal = tokens_.next_kind() == kLeftCurly;
    if (is_formal) take(kLeftCurly);
    take(kIdentifier);
    indexes();
    while (fits(is_formal ? 9 : 7, 2)) {
      take(kDot);
      if (fits(is_formal ? 10 : 8, 3)) {
        method();
      } else {
        if (!choose(set_of({kIdentifier}))) refuse();
        take(kIdentifier);
      }
      indexes();
    }
    if (is_formal) take(kRightCurly);
  }

  void indexes() {
    while (choose(sets_.index)) {
      take(kIndexOpen);
      take_blank();
      if (!choose(set_of({kString, kInteger, kTrue, kFalse, kIdentifier, kLeftCurly}))) refuse();
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) {
        reference();
      } else {
        take(tokens_.next_kind());
      }
      take_blank();
      take(kIndexClose);
    }
  }

  void method() {
    take(kIdentifier);
    take(kLeftParen);
    if (choose(sets_.any_param)) params();
    take(kMethodClose);
  }

  void expression() { binary(0); }

  void binary(std::size_t level) {
    static const std::array<JavaTokenSet, 6> kOperators = {
        set_of({kOr}),
        set_of({kAnd}),
        set_of({kEqual, kNotEqual}),
        set_of({kLess, kGreater, kLessEqual, kGreaterEqual}),
        set_of({kPlus, kMinus}),
        set_of({kMultiply, kDivide, kModulo})};
    if (level == kOperators.size()) return unary();
    binary(level + 1);
    while (choose(kOperators[level])) {
      take(tokens_.next_kind());
      binary(level + 1);
    }
  }

  void unary() {
    if (fits(11, 2)) {
      take_blank();
      take(kNot);
      return unary();
    }
    if (!choose(sets_.any_primary)) refuse();
    primary();
  }

  void primary() {
    take_blank();
    if (choose(sets_.simple_primary)) {
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) {
        reference();
      } else {
        take(tokens_.next_kind());
      }
    } else if (fits(12, kUnlimited)) {
      range();
    } else {
      if (!choose(sets_.other_primary)) refuse();
      if (tokens_.next_kind() == kLeftParen) {
        take(kLeftParen);
        expression();
        take(kRightParen);
      } else {
        literal();
      }
    }
    take_blank();
  }

  bool fits(int number, int limit) {
    return tokens_.fits(number, limit, [this](int which) { return scanner_.scan(which); });
  }

  // ---- what 1.7's parser checks on the way ----

  void check_argument(const DirectiveRow* known, bool is_bare_word, int argument,
                      std::size_t name_token) {
    const ArgumentPlace place{name_token + 1, name_token, argument, name_token + 1};
    if (known != nullptr) {
      if (known->directive == Directive::macro) {
        if (argument == 0 && !is_bare_word) report_argument(ArgumentFault::name_of_macro, place);
        if (argument == 0 || !is_bare_word) return;
      } else if (!is_bare_word || (known->directive == Directive::foreach_loop && argument == 1)) {
        return;
      }
      report_argument(ArgumentFault::bare_word_of_directive, place);
    }
    if (is_bare_word && options_.is_macro_known &&
        options_.is_macro_known(directive_name(list_.image(name_token)))) {
      report_argument(ArgumentFault::bare_word_of_macro, place);
    }
  }

  /// As in SyntaxFault.
  struct ArgumentPlace {
    std::size_t token = 0;
    std::size_t directive = 0;
    int argument = 0;
    std::size_t named = 0;
  };

  [[noreturn]] void report_argument(ArgumentFault what, const ArgumentPlace& place) const {
    SyntaxFault fault = fault_at(SyntaxErrorKind::invalid_argument, place.token);
    fault.argument_fault = what;
    fault.directive = place.directive;
    fault.argument = place.argument;
    fault.named = place.named;
    throw SyntaxFault(std::move(fault));
  }

  // ---- the fault ----

  void open_block(std::size_t token) { blocks_.push_back(token); }

  SyntaxFault fault_at(SyntaxErrorKind kind, std::size_t token) const {
    SyntaxFault fault;
    fault.kind = kind;
    fault.token = token;
    fault.open_blocks = blocks_.size();
    if (!blocks_.empty()) fault.innermost_block = blocks_.back();
    return fault;
  }

  SyntaxFault mismatch() {
    SyntaxFault fault =
        fault_at(SyntaxErrorKind::parse, std::min(tokens_.next(), list_.tokens.size() - 1));
    fault.expected = tokens_.expected([this](int number) { scanner_.scan(number); });
    return fault;
  }

  const TokenList& list_;
  const ParseOptions& options_;
  const ChoiceSets sets_;
  JavaLookahead tokens_;
  JavaScanner scanner_;
  std::vector<std::size_t> blocks_;
};

}  // namespace

bool SyntaxFault::expects(int java_kind) const {
  return std::find(expected.begin(), expected.end(), java_kind) != expected.end();
}

std::optional<SyntaxFault> find_syntax_fault(const TokenList& list, const ParseOptions& options) {
  return Walker(list, options).run();
}

}  // namespace vtl::syntax
