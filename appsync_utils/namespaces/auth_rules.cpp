// $util.authRules: functions of the service that only Amplify's generated templates call.
//
// They are documented nowhere, so a made-up answer would be worse than none: each of them ends the
// template with an error that says so.
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

Value refuse(Call& call) {
  throw vtl::JavaException("java.lang.UnsupportedOperationException",
                           "$util.authRules." + std::string(call.row.name) +
                               " is not available offline: it is an undocumented function of the "
                               "service");
}

constexpr JavaType kObject = JavaType::object;
constexpr JavaType kObjects = JavaType::object_array;
constexpr std::string_view kSignature = "(Object... arguments) : Object";
constexpr std::string_view kSummary = "Not available offline: an undocumented function.";

constexpr MethodRow kRows[] = {
    function("mutationAuth", {kObjects}, kObject, refuse,
             {kSignature, kSummary, "#if(false)$util.authRules.mutationAuth()#{end}ok", "ok"},
             vtl::kEndsTemplate),
    function("queryAuth", {kObjects}, kObject, refuse,
             {kSignature, kSummary, "#if(false)$util.authRules.queryAuth()#{end}ok", "ok"},
             vtl::kEndsTemplate),
    function("subscriptionAuth", {kObjects}, kObject, refuse,
             {kSignature, kSummary, "#if(false)$util.authRules.subscriptionAuth()#{end}ok", "ok"},
             vtl::kEndsTemplate),
    function(
        "validateUsingSource", {kObjects}, kObject, refuse,
        {kSignature, kSummary, "#if(false)$util.authRules.validateUsingSource()#{end}ok", "ok"},
        vtl::kEndsTemplate),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kAuthRulesNamespace{
    "$util.authRules", "Undocumented; not available offline.", kRows, {}, "authRules"};

}  // namespace appsync
