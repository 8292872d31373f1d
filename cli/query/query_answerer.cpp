#include "cli/query/query_answerer.h"

#include "cli/query/data_resolvers.h"
#include "gql/execution.h"
#include "gql/read_schema.h"

namespace vtlsim {
namespace {

/// The first error of a schema: "schema:3:7: there is no type 'X'".
std::string first_error(const gql::SchemaReading& reading) {
  for (const vtl::Diagnostic& problem : reading.problems) {
    if (problem.severity != vtl::Severity::error) continue;
    if (!problem.source || !problem.primary) return problem.message;
    const vtl::Position at = problem.source->display_position(problem.primary->span.begin);
    return problem.source->name() + ":" + std::to_string(at.line) + ":" +
           std::to_string(at.column) + ": " + problem.message;
  }
  return {};
}

}  // namespace

const QueryAnswerer::KnownSchema& QueryAnswerer::schema_of(std::string_view text) {
  if (const auto found = schemas_.find(text); found != schemas_.end()) return found->second;
  if (schemas_.size() >= kMostKept) {
    documents_.clear();
    schemas_.clear();
  }
  const auto source = std::make_shared<const vtl::Source>("schema", std::string(text));
  gql::SchemaReading reading = gql::read_schema(std::span(&source, 1));
  KnownSchema known{reading.schema, first_error(reading)};
  return schemas_.emplace(std::string(text), std::move(known)).first->second;
}

std::shared_ptr<const gql::PreparedDocument> QueryAnswerer::document_of(
    const std::shared_ptr<const gql::Schema>& schema, std::string_view text) {
  const auto key = std::make_pair(schema.get(), std::string(text));
  if (const auto found = documents_.find(key); found != documents_.end()) return found->second;
  if (documents_.size() >= kMostKept) documents_.clear();
  std::shared_ptr<const gql::PreparedDocument> prepared;
  if (const gql::DocumentReading reading = gql::read_document(std::string(text));
      reading.document) {
    prepared = std::make_shared<const gql::PreparedDocument>(schema, reading.document);
  }
  documents_.emplace(key, prepared);
  return prepared;
}

std::optional<std::string> QueryAnswerer::answer(vtl::TextBuffer& out, const QueryRequest& request,
                                                 vtl::Heap& heap) {
  const KnownSchema& known = schema_of(request.schema);
  if (!known.problem.empty()) return known.problem;
  const auto prepared = document_of(known.schema, request.query);
  if (prepared == nullptr) {
    gql::write_failure(out, gql::parse_failure());
    return std::nullopt;
  }
  if (!prepared->errors().empty()) {
    gql::write_failure(out, prepared->errors());
    return std::nullopt;
  }
  auto planned = prepared->plan(request.operation_name, request.variables, heap);
  if (const auto* const failure = std::get_if<gql::RequestFailure>(&planned)) {
    gql::write_failure(out, *failure);
    return std::nullopt;
  }
  DataResolvers resolvers;
  gql::Execution execution(std::get<gql::PlannedOperation>(planned), resolvers, heap, request.data);
  execution.start();
  execution.write_response(out);
  return std::nullopt;
}

}  // namespace vtlsim
