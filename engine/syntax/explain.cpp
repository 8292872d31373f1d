// The problem: at the fault the parser knows the token it found and a list of tokens that it would
// have taken; a person wants to hear what they did.
//
// The idea: a fault is of one of six kinds, and each has one function: an argument that its
// directive refuses, a character that fits nowhere, the end of the template, an #end or #else that
// belongs to nothing, a missing value, and anything else. Each looks for the mistakes that people
// make, by the token found, those in front of it and what was expected there (Expectation): `#if($a
// = 1)` has an `=` where an operator was expected, hence "compare with `==`". Where nothing is
// recognised the error says what was found and what was expected, and has no help: a wrong hint is
// worse than none.
#include "engine/syntax/explain.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "engine/syntax/directives.h"
#include "engine/syntax/java_kinds.h"
#include "engine/syntax/velocity_message.h"
#include "vtl/text/ascii.h"
#include "vtl/text/suggest.h"

namespace vtl::syntax {
namespace {

std::string quoted(std::string_view image) {
  const std::size_t end = std::min(image.find_first_of("\r\n"), image.size());
  return "`" + std::string(image.substr(0, end)) + "`";
}

std::string line_of(const Token& token) {
  return "line " + std::to_string(token.position.line);
}

Span span_of(const Token& token) {
  return {token.begin, token.end};
}

bool is_one_of(TokenKind kind, std::initializer_list<TokenKind> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// What is expected, in words: operators, values and statements as one each.
class Expectation {
 public:
  explicit Expectation(const SyntaxFault& fault) : fault_(fault) {}

  bool has(int kind) const { return fault_.expects(kind); }
  bool has_any(std::initializer_list<int> kinds) const {
    return std::any_of(kinds.begin(), kinds.end(), [this](int kind) { return has(kind); });
  }
  bool is_statement() const { return has(kText); }
  bool is_operator() const { return has(kAnd); }
  /// Any value, or one of those that may be an index.
  bool is_value() const { return !is_statement() && has(kString) && has(kIdentifier); }
  bool is_any_value() const {
    return !is_statement() && has(kInteger) && has_any({kListOpen, kIndexOpen});
  }
  bool is_only(std::initializer_list<int> kinds) const {
    return std::all_of(fault_.expected.begin(), fault_.expected.end(), [&](int kind) {
      return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    });
  }

  std::string words() const {
    std::vector<std::string_view> parts;
    const auto add = [&](std::initializer_list<int> kinds, std::string_view words) {
      if (has_any(kinds)) parts.push_back(words);
    };
    if (is_statement()) {
      add({kEnd}, "`#end`");
    } else {
      if (is_any_value()) {
        parts.emplace_back("a value");
      } else {
        add({kInteger}, "a number");
        add({kString}, "a string");
        add({kIdentifier}, "a reference");
        add({kLeftParen}, "`(`");
      }
      add({kRightParen}, "`)`");
      add({kMethodClose}, "`)`");
      if (!is_any_value()) add({kListClose, kIndexClose}, "`]`");
      add({kMapClose, kRightCurly}, "`}`");
      add({kComma}, "`,`");
      add({kColon}, "`:`");
      add({kDoubleDot}, "`..`");
      add({kAssign}, "`=`");
      if (is_operator()) parts.emplace_back("an operator");
      if (parts.empty()) add({kBlank}, "a blank");
    }
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) result += i + 1 == parts.size() ? " or " : ", ";
      result += parts[i];
    }
    return result;
  }

 private:
  const SyntaxFault& fault_;
};

class Explainer {
 public:
  Explainer(const SyntaxFault& fault, const TokenList& list, const Profile& profile)
      : fault_(fault),
        list_(list),
        profile_(profile),
        token_(list.tokens[fault.token]),
        expected_(fault) {}

  Explanation explain() const {
    if (fault_.kind == SyntaxErrorKind::invalid_argument) return argument();
    if (fault_.kind == SyntaxErrorKind::lexical) return character();
    if (token_.kind == TokenKind::eof) return end_of_text();
    const bool ends_block = is_one_of(
        token_.kind, {TokenKind::end, TokenKind::else_directive, TokenKind::elseif_directive});
    if (ends_block && expected_.is_statement()) return orphan();
    return expected_.is_value() ? missing_value() : other_token();
  }

 private:
  std::string_view image() const { return list_.image(token_); }

  TokenKind before(std::size_t distance) const {
    return fault_.token >= distance ? list_.tokens[fault_.token - distance].kind : TokenKind::eof;
  }
  /// The kind in front, blanks left out.
  TokenKind before_blanks() const {
    return before(1) == TokenKind::whitespace ? before(2) : before(1);
  }

  std::string general_summary() const {
    const bool is_blank = is_one_of(token_.kind, {TokenKind::whitespace, TokenKind::unexpected});
    const std::string words = expected_.words();
    return "found " + (is_blank ? "a blank" : quoted(image())) +
           (words.empty() ? "" : ", expected " + words);
  }

  // --- an argument that its directive refuses ---

  Explanation argument() const {
    const bool is_return = names(list_.image(fault_.directive), Directive::return_value);
    return {argument_complaint(fault_, list_),
            is_return ? "`#return` alone returns null; a value in parentheses is one reference, "
                        "string, number, list or map"
                      : "arguments of a directive are references, strings, numbers, lists or maps"};
  }

  // --- a character that fits nowhere, or the end of the text within a token ---

  Explanation character() const {
    const LexicalFailure& failure = list_.failure;
    const std::string_view pending = list_.text.substr(token_.begin);
    if (pending.starts_with('"') || pending.starts_with('\'')) {
      return {"this string is never closed",
              "add the closing quote; inside a string a quote is doubled, a backslash does not "
              "escape it"};
    }
    if (failure.at_end) return {"the template ends in the middle of something", end_help(pending)};
    // A single `&` is noticed behind it.
    const bool is_half = failure.before == "&" || failure.before == "|";
    Explanation words = stuck(is_half ? failure.before.front() : list_.text[failure.offset]);
    if (const std::string_view help = brackets_help(); !help.empty()) words.help = help;
    return words;
  }

  std::string end_help(std::string_view pending) const {
    if (pending.find("#[[") != std::string_view::npos) return "a `#[[` needs its `]]#`";
    if (pending.ends_with('#') || pending.ends_with('$') || pending.ends_with("$!")) {
      return "a `$` or `#` as the last character of a template is an error in Velocity 1.7: let a "
             "line end follow";
    }
    return std::string(brackets_help());
  }

  static Explanation stuck(char character) {
    switch (character) {
      case '?':
        return {"Velocity has no `? :` operator", "use #if ... #else ... #end"};
      case '&':
        return {"a single `&` is not an operator", "and is written `&&`"};
      case '|':
        return {"a single `|` is not an operator", "or is written `||`"};
      default:
        return {"a character that may not stand here"};
    }
  }

  std::string_view brackets_help() const {
    switch (innermost_opener()) {
      case TokenKind::index_open:
        return "an index is a string, a whole number, true, false or a reference";
      case TokenKind::method_open:
        return "arguments of a method are values, without operators and parentheses: #set a "
               "variable first";
      default:
        return {};
    }
  }

  /// method_open or index_open when the fault lies directly in one of them, else eof.
  TokenKind innermost_opener() const {
    int closed = 0;
    for (std::size_t i = fault_.token; i-- > 0;) {
      switch (list_.tokens[i].kind) {
        case TokenKind::method_close:
        case TokenKind::index_close:
          ++closed;
          break;
        case TokenKind::index_open:
        case TokenKind::method_open:
          if (closed-- == 0) return list_.tokens[i].kind;
          break;
        case TokenKind::left_paren:
          // Its role was not given when the token behind it is the fault.
          return i > 0 && list_.tokens[i - 1].kind == TokenKind::identifier ? TokenKind::method_open
                                                                            : TokenKind::eof;
        case TokenKind::text:
        case TokenKind::right_paren:
          return TokenKind::eof;
        default:
          break;
      }
    }
    return TokenKind::eof;
  }

  // --- blocks ---

  Explanation end_of_text() const {
    // With an #end among what was expected the parser stood between statements.
    if (fault_.open_blocks == 0 || !expected_.is_statement()) {
      const std::string help = list_help();
      return {"the template ends in the middle of a directive or reference",
              help.empty() ? "a closing `)` or bracket is missing" : help};
    }
    const Token& opener = list_.tokens[fault_.innermost_block];
    const std::string name = quoted("#" + std::string(directive_name(list_.image(opener))));
    Explanation words{"the block of " + name + " is never closed",
                      "the " + name + " in " + line_of(opener) + " has no `#end`",
                      {Label{span_of(opener), "opened here"}}};
    const auto is_end = [](const DirectiveRow& row) { return row.directive == Directive::end; };
    if (auto label = misspelt_directive(is_end, false)) words.labels.push_back(std::move(*label));
    return words;
  }

  Explanation orphan() const {
    if (token_.kind != TokenKind::end) {
      return {quoted(image()) + " belongs to no #if", orphan_else_help()};
    }
    Explanation words{"this `#end` closes no block",
                      "there is no open #if, #foreach or other block here"};
    if (const Token* const opener = block_without_parentheses()) {
      const std::string name = "#" + std::string(directive_name(list_.image(*opener)));
      words.help = "write " + quoted(name + "(...)") + ": without parentheses it is plain text";
      words.labels.push_back({span_of(*opener), "this opens no block"});
    }
    const auto is_opening = [this](const DirectiveRow& row) {
      return row.opens_block && profile_.use_of(row.directive) == DirectiveUse::available;
    };
    if (auto label = misspelt_directive(is_opening, true))
      words.labels.push_back(std::move(*label));
    return words;
  }

  std::string orphan_else_help() const {
    if (fault_.open_blocks == 0) return "an #else stands between #if(...) and its #end";
    const Token& opener = list_.tokens[fault_.innermost_block];
    if (opener.kind == TokenKind::if_directive)
      return "an #else ends the choices of the #if in " + line_of(opener);
    return "#else and #elseif belong to #if; the innermost open block is the " +
           quoted(list_.image(opener)) + " in " + line_of(opener);
  }

  /// The nearest one before the fault.
  const Token* block_without_parentheses() const {
    for (std::size_t i = fault_.token; i-- > 0;) {
      const Token& token = list_.tokens[i];
      if (!is_one_of(token.kind, {TokenKind::word, TokenKind::braced_word})) continue;
      if (opens_block(directive_name(list_.image(token)), profile_)) return &token;
    }
    return nullptr;
  }

  /// The nearest directive before the fault that nobody knows and that was probably meant as one
  /// for which `is_meant` holds, called with an argument list or without.
  template <class Predicate>
  std::optional<Label> misspelt_directive(const Predicate& is_meant, bool is_call) const {
    std::vector<std::string_view> meant;
    for (const DirectiveRow& row : directives()) {
      if (is_meant(row)) meant.push_back(row.name);
    }
    for (std::size_t i = fault_.token; i-- > 0;) {
      const Token& token = list_.tokens[i];
      const bool is_wanted =
          is_call ? is_one_of(token.kind, {TokenKind::call, TokenKind::block_call})
                  : is_one_of(token.kind, {TokenKind::word, TokenKind::braced_word}) &&
                        list_.image(token).starts_with('#');
      if (!is_wanted) continue;
      const std::string_view name = directive_name(list_.image(token));
      if (find_directive(name) != nullptr) continue;
      const DirectiveRow* const foreign = find_foreign_directive(name);
      const auto near = foreign != nullptr ? std::optional(foreign->name) : suggest(name, meant);
      if (near && std::find(meant.begin(), meant.end(), *near) != meant.end())
        return Label{span_of(token), "did you mean " + quoted("#" + std::string(*near)) + "?"};
    }
    return std::nullopt;
  }

  // --- within parentheses and brackets ---

  Explanation missing_value() const {
    const std::string_view text = image().substr(0, image().find_first_of(" \t\r\n"));
    if (token_.kind == TokenKind::word && is_letter(text.front())) {
      if (text == "null") return null_literal();
      const std::string word(text);
      return {quoted(word) + " is not a value",
              "a reference needs its `$`: " + quoted("$" + word) +
                  ", a text its quotes: " + quoted("\"" + word + "\"")};
    }
    if (token_.kind == TokenKind::minus)
      return {"there is no minus sign in front of a reference", "subtract from zero: `0 - $x`"};
    if (text == ")" || text == "]" || text == "}") {
      const std::string help = list_help();
      if (before_blanks() != TokenKind::comma)
        return {"a value is missing before " + quoted(text), help};
      return {"a value is missing behind the comma",
              help.empty() ? "remove the comma before " + quoted(text) : help};
    }
    return {general_summary(), other_help()};
  }

  Explanation null_literal() const {
    std::string help = "use a variable that is never set, such as `$null`";
    if (!profile_.advice.null_check.empty()) help += ", " + std::string(profile_.advice.null_check);
    return {"there is no `null` literal in Velocity", std::move(help)};
  }

  Explanation other_token() const {
    if (token_.kind == TokenKind::assign && expected_.is_operator())
      return {"a single `=` is not an operator", "compare with `==`"};
    return {general_summary(), other_help()};
  }

  std::string other_help() const {
    if (is_inside_unknown_call())
      return "`#name (` is read as a call: write `#[[#name]]# (` to print it";
    if (const std::string_view text = operator_help(); !text.empty()) return std::string(text);
    if (std::string text = list_help(); !text.empty()) return text;
    return std::string(reference_help());
  }

  std::string_view operator_help() const {
    switch (token_.kind) {
      case TokenKind::integer:
      case TokenKind::floating:
        if (expected_.is_operator() && image().starts_with('-')) {
          return "a `-` in front of a digit belongs to the number: write a blank behind it, as in "
                 "`5 - 1`";
        }
        return {};
      case TokenKind::word:
        if (image() == "in") return "`in` exists in #foreach only: use `$list.contains($x)`";
        return expected_.is_operator() ? "operators are && || ! == != < <= > >= + - * / %" : "";
      case TokenKind::minus:
      case TokenKind::plus:
      case TokenKind::multiply:
      case TokenKind::divide:
      case TokenKind::modulo:
      case TokenKind::logical_and:
      case TokenKind::logical_or:
      case TokenKind::equal:
      case TokenKind::not_equal:
      case TokenKind::less:
      case TokenKind::less_equal:
      case TokenKind::greater:
      case TokenKind::greater_equal:
      case TokenKind::logical_not:
        if (expected_.is_any_value()) return {};
        return "operators exist in #set, #if and #elseif only, not in lists, maps and arguments: "
               "#set a variable first";
      default:
        return {};
    }
  }

  /// About lists, maps and comments in them; empty when it is not their matter.
  std::string list_help() const {
    const TokenKind front = before_blanks();
    if (token_.kind == TokenKind::list_close && front == TokenKind::comma)
      return "a list may not end in a comma";
    if (token_.kind == TokenKind::list_close && front == TokenKind::list_open)
      return "an empty list is `[]`, without a blank";
    if (front == TokenKind::map_open && expected_.has_any({kMapClose, kRightCurly}) &&
        expected_.is_only({kMapClose, kRightCurly, kBlank}))
      return "a map is written `{\"key\": value}`";
    if (is_one_of(token_.kind, {TokenKind::map_close, TokenKind::right_curly}) &&
        front == TokenKind::comma)
      return "a map may not end in a comma";
    if (token_.kind == TokenKind::comma && front == TokenKind::comma) return "one comma is enough";
    if (token_.kind == TokenKind::line_comment)
      return "a comment may not stand inside the parentheses of a directive";
    return {};
  }

  std::string_view reference_help() const {
    if (is_one_of(token_.kind, {TokenKind::true_word, TokenKind::false_word}))
      return "`true` and `false` are not names: read such a key with `.get(\"true\")`";
    if (expected_.has(kIndexOpen) && expected_.has(kRightCurly) &&
        expected_.is_only({kIndexOpen, kRightCurly, kDot}))
      return "between `${` and `}` there may be a reference only, without blanks";
    return {};
  }

  /// `#name (`: with the blank it was hardly meant as a call.
  bool is_inside_unknown_call() const {
    for (std::size_t i = fault_.token; i-- > 0;) {
      const TokenKind kind = list_.tokens[i].kind;
      if (kind == TokenKind::right_paren || kind == TokenKind::text) return false;
      if (kind != TokenKind::call) continue;
      return list_.tokens[i + 1].kind == TokenKind::whitespace &&
             find_directive(directive_name(list_.image(i))) == nullptr;
    }
    return false;
  }

  const SyntaxFault& fault_;
  const TokenList& list_;
  const Profile& profile_;
  const Token& token_;
  Expectation expected_;
};

}  // namespace

Explanation explain(const SyntaxFault& fault, const TokenList& list, const Profile& profile) {
  return Explainer(fault, list, profile).explain();
}

}  // namespace vtl::syntax
