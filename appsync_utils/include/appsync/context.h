// Builds $ctx, the object that templates read and change, from the JSON of a context file. The file
// may be partial and may use either name of an alias; templates see the service's whole shape, and
// aliases (arguments/args) are one object.
//
// The map has arguments/args (one Map), source, stash (a Map), identity, request (with headers),
// info and outErrors; result, error and prev by position; in `unspecified` everything that the file
// gives, as EvaluateMappingTemplate does it. Unknown keys stay. Header names are lower-cased, a
// header sent twice is a list, the cookie header is removed. A Context is a view of a Map in the
// session's heap; it dies with Evaluation::begin_resolver().
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "appsync/evaluation.h"
#include "vtl/template.h"
#include "vtl/value.h"

namespace appsync {

/// Which template of a resolver is about to run.
enum class TemplatePosition : std::uint8_t { unspecified, before, request, response, after };

struct ContextOptions {
  TemplatePosition position = TemplatePosition::unspecified;
  /// A preset as of parse_identity; replaces the identity of the document. Empty: none.
  std::string identity;
  /// For info.parentTypeName and info.fieldName where the document does not give them; empty: none.
  std::string parent_type_name;
  std::string field_name;
};

/// What is wrong with a context document, with the path to it ("$.identity").
struct ContextError {
  std::string path;
  std::string message;
};

class Context {
 public:
  Context() = default;
  explicit Context(vtl::Map* map) : map_(map) {}

  vtl::Map* map() const { return map_; }
  vtl::Map* stash() const;
  vtl::Map* arguments() const;
  /// `ctx` and `context`, for vtl::RenderOptions::variables.
  std::array<vtl::Binding, 2> bindings() const;

  /// $ctx.result; without_result() takes the key away (request templates).
  void set_result(const vtl::Value& result);
  void without_result();
  /// $ctx.error = {message, type}; without_error() makes it null.
  void set_error(const vtl::Value& message, const vtl::Value& type);
  void without_error();
  /// $ctx.prev.result.
  void set_previous_result(const vtl::Value& result);

 private:
  vtl::Map* map_ = nullptr;
};

/// Builds $ctx from `document` (the Map that a context's JSON was read into; it is used, not
/// copied, and changed). A document that is not an object, or an argument, stash or identity of a
/// wrong kind, is a ContextError.
std::variant<Context, ContextError> build_context(Evaluation& evaluation,
                                                  const vtl::Value& document,
                                                  const ContextOptions& options = {});

/// Returns the identity of a preset: "apikey", "iam", "iam:arn:aws:iam::123456789012:user/ana",
/// "cognito:ana,groups=User+Admin", "oidc:ana,issuer=https://id.example.org",
/// "lambda:userId=7,role=admin". Further `name=value` pairs set fields of the identity, names with
/// `claims.` before them claims. The error is a sentence for people.
std::variant<vtl::Value, std::string> parse_identity(vtl::Heap& heap, std::string_view text);

/// Returns what $util.authType() answers for an identity. The shape decides, as recorded from the
/// service: a user pool shows sourceIp and defaultAuthStrategy, IAM userArn and sourceIp, OpenID
/// Connect sub, issuer and claims without a username, a Lambda authorizer resolverContext or
/// nothing at all. Any other shape, and null, is "API Key Authorization".
std::string_view auth_type_of(const vtl::Value& identity);
/// Returns whether an identity is there but has the shape of no mode: its context was written too
/// short.
bool is_identity_of_no_mode(const vtl::Value& identity);

/// Returns the full name of an authorization mode as given to --auth-type: "iam", "cognito",
/// "oidc", "apikey", "lambda" or the service's own text. Empty for anything else.
std::string_view auth_type_named(std::string_view name);

/// A field of $ctx, for the reference.
struct ContextField {
  std::string_view name;     // "info.fieldName"
  std::string_view summary;  // a sentence or two, with the templates that have it
};
/// Returns every field of a whole context, in the order in which they are printed.
std::span<const ContextField> context_fields();

}  // namespace appsync
