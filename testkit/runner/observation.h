// What came out of running the subject of a test, in the terms of `expect`.
//
// Why: a template and a resolver give different accounts of themselves; expectations and snapshots
// look at one. Threads: a plain value.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "appsync/evaluation.h"
#include "appsync/simulator.h"
#include "vtl/diagnostic.h"
#include "vtlsim/suite.h"

namespace vtlsim {

/// What a node of a template printed.
struct PrintedRange {
  vtl::Span node;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Observation {
  bool is_template = true;
  /// The run could not be done: a fault of the fixture.
  std::optional<std::string> fault;
  /// What a template printed, or the text of what #return gave.
  std::string text;
  bool is_returned = false;
  /// The document that a template printed, as strict JSON and as the service reads it (trailing
  /// commas pass), or why it is not one.
  std::optional<Json> json;
  std::optional<Json> document;
  std::string no_json;
  std::string no_document;
  /// Objects {message, errorType, data, errorInfo}, with path and locations where a client gets
  /// them.
  Json errors = Json::array();
  Json calls = Json::array();
  Json result;
  Json stash = Json::object();
  Json out_errors = Json::array();
  Json logs = Json::array();
  /// Source texts of references that printed themselves.
  Json warnings = Json::array();
  /// Lines for people: `reference`: reason (help).
  std::vector<std::string> unresolved;
  /// What went right and may not be what was meant; without a place.
  std::vector<vtl::Diagnostic> notes;
  /// Placeholders that are unused or undefined: failures under `strict`.
  std::vector<vtl::Diagnostic> request_warnings;
  std::vector<vtl::Diagnostic> error_places;
  /// Which part of a template printed what, where that is wanted.
  std::vector<PrintedRange> printed;
};

/// Compiles on first use and runs; `has_ranges` records who printed what.
Observation observe_template(const vtl::TemplateCache::Entry& entry, const TemplateSubject& subject,
                             const TestCase& test, appsync::Evaluation& evaluation,
                             bool has_ranges);
Observation observe_resolver(const appsync::CompiledResolver& resolver, const TestCase& test,
                             appsync::Evaluation& evaluation);

/// What a snapshot stores of it.
Json snapshot_document(const Observation& observation);

}  // namespace vtlsim
