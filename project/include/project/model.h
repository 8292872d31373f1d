// A project as AppSync sees it: APIs with their data sources, functions and resolvers, whatever
// tool describes them. Paths are relative to the root, with `/` and without `./`; the root is the
// only absolute path.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "documents/node.h"
#include "vtl/diagnostic.h"

namespace project {

enum class ProjectKind : std::uint8_t {
  serverless_v1,
  serverless_v2,
  cloudformation,
  cdk,
  amplify,
  terraform,
  resolvers,
  names,
};

/// A kind by the name that people write: "serverless-v1" and so on.
struct KindRow {
  ProjectKind kind;
  std::string_view name;
};
std::span<const KindRow> kinds();
std::string_view kind_name(ProjectKind kind);
std::optional<ProjectKind> find_kind(std::string_view name);

/// Lines and columns count from 1, columns in characters; line 0: no place.
struct Position {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

struct Template {
  /// The template's file, or for an inline text the configuration that holds it.
  std::string file;
  /// Where an inline text begins.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool is_inline = false;
  /// Whether vtlsim made it: it is in no file.
  bool is_generated = false;
  /// Whether the named file does not exist; then there is no text.
  bool is_missing = false;
  /// The template as it reaches AppSync: after substitutions.
  std::string text;
  /// The digest of `text`, in hexadecimal.
  std::string sha256;
  /// Where each character of the text comes from.
  documents::TextPieces pieces;
  std::vector<std::string> substituted;
  /// Placeholders that stayed because nothing replaces them.
  std::vector<std::string> unresolved;
  /// A file of the project with the same bytes as an inline text; or empty.
  std::string origin;
};

enum class Runtime : std::uint8_t { vtl, appsync_js };

/// An object of a configuration that is passed on as it is (caching, sync ...), evaluated; may be
/// null.
using Setting = documents::NodeRef;

struct DataSource {
  std::string name;
  std::string type;
  std::string table;
  bool is_versioned = false;
  Setting delta_sync;
  std::string function;
  std::string endpoint;
  Setting signing;
  std::string database;
  std::string cluster;
  std::string schema;
  std::string event_bus;
  std::string region;
  Position source;
};

struct Function {
  std::string name;
  /// Empty when it is not known.
  std::string data_source;
  Runtime runtime = Runtime::vtl;
  std::optional<Template> request;
  std::optional<Template> response;
  std::optional<Template> code;
  std::optional<std::uint32_t> max_batch_size;
  Setting sync;
  Position source;
};

struct Resolver {
  std::string type;
  std::string field;
  bool is_pipeline = false;
  Runtime runtime = Runtime::vtl;
  /// The data source of a unit resolver; empty when it is not known.
  std::string data_source;
  /// The functions of a pipeline by name, in order, repeats kept.
  std::vector<std::string> functions;
  /// In a pipeline these are Before and After.
  std::optional<Template> request;
  std::optional<Template> response;
  std::optional<Template> code;
  Setting caching;
  std::optional<std::uint32_t> max_batch_size;
  Setting sync;
  Position source;
};

struct Authentication {
  std::string type;
  Setting user_pool;
  Setting open_id;
  Setting lambda_authorizer;
};

struct SchemaSource {
  std::vector<std::string> files;
  /// A schema that is written in a configuration.
  std::optional<Template> inline_text;
};

struct Api {
  std::string name;
  std::string id;
  /// Defined elsewhere; the project adds to it.
  bool is_external = false;
  Position source;
  SchemaSource schema;
  Authentication authentication;
  std::vector<Authentication> additional_authentications;
  std::map<std::string, std::string> environment;
  Setting caching;
  std::vector<std::string> api_keys;
  std::optional<std::uint32_t> query_depth_limit;
  std::optional<std::uint32_t> resolver_count_limit;
  bool has_introspection = true;
  std::vector<DataSource> data_sources;
  std::vector<Function> functions;
  std::vector<Resolver> resolvers;
};

struct Table {
  std::string name;
  std::string id;
  /// A CreateTable document.
  documents::NodeRef definition;
  /// Attribute of the time to live; or empty.
  std::string ttl;
  Position source;
};

struct StreamEvent {
  std::string stream;
  std::optional<std::uint32_t> batch_size;
  std::string starting_position;
};

struct Lambda {
  std::string name;
  std::string id;
  std::string runtime;
  std::string handler;
  std::string code;
  std::map<std::string, std::string> environment;
  std::optional<std::uint32_t> timeout;
  std::optional<std::uint32_t> memory;
  std::vector<StreamEvent> events;
  Position source;
};

struct Substitution {
  std::string name;
  std::string value;
  bool is_resolved = true;
  std::size_t used = 0;
  Position source;
};

/// A value that only a deployment knows and that reached a template or a name.
struct Assumption {
  std::string name;
  std::string value;
  std::size_t used = 0;
  Position source;
};

struct Problem {
  /// "PRJ002".
  std::string code;
  vtl::Severity severity = vtl::Severity::error;
  std::string message;
  std::string help;
  Position place;
  /// What PRJ002 misses: "template", "schema", "stack", "variable-file"; or empty.
  std::string what;
  std::string missing;
  std::string type;
  std::string field;
  /// The text of `place.file`, to be shown; may be null.
  std::shared_ptr<const vtl::Source> text;
  vtl::Span span;
};

struct Project {
  /// Absolute.
  std::string root;
  ProjectKind kind = ProjectKind::names;
  /// False when there is no project; then the problems say why.
  bool is_found = true;
  /// Configurations that were read.
  std::vector<std::string> sources;
  std::vector<Api> apis;
  std::vector<Table> tables;
  std::vector<Lambda> lambdas;
  std::vector<Substitution> substitutions;
  std::vector<Assumption> assumed;
  std::vector<std::string> unused_templates;
  std::vector<Problem> problems;
};

}  // namespace project
