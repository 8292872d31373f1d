// Every instruction that a compiled template consists of: begin here.
//
// A template is compiled to a Program (program.h): blocks of lines, one after the other, as the
// statements of the template stand. A line names an instruction and holds its operand; operands of
// instructions are instructions again, evaluated where they are needed, left first and exactly
// once. Each instruction is one row below: its name, its role, the struct that holds its operands
// (operands.h), a sentence that says what it does, and when it is chosen. The compiler lowers a
// tree to the general instructions, one for each construct of the language
// (engine/compile/lower.cpp); the special ones mean the same and are faster, and the rules that
// choose them stand in engine/compile/specialise.cpp. What each does is written in engine/runtime:
// as evaluate<>, test<> and execute<> of its opcode, or in the loop of execute.cpp. `vtlsim explain
// --program TEMPLATE` prints a program.
//
// To add an instruction: a row here, its handler in engine/runtime, and whoever chooses it
// (lower.cpp or a rule of specialise.cpp); the linker names a handler that is missing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "vtl/detail/origin.h"

namespace vtl::code {

/// What can be asked of an instruction. The rest has a default: a statement has the value null, a
/// value is false as a condition and prints nothing.
enum class Role : std::uint8_t {
  line,       // the loop over a block does it
  statement,  // executed
  value,      // evaluated
  condition,  // tested; its value is the Boolean
  both,       // evaluated or tested, each in its own way
  reference,  // evaluated, tested, or executed: printed
};

// ROW(name, role, operands, what it does, when it is chosen)
#define VTL_INSTRUCTIONS(ROW)                                                                      \
  /* The loop over a block. */                                                                     \
  ROW(end, line, Instruction, "ends the block", "behind the last statement")                       \
  ROW(text, line, Text, "prints a text", "text between directives")                                \
  ROW(short_text, line, Instruction, "nothing beyond the text of its line", "rule texts")          \
  ROW(branch, line, Branch,                                                                        \
      "goes on with the next line if its condition holds, else skips a body", "#if, #elseif")      \
  ROW(otherwise, line, Branch, "goes on with the body of an #else", "#else")                       \
  ROW(jump, line, Instruction, "skips the bodies of the branches that follow",                     \
      "behind a body that an #elseif or #else follows")                                            \
  ROW(set_variable, line, Set, "assigns a value to a variable", "#set($x = ...)")                  \
  /* What most operands are; compared by number. */                                                \
  ROW(variable, reference, Reference, "a variable", "$x")                                          \
  ROW(constant, value, Constant, "a number or a String", "a literal without references")           \
  ROW(boolean, both, Constant, "true or false", "true, false")                                     \
  /* Statements. */                                                                                \
  ROW(nothing, statement, Instruction, "does nothing",                                             \
      "a #macro, which is registered before the render")                                           \
  ROW(block, statement, Block, "executes the lines of a block", "the body of a directive")         \
  ROW(set_path, statement, Set, "assigns to a property or an index", "#set($x.y = ...)")           \
  ROW(foreach, statement, Foreach, "executes its body for each element", "#foreach")               \
  ROW(macro_call, statement, MacroCall,                                                            \
      "calls a macro, or prints the text of the call where there "                                 \
      "is no such macro",                                                                          \
      "#name(...), #@name(...)...#end")                                                            \
  ROW(define, statement, Define, "assigns a block that is rendered where it is used", "#define")   \
  ROW(evaluate_text, statement, Directive, "compiles and renders a text", "#evaluate")             \
  ROW(parse_file, statement, Directive, "compiles and renders a named text", "#parse")             \
  ROW(include_file, statement, Directive, "prints named texts", "#include")                        \
  ROW(break_loop, statement, Directive, "leaves a loop, a macro or a text", "#break")              \
  ROW(stop, statement, Directive, "ends the render", "#stop")                                      \
  ROW(return_value, statement, Directive, "ends the template with a value", "#return")             \
  /* Expressions. */                                                                               \
  ROW(bare_word, value, Instruction, "null", "a name where an argument stands")                    \
  ROW(string, value, String, "renders a block to a String", "\"...$x...\"")                        \
  ROW(list, value, Sequence, "makes an ArrayList", "[...]")                                        \
  ROW(map, value, Sequence, "makes a LinkedHashMap", "{...}")                                      \
  ROW(range, value, Binary, "makes a list of integers", "[1..3]")                                  \
  ROW(add, value, Binary, "a sum, or two texts joined", "a + b")                                   \
  ROW(subtract, value, Binary, "a difference", "a - b")                                            \
  ROW(multiply, value, Binary, "a product", "a * b")                                               \
  ROW(divide, value, Binary, "a quotient", "a / b")                                                \
  ROW(modulo, value, Binary, "a remainder", "a % b")                                               \
  ROW(group, both, Unary, "what stands in parentheses", "( ... )")                                 \
  ROW(negate, condition, Unary, "whether a condition does not hold", "!a")                         \
  ROW(either, condition, Binary, "whether one of two conditions holds", "a || b")                  \
  ROW(all, condition, Binary, "whether two conditions hold", "a && b")                             \
  ROW(equal, condition, Binary, "whether two values are equal", "a == b")                          \
  ROW(not_equal, condition, Binary, "whether two values differ", "a != b")                         \
  ROW(less, condition, Binary, "whether a number is less than another", "a < b")                   \
  ROW(less_equal, condition, Binary, "whether a number is at most another", "a <= b")              \
  ROW(greater, condition, Binary, "whether a number is greater than another", "a > b")             \
  ROW(greater_equal, condition, Binary, "whether a number is at least another", "a >= b")          \
  /* References. */                                                                                \
  ROW(path, reference, Reference, "a variable and the steps that lead on from its value",          \
      "$x.y, $x[0], $x.f(...)")                                                                    \
  ROW(fixed, reference, Reference, "prints its own text; its value is null",                       \
      "what looks like a reference and is not one: $\\!x")                                         \
  /* Special: the same as a general one, faster. */                                                \
  ROW(property, reference, Reference, "a variable and one property", "rule single_step")           \
  ROW(call_0, reference, Reference, "a variable and a call without arguments", "rule single_step") \
  ROW(call_1, reference, Reference, "a variable and a call with one argument", "rule single_step") \
  ROW(call_2, reference, Reference, "a variable and a call with two arguments",                    \
      "rule single_step")                                                                          \
  ROW(call_get, reference, Reference, "a variable and .get(key)", "rule single_step")              \
  ROW(call_contains, reference, Reference, "a variable and .contains(element)",                    \
      "rule single_step")                                                                          \
  ROW(loop_index, reference, Reference, "$foreach.index", "rule loop_property")                    \
  ROW(loop_count, reference, Reference, "$foreach.count", "rule loop_property")                    \
  ROW(loop_has_next, reference, Reference, "$foreach.hasNext", "rule loop_property")               \
  ROW(host_row_1, reference, Reference, "a function of the host that is known beforehand",         \
      "rule host_row")                                                                             \
  ROW(host_row_2, reference, Reference, "the same with two arguments", "rule host_row")            \
  ROW(host_row, reference, Reference, "the same with any number of arguments", "rule host_row")    \
  ROW(print_row, reference, Reference, "a function of the host that writes where it is printed",   \
      "rule printed_row")                                                                          \
  ROW(discard, reference, Reference, "evaluates its argument and prints nothing", "rule discard")  \
  ROW(composed_row, reference, Reference, "a function of the host of the result of another one",   \
      "rule composition")                                                                          \
  ROW(empty_sequence, value, Sequence, "makes an empty list or map", "rule literal")               \
  ROW(copy_literal, value, Sequence, "makes a literal from its recipe", "rule literal")            \
  ROW(copy_map, value, Sequence, "makes a map whose keys are known", "rule known_keys")            \
  ROW(join_values, value, String, "a String of texts and values that are at hand",                 \
      "rule joined_string")

/// The first of the special instructions: what lies before is general.
#define VTL_FIRST_SPECIAL property

enum class Opcode : std::uint8_t {
#define VTL_ROW(name, role, operands, does, chosen) name,
  VTL_INSTRUCTIONS(VTL_ROW)
#undef VTL_ROW
};

struct InstructionRow {
  std::string_view name;
  Role role;
  std::string_view does;
  std::string_view chosen;
};

inline constexpr std::array kInstructions = {
#define VTL_ROW(name, role, operands, does, chosen) InstructionRow{#name, Role::role, does, chosen},
    VTL_INSTRUCTIONS(VTL_ROW)
#undef VTL_ROW
};

constexpr const InstructionRow& row_of(Opcode op) {
  return kInstructions[static_cast<std::size_t>(op)];
}
constexpr bool is_reference(Opcode op) {
  return row_of(op).role == Role::reference;
}
constexpr bool is_special(Opcode op) {
  return op >= Opcode::VTL_FIRST_SPECIAL;
}
/// An interpolated string, however it is made.
constexpr bool is_string(Opcode op) {
  return op == Opcode::string || op == Opcode::join_values;
}
/// A constant or a boolean.
constexpr bool is_constant(Opcode op) {
  return op == Opcode::constant || op == Opcode::boolean;
}

// One step of a reference: STEP(name, what it does, when it is chosen).
#define VTL_STEPS(STEP)                                                               \
  STEP(property, "the property of that name", ".name")                                \
  STEP(index, "the element at that index or key", "[i]")                              \
  STEP(call, "calls the method of that name", ".name(...)")                           \
  STEP(short_property, "the same of a name that Map::peek_short takes", "rule steps") \
  STEP(call_0, "calls a method without arguments", "rule steps")                      \
  STEP(call_1, "calls a method with one argument", "rule steps")                      \
  STEP(call_2, "calls a method with two arguments", "rule steps")                     \
  STEP(call_get, "calls .get(key)", "rule steps")                                     \
  STEP(call_contains, "calls .contains(element)", "rule steps")

enum class StepCode : std::uint8_t {
#define VTL_STEP(name, does, chosen) name,
  VTL_STEPS(VTL_STEP)
#undef VTL_STEP
};

struct StepRow {
  std::string_view name;
  std::string_view does;
  std::string_view chosen;
};

inline constexpr std::array kSteps = {
#define VTL_STEP(name, does, chosen) StepRow{#name, does, chosen},
    VTL_STEPS(VTL_STEP)
#undef VTL_STEP
};
inline constexpr std::size_t kStepCount = kSteps.size();

/// An instruction: its operands follow in the struct that its row names.
struct Instruction {
  /// Never null.
  const Origin* origin = nullptr;
  // Last, so that small members of what is derived share its word.
  Opcode op = Opcode::nothing;

  Span span() const { return origin->span; }
  Position position() const { return origin->position; }
};

}  // namespace vtl::code
