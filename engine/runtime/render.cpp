#include <utility>

#include "engine/runtime/execution.h"
#include "engine/runtime/failures.h"
#include "vtl/attempt.h"

namespace vtl {

Execution::Execution(const std::shared_ptr<const Program>& program, Session& session,
                     const RenderOptions& options, const TextCompiler& compiler)
    : program_(program),
      session_(session),
      options_(options),
      environment_(program->environment()),
      compiler_(compiler),
      out_(session.output()),
      budget_(session.heap().work(), session.limits()),
      variables_(session, options),
      sites_(session, budget_),
      observer_(options.observer) {}

RenderResult Execution::run() {
  out_.clear();
  try {
    ProgramCache& cache = session_.caches().cache_of(program_);
    variables_.make(cache);
    cache.give_to(main_unit_);
    enter({&main_unit_, nullptr});
    if (!program_->macros().empty()) extras().macros.add_all(main_unit_);
    budget_.enter_text();
    const Flow flow =
        run_in(variables_.place(), [this] { return execute_block(program_->root()); });
    if (flow == Flow::return_value) {
      result_.return_value = return_value_;
      result_.return_span = return_span_;
    }
  } catch (RenderFailure& failure) {
    result_.error = std::move(failure.error);
  } catch (...) {
    result_.error = at_current(failure_in_flight());
  }
  result_.text = out_.view();
  return std::move(result_);
}

RenderError Execution::at_current(RenderError error) const {
  if (current_ != nullptr) {
    error.position = current_->position();
    error.span = current_->span();
  }
  return error;
}

Value Execution::variable_through_frames(std::uint32_t slot) {
  const Variables::Reading reading = variables_.read(slot);
  if (reading.argument == nullptr) return reading.value;
  // By name: evaluated where the call stands, as if written there.
  const NativeDepth depth(budget_);
  struct Return {
    Execution& run;
    Place place;
    ~Return() { run.enter(place); }
  } const back{*this, variables_.place()};
  enter({reading.frame->caller, reading.frame->below});
  return evaluate(*reading.argument->instruction);
}

}  // namespace vtl
