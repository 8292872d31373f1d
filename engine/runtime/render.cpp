#include "engine/methods/dispatch.h"
#include "engine/runtime/interpreter.h"
#include "engine/value/to_string.h"
#include "vtl/attempt.h"

namespace vtl {

Interpreter::Interpreter(const std::shared_ptr<const Program>& program, Session& session,
                         const RenderOptions& options)
    : program_(program),
      session_(session),
      options_(options),
      environment_(program->environment()),
      out_(session.output()),
      work_(session.heap().work()),
      loops_left_(session.limits().loop_iterations),
      observer_(options.observer) {
  work_.start(session.limits().steps);
}

RenderResult Interpreter::run() {
  out_.clear();
  try {
    ProgramCache& cache = session_.caches().cache_of(program_);
    make_variables(cache);
    main_unit_.unit = &program_->unit();
    main_unit_.sites = cache.sites.data();
    main_unit_.histories = cache.histories.data();
    main_unit_.positions = cache.positions.data();
    enter({&main_unit_, nullptr});
    register_macros(&main_unit_);
    const Flow flow = run_unit(&main_unit_);
    if (flow == Flow::return_value) {
      result_.return_value = return_value_;
      result_.return_span = return_span_;
    }
  } catch (RenderFailure& failure) {
    result_.error = std::move(failure.error);
  } catch (...) {
    result_.error = placed(failure_in_flight());
  }
  result_.text = out_.view();
  return std::move(result_);
}

}  // namespace vtl
