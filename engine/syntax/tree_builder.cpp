#include "engine/syntax/tree_builder.h"

#include "engine/syntax/directives.h"
#include "engine/syntax/token_text.h"

namespace vtl::syntax {
namespace {

/// Adjacent texts become one node; a copy is made only where they are not one stretch of memory.
class TextRun {
 public:
  void add(std::string_view text) {
    if (text.empty()) return;
    if (view_.empty()) {
      view_ = text;
    } else if (!is_copied_ && view_.data() + view_.size() == text.data()) {
      view_ = {view_.data(), view_.size() + text.size()};
    } else {
      if (!is_copied_) copy_ = view_;
      is_copied_ = true;
      copy_ += text;
      view_ = copy_;
    }
  }

  bool is_empty() const { return view_.empty(); }

  std::string_view take(std::pmr::memory_resource& arena) {
    const std::string_view text = is_copied_ ? copy_text(copy_, arena) : view_;
    view_ = {};
    is_copied_ = false;
    return text;
  }

 private:
  std::string_view view_;
  std::string copy_;
  bool is_copied_ = false;
};

/// What a comment prints: the part of its first image (a pending `$`, say) before the first `##`,
/// or else `#*`.
std::string_view text_before_comment(std::string_view image) {
  std::size_t begin = image.find("##");
  if (begin == std::string_view::npos) begin = image.find("#*");
  return begin == std::string_view::npos ? std::string_view() : image.substr(0, begin);
}

}  // namespace

Block* TreeBuilder::build() {
  return block(1);
}

Block* TreeBuilder::block(Index node) {
  ++depth_;
  const SyntaxNode& here = node_at(node);
  Gathering statements(builder_);
  TextRun run;
  Index run_first = here.first;
  const auto flush = [&](Index last) {
    if (run.is_empty()) return;
    Text* const text = make<Text>(NodeKind::text, run_first, last);
    text->text = run.take(builder_.unit.details);
    statements.add(text);
  };
  Index child = node + 1;
  for (Index at_token = here.first; at_token < here.last;) {
    if (child < here.next && node_at(child).first == at_token) {
      Node* statement = nullptr;
      switch (node_at(child).rule) {
        case Rule::reference:
          statement = reference(child);
          break;
        case Rule::if_chain:
          statement = if_chain(child);
          break;
        case Rule::set:
          statement = set(child);
          break;
        case Rule::directive:
          statement = directive(child);
          break;
        default:
          if (run.is_empty()) run_first = at_token;
          run.add(text_before_comment(image(at_token)));
          break;
      }
      if (statement != nullptr && statement->kind == NodeKind::text) {
        if (run.is_empty()) run_first = at_token;
        run.add(static_cast<Text*>(statement)->text);
      } else if (statement != nullptr) {
        flush(at_token);
        statements.add(statement);
      }
      at_token = node_at(child).last;
      child = node_at(child).next;
    } else {
      if (run.is_empty()) run_first = at_token;
      const Token& first = token(at_token);
      if (first.special_begin == first.begin && is_line_of_text(at_token)) {
        run.add(image(at_token++));
      } else {
        std::string text;
        at_token = append_text(text, at_token);
        run.add(copy_text(text, builder_.unit.details));
      }
    }
  }
  flush(here.last);
  Block* const result = make<Block>(NodeKind::block, here.first, here.last);
  result->statements = statements.copy();
  --depth_;
  return result;
}

/// Returns whether the token prints its image.
bool TreeBuilder::is_line_of_text(Index index) const {
  switch (kind(index)) {
    case TokenKind::text_block:
    case TokenKind::escape_directive:
    case TokenKind::double_escape:
      return false;
    default:
      return true;
  }
}

TreeBuilder::Index TreeBuilder::append_text(std::string& out, Index index) {
  switch (kind(index)) {
    case TokenKind::text_block: {
      // "#[[" and "]]#" are cut by length, whatever stands in front of the "#[[".
      const std::string_view text = image(index);
      out += text.substr(3, text.size() - 6);
      return index + 1;
    }
    case TokenKind::escape_directive: {
      const std::string_view text = escaped_directive(image(index));
      // Whoever prints the token later sees what is left of it.
      list_.tokens[index].begin = list_.tokens[index].end - static_cast<std::uint32_t>(text.size());
      out += text;
      return index + 1;
    }
    case TokenKind::double_escape: {
      Index end = index;
      while (kind(end) == TokenKind::double_escape) ++end;
      out.append((end - index) * (is_escape_control(end) ? 1 : 2), '\\');
      return end;
    }
    default:
      append_special_text(out, list_, token(index));
      out += image(index);
      return index + 1;
  }
}

bool TreeBuilder::is_macro_known(std::string_view name) const {
  for (std::string_view passed : passed_macros_) {
    if (passed == name) return true;
  }
  return builder_.is_macro_known(name, place_.number);
}

/// Returns what `\#name` prints: half of the backslashes before a known name, all before another.
std::string_view TreeBuilder::escaped_directive(std::string_view text) const {
  const std::size_t hash = text.find('#');
  const std::string_view name = directive_name(text.substr(hash));
  const DirectiveRow* const directive = find_directive(name);
  const bool is_directive =
      directive != nullptr &&
      builder_.options.profile->use_of(directive->directive) == DirectiveUse::available;
  if (!is_directive && !is_macro_known(name)) return text;
  return text.substr(hash - hash / 2);
}

/// Returns whether a run of `\\` before this token prints one backslash for two.
bool TreeBuilder::is_escape_control(Index next) const {
  switch (kind(next)) {
    case TokenKind::if_directive:
    case TokenKind::else_directive:
    case TokenKind::elseif_directive:
    case TokenKind::end:
      return true;
    default:
      break;
  }
  // 1.7 takes the first character of any image for a `#`.
  const std::string_view text = image(next);
  if (text.empty()) return false;
  const std::string_view name = text.substr(1);
  const DirectiveRow* const directive = builder_.options.profile->find_plugged_in(name);
  const bool is_directive =
      directive != nullptr &&
      builder_.options.profile->use_of(directive->directive) == DirectiveUse::available;
  return is_directive || is_macro_known(name);
}

Node* TreeBuilder::if_chain(Index node) {
  const SyntaxNode& here = node_at(node);
  std::vector<IfBranch> branches;
  for (Index child = node + 1; child < here.next; child = node_at(child).next) {
    IfBranch branch;
    if (node_at(child).rule == Rule::condition) {
      branch.condition = condition(child);
      child = node_at(child).next;
    }
    branch.body = block(child);
    branches.push_back(branch);
  }
  If* const result = make<If>(NodeKind::if_chain, here.first, here.last);
  result->branches = builder_.copy<IfBranch>(branches.data(), branches.size());
  return result;
}

Node* TreeBuilder::condition(Index node) {
  return expression(node + 1);
}

Node* TreeBuilder::set(Index node) {
  const SyntaxNode& here = node_at(node);
  const Index target = node + 1;
  Reference* const left = reference(target);
  // A lone left side is named by its first token, not by its root: `$!q` sets `!q`.
  const std::string_view name = image(node_at(target).first).substr(1);
  const std::uint32_t slot = builder_.slot(name);
  Node* const right = expression(node_at(target).next);
  Set* const result = make<Set>(NodeKind::set, here.first, here.last);
  result->slot = slot;
  result->target = left;
  result->value = right;
  return result;
}

std::string_view TreeBuilder::literal(Index first, Index last) const {
  return literal_text(list_, first, last, builder_.unit.details);
}

Position TreeBuilder::position(Index index) const {
  Position result = token(index).position;
  if (result.line == 1) result.column += place_.columns;
  result.line += place_.lines;
  return result;
}

Span TreeBuilder::span(Index first, Index last) const {
  const std::uint32_t base = place_.source.begin;
  const std::uint32_t begin = token(first).begin;
  const std::uint32_t end = last > first ? token(last - 1).end : begin;
  return {std::min(base + begin, place_.source.end), std::min(base + end, place_.source.end)};
}

std::string TreeBuilder::at(Index index) const {
  const Position place = position(index);
  return " at " + builder_.unit.source.name() + "[line " + std::to_string(place.line) +
         ", column " + std::to_string(place.column) + "]";
}

void TreeBuilder::fail(SyntaxErrorKind error_kind, std::string_view java_class, std::string message,
                       Index index) const {
  SyntaxError error;
  error.kind = error_kind;
  error.java_class = java_class;
  error.message = std::move(message);
  error.summary = error.message;
  error.span = span(index, index + 1);
  throw BuildFailure{std::move(error)};
}

}  // namespace vtl::syntax
