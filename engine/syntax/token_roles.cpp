#include "engine/syntax/token_roles.h"

#include <string_view>
#include <vector>

#include "engine/syntax/directives.h"

namespace vtl::syntax {
namespace {

/// Operators of one expression that count as one level of nesting: a chain `1 + 1 + 1 + ...` is
/// evaluated recursively.
constexpr std::uint32_t kOperatorsPerLevel = 4;

bool can_precede_dot(TokenKind kind) {
  return kind == TokenKind::identifier || kind == TokenKind::index_close ||
         kind == TokenKind::method_close;
}

bool can_follow_method_open(TokenKind kind) {
  switch (kind) {
    case TokenKind::whitespace:
    case TokenKind::string:
    case TokenKind::integer:
    case TokenKind::floating:
    case TokenKind::true_word:
    case TokenKind::false_word:
    case TokenKind::list_open:
    case TokenKind::map_open:
    case TokenKind::identifier:
    case TokenKind::left_curly:
    case TokenKind::method_close:
      return true;
    default:
      return false;
  }
}

class RoleFinder {
 public:
  RoleFinder(TokenList& list, std::uint32_t nesting_depth)
      : list_(list), tokens_(list.tokens), nesting_depth_(nesting_depth) {}

  TokenFacts run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      assign(i);
      if (level_.size() + pending_operators_ / kOperatorsPerLevel > nesting_depth_) {
        facts_.too_deep_at = tokens_[i].begin;
        break;
      }
    }
    return facts_;
  }

 private:
  struct Level {
    TokenKind closed_by;
    std::uint32_t operators_before = 0;
    /// Index of the name when these are the parentheses of a call, else 0.
    std::size_t call = 0;
  };

  TokenKind kind_at(std::size_t index) const {
    return index < tokens_.size() ? tokens_[index].kind : TokenKind::eof;
  }

  void assign(std::size_t i) {
    Token& token = tokens_[i];
    switch (token.kind) {
      case TokenKind::whitespace:
        if (i > 0 && tokens_[i - 1].kind == TokenKind::whitespace) {
          token.kind = TokenKind::unexpected;
        }
        return;
      case TokenKind::left_curly:
        if (kind_at(i + 1) != TokenKind::identifier) return;
        token.kind = TokenKind::formal_open;
        return open(TokenKind::right_curly);
      case TokenKind::dot:
        if (i == 0 || !can_precede_dot(tokens_[i - 1].kind) ||
            kind_at(i + 1) != TokenKind::identifier) {
          token.kind = TokenKind::stray_dot;
        }
        return;
      case TokenKind::left_paren:
        return assign_paren(i);
      case TokenKind::list_open:
        return open(TokenKind::list_close);
      case TokenKind::index_open:
        return open(TokenKind::index_close);
      case TokenKind::map_open:
        return open(TokenKind::map_close);
      case TokenKind::set_directive:
        return open(TokenKind::right_paren);
      case TokenKind::if_directive:
        return open(TokenKind::end);
      case TokenKind::block_call:
        return open(TokenKind::end);
      case TokenKind::word:
        return check_word(i);
      case TokenKind::braced_word:
        return check_bare_macro(i);
      case TokenKind::index_close:
      case TokenKind::list_close:
      case TokenKind::map_close:
      case TokenKind::right_paren:
      case TokenKind::method_close:
      case TokenKind::right_curly:
      case TokenKind::end:
        return close(token.kind);
      case TokenKind::minus:
      case TokenKind::plus:
      case TokenKind::multiply:
      case TokenKind::divide:
      case TokenKind::modulo:
      case TokenKind::logical_and:
      case TokenKind::logical_or:
      case TokenKind::logical_not:
      case TokenKind::less:
      case TokenKind::less_equal:
      case TokenKind::greater:
      case TokenKind::greater_equal:
      case TokenKind::equal:
      case TokenKind::not_equal:
        ++pending_operators_;
        return;
      default:
        return;
    }
  }

  void assign_paren(std::size_t i) {
    if (i >= 2 && tokens_[i - 1].kind == TokenKind::identifier &&
        tokens_[i - 2].kind == TokenKind::dot && can_follow_method_open(kind_at(i + 1))) {
      tokens_[i].kind = TokenKind::method_open;
      return open(TokenKind::method_close);
    }
    // What stands between statements is text and opens nothing.
    const bool is_in_expression =
        !level_.empty() && level_.back().closed_by == TokenKind::right_paren;
    const std::size_t before =
        i >= 2 && tokens_[i - 1].kind == TokenKind::whitespace ? i - 2 : i - 1;
    const TokenKind opener = i == 0 ? TokenKind::eof : tokens_[before].kind;
    const bool is_call = opener == TokenKind::call || opener == TokenKind::block_call;
    const bool is_condition =
        opener == TokenKind::if_directive || opener == TokenKind::elseif_directive;
    if (!is_in_expression && !is_call && !is_condition) return;
    open(TokenKind::right_paren);
    if (!is_call) return;
    level_.back().call = before + 1;
    check_macro_call(before, i);
  }

  void open(TokenKind closed_by) { level_.push_back({closed_by, pending_operators_, 0}); }

  void close(TokenKind kind) {
    if (level_.empty()) return;
    const TokenKind expected = level_.back().closed_by;
    // The } of a map is a token of the reference in front of it when there is one.
    const bool fits =
        expected == kind || (expected == TokenKind::map_close && kind == TokenKind::right_curly);
    if (!fits) return;
    pending_operators_ = level_.back().operators_before;
    level_.pop_back();
  }

  /// #macro has to begin with a word.
  void check_macro_call(std::size_t call, std::size_t paren) {
    if (!names(list_.image(call), Directive::macro)) return;
    const std::size_t first = kind_at(paren + 1) == TokenKind::whitespace ? paren + 2 : paren + 1;
    if (kind_at(first) == TokenKind::word) {
      allowed_word_ = first;
    } else {
      facts_.has_suspicious_arguments = true;
    }
  }

  void check_bare_macro(std::size_t i) {
    if (names(list_.image(i), Directive::macro)) facts_.has_suspicious_arguments = true;
  }

  void check_word(std::size_t i) {
    if (i == allowed_word_ && i != 0) return;
    const std::size_t call = level_.empty() ? 0 : level_.back().call;
    if (call == 0) return check_bare_macro(i);
    if (!is_in_of_foreach(i, call - 1)) facts_.has_suspicious_arguments = true;
  }

  /// `#foreach( $name in`: one plain reference between the parenthesis and the word.
  bool is_in_of_foreach(std::size_t i, std::size_t call) const {
    if (!names(list_.image(call), Directive::foreach_loop)) return false;
    std::size_t at = i;
    if (tokens_[at - 1].kind == TokenKind::whitespace) --at;
    if (tokens_[at - 1].kind != TokenKind::identifier) return false;
    --at;
    if (tokens_[at - 1].kind == TokenKind::whitespace) --at;
    return tokens_[at - 1].kind == TokenKind::left_paren;
  }

  TokenList& list_;
  std::vector<Token>& tokens_;
  std::uint32_t nesting_depth_;
  TokenFacts facts_;
  std::vector<Level> level_;
  std::uint32_t pending_operators_ = 0;
  std::size_t allowed_word_ = 0;
};

}  // namespace

TokenFacts assign_roles(TokenList& list, std::uint32_t nesting_depth) {
  return RoleFinder(list, nesting_depth).run();
}

}  // namespace vtl::syntax
