// What the tests of GraphQL share: a request from texts to the text of the answer.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "cli/query/data_resolvers.h"
#include "gql/document.h"
#include "gql/execution.h"
#include "gql/prepared.h"
#include "gql/read_schema.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/json.h"

namespace graphql_test {

inline std::shared_ptr<const gql::Schema> schema_of(std::string text) {
  const auto source = std::make_shared<const vtl::Source>("schema.graphql", std::move(text));
  return gql::read_schema(std::span(&source, 1)).schema;
}

inline vtl::Value json(std::string_view text, vtl::Heap& heap) {
  return std::get<vtl::Value>(vtl::read_json(text, heap));
}

struct Request {
  std::string query;
  std::string variables = "null";
  std::string data = "{}";
  std::optional<std::string> operation = std::nullopt;
  gql::ValidationOptions validation = {};
  gql::ExecutionLimits limits = {};
};

/// The body of the answer; every field may have a resolver with `resolvers`.
inline std::string answer(const std::shared_ptr<const gql::Schema>& schema, const Request& request,
                          gql::Resolvers* resolvers = nullptr) {
  vtl::TextBuffer out;
  const gql::DocumentReading reading = gql::read_document(request.query);
  if (!reading.document) {
    gql::write_failure(out, gql::parse_failure());
    return std::string(out.view());
  }
  const gql::PreparedDocument prepared(schema, reading.document, request.validation);
  if (!prepared.errors().empty()) {
    gql::write_failure(out, prepared.errors());
    return std::string(out.view());
  }
  vtl::Heap heap;
  auto planned = prepared.plan(request.operation, json(request.variables, heap), heap);
  if (const auto* const failure = std::get_if<gql::RequestFailure>(&planned)) {
    gql::write_failure(out, *failure);
    return std::string(out.view());
  }
  vtlsim::DataResolvers by_data;
  gql::Execution execution(std::get<gql::PlannedOperation>(planned),
                           resolvers != nullptr ? *resolvers : by_data, heap,
                           json(request.data, heap), request.limits);
  execution.start();
  execution.write_response(out);
  return std::string(out.view());
}

}  // namespace graphql_test
