// Evaluating and printing references: what all instructions that are one share.
//
// VTL_REFERENCE(name, function) makes the three handlers of an instruction out of a function that
// evaluates a reference: its value, its truth, and the printing of its value.
#pragma once

#include "engine/runtime/execution.h"

namespace vtl {

/// Any reference with steps.
Value evaluate_path(Execution& run, const code::Reference& reference);

/// The truth of a value that is not a Boolean: whether it, or the text of a block, is not null.
bool has_truth(Execution& run, Value value, const code::Reference& reference);
[[gnu::always_inline]] inline bool truth_of(Execution& run, Value value,
                                            const code::Reference& reference) {
  return value.is_boolean() ? value.as_boolean() : has_truth(run, value, reference);
}

/// Prints a value that is not a String, or a reference with `\` or `$` in front.
void print_other(Execution& run, const code::Reference& reference, Value value);
[[gnu::always_inline]] inline void print(Execution& run, const code::Reference& reference,
                                         Value value) {
  if (value.is_string() && reference.is_plain) [[likely]] {
    run.out().append(value.as_string());
  } else {
    print_other(run, reference, value);
  }
}
/// Prints a value that is one digit; returns false for all others. Precondition: the reference is
/// plain.
inline bool print_digit(TextBuffer& out, Value value) {
  if (value.kind() != Kind::int32 || value.as_integer() < 0 || value.as_integer() > 9) return false;
  out.append(static_cast<char>('0' + value.as_integer()));
  return true;
}

}  // namespace vtl

#define VTL_VALUE(name, function)                                                             \
  template <>                                                                                 \
  Value evaluate<code::Opcode::name>(Execution & run, const code::Instruction& instruction) { \
    return function(run, code::as<code::Reference>(instruction));                             \
  }
#define VTL_TEST(name, function)                                                         \
  template <>                                                                            \
  bool test<code::Opcode::name>(Execution & run, const code::Instruction& instruction) { \
    const auto& reference = code::as<code::Reference>(instruction);                      \
    return truth_of(run, function(run, reference), reference);                           \
  }
#define VTL_PRINT(name, function)                                                           \
  template <>                                                                               \
  Flow execute<code::Opcode::name>(Execution & run, const code::Instruction& instruction) { \
    const auto& reference = code::as<code::Reference>(instruction);                         \
    print(run, reference, function(run, reference));                                        \
    return Flow::normal;                                                                    \
  }
#define VTL_REFERENCE(name, function) \
  VTL_VALUE(name, function) VTL_TEST(name, function) VTL_PRINT(name, function)
#define VTL_VALUE_AND_TEST(name, function) VTL_VALUE(name, function) VTL_TEST(name, function)
