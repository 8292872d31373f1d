// One run of one resolver, from the first template to the value of the field.
//
// Why: the order of steps, and what each way of ending a step means for the rest, is the heart of
// the simulator; it reads here as the service's documentation tells it.
// Invariants: a field that fails throws FieldFailed, a fixture that does not fit throws RunFailed;
// both end in run().
// Ownership: refers to everything it is given; the outcome is moved out by run().
// Threads: one, as its session.
// AppSync quirks: #return in Before or in the request of a unit resolver gives the field's value
// at once; in the request of a function it passes over data source and response; anywhere else it
// only ends its template. Under 2017-02-28 a null result passes over the response template, and a
// failed source fails the field with what the response prints as `data`; under 2018-05-29, and in
// any function, the response template always runs and decides.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "appsync/context.h"
#include "appsync/outcome.h"
#include "appsync/request_contract.h"
#include "appsync/resolver_outcome.h"
#include "appsync/simulator.h"
#include "appsync/value_writer.h"
#include "appsync_utils/simulator/compiled_resolver.h"
#include "appsync_utils/simulator/data_source_answers.h"
#include "appsync_utils/simulator/output_places.h"
#include "appsync_utils/simulator/printed_document.h"

namespace appsync {

class ResolverRun {
 public:
  ResolverRun(const CompiledResolver::Program& program, Evaluation& evaluation,
              const vtl::Value& answers, const SimulationOptions& options);

  Outcome run(const vtl::Value& context);

 private:
  /// A value between steps, with its JSON as it was printed.
  struct StepValue {
    vtl::Value value;
    std::string json = "null";
    bool is_returned = false;
  };
  /// What the data source said to a request.
  struct Answered {
    Answer answer;
    TemplateVersion version = TemplateVersion::v2018_05_29;
  };
  /// One template that just ran.
  struct Printed {
    const CompiledTemplate* source = nullptr;
    /// Copy in the heap.
    std::string_view text;
    bool is_returned = false;
    vtl::Value returned;
  };

  void build(const vtl::Value& context);
  void check_sizes() const;
  StepValue run_unit();
  StepValue run_pipeline();
  StepValue run_function(std::size_t index);
  /// True when #return ended it; then `result` is what it gave.
  bool run_request(std::size_t index, Answered& answered, StepValue& result);
  StepValue run_response(std::size_t index, const Answered& answered);
  StepValue default_response(std::size_t index, const Answered& answered);

  Printed render(StepKind kind, std::size_t index, const CompiledTemplate& compiled);
  /// What a Before, response or After template came to.
  StepValue read_value(const Printed& printed);
  StepValue returned_value(const Printed& printed);
  vtl::Value read_request(const Printed& printed, DataSource& source, TemplateVersion& version);
  Answer call(std::size_t index, DataSourceType type, std::string request_json,
              const vtl::Value& document);
  void skip(StepKind kind, std::size_t index, const CompiledTemplate* compiled);
  Step& begin_step(StepKind kind, std::size_t index, const CompiledTemplate& compiled);

  /// What the run leaves behind; a value that cannot be written fails the field.
  void write_records();
  FieldError field_error(const ErrorDetails& error);
  /// JSON of a value that the field comes to: where it cannot be written, the field fails.
  std::string json_of(std::string_view name, const vtl::Value& value);
  std::string shown_stash() { return shown_.write("the stash", vtl::Value(context_.stash())); }
  std::optional<vtl::Diagnostic> diagnose_place(const Printed& printed, std::string_view code,
                                                std::string message, vtl::Severity severity,
                                                std::size_t begin, std::size_t end) const;
  std::optional<vtl::Diagnostic> diagnose_path(const Printed& printed, std::string_view code,
                                               std::string message, vtl::Severity severity,
                                               const JsonPath& path, bool is_about_key,
                                               std::string_view placeholder) const;

  const CompiledResolver::Program& program_;
  Evaluation& evaluation_;
  const SimulationOptions& options_;
  vtl::Heap& heap_;
  vtl::JsonReadOptions read_options_;
  DataSourceAnswers answers_;
  ValueWriter writer_;
  /// Writes what is shown of single steps, which is not part of the evaluation.
  ValueWriter shown_;
  Context context_;
  OutputPlaces places_;
  Outcome outcome_;
  bool has_failed_ = false;
};

}  // namespace appsync
