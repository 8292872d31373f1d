// Runs a resolver given as JSON text, so that a test of a rule of the service is the resolver, what
// goes in, and what comes out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appsync/simulator.h"

namespace simulator_test {

struct RunInput {
  /// JSON of the resolver, templates inline.
  std::string resolver;
  std::string context = "{}";
  std::string answers = "{}";
  appsync::SimulationOptions options = {};
  appsync::Compatibility compatibility = {};
};

/// Fails the test when the text is not a resolver.
appsync::Outcome run(const RunInput& input);

/// A unit resolver Query.getPost on a data source `source` of `type`.
std::string unit(std::string_view type, std::string_view request, std::string_view response);

/// A template of a pipeline function on data source NONE, by default passing on what it is given.
struct Function {
  std::string name;
  std::string request = "{\"payload\": 1}";
  std::string response = "$util.toJson($ctx.result)";
  std::string type = "NONE";
};
/// A pipeline Mutation.startThread; each function has a data source of its own, named like it.
std::string pipeline(const std::vector<Function>& functions,
                     const std::optional<std::string>& before = "{}",
                     const std::optional<std::string>& after = "$util.toJson($ctx.result)");

/// "errorType|message" of the only error; "none" when there is none.
std::string only_error(const appsync::Outcome& outcome);
/// `before request:f response:f after`, with `!` behind what ended by #return and `~` behind what
/// was skipped.
std::string steps_text(const appsync::Outcome& outcome);

}  // namespace simulator_test
