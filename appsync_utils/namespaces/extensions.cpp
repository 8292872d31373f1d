// $extensions: what a resolver asks of caches and subscriptions; here it is recorded.
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/transform/subscription_filter.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"
#include "vtl/object.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

constexpr std::size_t kMaxInvalidations = 5;

Value evict_from_api_cache(Call& call) {
  const std::string type(required_string(call, 0));
  const std::string field(required_string(call, 1));
  require_argument(call, 2);
  evaluation_of(call).add_cache_eviction({type, field, call[2]});
  // The number of entries is known to the service's cache alone.
  return Value(call.heap().make_map(0));
}

Value checked_filter(const Call& call) {
  require_argument(call, 0);
  const auto problem = subscription_filter_problem(call.heap(), call[0]);
  if (problem) refuse_argument(call, 0, *problem);
  return call[0];
}

Value set_subscription_filter(Call& call) {
  evaluation_of(call).subscription_filter = checked_filter(call);
  return {};
}

Value set_subscription_invalidation_filter(Call& call) {
  evaluation_of(call).subscription_invalidation_filter = checked_filter(call);
  return {};
}

Value invalidate_subscriptions(Call& call) {
  require_argument(call, 0);
  if (!call[0].is_map()) refuse_argument(call, 0, "not a Map");
  const Value field = call[0].as_map()->get("subscriptionField");
  const Value payload = call[0].as_map()->get("payload");
  if (!field.is_string()) refuse_argument(call, 0, "\"subscriptionField\" must be a String");
  if (!payload.is_map()) refuse_argument(call, 0, "\"payload\" must be a Map");
  Evaluation& evaluation = evaluation_of(call);
  for (const SubscriptionInvalidation& known : evaluation.invalidations()) {
    const bool is_known =
        known.subscription_field == field.as_string() && vtl::java_equals(known.payload, payload);
    if (is_known) return {};
  }
  if (evaluation.invalidations().size() == kMaxInvalidations) {
    refuse_argument(call, 0, "a request may invalidate subscriptions 5 times at most");
  }
  evaluation.add_invalidation({std::string(field.as_string()), payload});
  return {};
}

constexpr JavaType kObject = JavaType::object;
constexpr JavaType kString = JavaType::string;
constexpr JavaType kVoid = JavaType::void_;

#define EXAMPLE_FILTER                                                                 \
  "{\"filterGroup\": [{\"filters\": [{\"fieldName\": \"room\", \"operator\": \"eq\", " \
  "\"value\": 1}]}]}"

constexpr MethodRow kRows[] = {
    function("evictFromApiCache", {kString, kString, kObject}, kObject, evict_from_api_cache,
             {"(String typeName, String fieldName, Object keys) : Object",
              "Removes an entry from the server-side cache; only in mutations.",
              "[$util.qr($extensions.evictFromApiCache(\"Query\", \"room\", "
              "{\"context.arguments.id\": 7}))]",
              "[]"},
             vtl::kRecords),
    function("invalidateSubscriptions", {kObject}, kVoid, invalidate_subscriptions,
             {"(Map {subscriptionField, payload}) : void",
              "Ends subscriptions whose invalidation filter fits; only in mutations.",
              "[$extensions.invalidateSubscriptions({\"subscriptionField\": \"onMessage\", "
              "\"payload\": {\"room\": 7}})]",
              "[]"},
             vtl::kRecords),
    function("setSubscriptionFilter", {kObject}, kVoid, set_subscription_filter,
             {"(Map filter) : void",
              "Sets the enhanced filter of a subscription, in its response template.",
              "[$extensions.setSubscriptionFilter(" EXAMPLE_FILTER ")]", "[]"},
             vtl::kRecords),
    function("setSubscriptionInvalidationFilter", {kObject}, kVoid,
             set_subscription_invalidation_filter,
             {"(Map filter) : void",
              "Sets which invalidations end a subscription, in its response template.",
              "[$extensions.setSubscriptionInvalidationFilter(" EXAMPLE_FILTER ")]", "[]"},
             vtl::kRecords),
};
#undef EXAMPLE_FILTER
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kExtensionsNamespace{
    "$extensions", "What a resolver asks of caches and subscriptions.", kRows, {}, "extensions"};

}  // namespace appsync
