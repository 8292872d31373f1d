// What each instruction does: one function for each question that its role can be asked.
//
// Handlers of an instruction are the specialisations handle::evaluate<op>, handle::test<op> and
// handle::execute<op> that its role wants (engine/program/instruction.h); they stand in the source
// of their subject (references.cpp, expressions.cpp, ...). What a role has no answer to is answered
// in handlers.cpp, which makes the tables. An instruction of role `line` is done by the loop
// itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/program/operands.h"
#include "vtl/value.h"

namespace vtl {

class Execution;

/// How a statement ended.
enum class Flow : std::uint8_t { normal, break_scope, stop, return_value };

using Evaluate = Value (*)(Execution& run, const code::Instruction& instruction);
using Test = bool (*)(Execution& run, const code::Instruction& instruction);
using Execute = Flow (*)(Execution& run, const code::Instruction& instruction);
using Take = Value (*)(Execution& run, Value receiver, const code::Step& step);

// By opcode, and by StepCode.
extern const std::array<Evaluate, code::kInstructions.size()> kEvaluate;
extern const std::array<Test, code::kInstructions.size()> kTest;
extern const std::array<Execute, code::kInstructions.size()> kExecute;
extern const std::array<Take, code::kStepCount> kTake;

namespace handle {

template <code::Opcode kOp>
Value evaluate(Execution& run, const code::Instruction& instruction);
/// As a condition.
template <code::Opcode kOp>
bool test(Execution& run, const code::Instruction& instruction);
/// As a statement: prints.
template <code::Opcode kOp>
Flow execute(Execution& run, const code::Instruction& instruction);
template <code::StepCode kCode>
Value take(Execution& run, Value receiver, const code::Step& step);

// Declares what the role of each instruction wants.
#define VTL_DECLARE_evaluate(name) \
  template <>                      \
  Value evaluate<code::Opcode::name>(Execution & run, const code::Instruction& instruction);
#define VTL_DECLARE_test(name) \
  template <>                  \
  bool test<code::Opcode::name>(Execution & run, const code::Instruction& instruction);
#define VTL_DECLARE_execute(name) \
  template <>                     \
  Flow execute<code::Opcode::name>(Execution & run, const code::Instruction& instruction);
#define VTL_HANDLERS_line(name)
#define VTL_HANDLERS_statement(name) VTL_DECLARE_execute(name)
#define VTL_HANDLERS_value(name) VTL_DECLARE_evaluate(name)
#define VTL_HANDLERS_condition(name) VTL_DECLARE_test(name)
#define VTL_HANDLERS_both(name) VTL_DECLARE_evaluate(name) VTL_DECLARE_test(name)
#define VTL_HANDLERS_reference(name) \
  VTL_DECLARE_evaluate(name) VTL_DECLARE_test(name) VTL_DECLARE_execute(name)
#define VTL_ROW(name, role, operands, does, chosen) VTL_HANDLERS_##role(name)
VTL_INSTRUCTIONS(VTL_ROW)
#undef VTL_ROW
#undef VTL_HANDLERS_line
#undef VTL_HANDLERS_statement
#undef VTL_HANDLERS_value
#undef VTL_HANDLERS_condition
#undef VTL_HANDLERS_both
#undef VTL_HANDLERS_reference
#undef VTL_DECLARE_evaluate
#undef VTL_DECLARE_test
#undef VTL_DECLARE_execute
#define VTL_STEP(name, does, chosen) \
  template <>                        \
  Value take<code::StepCode::name>(Execution & run, Value receiver, const code::Step& step);
VTL_STEPS(VTL_STEP)
#undef VTL_STEP

}  // namespace handle

}  // namespace vtl
