// What AppSync adds to Velocity: the profile, and the objects $util, $utils (an alias) and
// $extensions with all their functions. The same tables serve calls, `vtlsim doc`, "did you mean"
// and the test that runs every example.
//
// Everything here may be used from any number of threads. $ctx and $context are variables, see
// context.h. A render in this environment needs an Evaluation as its session's host state, see
// evaluation.h.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "appsync/compatibility.h"
#include "vtl/environment.h"
#include "vtl/limits.h"
#include "vtl/method.h"

namespace appsync {

struct UtilOptions {
  vtl::Limits limits;
  /// Only the fields that decide about dispatch matter here (set_null_assigns,
  /// empty_checks_take_collections); an Evaluation is given the same value for the rest.
  Compatibility compatibility;
};

/// AppSync's dialect: Velocity 1.7 with #return added; #macro, #define, #parse, #include, #evaluate
/// and #stop are refused, and a #foreach ends silently after 1,000 iterations
/// (directive.foreach.maxloops).
const vtl::Profile& profile();

/// Returns profile `appsync` with $util, $utils and $extensions; never null.
std::shared_ptr<const vtl::Environment> make_environment(const UtilOptions& options = {});

/// Returns every namespace in the order of AWS's documentation: $util, $util.time, ...,
/// $extensions.
std::span<const vtl::HostNamespace* const> all_namespaces();

/// Finds a namespace by the name written in a template, with or without `$`, also under $utils:
/// "util.time". Returns nullptr when there is none.
const vtl::HostNamespace* find_namespace(std::string_view name);

/// A function that deployed templates use but that cannot work offline.
struct UnsupportedFunction {
  std::string_view name;    // "$util.authRules.queryAuth"
  std::string_view reason;  // one sentence
};
std::span<const UnsupportedFunction> unsupported_functions();

}  // namespace appsync
