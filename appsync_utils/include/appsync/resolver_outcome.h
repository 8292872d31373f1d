// What came out of one run of a resolver.
//
// Why: people, suites and other programs look at the same things: the value of the field, the
// errors a client gets, the calls of data sources, and what each template printed.
// Invariants: members named `*_json` hold one compact JSON value; everything is independent of the
// session that ran it.
// Ownership: owns its texts; diagnostics share the sources of the templates.
// Threads: a plain value.
// AppSync quirk: an error has all of path, data, errorType, errorInfo, locations and message, null
// or not; `locations` is null here because there is no query offline.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/diagnostic.h"

namespace appsync {

/// One entry of the `errors` that a GraphQL client gets.
struct FieldError {
  std::string data_json = "null";
  std::optional<std::string> error_type;
  std::string error_info_json = "null";
  std::string message;
  /// For people: the place in the template, where one is known.
  std::optional<vtl::Diagnostic> diagnostic;
};

struct DataSourceCall {
  /// Absent in a unit resolver.
  std::optional<std::string> function;
  std::string data_source;
  /// The whole evaluated document; of a Lambda without request template the event.
  std::string request_json;
};

enum class StepKind : std::uint8_t { before, request, response, after };
/// "before", "request", "response", "after".
std::string_view step_kind_name(StepKind kind);

/// One template that ran, or that was passed over.
struct Step {
  StepKind kind = StepKind::request;
  std::optional<std::string> function;
  /// Path as the resolver writes it; absent for an inline template.
  std::optional<std::string> template_name;
  /// All that was printed, also up to an error.
  std::string text;
  /// What it came to: the document, or what #return gave; absent when there is none (an error,
  /// skipped).
  std::optional<std::string> value_json;
  /// Ended by #return.
  bool is_returned = false;
  bool is_skipped = false;
  /// `$ctx.stash` behind the step; only with SimulationOptions::keep_stashes, like the next one.
  std::string stash_json;
  /// What the data source answered to a request step: `{"error":..,"result":..}`.
  std::optional<std::string> answer_json;
};

/// Why the run itself could not be done: the fixture's fault, not the resolver's.
struct Failure {
  std::string message;
  /// Where, in words ("call 2 of function `putThread`"); absent when there is nothing to add.
  std::optional<std::string> location;
};

struct Outcome {
  /// Key of `errors[].path`; empty when nobody named the field.
  std::string field;
  std::string data_json = "null";
  std::vector<FieldError> errors;
  std::vector<DataSourceCall> calls;
  std::string stash_json = "{}";
  std::string out_errors_json = "[]";
  std::vector<std::string> logs;
  std::vector<Step> steps;
  std::optional<Failure> failure;
  /// For people: null references that printed themselves, unused placeholders; only with
  /// SimulationOptions::has_diagnostics.
  std::vector<vtl::Diagnostic> warnings;
  /// What went right and may not be what was meant; without a place.
  std::vector<vtl::Diagnostic> notes;
};

/// `{"path":..,"data":..,"errorType":..,"errorInfo":..,"locations":null,"message":..}`.
void append_field_error_json(std::string& out, const FieldError& error, std::string_view field);
/// The members of the interchange format without the braces around them, so that a caller may put
/// others before them.
void append_outcome_members(std::string& out, const Outcome& outcome);
std::string to_json(const Outcome& outcome);

}  // namespace appsync
