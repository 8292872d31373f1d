// Resolvers against the schema: does it have the type and the field?
#include <memory>
#include <string>
#include <vector>

#include "gql/read_schema.h"
#include "project/reading/format.h"

namespace project {
namespace {

/// The texts of a schema; empty when one of them cannot be had.
std::vector<std::shared_ptr<const vtl::Source>> texts_of(Reading& reading, const Api& api) {
  std::vector<std::shared_ptr<const vtl::Source>> texts;
  for (const std::string& file : api.schema.files) {
    auto text = reading.source(file);
    if (text == nullptr) return {};
    texts.push_back(std::move(text));
  }
  if (api.schema.inline_text) {
    const Template& text = *api.schema.inline_text;
    texts.push_back(std::make_shared<const vtl::Source>(text.file, text.text));
  }
  return texts;
}

void check_api(Reading& reading, const Api& api) {
  const auto texts = texts_of(reading, api);
  if (texts.empty()) return;
  const gql::SchemaReading read = gql::read_schema(texts);
  for (const vtl::Diagnostic& problem : read.problems) {
    // SDL001 and SDL002: it is not a schema at all. Finer points are those of `vtlsim check`.
    if (problem.code != "SDL001" && problem.code != "SDL002") continue;
    const bool is_inline = api.schema.inline_text.has_value();
    if (is_inline) {
      const documents::Place place = documents::place_of(
          api.schema.inline_text->pieces, problem.primary ? problem.primary->span.begin : 0);
      reading.report("PRJ001", vtl::Severity::error, problem.message, place);
    } else {
      reading.report("PRJ001", vtl::Severity::error, problem.message,
                     {problem.source, problem.primary ? problem.primary->span : vtl::Span{}});
    }
    return;
  }
  for (std::size_t i = 0; i < api.resolvers.size(); ++i) {
    const Resolver& resolver = api.resolvers[i];
    const gql::Type* type = read.schema->find(resolver.type);
    if (type != nullptr && type->field(resolver.field) != nullptr) continue;
    std::vector<std::string> names;
    std::string message = "the schema has no type `" + resolver.type + "`";
    std::string wanted = resolver.type;
    if (type != nullptr) {
      message = "`" + resolver.type + "` has no field `" + resolver.field + "` in the schema";
      wanted = resolver.field;
      for (const gql::Field& field : type->fields) names.emplace_back(field.name);
    } else {
      for (const gql::Type* one : read.schema->types()) names.emplace_back(one->name);
    }
    Problem& problem =
        reading.report_at("PRJ008", vtl::Severity::error, std::move(message), resolver.source);
    problem.help = did_you_mean(wanted, names);
    problem.type = resolver.type;
    problem.field = resolver.field;
  }
}

}  // namespace

void check_schemas(Reading& reading) {
  for (const Api& api : reading.project.apis) check_api(reading, api);
}

}  // namespace project
