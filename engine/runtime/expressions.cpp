#include "engine/runtime/block_object.h"
#include "engine/runtime/interpreter.h"
#include "engine/value/arithmetic.h"
#include "engine/value/to_string.h"

namespace vtl {

using syntax::NodeKind;

Value Interpreter::value_of(const syntax::Node& node) {
  switch (node.kind) {
    case NodeKind::reference:
      return evaluate_reference(static_cast<const syntax::Reference&>(node));
    case NodeKind::constant:
    case NodeKind::boolean:
      return static_cast<const syntax::Constant&>(node).value;
    case NodeKind::string_template:
      return interpolate(static_cast<const syntax::StringTemplate&>(node));
    case NodeKind::list:
      return build_list(static_cast<const syntax::Sequence&>(node));
    case NodeKind::map:
      return build_map(static_cast<const syntax::Sequence&>(node));
    case NodeKind::range:
      return build_range(static_cast<const syntax::Binary&>(node));
    case NodeKind::parenthesized:
      return value_of(*static_cast<const syntax::Unary&>(node).operand);
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::modulo:
      return calculate_binary(static_cast<const syntax::Binary&>(node));
    case NodeKind::logical_or:
    case NodeKind::logical_and:
    case NodeKind::logical_not:
    case NodeKind::equal:
    case NodeKind::not_equal:
    case NodeKind::less:
    case NodeKind::less_equal:
    case NodeKind::greater:
    case NodeKind::greater_equal:
      return Value(is_true(node));
    default:
      return {};
  }
}

bool Interpreter::is_true(const syntax::Node& node) {
  switch (node.kind) {
    case NodeKind::reference: {
      const auto& reference = static_cast<const syntax::Reference&>(node);
      const Value value = evaluate_reference(reference);
      if (value.is_boolean()) return value.as_boolean();
      if (value.is_null()) return false;
      if (is_block(value)) {
        return has_text(value, reference);
      }
      return true;
    }
    case NodeKind::boolean:
      return static_cast<const syntax::Constant&>(node).value.as_boolean();
    case NodeKind::parenthesized:
      return is_true(*static_cast<const syntax::Unary&>(node).operand);
    case NodeKind::logical_not:
      return !is_true(*static_cast<const syntax::Unary&>(node).operand);
    case NodeKind::logical_or: {
      const auto& binary = static_cast<const syntax::Binary&>(node);
      return is_true(*binary.left) || is_true(*binary.right);
    }
    case NodeKind::logical_and: {
      const auto& binary = static_cast<const syntax::Binary&>(node);
      return is_true(*binary.left) && is_true(*binary.right);
    }
    case NodeKind::equal:
    case NodeKind::not_equal:
    case NodeKind::less:
    case NodeKind::less_equal:
    case NodeKind::greater:
    case NodeKind::greater_equal:
      return compare_binary(static_cast<const syntax::Binary&>(node));
    default:
      return false;  // literals and arithmetic have a value but no truth
  }
}

// Whether toString() of a #define block is not null.
bool Interpreter::has_text(const Value& block, const syntax::Reference& reference) {
  TextBuffer discarded(session_.limits().output_bytes);
  try {
    return append_text(discarded, block);
  } catch (const RenderFailure&) {
    fail(RenderErrorKind::method_exception, "VelocityException",
         "Reference evaluation threw an exception" + at(reference.position), reference.position,
         reference.span);
  }
}

Value Interpreter::interpolate(const syntax::StringTemplate& node) {
  // The string is rendered behind what has been printed so far, copied, and cut off again.
  struct Rollback {
    TextBuffer& out;
    std::size_t begin;
    std::uint32_t& depth;
    Rollback(TextBuffer& out_in, std::uint32_t& depth_in)
        : out(out_in), begin(out_in.size()), depth(depth_in) {
      ++depth;
    }
    ~Rollback() {
      out.truncate(begin);
      --depth;
    }
  } rollback(out_, string_depth_);
  const syntax::Node* outer = current_;
  if (Flow flow = render_block(*node.content); flow != Flow::normal) throw FlowSignal{flow};
  current_ = outer;
  std::string_view text = out_.view_from(rollback.begin);
  if (node.strip_last && !text.empty()) {
    std::size_t cut = text.size() - 1;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text = text.substr(0, cut);
  }
  return session_.heap().string(text);
}

Value Interpreter::build_list(const syntax::Sequence& node) {
  const std::size_t count = node.elements.size();
  auto* const values = static_cast<Value*>(session_.heap().allocate(count * sizeof(Value)));
  spend_step();
  for (std::size_t i = 0; i < count; ++i) new (values + i) Value(operand_value(*node.elements[i]));
  const auto size = static_cast<std::uint32_t>(count);
  return Value(
      session_.heap().make<List>(JavaType::array_list, session_.heap(), values, size, size));
}

Value Interpreter::build_map(const syntax::Sequence& node) {
  Map* map = session_.heap().make_map(static_cast<std::uint32_t>(node.elements.size() / 2));
  spend_step();
  for (std::size_t i = 0; i + 1 < node.elements.size(); i += 2) {
    const Value key = operand_value(*node.elements[i]);
    const Value value = operand_value(*node.elements[i + 1]);
    map->put(key, value);
  }
  return Value(map);
}

Value Interpreter::build_range(const syntax::Binary& node) {
  const Value left = value_of(*node.left);
  const Value right = value_of(*node.right);
  if (!is_number(left) || !is_number(right)) return {};
  const std::int32_t begin = to_int(left);
  const std::int32_t end = to_int(right);
  // 1.7 asks for an ArrayList of Math.abs(left - right) + 1 elements, in int arithmetic.
  const auto wrapped = static_cast<std::uint32_t>(begin) - static_cast<std::uint32_t>(end);
  const auto capacity = static_cast<std::int32_t>(
      (static_cast<std::int32_t>(wrapped) < 0 ? 0U - wrapped : wrapped) + 1U);
  if (capacity < 0) {
    fail(RenderErrorKind::internal_java, "IllegalArgumentException",
         "Illegal Capacity: " + std::to_string(capacity), node.position, node.span);
  }
  const auto count = static_cast<std::uint64_t>(begin <= end ? std::int64_t{end} - begin
                                                             : std::int64_t{begin} - end) +
                     1;
  if (count > session_.limits().heap_bytes / sizeof(Value))
    throw LimitExceeded{LimitKind::heap_bytes};
  List* list = session_.heap().make_list(static_cast<std::uint32_t>(count));
  const std::int32_t step = begin <= end ? 1 : -1;
  std::int64_t next = begin;
  for (std::uint64_t i = 0; i < count; ++i, next += step)
    list->append(Value(static_cast<std::int32_t>(next)));
  return Value(list);
}

Value Interpreter::calculate_binary(const syntax::Binary& node) {
  const Value left = value_of(*node.left);
  const Value right = value_of(*node.right);
  if (left.kind() == Kind::int32 && right.kind() == Kind::int32 && node.kind != NodeKind::divide &&
      node.kind != NodeKind::modulo) [[likely]] {
    const std::int64_t a = left.as_integer();
    const std::int64_t b = right.as_integer();
    const std::int64_t result = node.kind == NodeKind::add        ? a + b
                                : node.kind == NodeKind::subtract ? a - b
                                                                  : a * b;
    if (result == static_cast<std::int32_t>(result))
      return Value(static_cast<std::int32_t>(result));
    return Value(result);
  }
  if (node.kind == NodeKind::add && (left.is_string() || right.is_string()))
    return concatenate(node, left, right);
  if (!is_number(left) || !is_number(right)) return {};
  Operator op = Operator::add;
  switch (node.kind) {
    case NodeKind::subtract:
      op = Operator::subtract;
      break;
    case NodeKind::multiply:
      op = Operator::multiply;
      break;
    case NodeKind::divide:
      op = Operator::divide;
      break;
    case NodeKind::modulo:
      op = Operator::modulo;
      break;
    default:
      break;
  }
  try {
    return calculate(session_.heap(), op, left, right);
  } catch (const JavaException& exception) {
    fail(RenderErrorKind::internal_java,
         exception.class_name.substr(exception.class_name.rfind('.') + 1),
         exception.has_message ? exception.message : "null", node.position, node.span);
  }
}

Value Interpreter::concatenate(const syntax::Binary& node, const Value& left, const Value& right) {
  const std::size_t begin = out_.size();
  for (const bool is_left : {true, false}) {
    const Value& operand = is_left ? left : right;
    if (operand.is_null()) {
      out_.append(is_left ? node.left_literal : node.right_literal);
    } else if (!append_text(out_, operand)) {
      // The toString() of a #define block nested too deep is null, and String.concat does not take
      // it.
      fail(RenderErrorKind::internal_java, "NullPointerException",
           "Cannot invoke \"String.concat(String)\" because the return value of "
           "\"Object.toString()\" is null",
           node.position, node.span);
    }
  }
  const Value joined = session_.heap().string(out_.view_from(begin));
  out_.truncate(begin);
  return joined;
}

bool Interpreter::compare_binary(const syntax::Binary& node) {
  const Value left = operand_value(*node.left);
  const Value right = operand_value(*node.right);
  if (node.kind == NodeKind::equal || node.kind == NodeKind::not_equal) {
    bool is_equal = false;
    if (left.is_string() && right.is_string()) {
      is_equal =
          left.as_string().size() == right.as_string().size() &&
          equal_text(left.as_string().data(), right.as_string().data(), left.as_string().size());
    } else {
      is_equal = velocity_equals(left, right);
    }
    return is_equal == (node.kind == NodeKind::equal);
  }
  if (!is_number(left) || !is_number(right)) return false;
  const int order = compare_numbers(left, right);
  switch (node.kind) {
    case NodeKind::less:
      return order < 0;
    case NodeKind::less_equal:
      return order <= 0;
    case NodeKind::greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

bool Interpreter::append_text(TextBuffer& out, const Value& value) {
  if (value.is_string()) [[likely]] {
    out.append(value.as_string());
    return true;
  }
  if (is_block(value)) {
    const BlockObject& block = block_of(value);
    const std::size_t begin = out_.size();
    const bool is_rendered = render_captured_block(block, block.frame_);
    if (&out != &out_) {
      out.append(out_.view_from(begin));
      out_.truncate(begin);
    }
    return is_rendered;
  }
  append_string(out, value);
  return true;
}

}  // namespace vtl
