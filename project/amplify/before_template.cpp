#include "project/amplify/before_template.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace project {
namespace {

using Version = std::array<std::uint32_t, 3>;

/// Missing numbers are 0; no version at all is the newest.
Version parse_version(std::string_view text) {
  if (text.empty()) return {UINT32_MAX, 0, 0};
  Version version{};
  for (std::uint32_t& number : version) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with('.')) break;
    text.remove_prefix(1);
  }
  return version;
}

/// VTL has no escape for a quote in a text; what Amplify puts here has none.
std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

class Builder {
 public:
  explicit Builder(const BeforeFacts& facts)
      : facts_(facts), version_(parse_version(facts.core_version)) {}

  std::string build() {
    put("typeName", quoted(facts_.type));
    put("fieldName", quoted(facts_.field));
    if (facts_.is_chain) {
      if (facts_.has_iam) identity();
      return text_ + "$util.toJson({})";
    }
    put("conditions", "[]");
    put("metadata", "{}");
    put_metadata("dataSourceType",
                 quoted(facts_.data_source_type.empty() ? "NONE" : facts_.data_source_type));
    put_metadata("apiId", quoted(facts_.api_id));
    if (is_at_least({1, 2, 1})) put("connectionAttributes", "{}");
    target();
    if (facts_.has_conflict_handling && is_at_least({1, 3, 3})) {
      put("deltaSyncTableTtl",
          is_at_least({2, 2, 1}) && !is_at_least({3, 1, 0}) ? "30" : quoted("30"));
    }
    identity();
    return text_ + "$util.toJson({})";
  }

 private:
  bool is_at_least(const Version& version) const { return version_ >= version; }
  void put(std::string_view key, std::string_view value) {
    text_ += "$util.qr($ctx.stash.put(" + quoted(key) + ", " + std::string(value) + "))\n";
  }
  void put_metadata(std::string_view key, std::string_view value) {
    text_ += "$util.qr($ctx.stash.metadata.put(" + quoted(key) + ", " + std::string(value) + "))\n";
  }

  void target() {
    if (facts_.target.empty()) return;
    const std::string_view type = facts_.data_source_type;
    if (type == "AMAZON_DYNAMODB") put("tableName", quoted(facts_.target));
    if (type == "HTTP" || type == "AMAZON_ELASTICSEARCH" || type == "AMAZON_OPENSEARCH_SERVICE") {
      put("endpoint", quoted(facts_.target));
    }
    if (type == "AWS_LAMBDA") put("lambdaFunctionArn", quoted(facts_.target));
    if (type != "RELATIONAL_DATABASE") return;
    if (is_at_least({3, 1, 0})) {
      put("databaseName", quoted(facts_.target));
    } else {
      put_metadata("databaseName", quoted(facts_.target));
    }
  }

  void role(std::string_view key, const std::string& name) {
    // Up to 2.2.1 whenever the API has AWS_IAM; later when the role's name is known.
    if (name.empty() && (is_at_least({2, 2, 2}) || !facts_.has_iam)) return;
    const std::string partition = is_at_least({3, 4, 0}) ? facts_.partition : "aws";
    const std::string role_name = name.empty() ? std::string(key) : name;
    put(key, quoted("arn:" + partition + ":sts::" + facts_.account + ":assumed-role/" + role_name +
                    "/CognitoIdentityCredentials"));
  }

  void identity() {
    if (is_at_least({0, 10, 0})) {
      role("authRole", facts_.auth_role);
      role("unauthRole", facts_.unauth_role);
    }
    if (!is_at_least({2, 2, 2})) return;
    if (!facts_.identity_pool.empty()) put("identityPoolId", quoted(facts_.identity_pool));
    std::string roles;
    for (const std::string& one : facts_.admin_roles)
      roles += (roles.empty() ? "" : ",") + quoted(one);
    put("adminRoles", "[" + roles + "]");
  }

  const BeforeFacts& facts_;
  Version version_;
  std::string text_;
};

}  // namespace

std::string before_template(const BeforeFacts& facts) {
  return Builder(facts).build();
}

}  // namespace project
