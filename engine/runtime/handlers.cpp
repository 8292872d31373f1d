#include "engine/runtime/handlers.h"

namespace vtl {

using code::Instruction;
using code::Opcode;

namespace {

Value no_value(Execution&, const Instruction&) {
  return {};
}
bool no_truth(Execution&, const Instruction&) {
  return false;
}
Flow no_text(Execution&, const Instruction&) {
  return Flow::normal;
}
/// Returns the value of a condition: a Boolean.
template <Opcode kOp>
Value truth_value(Execution& run, const Instruction& instruction) {
  return Value(handle::test<kOp>(run, instruction));
}

}  // namespace

#define VTL_EVALUATE_line(name) no_value
#define VTL_EVALUATE_statement(name) no_value
#define VTL_EVALUATE_value(name) handle::evaluate<Opcode::name>
#define VTL_EVALUATE_condition(name) truth_value<Opcode::name>
#define VTL_EVALUATE_both(name) handle::evaluate<Opcode::name>
#define VTL_EVALUATE_reference(name) handle::evaluate<Opcode::name>
#define VTL_TEST_line(name) no_truth
#define VTL_TEST_statement(name) no_truth
#define VTL_TEST_value(name) no_truth
#define VTL_TEST_condition(name) handle::test<Opcode::name>
#define VTL_TEST_both(name) handle::test<Opcode::name>
#define VTL_TEST_reference(name) handle::test<Opcode::name>
#define VTL_EXECUTE_line(name) no_text
#define VTL_EXECUTE_statement(name) handle::execute<Opcode::name>
#define VTL_EXECUTE_value(name) no_text
#define VTL_EXECUTE_condition(name) no_text
#define VTL_EXECUTE_both(name) no_text
#define VTL_EXECUTE_reference(name) handle::execute<Opcode::name>

constinit const std::array<Evaluate, code::kInstructions.size()> kEvaluate = {
#define VTL_ROW(name, role, operands, does, chosen) VTL_EVALUATE_##role(name),
    VTL_INSTRUCTIONS(VTL_ROW)
#undef VTL_ROW
};
constinit const std::array<Test, code::kInstructions.size()> kTest = {
#define VTL_ROW(name, role, operands, does, chosen) VTL_TEST_##role(name),
    VTL_INSTRUCTIONS(VTL_ROW)
#undef VTL_ROW
};
constinit const std::array<Execute, code::kInstructions.size()> kExecute = {
#define VTL_ROW(name, role, operands, does, chosen) VTL_EXECUTE_##role(name),
    VTL_INSTRUCTIONS(VTL_ROW)
#undef VTL_ROW
};
constinit const std::array<Take, code::kStepCount> kTake = {
#define VTL_STEP(name, does, chosen) handle::take<code::StepCode::name>,
    VTL_STEPS(VTL_STEP)
#undef VTL_STEP
};

}  // namespace vtl
