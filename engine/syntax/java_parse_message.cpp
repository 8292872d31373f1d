#include "engine/syntax/java_parse_message.h"

#include <set>

#include "engine/syntax/java_image.h"
#include "engine/syntax/java_kinds.h"
#include "engine/syntax/java_lookahead.h"
#include "engine/syntax/java_scan.h"
#include "engine/syntax/token_source.h"

namespace vtl::syntax {
namespace {

JavaTokenSet set_of(std::initializer_list<int> kinds) {
  JavaTokenSet set;
  for (int kind : kinds) set.set(static_cast<std::size_t>(kind));
  return set;
}

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
  Walker(const TokenList& list, std::string_view template_name, const ParseOptions& options)
      : list_(list),
        name_(template_name),
        options_(options),
        tokens_(list),
        scanner_(tokens_, list.tokens.size()) {}

  std::optional<JavaParseFault> run() {
    try {
      statements();
      take(kEof);
      return std::nullopt;
    } catch (const JavaMismatch&) {
      return mismatch();
    } catch (const JavaLexerStuck&) {
      return stuck();
    } catch (JavaParseFault& fault) {
      fault.last_taken = last_taken();
      note_blocks(fault);
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
    const DirectiveName* known = find_directive(name);
    if (known != nullptr && options_.profile->use_of(known->directive) == DirectiveUse::absent)
      known = nullptr;
    const bool is_macro_directive = known != nullptr && known->directive == Directive::macro;
    if (token.kind != TokenKind::call && token.kind != TokenKind::block_call) {
      if (is_macro_directive) {
        report_argument(
            "A macro declaration requires at least a name argument at " + at(token.position) + "\n",
            name_token);
      }
      return;
    }
    take_blank();
    take(kLeftParen);
    int argument = 0;
    std::string_view macro_name;
    while (fits(4, 2)) {
      take_blank();
      if (choose(sets_.comma)) {
        take(kComma);
        take_blank();
      }
      const bool is_bare_word = tokens_.next_kind() == kWord;
      if (is_bare_word && argument == 0 && is_macro_directive)
        macro_name = list_.image(tokens_.next());
      arg();
      check_argument(list_.image(token).substr(1), known, is_bare_word, argument, name_token + 1);
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
      report_argument("First argument to #macro() must be  macro name at " +
                          position_text(name_token + 1) + "\n",
                      name_token);
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

  /// `written` is the name as it stands behind the `#`, braces and all.
  void check_argument(std::string_view written, const DirectiveName* known, bool is_bare_word,
                      int argument, std::size_t behind_name) {
    const std::string where = position_text(behind_name) + "\n";
    if (known != nullptr) {
      if (known->directive == Directive::macro) {
        if (argument == 0 && !is_bare_word) {
          report_argument(
              "Invalid first arg in #macro() directive - must be a word token (no ' or \" "
              "surrounding) at " +
                  where,
              behind_name);
        }
        if (argument == 0 || !is_bare_word) return;
      } else if (!is_bare_word || (known->directive == Directive::foreach_loop && argument == 1)) {
        return;
      }
      report_argument("Invalid arg #" + std::to_string(argument) + " in directive #" +
                          std::string(written) + " at " + where,
                      behind_name);
    }
    if (is_bare_word && options_.is_macro_known &&
        options_.is_macro_known(directive_name("#" + std::string(written)))) {
      report_argument("Invalid arg #" + std::to_string(argument) + " in VM #" +
                          std::string(written) + " at " + where,
                      behind_name);
    }
  }

  [[noreturn]] void report_argument(std::string message, std::size_t token) {
    JavaParseFault fault;
    fault.kind = SyntaxErrorKind::invalid_argument;
    fault.java_class = "ParseErrorException";
    fault.message = std::move(message);
    fault.token = token;
    throw JavaParseFault(std::move(fault));
  }

  // ---- words ----

  void open_block(std::size_t token) { blocks_.push_back(token); }
  std::size_t last_taken() const {
    return tokens_.next() == 0 ? list_.tokens.size() : tokens_.next() - 1;
  }
  void note_blocks(JavaParseFault& fault) const {
    fault.open_blocks = blocks_.size();
    if (!blocks_.empty()) fault.innermost_block = blocks_.back();
  }

  std::string at(Position position) const {
    return std::string(name_) + "[line " + std::to_string(position.line) + ", column " +
           std::to_string(position.column) + "]";
  }
  std::string position_text(std::size_t token) const { return at(list_.tokens[token].position); }

  JavaParseFault mismatch() {
    JavaParseFault fault;
    fault.java_class = "ParseErrorException";
    fault.token = std::min(tokens_.next(), list_.tokens.size() - 1);
    fault.last_taken = last_taken();
    note_blocks(fault);
    const Token& token = list_.tokens[fault.token];
    const std::vector<int> expected =
        tokens_.expected([this](int number) { scanner_.scan(number); });
    fault.message = "Encountered \"";
    fault.message += token.kind == TokenKind::eof ? "<EOF>" : escape_java_image(list_.image(token));
    fault.message += "\" at " + at(token.position);
    fault.message +=
        expected.size() == 1 ? "\nWas expecting:\n    " : "\nWas expecting one of:\n    ";
    std::set<int> seen;
    for (int kind : expected) {
      fault.message += kJavaTokenLabels[kind];
      fault.message += kind == kEof ? " " : " ...";
      fault.message += "\n    ";
      if (seen.insert(kind).second) fault.expected.push_back(kJavaTokenLabels[kind]);
    }
    return fault;
  }

  JavaParseFault stuck() {
    const LexicalFailure& failure = list_.failure;
    JavaParseFault fault;
    fault.kind = SyntaxErrorKind::lexical;
    fault.java_class = "ParseErrorException";
    fault.token = list_.tokens.size() - 1;
    fault.last_taken = last_taken();
    note_blocks(fault);
    std::string encountered = "<EOF>";
    if (!failure.at_end) encountered = stuck_character(list_.text.substr(failure.offset));
    const std::string before = "\"" + escape_java_image(failure.before) + "\"";
    const std::string line = std::to_string(failure.position.line);
    const std::string column = std::to_string(failure.position.column);
    if (options_.is_evaluate) {
      fault.message =
          "Lexical error: org.apache.velocity.runtime.parser.TokenMgrError: Lexical error at "
          "line " +
          line + ", column " + column + ".  Encountered: " + encountered +
          (failure.at_end ? " " : ", ") + "after : " + before;
    } else {
      fault.message = "Lexical error,   Encountered: " + encountered +
                      (failure.at_end ? " " : ", ") + "after : " + before + " at *unset*[line " +
                      line + ", column " + column + "]";
    }
    return fault;
  }

  const TokenList& list_;
  std::string_view name_;
  const ParseOptions& options_;
  const ChoiceSets sets_;
  JavaLookahead tokens_;
  JavaScanner scanner_;
  std::vector<std::size_t> blocks_;
};

}  // namespace

std::optional<JavaParseFault> find_java_parse_fault(const TokenList& list,
                                                    std::string_view template_name,
                                                    const ParseOptions& options) {
  return Walker(list, template_name, options).run();
}

}  // namespace vtl::syntax
