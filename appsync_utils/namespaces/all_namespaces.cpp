// Every namespace that a template of AppSync can call, in the order of AWS's documentation.
//
// To add a function: a row in the table of its namespace. To add a namespace: a file beside this
// one, its name in namespaces.h, and a line in the two lists that hold it (here and in util.cpp).
#include <algorithm>

#include "appsync/util.h"
#include "appsync_utils/namespaces/namespaces.h"

namespace appsync {

namespace {

constexpr const vtl::HostNamespace* kAllNamespaces[] = {
    &kUtilNamespace,        // namespaces/util.cpp
    &kLogNamespace,         // namespaces/log.cpp
    &kTimeNamespace,        // namespaces/time.cpp
    &kListNamespace,        // namespaces/list.cpp
    &kMapNamespace,         // namespaces/map.cpp
    &kDynamodbNamespace,    // namespaces/dynamodb.cpp
    &kRdsNamespace,         // namespaces/rds.cpp
    &kHttpNamespace,        // namespaces/http.cpp
    &kXmlNamespace,         // namespaces/xml.cpp
    &kTransformNamespace,   // namespaces/transform.cpp, transform/
    &kMathNamespace,        // namespaces/math.cpp
    &kStrNamespace,         // namespaces/str.cpp
    &kExtensionsNamespace,  // namespaces/extensions.cpp
    &kAuthRulesNamespace,   // namespaces/auth_rules.cpp
};

constexpr std::string_view kAuthRulesReason =
    "undocumented function of the service that Amplify's generated templates call; what it does "
    "is known to AWS alone";

constexpr UnsupportedFunction kUnsupported[] = {
    {"$util.authRules.mutationAuth", kAuthRulesReason},
    {"$util.authRules.queryAuth", kAuthRulesReason},
    {"$util.authRules.subscriptionAuth", kAuthRulesReason},
    {"$util.authRules.validateUsingSource", kAuthRulesReason},
};

}  // namespace

std::span<const vtl::HostNamespace* const> all_namespaces() {
  return kAllNamespaces;
}

const vtl::HostNamespace* find_namespace(std::string_view name) {
  if (name.starts_with('$')) name.remove_prefix(1);
  constexpr std::string_view kAlias = "utils";
  const bool is_alias = name == kAlias || name.starts_with("utils.");
  const std::string_view path = is_alias ? name.substr(kAlias.size()) : name;
  for (const vtl::HostNamespace* found : kAllNamespaces) {
    std::string_view own = found->name.substr(1);
    if (is_alias) {
      if (!own.starts_with("util")) continue;
      own.remove_prefix(std::string_view("util").size());
    }
    if (own == path) return found;
  }
  return nullptr;
}

std::span<const UnsupportedFunction> unsupported_functions() {
  return kUnsupported;
}

const vtl::Profile& profile() {
  static const vtl::Profile kProfile = [] {
    constexpr std::string_view kNoOtherTexts =
        "AppSync runs a template on its own, without other texts";
    vtl::Profile profile{.name = "appsync", .foreach_max_loops = 1000};
    const auto forbid = [&](vtl::Directive directive, std::string_view instead) {
      profile.rule(directive) = {vtl::DirectiveUse::forbidden, instead};
    };
    forbid(vtl::Directive::macro, "write the text out, or build it in #foreach");
    forbid(vtl::Directive::define, "use #set with a string");
    forbid(vtl::Directive::parse, kNoOtherTexts);
    forbid(vtl::Directive::include, kNoOtherTexts);
    forbid(vtl::Directive::evaluate, kNoOtherTexts);
    forbid(vtl::Directive::stop, "#return ends a template");
    profile.advice = {
        .host = "AppSync",
        .null_check = "or ask `$util.isNull(...)`",
        .unwanted_result = "wrap the call in $util.qr(...) when its result is not wanted",
    };
    return profile;
  }();
  return kProfile;
}

std::shared_ptr<const vtl::Environment> make_environment(const UtilOptions& options) {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = profile();
  environment->profile.is_set_null_allowed = options.compatibility.set_null_assigns;
  environment->limits = options.limits;
  const vtl::HostNamespace* util = options.compatibility.empty_checks_take_collections
                                       ? &kLenientUtilNamespace
                                       : &kUtilNamespace;
  environment->hosts = {{"util", util}, {"utils", util}, {"extensions", &kExtensionsNamespace}};
  return environment;
}

}  // namespace appsync
