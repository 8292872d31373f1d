// Macros: calls by name, with their arguments as they stand.
//
// The problem. Velocity 1.7 does not evaluate the arguments of a macro call: each read of a
// parameter evaluates the argument again, in the context of the caller.
//
// The idea. A call makes a Frame that names its arguments' instructions and the place of the call;
// reading a variable goes through the frames (variables.cpp), and where it meets an argument the
// render goes back to the caller's place for as long as it is evaluated
// (Execution::variable_through_frames).
//
//   #macro(m $p)$p#end#m($x.y)     frame: p is the instruction `property $x .y` of the main text
#include <algorithm>
#include <string>

#include "engine/runtime/block_object.h"
#include "engine/runtime/execution.h"
#include "engine/runtime/failures.h"

namespace vtl {
namespace {

using code::Instruction;
using code::Opcode;

// Velocity 1.7: velocimacro.max.depth, directive.define's and block macros' depth.
constexpr std::size_t kMostMacroCalls = 20;
constexpr std::uint32_t kMostDefineNesting = 2;
constexpr std::uint32_t kMostBodyNesting = 20;

[[noreturn]] void fail_overflow(Execution& run, const code::MacroCall& call,
                                const code::MacroDefinition& definition) {
  std::string message = "Max calling depth of 20 was exceeded in macro '" + std::string(call.name) +
                        "' with Call Stack:";
  const auto& calls = run.extras().macros.calls();
  for (std::size_t i = 0; i < calls.size(); ++i) message += (i == 0 ? "" : "->") + calls[i];
  const Position position = definition.body->position();
  message += at(run.source_name(), position);
  fail(RenderErrorKind::macro_overflow, "MacroOverflowException", std::move(message),
       {position, definition.span()});
}

/// What is neither String nor reference is evaluated at the call.
bool is_constant(const Instruction& value) {
  return value.op == Opcode::boolean ||
         (value.op == Opcode::constant && !code::as<code::Constant>(value).value.is_string());
}

/// An argument as the macro's frame has it.
FrameArgument argument_of(const code::MacroArgument& given, std::uint32_t variable) {
  FrameArgument made;
  made.variable = variable;
  if (is_constant(*given.value)) {
    made.constant = code::as<code::Constant>(*given.value).value;
  } else {
    made.instruction = given.value;
    made.literal = given.literal;
  }
  return made;
}

Frame* make_frame(Execution& run, const code::MacroCall& call, const Macros::Macro& macro) {
  Heap& heap = run.heap();
  const Place& caller = run.variables().place();
  auto* const frame = heap.make<Frame>();
  frame->below = caller.frame;
  frame->caller = caller.unit;
  const auto parameters = macro.definition->parameters;
  const std::size_t count = std::min(parameters.size(), call.arguments.size());
  auto* const arguments =
      static_cast<FrameArgument*>(heap.allocate((count + 1) * sizeof(FrameArgument)));
  // Whoever reads takes the first of a name. Of equal parameters (#macro(m $a $a)) Velocity reads
  // the last constant, else the last of the others: constants are values of the macro's own
  // context, which it asks first.
  std::size_t filled = 0;
  for (const bool wants_constants : {true, false}) {
    for (std::size_t i = count; i-- != 0;) {
      if (is_constant(*call.arguments[i].value) != wants_constants) continue;
      arguments[filled++] = argument_of(call.arguments[i], macro.unit->variable_of(parameters[i]));
    }
  }
  frame->arguments = {arguments, count};
  if (call.body != nullptr) {
    frame->own = run.variables().make_own_values();
    auto* const body = heap.make<BlockObject>(run, *call.body, caller, kMostBodyNesting);
    frame->own->push_back(
        {macro.unit->variable_of(code::kBodyContentSlot), Value(static_cast<Object*>(body))});
  }
  return frame;
}

}  // namespace

template <>
Flow handle::execute<Opcode::macro_call>(Execution& run, const Instruction& instruction) {
  const auto& call = code::as<code::MacroCall>(instruction);
  const RenderExtras* const extras = run.known_extras();
  const Macros::Macro* const found = extras == nullptr ? nullptr : extras->macros.find(call.name);
  if (found == nullptr) {
    const std::size_t begin = run.out().size();
    run.out().append(call.undefined_text);
    run.observe_output(call, begin);
    return Flow::normal;
  }
  if (!call.invalid_word.empty()) {
    fail(RenderErrorKind::invalid_macro_argument, "TemplateInitException",
         "Invalid arg '" + std::string(call.invalid_word) + "' in macro #" +
             std::string(call.name) + at(run.source_name(), call.invalid_word_position),
         {call.invalid_word_position, call.span()});
  }
  const Macros::Macro macro = *found;
  std::vector<std::string>& calls = run.extras().macros.calls();
  if (calls.size() >= kMostMacroCalls) fail_overflow(run, call, *macro.definition);
  Frame* const frame = make_frame(run, call, macro);
  calls.emplace_back(call.name);
  const Flow flow =
      run.run_in({macro.unit, frame}, [&] { return run.execute_block(*macro.definition->body); });
  calls.pop_back();
  return run.flow_behind_scope(flow);
}

template <>
Flow handle::execute<Opcode::define>(Execution& run, const Instruction& instruction) {
  const auto& define = code::as<code::Define>(instruction);
  auto* const block =
      run.heap().make<BlockObject>(run, *define.body, run.variables().place(), kMostDefineNesting);
  run.variables().write(define.variable, Value(static_cast<Object*>(block)));
  return Flow::normal;
}

}  // namespace vtl
