#include <charconv>
#include <limits>

#include "engine/syntax/tree_builder.h"
#include "engine/value/constants.h"
#include "vtl/java/number_text.h"

namespace vtl::syntax {
namespace {

struct Operator {
  NodeKind node = NodeKind::add;
  int level = 0;
};

/// Levels of precedence, 1 the loosest; all operators are left-associative.
Operator operator_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::logical_or:
      return {NodeKind::logical_or, 1};
    case TokenKind::logical_and:
      return {NodeKind::logical_and, 2};
    case TokenKind::equal:
      return {NodeKind::equal, 3};
    case TokenKind::not_equal:
      return {NodeKind::not_equal, 3};
    case TokenKind::less:
      return {NodeKind::less, 4};
    case TokenKind::less_equal:
      return {NodeKind::less_equal, 4};
    case TokenKind::greater:
      return {NodeKind::greater, 4};
    case TokenKind::greater_equal:
      return {NodeKind::greater_equal, 4};
    case TokenKind::plus:
      return {NodeKind::add, 5};
    case TokenKind::minus:
      return {NodeKind::subtract, 5};
    case TokenKind::multiply:
      return {NodeKind::multiply, 6};
    case TokenKind::divide:
      return {NodeKind::divide, 6};
    default:
      return {NodeKind::modulo, 6};
  }
}

/// An operand or an operation while a chain is put together.
struct Item {
  Node* node = nullptr;
  /// Tokens that the operand covers: blanks included, all operands of an operation.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// Where its literal begins; that of an operation begins behind its operator.
  std::uint32_t literal_first = 0;
  std::uint32_t literal_last = 0;
};

/// Returns whether the node can be null, so that `"a" + node` prints its source.
bool can_be_null(const Node& node) {
  switch (node.kind) {
    case NodeKind::reference:
    case NodeKind::range:
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::modulo:
    case NodeKind::parenthesized:
      return true;
    default:
      return false;
  }
}

}  // namespace

// The grammar gives an expression as a flat list of operands; this puts them together by precedence
// with two stacks, as Dijkstra's shunting-yard does. An operator first reduces all operators on the
// stack that bind at least as tightly: all are left-associative. `1 - 2 * 3 - 4` stacks 1, 2, 3,
// reduces `2 * 3`, then `1 - (2 * 3)`, when the second `-` comes, and the rest at the end. A value
// alone costs no call for each level of precedence, as it would in recursive descent.
//
// Velocity quirk: the position of an operation is that of its right operand's first token, and its
// literal ("$a" + null prints it) begins behind the operator: `1 + $a + $b` has the literal `$a`
// for its left half.
Node* TreeBuilder::expression(Index node) {
  const SyntaxNode& here = node_at(node);
  if (node_at(node + 1).next == here.next) return operand(node + 1);

  std::vector<Item> operands;
  std::vector<Operator> operators;
  const auto reduce = [&] {
    const Item right = operands.back();
    operands.pop_back();
    Item& left = operands.back();
    Binary* const binary = make<Binary>(operators.back().node, left.first, right.last);
    binary->origin =
        builder_.make_detail(Origin{span(left.first, right.last), position(right.first)});
    binary->left = left.node;
    binary->right = right.node;
    if (binary->kind == NodeKind::add) {
      OperandTexts texts;
      if (can_be_null(*left.node)) texts.left = literal(left.literal_first, left.literal_last);
      if (can_be_null(*right.node)) texts.right = literal(right.literal_first, right.literal_last);
      binary->texts = builder_.make_detail(texts);
    }
    operators.pop_back();
    left = {binary, left.first, right.last, right.first, right.last};
  };
  for (Index child = node + 1; child < here.next; child = node_at(child).next) {
    const SyntaxNode& part = node_at(child);
    if (child != node + 1) {
      const Operator next = operator_of(kind(part.first - 1));
      while (!operators.empty() && operators.back().level >= next.level) reduce();
      operators.push_back(next);
    }
    Item item{operand(child), part.first, part.last, part.first, part.last};
    // An operand alone is its value: without the blanks around it and without parentheses.
    const SyntaxNode& inner = node_at(child + 1);
    if (child + 1 < part.next) {
      item.literal_first = inner.first;
      item.literal_last = inner.last;
    }
    operands.push_back(item);
  }
  while (!operators.empty()) reduce();
  return operands.front().node;
}

Node* TreeBuilder::operand(Index node) {
  const SyntaxNode& here = node_at(node);
  const SyntaxNode& inner = node_at(node + 1);
  Node* result = nullptr;
  if (inner.rule == Rule::expression) {
    ++depth_;
    Node* const content = expression(node + 1);
    --depth_;
    Unary* const parenthesized =
        make<Unary>(NodeKind::parenthesized, inner.first - 1, inner.last + 1);
    parenthesized->operand = content;
    result = parenthesized;
  } else {
    result = value(node + 1);
  }
  for (Index at_token = inner.first; at_token-- > here.first;) {
    if (kind(at_token) != TokenKind::logical_not) continue;
    Unary* const negation = make<Unary>(NodeKind::logical_not, at_token, inner.last);
    negation->operand = result;
    result = negation;
  }
  return result;
}

Node* TreeBuilder::parameter(Index node) {
  return value(node + 1);
}

Node* TreeBuilder::value(Index node) {
  const SyntaxNode& here = node_at(node);
  return value_at(here.first, node + 1, here.next);
}

Node* TreeBuilder::value_at(Index index, Index child, Index end) {
  if (child >= end || node_at(child).first != index) return literal_token(index);
  switch (node_at(child).rule) {
    case Rule::reference:
      return reference(child);
    case Rule::other_value:
      return other_value(child);
    default:
      return value(child);
  }
}

Node* TreeBuilder::other_value(Index node) {
  const SyntaxNode& here = node_at(node);
  if (node + 1 == here.next) return literal_token(here.first);
  ++depth_;
  Node* const result = node_at(node + 1).rule == Rule::bracket ? bracket(node + 1) : map(node + 1);
  --depth_;
  return result;
}

Node* TreeBuilder::bracket(Index node) {
  const SyntaxNode& here = node_at(node);
  Index first = here.first + 1;
  if (kind(first) == TokenKind::whitespace) ++first;
  Gathering elements(builder_);
  Index child = node + 1;
  bool is_range = false;
  if (kind(first) != TokenKind::list_close) {
    elements.add(value_at(first, child, here.next));
    if (node_at(child).first == first && child < here.next) child = node_at(child).next;
    const SyntaxNode& rest = node_at(child);
    is_range = rest.rule == Rule::range_end;
    if (is_range) {
      Index bound = rest.first + 1;
      if (kind(bound) == TokenKind::whitespace) ++bound;
      elements.add(value_at(bound, child + 1, rest.next));
    } else {
      for (Index item = child + 1; item < rest.next; item = node_at(item).next) {
        elements.add(parameter(item));
      }
    }
  }
  if (is_range) {
    Binary* const range = make<Binary>(NodeKind::range, here.first, here.last);
    range->left = elements[0];
    range->right = elements[1];
    return range;
  }
  Sequence* const list = make<Sequence>(NodeKind::list, here.first, here.last);
  list->elements = elements.copy();
  return list;
}

Node* TreeBuilder::map(Index node) {
  const SyntaxNode& here = node_at(node);
  Gathering elements(builder_);
  for (Index child = node + 1; child < here.next; child = node_at(child).next) {
    elements.add(node_at(child).rule == Rule::parameter ? parameter(child) : value(child));
  }
  Sequence* const result = make<Sequence>(NodeKind::map, here.first, here.last);
  result->elements = elements.copy();
  return result;
}

Node* TreeBuilder::literal_token(Index index) {
  switch (kind(index)) {
    case TokenKind::string:
      return string(index);
    case TokenKind::integer:
      return integer(index);
    case TokenKind::floating:
      return floating(index);
    case TokenKind::true_word:
    case TokenKind::false_word: {
      Constant* const constant = make<Constant>(NodeKind::boolean, index, index + 1);
      constant->value = Value(kind(index) == TokenKind::true_word);
      return constant;
    }
    default:
      return bare_word(index);
  }
}

Node* TreeBuilder::bare_word(Index index) {
  return make<Node>(NodeKind::bare_word, index, index + 1);
}

Node* TreeBuilder::integer(Index index) {
  const std::string_view text = image(index);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = end == text.data() + text.size();
  if (!is_whole || error == std::errc::invalid_argument) {
    // `#5` in an argument list is a number to the lexer, and Java objects. BigInteger is tried
    // last; it reads the digits in groups of nine and names the first one.
    constexpr std::size_t kGroup = 9;
    const std::size_t first = text.size() % kGroup == 0 ? kGroup : text.size() % kGroup;
    std::string message = "For input string: \"" + std::string(text.substr(0, first)) + "\"";
    if (text.rfind('-') != std::string_view::npos) message = "Illegal embedded sign character";
    fail(SyntaxErrorKind::init, "NumberFormatException", std::move(message), index);
  }
  Constant* const constant = make<Constant>(NodeKind::constant, index, index + 1);
  if (error == std::errc::result_out_of_range) {
    constant->value = make_big_integer_constant(text, builder_.unit.constants);
    if (constant->value.is_null()) {
      fail(SyntaxErrorKind::number_too_large, "LimitExceeded",
           "A number has more than " + std::to_string(ConstantPool::kMostDigits) + " digits",
           index);
    }
  } else if (number >= std::numeric_limits<std::int32_t>::min() &&
             number <= std::numeric_limits<std::int32_t>::max()) {
    constant->value = Value(static_cast<std::int32_t>(number));
  } else {
    constant->value = Value(number);
  }
  return constant;
}

Node* TreeBuilder::floating(Index index) {
  const std::string_view text = image(index);
  if (text.find_first_not_of("+-.0123456789eE") != std::string_view::npos) {
    fail(SyntaxErrorKind::init, "NumberFormatException",
         "Character " + std::string(text.substr(0, 1)) +
             " is neither a decimal digit number, decimal point, nor \"e\" notation exponential "
             "mark.",
         index);
  }
  Constant* const constant = make<Constant>(NodeKind::constant, index, index + 1);
  constant->value = Value(parse_double(text).value_or(0.0));
  return constant;
}

}  // namespace vtl::syntax
