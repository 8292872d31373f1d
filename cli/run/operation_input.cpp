#include "cli/run/operation_input.h"

#include <memory>
#include <span>
#include <utility>
#include <variant>

#include "cli/files/read_file.h"
#include "gql/prepared.h"
#include "gql/read_schema.h"
#include "gql/selection.h"
#include "vtl/json.h"

namespace vtlsim {
namespace {

std::variant<std::shared_ptr<const gql::Schema>, Failure> read_schemas(
    std::span<const std::string> paths, Console& console) {
  std::vector<std::shared_ptr<const vtl::Source>> sources;
  for (const std::string& path : paths) {
    auto read = read_text_file(path, console);
    if (auto* const refused = std::get_if<Failure>(&read)) return std::move(*refused);
    sources.push_back(std::make_shared<const vtl::Source>(display_name(path),
                                                          std::get<std::string>(std::move(read))));
  }
  gql::SchemaReading reading = gql::read_schema(sources);
  for (vtl::Diagnostic& problem : reading.problems) {
    if (problem.severity != vtl::Severity::error) continue;
    return Failure{std::move(problem), ExitCode::unparsable};
  }
  return reading.schema;
}

std::variant<std::string, Failure> read_operation(const std::string& operation, Console& console) {
  if (operation.find('{') != std::string::npos) return operation;
  auto read = read_text_file(operation, console);
  if (auto* const refused = std::get_if<Failure>(&read)) return std::move(*refused);
  return std::get<std::string>(std::move(read));
}

std::variant<vtl::Value, Failure> read_variables(const std::optional<std::string>& path,
                                                 vtl::Heap& heap, Console& console) {
  if (!path) return vtl::Value();
  auto text = read_text_file(*path, console);
  if (auto* const refused = std::get_if<Failure>(&text)) return std::move(*refused);
  const auto read = vtl::read_json(std::get<std::string>(text), heap);
  const vtl::Value* const value = std::get_if<vtl::Value>(&read);
  if (value == nullptr || !value->is_map()) {
    return failure(ExitCode::unparsable, "CLI042",
                   display_name(*path) + ": variables are a JSON object");
  }
  return *value;
}

std::string place(const gql::Location& at) {
  return std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
}

Failure refuse(std::string message, std::string help = {}) {
  return failure(ExitCode::unparsable, "CLI040", "the operation " + std::move(message),
                 std::move(help));
}

std::variant<gql::PlannedOperation, Failure> plan_operation(const gql::PreparedDocument& prepared,
                                                            const OperationSettings& settings,
                                                            const vtl::Value& variables,
                                                            vtl::Heap& heap) {
  if (!prepared.errors().empty()) {
    const gql::ValidationError& error = prepared.errors().front();
    return refuse("is not valid: " +
                  (error.locations.empty() ? std::string() : place(error.locations.front())) +
                  error.message);
  }
  std::optional<std::string_view> name;
  if (settings.operation_name) name = *settings.operation_name;
  auto planned = prepared.plan(name, variables, heap);
  if (auto* const failed = std::get_if<gql::RequestFailure>(&planned)) {
    return refuse("cannot be executed: " + failed->message,
                  name ? "" : "--operation-name chooses one of several");
  }
  return std::get<gql::PlannedOperation>(std::move(planned));
}

/// Coerced values refer to the texts of schema and document, which the context outlives.
vtl::Value copy_of(vtl::Map* map, vtl::Heap& heap) {
  const std::string text = vtl::to_json(vtl::Value(map));
  const auto read = vtl::read_json(text, heap);
  const vtl::Value* const value = std::get_if<vtl::Value>(&read);
  return value == nullptr ? vtl::Value() : *value;
}

void put_info(const gql::FieldInfo& field, vtl::Map& context, vtl::Heap& heap) {
  const vtl::Value given = context.get("info");
  vtl::Map* const info = given.is_map() ? given.as_map() : heap.make_map();
  const auto put = [&](std::string_view key, const vtl::Value& value) {
    if (!info->contains(vtl::Value(key))) info->put(key, value);
  };
  vtl::List* const list = heap.make_list();
  for (const std::string& path : field.selection_set_list) list->append(heap.string(path));
  put("fieldName", heap.string(field.field_name));
  put("parentTypeName", heap.string(field.parent_type_name));
  put("variables", copy_of(field.variables, heap));
  put("selectionSetList", vtl::Value(list));
  put("selectionSetGraphQL", heap.string(field.selection_set_graphql));
  context.put("info", vtl::Value(info));
  if (!context.contains(vtl::Value(std::string_view("arguments"))) &&
      !context.contains(vtl::Value(std::string_view("args")))) {
    context.put("arguments", copy_of(field.arguments, heap));
  }
}

}  // namespace

std::optional<Failure> apply_operation(const OperationSettings& settings, std::string_view type,
                                       std::string_view field, vtl::Map& context, vtl::Heap& heap,
                                       Console& console) {
  if (type.empty() || field.empty()) {
    return failure(ExitCode::usage, "CLI003",
                   "--operation needs a resolver that says its type and field",
                   "name them in the resolver file, or in the names of its templates");
  }
  auto schema = read_schemas(settings.schema_paths, console);
  if (auto* const refused = std::get_if<Failure>(&schema)) return std::move(*refused);
  auto text = read_operation(*settings.operation, console);
  if (auto* const refused = std::get_if<Failure>(&text)) return std::move(*refused);
  auto variables = read_variables(settings.variables_path, heap, console);
  if (auto* const refused = std::get_if<Failure>(&variables)) return std::move(*refused);

  const gql::DocumentReading reading = gql::read_document(std::get<std::string>(std::move(text)));
  if (reading.fault) {
    return refuse("cannot be parsed: " + place(reading.fault->at) + "found " +
                  reading.fault->found);
  }
  const gql::PreparedDocument prepared(std::get<std::shared_ptr<const gql::Schema>>(schema),
                                       reading.document);
  auto planned = plan_operation(prepared, settings, std::get<vtl::Value>(variables), heap);
  if (auto* const refused = std::get_if<Failure>(&planned)) return std::move(*refused);
  const auto info = gql::find_field(std::get<gql::PlannedOperation>(planned), type, field, heap);
  if (!info) {
    return failure(ExitCode::usage, "CLI041",
                   "the operation does not select " + std::string(type) + "." + std::string(field));
  }
  put_info(*info, context, heap);
  return std::nullopt;
}

}  // namespace vtlsim
