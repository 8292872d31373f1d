#include "gql/read_schema.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "graphql/schema/prelude.h"
#include "graphql/schema/problems.h"
#include "graphql/schema/schema_builder.h"
#include "graphql/schema/schema_checks.h"
#include "graphql/schema/schema_data.h"
#include "graphql/syntax/parser.h"

namespace gql {
namespace {

std::string_view limit_text(syntax::Limit limit) {
  switch (limit) {
    case syntax::Limit::bytes:
      return "the schema is larger than a schema may be";
    case syntax::Limit::tokens:
      return "the schema has more tokens than a schema may have";
    case syntax::Limit::depth:
      return "brackets are nested too deeply";
    case syntax::Limit::none:
      break;
  }
  return "the schema cannot be parsed";
}

void report_fault(schema::Problems& problems, const syntax::SyntaxFault& fault,
                  std::uint32_t source) {
  const Place at{source, fault.span};
  if (fault.limit != syntax::Limit::none) {
    problems.error("SDL002", std::string(limit_text(fault.limit)), at);
    return;
  }
  const bool is_end = fault.span.begin == fault.span.end;
  const std::string found =
      is_end ? std::string(fault.found) : "'" + std::string(fault.found.substr(0, 40)) + "'";
  problems.error("SDL001", "the schema cannot be parsed: found " + found, at);
}

void report_dropped(schema::Problems& problems, const std::vector<vtl::Span>& dropped,
                    std::uint32_t source) {
  constexpr std::size_t kMost = 20;
  for (std::size_t i = 0; i < dropped.size() && i < kMost; ++i) {
    problems
        .warning("SDL014", "characters that begin no token are passed over", {source, dropped[i]})
        .help = "AppSync drops them without a word";
  }
}

constexpr std::array kCodes = {
    vtl::DiagnosticCode{"SDL001", "the schema cannot be parsed",
                        "The text is not GraphQL's schema language at the place named. Values, "
                        "names and brackets are those of the specification of June 2018; `on`, "
                        "`true`, `false` and `null` are never names."},
    vtl::DiagnosticCode{"SDL002", "the schema is too large or nested too deeply",
                        "AppSync takes schemas of up to 1 MB. Several files together may be larger "
                        "here, but not without bound."},
    vtl::DiagnosticCode{"SDL003", "a type that does not exist",
                        "A field, argument, interface or union names a type that no file of the "
                        "schema defines and that is not built in."},
    vtl::DiagnosticCode{"SDL004", "defined twice",
                        "Two types, fields, arguments or values have the same name. Types of the "
                        "same kind in different files are merged; within one file use `extend`."},
    vtl::DiagnosticCode{"SDL005", "a type of the wrong kind",
                        "Arguments take input types; fields return everything but input types; "
                        "only interfaces can be implemented, and unions consist of object types."},
    vtl::DiagnosticCode{"SDL006", "an interface is not implemented",
                        "A type that implements an interface has all of its fields, with the same "
                        "arguments and with types that fit."},
    vtl::DiagnosticCode{"SDL007", "the schema has no query",
                        "Every API has a root type for queries: the type `Query`, or what "
                        "`schema { query: ... }` names."},
    vtl::DiagnosticCode{"SDL008", "a directive that does not fit",
                        "AppSync knows @aws_subscribe, @aws_publish, @aws_auth, @aws_api_key, "
                        "@aws_iam, @aws_oidc, @aws_lambda, @aws_cognito_user_pools and "
                        "@deprecated. Others are passed over. Directives such as @model belong to "
                        "Amplify, which makes another schema of them."},
    vtl::DiagnosticCode{"SDL010", "an extension of a type that does not exist",
                        "`extend type X` adds to a type X, which has to be defined."},
    vtl::DiagnosticCode{"SDL011", "an empty type",
                        "Types, input types, enums and unions need content to be of use."},
    vtl::DiagnosticCode{"SDL012", "a custom scalar",
                        "AppSync has the scalars of GraphQL and its own (AWSDateTime, AWSJSON and "
                        "others) and takes no others."},
    vtl::DiagnosticCode{"SDL013", "an input type that requires itself",
                        "A value of the type would have to contain a value of the type, and so on "
                        "without end. One of the fields of the circle has to be nullable."},
    vtl::DiagnosticCode{"SDL014", "characters without meaning",
                        "The engine of AppSync drops characters that begin no token. They are "
                        "mostly a mistake: a semicolon, a string without its end."},
    vtl::DiagnosticCode{"SDL015", "a reserved name",
                        "Names that begin with two underscores belong to introspection."},
    vtl::DiagnosticCode{"SDL016", "a default value of another type",
                        "The default value of an argument or input field cannot be a value of its "
                        "type: a number for a String, a name that the enum does not have, a "
                        "missing required field."},
};

}  // namespace

bool SchemaReading::is_valid() const {
  return std::none_of(problems.begin(), problems.end(), [](const vtl::Diagnostic& problem) {
    return problem.severity == vtl::Severity::error;
  });
}

SchemaReading read_schema(std::span<const std::shared_ptr<const vtl::Source>> sources,
                          const TextLimits& limits) {
  auto data = std::make_unique<SchemaData>();
  data->sources.assign(sources.begin(), sources.end());
  schema::Problems problems(data->sources);
  schema::SchemaBuilder builder(*data, problems);

  const syntax::Parsed built_in =
      syntax::parse(schema::prelude(), kSchemaLimits, data->arena, syntax::Dialect::schema);
  assert(!built_in.fault);
  builder.collect(built_in.document, Place::kNowhere);

  TextLimits left = limits;
  bool is_whole = true;
  for (std::uint32_t i = 0; i < data->sources.size(); ++i) {
    const std::string_view text = data->sources[i]->text();
    const syntax::Parsed parsed = syntax::parse(text, left, data->arena, syntax::Dialect::schema);
    if (parsed.fault) {
      report_fault(problems, *parsed.fault, i);
      is_whole = false;
    }
    report_dropped(problems, parsed.dropped, i);
    builder.collect(parsed.document, i);
    left.bytes -= std::min(left.bytes, text.size());
  }
  builder.build(is_whole);
  schema::check_schema(*data, problems);

  SchemaReading reading;
  reading.problems = problems.take();
  reading.schema = std::make_shared<const Schema>(std::move(data));
  return reading;
}

std::span<const vtl::DiagnosticCode> schema_codes() {
  return kCodes;
}

}  // namespace gql
