#include "engine/syntax/syntax_help.h"

#include <algorithm>
#include <vector>

#include "vtl/environment.h"

namespace vtl::syntax {
namespace {

std::string quoted(std::string_view image) {
  const std::size_t end = std::min(image.find_first_of("\r\n"), image.size());
  return "`" + std::string(image.substr(0, end)) + "`";
}

std::string line_of(const Token& token) {
  return "line " + std::to_string(token.position.line);
}

// The problem: at the fault the parser knows the token it found and a list of tokens it would have
// taken; a person wants to hear what they did.
//
// The idea: first say the list in few words (Expectation): where a number may stand, twelve
// other kinds may too, and together they are "a value". Then look for the mistakes that people
// make, one small function each, by the token found, the token in front of it and what was expected
// there: `#if($a = 1)` has an `=` where an operator was expected, hence "compare with `==`". The
// first that applies is the help; where none does the error has no help, since a wrong hint is
// worse than none.

/// What is expected, in words: operators, values and statements as one each.
class Expectation {
 public:
  explicit Expectation(const std::vector<std::string_view>& labels) : labels_(labels) {}

  bool has(std::string_view label) const {
    return std::find(labels_.begin(), labels_.end(), label) != labels_.end();
  }
  bool is_statement() const { return has("<TEXT>"); }
  bool is_operator() const { return has("<LOGICAL_AND>"); }
  bool is_value() const { return !is_statement() && has("<INTEGER_LITERAL>") && has("\"[\""); }

  std::string words() const {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view label, std::string_view words) {
      if (has(label)) parts.emplace_back(words);
    };
    if (is_statement()) {
      add("<END>", "`#end`");
    } else {
      if (is_value()) parts.emplace_back("a value");
      if (!is_value() && has("<INTEGER_LITERAL>")) parts.emplace_back("a number");
      if (!is_value() && has("<STRING_LITERAL>")) parts.emplace_back("a string");
      if (!is_value() && has("<IDENTIFIER>")) parts.emplace_back("a reference");
      if (!is_value()) add("\"(\"", "`(`");
      add("<RPAREN>", "`)`");
      add("\")\"", "`)`");
      if (!is_value()) add("\"]\"", "`]`");
      add("\"}\"", "`}`");
      add("\",\"", "`,`");
      add("\":\"", "`:`");
      add("\"..\"", "`..`");
      add("\"=\"", "`=`");
      if (is_operator()) parts.emplace_back("an operator");
      if (parts.empty()) add("<WHITESPACE>", "a blank");
    }
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) result += i + 1 == parts.size() ? " or " : ", ";
      result += parts[i];
    }
    return result;
  }

 private:
  const std::vector<std::string_view>& labels_;
};

class Explainer {
 public:
  Explainer(const JavaParseFault& fault, const TokenList& list)
      : fault_(fault), list_(list), token_(list.tokens[fault.token]), expected_(fault.expected) {}

  std::string summary() const {
    if (fault_.kind == SyntaxErrorKind::lexical) return lexical_summary();
    if (fault_.kind == SyntaxErrorKind::invalid_argument) {
      return fault_.message.substr(0, fault_.message.find(" at "));
    }
    if (is_orphan()) return quoted(image()) + " does not belong here";
    std::string text = "found " + found();
    const std::string words = expected_.words();
    if (!words.empty()) text += ", expected " + words;
    return text;
  }

  std::string help() const {
    if (fault_.kind == SyntaxErrorKind::lexical) return lexical_help();
    if (fault_.kind == SyntaxErrorKind::invalid_argument) {
      if (fault_.message.find(" in directive #return ") != std::string::npos) {
        return "`#return` alone returns null; a value in parentheses is one reference, string, "
               "number, list or map";
      }
      return "arguments of a directive are references, strings, numbers, lists or maps";
    }
    if (fault_.open_blocks > 0 && token_.kind == TokenKind::eof && expected_.is_statement()) {
      const Token& opener = list_.tokens[fault_.innermost_block];
      return "the " + quoted(list_.image(opener)) + " in " + line_of(opener) + " has no `#end`";
    }
    if (is_orphan()) return orphan_help();
    if (is_inside_unknown_call())
      return "`#name (` is read as a call: write `#[[#name]]# (` to print it";
    if (const std::string text = value_help(); !text.empty()) return text;
    if (const std::string text = list_help(); !text.empty()) return text;
    return reference_help();
  }

 private:
  std::string_view image() const { return list_.image(token_); }
  TokenKind before(std::size_t distance) const {
    return fault_.token >= distance ? list_.tokens[fault_.token - distance].kind : TokenKind::eof;
  }
  /// Returns the kind of the token in front, blanks left out.
  TokenKind before_blanks() const {
    return before(1) == TokenKind::whitespace ? before(2) : before(1);
  }

  std::string found() const {
    if (token_.kind == TokenKind::eof) return "the end of the template";
    if (token_.kind == TokenKind::whitespace || token_.kind == TokenKind::unexpected)
      return "a blank";
    return quoted(image());
  }

  bool is_orphan() const {
    return expected_.is_statement() &&
           (token_.kind == TokenKind::end || token_.kind == TokenKind::else_directive ||
            token_.kind == TokenKind::elseif_directive);
  }

  std::string orphan_help() const {
    if (fault_.open_blocks == 0) return "there is no open #if, #foreach or other block here";
    const Token& opener = list_.tokens[fault_.innermost_block];
    if (opener.kind == TokenKind::if_directive)
      return "an #else ends the choices of the #if in " + line_of(opener);
    return "#else and #elseif belong to #if; the innermost open block is the " +
           quoted(list_.image(opener)) + " in " + line_of(opener);
  }

  std::string value_help() const {
    const bool is_value_wanted = expected_.is_value();
    switch (token_.kind) {
      case TokenKind::integer:
      case TokenKind::floating:
        if (expected_.is_operator() && image().starts_with('-')) {
          return "a `-` in front of a digit belongs to the number: write a blank behind it, as in "
                 "`5 - 1`";
        }
        return {};
      case TokenKind::word:
        if (!is_value_wanted && image() == "in")
          return "`in` exists in #foreach only: use `$list.contains($x)`";
        if (!is_value_wanted)
          return expected_.is_operator() ? "operators are && || ! == != < <= > >= + - * / %" : "";
        if (image() == "null")
          return "there is no null literal: use a variable that is not set, such as `$null`";
        return "a text needs quotes, a variable a `$`";
      case TokenKind::assign:
        return expected_.is_operator() ? "compare with `==`" : "";
      case TokenKind::minus:
        return is_value_wanted ? "there is no minus sign for variables: write `0 - $x`"
                               : operators_help();
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
        return operators_help();
      default:
        return {};
    }
  }

  std::string operators_help() const {
    if (expected_.is_value()) return {};
    return "operators exist in #set, #if and #elseif only, not in lists, maps and arguments: #set "
           "a variable first";
  }

  std::string list_help() const {
    if (token_.kind == TokenKind::list_close && before_blanks() == TokenKind::comma) {
      return "a list may not end in a comma";
    }
    if (token_.kind == TokenKind::list_close && before_blanks() == TokenKind::list_open) {
      return "an empty list is `[]`, without a blank";
    }
    if (before_blanks() == TokenKind::map_open && fault_.expected.size() <= 3 &&
        expected_.has("\"}\"")) {
      return "a map is written `{\"key\": value}`";
    }
    if ((token_.kind == TokenKind::map_close || token_.kind == TokenKind::right_curly) &&
        before_blanks() == TokenKind::comma) {
      return "a map may not end in a comma";
    }
    if (token_.kind == TokenKind::comma && before_blanks() == TokenKind::comma)
      return "one comma is enough";
    if (token_.kind == TokenKind::line_comment)
      return "a comment may not stand inside the parentheses of a directive";
    return {};
  }

  std::string reference_help() const {
    if (token_.kind == TokenKind::true_word || token_.kind == TokenKind::false_word) {
      return "`true` and `false` are not names: read such a key with `.get(\"true\")`";
    }
    if (expected_.has("\"[\"") && expected_.has("\"}\"") && fault_.expected.size() == 2) {
      return "between `${` and `}` there may be a reference only, without blanks";
    }
    return {};
  }

  /// Returns whether the fault lies in `#name (`, which with the blank was hardly meant as a call.
  bool is_inside_unknown_call() const {
    for (std::size_t i = fault_.token; i-- > 0;) {
      const TokenKind kind = list_.tokens[i].kind;
      if (kind == TokenKind::right_paren || kind == TokenKind::text) return false;
      if (kind != TokenKind::call) continue;
      return list_.tokens[i + 1].kind == TokenKind::whitespace &&
             !find_directive(list_.image(i).substr(1));
    }
    return false;
  }

  std::string lexical_summary() const {
    if (list_.failure.at_end) return "the template ends in the middle of something";
    return "a character that may not stand here";
  }

  std::string lexical_help() const {
    const std::string_view pending = list_.text.substr(token_.begin);
    if (pending.starts_with('"') || pending.starts_with('\'')) {
      return "this quote is never closed; inside a string a quote is doubled, a backslash does not "
             "escape it";
    }
    if (pending.find("#[[") != std::string_view::npos) return "a `#[[` needs its `]]#`";
    if (list_.failure.at_end &&
        (pending.ends_with('#') || pending.ends_with('$') || pending.ends_with("$!"))) {
      return "a `$` or `#` as the last character of a template is an error in Velocity 1.7: let a "
             "line end follow";
    }
    if (innermost_opener() == TokenKind::index_open) {
      return "an index is a string, a whole number, true, false or a reference";
    }
    if (innermost_opener() == TokenKind::method_open) {
      return "arguments of a method are values, without operators and parentheses: #set a variable "
             "first";
    }
    return {};
  }

  /// Returns method_open or index_open when the fault lies directly in one of them, else eof.
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

  const JavaParseFault& fault_;
  const TokenList& list_;
  const Token& token_;
  Expectation expected_;
};

}  // namespace

void explain_fault(SyntaxError& error, const JavaParseFault& fault, const TokenList& list) {
  const Explainer explainer(fault, list);
  error.summary = explainer.summary();
  error.help = explainer.help();
}

std::string_view help_for_forbidden_directive(std::string_view name) {
  if (name == "stop") return "#return ends a template";
  if (name == "macro") return "write the text out, or build it in #foreach";
  if (name == "define") return "use #set with a string";
  return "AppSync runs a template on its own, without other texts";
}

}  // namespace vtl::syntax
