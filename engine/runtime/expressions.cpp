// Operators: arithmetic, comparisons, conditions.
#include <string>

#include "engine/runtime/execution.h"
#include "engine/runtime/explain_null.h"
#include "engine/runtime/failures.h"
#include "engine/runtime/strings.h"
#include "engine/value/arithmetic.h"
#include "vtl/detail/short_text.h"
#include "vtl/java/to_string.h"

namespace vtl {

using code::Binary;
using code::Instruction;
using code::Opcode;

namespace {

/// Comparing shorter ones is part of a step.
constexpr std::size_t kLongText = 256;

Value concatenate(Execution& run, const Binary& node, Value left, Value right,
                  const Execution::NullPlace& left_null) {
  const StringInProgress string(run.out());
  for (const bool is_left : {true, false}) {
    const Value operand = is_left ? left : right;
    if (operand.is_null()) {
      const std::string_view text = is_left ? node.texts->left : node.texts->right;
      run.out().append(text);
      if (!run.options().collect_warnings) continue;
      const Instruction& written = is_left ? *node.left : *node.right;
      warn_of_null_operand(run, written, text, is_left ? left_null : null_place_of(run, written));
    } else if (!append_text(run, run.out(), operand)) {
      // The toString() of a #define block nested too deep is null, and String.concat does not take
      // it.
      fail(RenderErrorKind::internal_java, "NullPointerException",
           "Cannot invoke \"String.concat(String)\" because the return value of "
           "\"Object.toString()\" is null",
           place_of(node));
    }
  }
  return run.heap().string(string.text());
}

/// What is neither two Integers nor a text.
Value calculate_others(Execution& run, Operator op, const Binary& node, Value left, Value right) {
  if (!is_number(left) || !is_number(right)) return {};
  try {
    return calculate(run.heap(), op, left, right);
  } catch (const JavaException& exception) {
    fail_in_java(exception, place_of(node));
  }
}

constexpr bool is_int(Value value) {
  return value.kind() == Kind::int32;
}
/// An Integer where it is one, else a Long.
Value integer(std::int64_t value) {
  if (value == static_cast<std::int32_t>(value)) return Value(static_cast<std::int32_t>(value));
  return Value(value);
}

[[gnu::always_inline]] inline bool are_equal(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.operand(*node.left);
  const Value right = run.operand(*node.right);
  if (left.is_string() && right.is_string()) {
    const std::string_view text = left.as_string();
    if (text.size() > kLongText) [[unlikely]]
      run.heap().work().charge_bytes(text.size());
    return text.size() == right.as_string().size() &&
           equal_text(text.data(), right.as_string().data(), text.size());
  }
  if (is_int(left) && is_int(right)) return left.as_integer() == right.as_integer();
  Work& work = run.heap().work();
  work.charge(comparison_cost(left, right));
  return velocity_equals(left, right, work);
}

/// Whether the order of two numbers is one that `fits` takes; false of what are not two numbers.
template <class Fits>
[[gnu::always_inline]] inline bool is_ordered(Execution& run, const Instruction& instruction,
                                              Fits fits) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.operand(*node.left);
  const Value right = run.operand(*node.right);
  if (is_int(left) && is_int(right)) {
    const bool is_greater = left.as_integer() > right.as_integer();
    return fits(left.as_integer() < right.as_integer() ? -1 : int{is_greater});
  }
  if (!is_number(left) || !is_number(right)) return false;
  run.heap().work().charge(comparison_cost(left, right));
  return fits(compare_numbers(left, right));
}

}  // namespace

namespace handle {

// --- values ---

template <>
Value evaluate<Opcode::constant>(Execution&, const Instruction& instruction) {
  return code::as<code::Constant>(instruction).value;
}
template <>
Value evaluate<Opcode::boolean>(Execution&, const Instruction& instruction) {
  return code::as<code::Constant>(instruction).value;
}
template <>
bool test<Opcode::boolean>(Execution&, const Instruction& instruction) {
  return code::as<code::Constant>(instruction).value.as_boolean();
}
template <>
Value evaluate<Opcode::bare_word>(Execution&, const Instruction&) {
  return {};
}
template <>
Value evaluate<Opcode::group>(Execution& run, const Instruction& instruction) {
  return run.evaluate(*code::as<code::Unary>(instruction).operand);
}
template <>
bool test<Opcode::group>(Execution& run, const Instruction& instruction) {
  return run.test(*code::as<code::Unary>(instruction).operand);
}

template <>
Value evaluate<Opcode::range>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.evaluate(*node.left);
  const Value right = run.evaluate(*node.right);
  if (!is_number(left) || !is_number(right)) return {};
  const std::int32_t begin = to_int(left);
  const std::int32_t end = to_int(right);
  // 1.7 asks for an ArrayList of Math.abs(left - right) + 1 elements, in int arithmetic.
  const auto wrapped = static_cast<std::uint32_t>(begin) - static_cast<std::uint32_t>(end);
  const auto capacity = static_cast<std::int32_t>(
      (static_cast<std::int32_t>(wrapped) < 0 ? 0U - wrapped : wrapped) + 1U);
  if (capacity < 0) {
    fail(RenderErrorKind::internal_java, "IllegalArgumentException",
         "Illegal Capacity: " + std::to_string(capacity), place_of(node));
  }
  const auto count = static_cast<std::uint64_t>(begin <= end ? std::int64_t{end} - begin
                                                             : std::int64_t{begin} - end) +
                     1;
  if (count > run.session().limits().heap_bytes / sizeof(Value))
    throw LimitExceeded{LimitKind::heap_bytes};
  run.heap().work().charge(count);
  List* list = run.heap().make_list(static_cast<std::uint32_t>(count));
  const std::int32_t step = begin <= end ? 1 : -1;
  std::int64_t next = begin;
  for (std::uint64_t i = 0; i < count; ++i, next += step)
    list->append(Value(static_cast<std::int32_t>(next)));
  return Value(list);
}

template <>
Value evaluate<Opcode::add>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.evaluate(*node.left);
  // The right operand may be a reference that is null too.
  Execution::NullPlace left_null;
  if (left.is_null()) [[unlikely]]
    left_null = null_place_of(run, *node.left);
  const Value right = run.evaluate(*node.right);
  if (is_int(left) && is_int(right)) [[likely]]
    return integer(left.as_integer() + right.as_integer());
  if (left.is_string() || right.is_string()) return concatenate(run, node, left, right, left_null);
  return calculate_others(run, Operator::add, node, left, right);
}
template <>
Value evaluate<Opcode::subtract>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.evaluate(*node.left);
  const Value right = run.evaluate(*node.right);
  if (is_int(left) && is_int(right)) [[likely]]
    return integer(left.as_integer() - right.as_integer());
  return calculate_others(run, Operator::subtract, node, left, right);
}
template <>
Value evaluate<Opcode::multiply>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.evaluate(*node.left);
  const Value right = run.evaluate(*node.right);
  if (is_int(left) && is_int(right)) [[likely]]
    return integer(left.as_integer() * right.as_integer());
  return calculate_others(run, Operator::multiply, node, left, right);
}
template <>
Value evaluate<Opcode::divide>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.evaluate(*node.left);
  const Value right = run.evaluate(*node.right);
  return calculate_others(run, Operator::divide, node, left, right);
}
template <>
Value evaluate<Opcode::modulo>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  const Value left = run.evaluate(*node.left);
  const Value right = run.evaluate(*node.right);
  return calculate_others(run, Operator::modulo, node, left, right);
}

// --- conditions ---

template <>
bool test<Opcode::negate>(Execution& run, const Instruction& instruction) {
  return !run.test(*code::as<code::Unary>(instruction).operand);
}
template <>
bool test<Opcode::either>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  return run.test(*node.left) || run.test(*node.right);
}
template <>
bool test<Opcode::all>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Binary>(instruction);
  return run.test(*node.left) && run.test(*node.right);
}
template <>
bool test<Opcode::equal>(Execution& run, const Instruction& instruction) {
  return are_equal(run, instruction);
}
template <>
bool test<Opcode::not_equal>(Execution& run, const Instruction& instruction) {
  return !are_equal(run, instruction);
}
template <>
bool test<Opcode::less>(Execution& run, const Instruction& instruction) {
  return is_ordered(run, instruction, [](int order) { return order < 0; });
}
template <>
bool test<Opcode::less_equal>(Execution& run, const Instruction& instruction) {
  return is_ordered(run, instruction, [](int order) { return order <= 0; });
}
template <>
bool test<Opcode::greater>(Execution& run, const Instruction& instruction) {
  return is_ordered(run, instruction, [](int order) { return order > 0; });
}
template <>
bool test<Opcode::greater_equal>(Execution& run, const Instruction& instruction) {
  return is_ordered(run, instruction, [](int order) { return order >= 0; });
}

}  // namespace handle

}  // namespace vtl
