#include "appsync/errors.h"

#include "vtl/java/to_string.h"
#include "vtl/object.h"

namespace appsync {

using vtl::Heap;
using vtl::Map;
using vtl::Value;

namespace {

constexpr vtl::DiagnosticCode kCodes[] = {
    {kTemplateErrorCode, "the template raised an error",
     "The template called $util.error, $util.unauthorized or $util.validate, which end it. To a "
     "client this is an error of the field: its message, type, data and information are the "
     "arguments of the call. Use $util.appendError to report an error and go on."},
    {kIdentityOfNoModeCode, "the identity has the shape of no authorization mode",
     "$util.authType() goes by the fields of $ctx.identity, as the service was recorded to do: a "
     "user pool has sourceIp and defaultAuthStrategy, IAM has userArn and sourceIp, OpenID Connect "
     "has sub, issuer and claims and no username, a Lambda authorizer has resolverContext. Any "
     "other identity counts as an API key. A context that was written by hand mostly lacks a "
     "field: take the identity of a real request, or let --identity make a whole one."},
    {kNullExpressionCode, "a filter of which the service makes no expression",
     "$util.transform.toDynamoDBFilterExpression and toDynamoDBConditionExpression answer null, "
     "without an error, where an operator is unknown or a value has the wrong kind."},
};

}  // namespace

std::span<const vtl::DiagnosticCode> appsync_codes() {
  return kCodes;
}

std::string ErrorDetails::message_text() const {
  return vtl::to_std_string(message);
}

Value make_graphql_error(Heap& heap, const ErrorDetails& error, std::string_view field) {
  vtl::List* path = heap.make_list(1);
  path->append(heap.string(field));
  Map* map = heap.make_map(6);
  map->put("path", Value(path));
  map->put("data", error.data);
  map->put("errorType", error.type);
  map->put("errorInfo", error.info);
  map->put("locations", {});
  map->put("message", error.message);
  return Value(map);
}

Value make_out_error(Heap& heap, const ErrorDetails& error) {
  Map* map = heap.make_map(4);
  map->put("message", error.message);
  map->put("type", error.type);
  if (error.has_data) map->put("data", error.data);
  if (error.has_info) map->put("errorInfo", error.info);
  return Value(map);
}

std::string error_log_text(const ErrorDetails& error) {
  return "CustomTemplateException(message=" + vtl::to_std_string(error.message) +
         ", errorType=" + vtl::to_std_string(error.type) +
         ", data=" + vtl::to_std_string(error.data) +
         ", errorInfo=" + vtl::to_std_string(error.info) + ")";
}

}  // namespace appsync
