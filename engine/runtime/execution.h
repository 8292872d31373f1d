// One render of one program: what the handlers of instructions work with.
//
// An Execution holds the parts of a render, each a class of its own: the variables, the call sites,
// the budget of limits, and for the few templates that have them the macros and nested texts. What
// an instruction does stands in the handlers (handlers.h), which are given the Execution they run
// in. The loop over the lines of a block is execute.cpp.
//
// The happy path neither allocates outside the session's heap nor throws. Expected ends (#break,
// #stop, #return) are return values of statements; only out of the middle of an expression (a
// #break inside a string) they unwind as FlowSignal to the nearest owner of a scope. Errors unwind
// as RenderFailure (failures.h) to run().
#pragma once

#include <cstdint>
#include <memory>

#include "engine/program/operands.h"
#include "engine/program/text_compiler.h"
#include "engine/runtime/budget.h"
#include "engine/runtime/call_sites.h"
#include "engine/runtime/handlers.h"
#include "engine/runtime/render_extras.h"
#include "engine/runtime/variables.h"
#include "vtl/observer.h"
#include "vtl/template.h"

namespace vtl {

class ForeachScope;

/// A Flow that left a string literal in the middle of an expression.
struct FlowSignal {
  Flow flow;
};

class Execution {
 public:
  Execution(const std::shared_ptr<const Program>& program, Session& session,
            const RenderOptions& options, const TextCompiler& compiler);
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  /// Renders the whole program.
  RenderResult run();

  // --- instructions ---

  Value evaluate(const code::Instruction& instruction) {
    return kEvaluate[static_cast<std::size_t>(instruction.op)](*this, instruction);
  }
  /// As a condition.
  bool test(const code::Instruction& instruction) {
    return kTest[static_cast<std::size_t>(instruction.op)](*this, instruction);
  }
  Flow execute(const code::Instruction& instruction) {
    return kExecute[static_cast<std::size_t>(instruction.op)](*this, instruction);
  }
  /// As evaluate(), for what is a variable or a constant most of the time.
  [[gnu::always_inline]] Value operand(const code::Instruction& instruction) {
    if (instruction.op == code::Opcode::variable)
      return variable(code::as<code::Reference>(instruction).slot);
    if (code::is_constant(instruction.op)) return code::as<code::Constant>(instruction).value;
    return evaluate(instruction);
  }
  Value take(Value receiver, const code::Step& step) {
    return kTake[static_cast<std::size_t>(step.code)](*this, receiver, step);
  }

  /// The lines of a block (execute.cpp): as a statement, and as what is rendered to a String, of
  /// which no observer hears.
  Flow execute_block(const code::Block& block);
  Flow execute_string(const code::Block& block);
  /// Executes a body that is not a block: that of a loop may be any statement.
  Flow execute_single(const code::Instruction& instruction);
  /// Charges a body's statements; blames the first of those that no longer fit.
  [[gnu::always_inline]] void enter_body(const code::Body& body) {
    if (!budget_.has_steps(body.step_count)) [[unlikely]]
      fetch_steps(body);
    budget_.take_steps(body.step_count);
  }
  void fetch_steps(const code::Body& body);

  // --- variables ---

  [[gnu::always_inline]] Value variable(std::uint32_t slot) {
    if (const Value* const plain = variables_.plain(); plain != nullptr) [[likely]]
      return plain[slot];
    return variable_through_frames(slot);
  }
  void enter(const Place& place) {
    variables_.enter(place);
    sites_.enter(*place.unit);
  }

  // --- the parts ---

  Session& session() { return session_; }
  Heap& heap() { return session_.heap(); }
  TextBuffer& out() { return out_; }
  const Program& program() const { return *program_; }
  const std::shared_ptr<const Program>& shared_program() const { return program_; }
  const RenderOptions& options() const { return options_; }
  const Profile& profile() const { return environment_.profile; }
  const TextCompiler& compiler() const { return compiler_; }
  Variables& variables() { return variables_; }
  CallSites& sites() { return sites_; }
  Budget& budget() { return budget_; }
  RenderExtras& extras() {
    if (extras_ == nullptr) extras_ = std::make_unique<RenderExtras>();
    return *extras_;
  }
  /// Null as long as nothing needed any.
  RenderExtras* known_extras() { return extras_.get(); }
  RenderResult& result() { return result_; }
  /// Name of the text that is being rendered, as Velocity's messages have it.
  std::string_view source_name() const { return variables_.place().unit->program->source().name(); }

  /// Null while no observer is to hear of what happens.
  ExecutionObserver* observer() const { return string_depth_ == 0 ? observer_ : nullptr; }
  void observe_output(const code::Instruction& instruction, std::size_t begin) {
    if (observer() != nullptr && out_.size() > begin)
      observer_->on_output(instruction.span(), begin, out_.size());
  }

  /// The statement in progress, for limits; null before the first.
  const code::Instruction* current() const { return current_; }
  void set_current(const code::Instruction* instruction) { current_ = instruction; }

  /// Which loop a #break is to leave; null: the innermost scope.
  const ForeachScope* break_target() const { return break_target_; }
  void set_break_target(const ForeachScope* scope) { break_target_ = scope; }
  /// Returns how the scope that `flow` leaves ended: a #break without a target ends here.
  Flow flow_behind_scope(Flow flow) const {
    return flow == Flow::break_scope && break_target_ == nullptr ? Flow::normal : flow;
  }
  void set_return(Value value, Span span) {
    return_value_ = value;
    return_span_ = span;
  }

  /// Where the reference that was evaluated last became null: at its step `step` (0: the variable
  /// itself) of `receiver`. Read by whoever explains it, right after.
  struct NullPlace {
    std::uint32_t step = 0;
    Value receiver;
  };
  void note_null(std::size_t step, Value receiver) {
    null_place_.step = static_cast<std::uint32_t>(step);
    null_place_.receiver = receiver;
  }
  void note_null_variable() { null_place_.step = 0; }
  void set_null_place(const NullPlace& place) { null_place_ = place; }
  const NullPlace& null_place() const { return null_place_; }

  /// Runs a body in a place of its own; FlowSignals end here.
  template <class Body>
  Flow run_in(const Place& place, Body&& body);

 private:
  friend class Silence;

  Value variable_through_frames(std::uint32_t slot);
  /// With the place of the statement in progress.
  RenderError at_current(RenderError error) const;

  const std::shared_ptr<const Program>& program_;
  Session& session_;
  const RenderOptions& options_;
  const Environment& environment_;
  const TextCompiler& compiler_;
  TextBuffer& out_;
  Budget budget_;
  Variables variables_;
  CallSites sites_;
  UnitInstance main_unit_;
  std::uint32_t string_depth_ = 0;  // > 0: output goes to a string, observers are silent
  const ForeachScope* break_target_ = nullptr;
  Value return_value_;
  Span return_span_;
  const code::Instruction* current_ = nullptr;
  NullPlace null_place_;
  ExecutionObserver* observer_;
  RenderResult result_;
  std::unique_ptr<RenderExtras> extras_;
};

template <class Body>
Flow Execution::run_in(const Place& place, Body&& body) {
  const Place outer = variables_.place();
  const std::int32_t levels = budget_.levels_left();
  enter(place);
  Flow flow = Flow::normal;
  try {
    flow = body();
  } catch (const FlowSignal& signal) {
    budget_.set_levels_left(levels);
    flow = signal.flow;
  }
  enter(outer);
  return flow;
}

/// No observer hears of what is rendered meanwhile.
class Silence {
 public:
  explicit Silence(Execution& run) : run_(run) { ++run_.string_depth_; }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() { --run_.string_depth_; }

 private:
  Execution& run_;
};

}  // namespace vtl
