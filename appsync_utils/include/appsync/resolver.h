// What a resolver is made of: data source, templates, and for a pipeline its functions.
//
// Why: a resolver file, a suite, a line of a batch and a C++ program all describe the same thing;
// this is that thing, with the texts of its templates already found, so that whoever runs it needs
// no files.
// Invariants: a spec that read_resolver made is consistent: every function has a known data
// source, a unit resolver has one function without a name, a pipeline 1 to 10 with names, and only
// AWS_LAMBDA may lack a template.
// Ownership: owns its texts.
// Threads: a plain value.
// AppSync quirk: names are CloudFormation's (`AMAZON_DYNAMODB`); a pipeline takes at most 10
// functions (quota page).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vtl/value.h"

namespace appsync {

enum class DataSourceType : std::uint8_t {
  none,
  aws_lambda,
  amazon_dynamodb,
  amazon_opensearch_service,
  http,
  relational_database,
  amazon_eventbridge,
};

/// "AMAZON_DYNAMODB"...
std::string_view data_source_type_name(DataSourceType type);
/// By that name; AMAZON_ELASTICSEARCH is OpenSearch's older one. nullopt for any other text.
std::optional<DataSourceType> find_data_source_type(std::string_view name);

struct DataSource {
  std::string name;
  DataSourceType type = DataSourceType::none;
  /// A DynamoDB table with conflict detection: allows Sync and _version, and only some operations.
  bool is_versioned = false;
  /// False for a resolver that was found by the names of its templates: then the type follows from
  /// what the request prints.
  bool is_type_known = true;
};

/// One template with the name that people see in messages.
struct TemplateText {
  std::string name;
  std::string text;
  /// Written in the resolver itself; then the name is only a description.
  bool is_inline = false;
};

struct FunctionSpec {
  /// Empty in a unit resolver.
  std::string name;
  DataSource data_source;
  /// Absent for direct Lambda: the event is the context, the result passes as it is.
  std::optional<TemplateText> request;
  std::optional<TemplateText> response;
};

struct ResolverSpec {
  /// Parent type and field ("Mutation", "startThread"); empty where not given.
  std::string type;
  std::string field;
  bool is_pipeline = false;
  /// A pipeline's own templates; absent, they print `{}` and the last function's result.
  std::optional<TemplateText> before;
  std::optional<TemplateText> after;
  /// In order; the same name may stand more than once. One in a unit resolver.
  std::vector<FunctionSpec> functions;
};

constexpr std::size_t kMaxFunctions = 10;

/// Why a description is no resolver.
struct ResolverProblem {
  std::string message;
  /// Where in the description: object keys and decimal indexes of arrays, for vtl::locate_json.
  std::vector<std::string> path;
  /// The key at the end of the path is meant, not its value.
  bool is_about_key = false;
};

/// Finds the text of a template by the path written in a resolver; a string says why it cannot be
/// had.
using TemplateLoader =
    std::function<std::variant<TemplateText, std::string>(std::string_view path)>;

/// Takes a description in the form of the interchange format (JSON already read). `load` may be
/// empty: then only
/// `{"inline": text}` is taken.
std::variant<ResolverSpec, ResolverProblem> read_resolver(const vtl::Value& description,
                                                          const TemplateLoader& load);

}  // namespace appsync
