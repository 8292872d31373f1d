#include <cstring>

#include "engine/runtime/block_object.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/operation_table.h"
#include "engine/runtime/statements.h"
#include "engine/value/arithmetic.h"
#include "engine/value/java_double.h"
#include "engine/value/to_string.h"

namespace vtl {
namespace {

/// Comparing shorter ones is part of a step.
constexpr std::size_t kLongText = 256;

}  // namespace

using syntax::NodeKind;

// Of what is no Boolean.
bool Interpreter::has_truth(Value value, const syntax::Reference& reference) {
  return is_block(value) ? has_text(value, reference) : !value.is_null();
}

// Whether toString() of a #define block is not null.
bool Interpreter::has_text(const Value& block, const syntax::Reference& reference) {
  TextBuffer discarded(session_.limits().output_bytes);
  try {
    const bool is_text = append_text(discarded, block);
    work_.charge_bytes(discarded.size());
    return is_text;
  } catch (const RenderFailure&) {
    fail(RenderErrorKind::method_exception, "VelocityException",
         "Reference evaluation threw an exception" + at(reference.position()), reference.position(),
         reference.span());
  }
}

namespace {

// A string is rendered behind what has been printed so far, copied, and cut off again, also when
// its rendering ends early.
class StringInProgress {
 public:
  explicit StringInProgress(TextBuffer& out) : out_(out), begin_(out.size()) {}
  StringInProgress(const StringInProgress&) = delete;
  StringInProgress& operator=(const StringInProgress&) = delete;
  ~StringInProgress() { out_.truncate(begin_); }
  std::string_view text() const { return out_.view_from(begin_); }

 private:
  TextBuffer& out_;
  std::size_t begin_;
};

}  // namespace

Value Interpreter::interpolate(const syntax::StringTemplate& node) {
  const StringInProgress string(out_);
  const Silence silence(string_depth_);
  const syntax::Node* outer = current_;
  if (Flow flow = render_statements(*node.content); flow != Flow::normal) throw FlowSignal{flow};
  current_ = outer;
  std::string_view text = string.text();
  if (node.strip_last && !text.empty()) {
    std::size_t cut = text.size() - 1;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text = text.substr(0, cut);
  }
  return session_.heap().string(text);
}

Value Interpreter::join_references(const syntax::StringTemplate& node) {
  const StringInProgress string(out_);
  const Silence silence(string_depth_);
  const syntax::Block& content = *node.content;
  start_statements(content);
  const syntax::Node* outer = current_;
  TextBuffer& out = out_;
  for (const syntax::Line* line = content.lines;; ++line) {
    if (line->text_size != 0) out.append_short(line->text, line->text_size);
    if (line->action != syntax::LineAction::execute) {
      if (line->action == syntax::LineAction::end) break;
      if (line->action == syntax::LineAction::print) out.append(line->long_text->text);
      continue;
    }
    const syntax::Node* const statement = line->statement;
    current_ = statement;
    if (statement->shape == syntax::NodeShape::variable) {
      const auto& reference = static_cast<const syntax::Reference&>(*statement);
      print(reference, get_variable(reference.slot));
    } else {
      statement->operations->execute(*this, *statement);
    }
  }
  current_ = outer;
  return session_.heap().string(string.text());
}

[[gnu::always_inline]] inline Value Interpreter::peek_value(
    const syntax::Reference& reference) const {
  const Value root = plain_variables_[reference.slot];
  if (reference.shape == syntax::NodeShape::variable) return root;
  if (root.type() == JavaType::foreach_scope) {
    const bool is_index = reference.operations == &OperationTable::kLoopIndex;
    return is_index
               ? static_cast<const ForeachScope*>(root.as_object())->property<LoopProperty::index>()
               : Value();
  }
  const Value* const found = peek_property(root, reference.steps.back());
  return found != nullptr ? *found : Value();
}

// Where the text ends, or null where it takes more than copying. Nothing is made meanwhile, so that
// the free bytes of the heap are the text's.
[[gnu::always_inline]] inline const char* Interpreter::join_in_heap(const syntax::Line* lines,
                                                                    std::span<char> room) const {
  char* to = room.data();
  const char* const end = to + room.size();
  for (const syntax::Line* line = lines;; ++line) {
    if (static_cast<std::size_t>(end - to) < syntax::Line::kMostText) return nullptr;
    std::memcpy(to, line->text.data(), syntax::Line::kMostText);
    to += line->text_size;
    if (line->action != syntax::LineAction::execute)
      return line->action == syntax::LineAction::end ? to : nullptr;
    const Value value = peek_value(static_cast<const syntax::Reference&>(*line->statement));
    if (value.is_string()) {
      const std::string_view text = value.as_string();
      if (static_cast<std::size_t>(end - to) < text.size()) return nullptr;
      copy_text(to, text.data(), text.size());
      to += text.size();
    } else if (value.kind() == Kind::int32 && value.as_integer() >= 0 && value.as_integer() < 10 &&
               to != end) {
      *to++ = static_cast<char>('0' + value.as_integer());
    } else {
      return nullptr;
    }
  }
}

Value Interpreter::join_values(const syntax::StringTemplate& node) {
  const syntax::Block& content = *node.content;
  const std::uint32_t count = content.step_count;
  if (plain_variables_ != nullptr && work_.is_at_hand(count)) [[likely]] {
    const std::span<char> room = session_.heap().free_chars();
    if (const char* const end = join_in_heap(content.lines, room); end != nullptr) {
      work_.take(count);
      const auto size = static_cast<std::size_t>(end - room.data());
      return Value(size == 0 ? std::string_view() : session_.heap().take_chars(size));
    }
  }
  return join_references(node);
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
         "Illegal Capacity: " + std::to_string(capacity), node.position(), node.span());
  }
  const auto count = static_cast<std::uint64_t>(begin <= end ? std::int64_t{end} - begin
                                                             : std::int64_t{begin} - end) +
                     1;
  if (count > session_.limits().heap_bytes / sizeof(Value))
    throw LimitExceeded{LimitKind::heap_bytes};
  work_.charge(count);
  List* list = session_.heap().make_list(static_cast<std::uint32_t>(count));
  const std::int32_t step = begin <= end ? 1 : -1;
  std::int64_t next = begin;
  for (std::uint64_t i = 0; i < count; ++i, next += step)
    list->append(Value(static_cast<std::int32_t>(next)));
  return Value(list);
}

Value Interpreter::calculate_binary(const syntax::Binary& node) {
  const Value left = value_of(*node.left);
  // The right operand may be a reference that is null too.
  NullNote left_null;
  if (left.is_null()) [[unlikely]]
    left_null = null_note_of(*node.left);
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
    return concatenate(node, left, right, left_null);
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
         exception.has_message ? exception.message : "null", node.position(), node.span());
  }
}

Value Interpreter::concatenate(const syntax::Binary& node, const Value& left, const Value& right,
                               const NullNote& left_null) {
  const StringInProgress string(out_);
  for (const bool is_left : {true, false}) {
    const Value& operand = is_left ? left : right;
    if (operand.is_null()) {
      const std::string_view text = is_left ? node.texts->left : node.texts->right;
      out_.append(text);
      if (!options_.collect_warnings) continue;
      const syntax::Node& written = is_left ? *node.left : *node.right;
      note_null_operand(written, text, is_left ? left_null : null_note_of(written));
    } else if (!append_text(out_, operand)) {
      // The toString() of a #define block nested too deep is null, and String.concat does not take
      // it.
      fail(RenderErrorKind::internal_java, "NullPointerException",
           "Cannot invoke \"String.concat(String)\" because the return value of "
           "\"Object.toString()\" is null",
           node.position(), node.span());
    }
  }
  return session_.heap().string(string.text());
}

bool Interpreter::are_equal(const syntax::Binary& node) {
  const Value left = operand_value(*node.left);
  const Value right = operand_value(*node.right);
  if (left.is_string() && right.is_string()) {
    const std::string_view text = left.as_string();
    if (text.size() > kLongText) [[unlikely]]
      work_.charge_bytes(text.size());
    return text.size() == right.as_string().size() &&
           equal_text(text.data(), right.as_string().data(), text.size());
  }
  if (left.kind() == Kind::int32 && right.kind() == Kind::int32)
    return left.as_integer() == right.as_integer();
  work_.charge(comparison_cost(left, right));
  return velocity_equals(left, right, work_);
}

bool Interpreter::compare_binary(const syntax::Binary& node) {
  const Value left = operand_value(*node.left);
  const Value right = operand_value(*node.right);
  int order = 0;
  if (left.kind() == Kind::int32 && right.kind() == Kind::int32) {
    order = left.as_integer() < right.as_integer() ? -1 : left.as_integer() > right.as_integer();
  } else if (is_number(left) && is_number(right)) {
    work_.charge(comparison_cost(left, right));
    order = compare_numbers(left, right);
  } else {
    return false;
  }
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
    if (&out == &out_) return render_captured_block(block, block.frame_);
    const StringInProgress string(out_);
    const bool is_rendered = render_captured_block(block, block.frame_);
    out.append(string.text());
    return is_rendered;
  }
  if (value.is_floating()) work_.charge(double_cost(value.as_double()));
  append_string(out, value);
  return true;
}

}  // namespace vtl
