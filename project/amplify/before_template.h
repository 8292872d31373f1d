// The Before template that Amplify's transformer 2 puts in front of every pipeline: it fills the
// stash.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace project {

/// What the generated text depends on.
struct BeforeFacts {
  std::string type;
  std::string field;
  /// "AMAZON_DYNAMODB", or "NONE".
  std::string data_source_type;
  std::string api_id;
  /// Name of the table, endpoint, ARN of the function or database, by the type; or empty.
  std::string target;
  bool has_conflict_handling = false;
  bool has_iam = false;
  std::string account;
  std::string partition = "aws";
  std::string auth_role;
  std::string unauth_role;
  std::string identity_pool;
  std::vector<std::string> admin_roles;
  /// Whether it is a chain of @function or @http, without a model.
  bool is_chain = false;
  /// Version of @aws-amplify/graphql-transformer-core; empty for the newest.
  std::string core_version;
};

std::string before_template(const BeforeFacts& facts);

/// The text of every After template.
inline constexpr std::string_view kAmplifyAfter = "$util.toJson($ctx.prev.result)";
/// The text of a slot's half that has no file.
inline constexpr std::string_view kAmplifyNothing = "$util.toJson({})";

}  // namespace project
