#include "appsync/context.h"

namespace appsync {

namespace {

constexpr ContextField kFields[] = {
    {"arguments", "The arguments of the field, a Map that may be changed."},
    {"args", "The same Map as arguments."},
    {"identity",
     "Who calls. Its shape says the authorization mode; null for API keys. --identity and "
     "{\"$preset\": ...} fill it."},
    {"source", "The parent object; null at the root of a query."},
    {"result",
     "The data source's answer, or the last function's output. Not in request and Before "
     "templates."},
    {"request.headers", "The headers, names in lower case; one sent twice is a List. No cookie."},
    {"request.domainName", "The custom domain of the request; null without one."},
    {"info.fieldName", "The field that is resolved."},
    {"info.parentTypeName", "The type that the field belongs to."},
    {"info.variables", "The variables of the GraphQL request, a Map."},
    {"info.selectionSetList",
     "What the client selected, a List of paths. toJson($ctx.info) leaves it out."},
    {"info.selectionSetGraphQL",
     "What the client selected, as GraphQL. toJson($ctx.info) leaves it out."},
    {"error",
     "{message, type} of the data source's failure; null when there is none. Not in request and "
     "Before templates."},
    {"prev.result", "The output of the step before. Only in pipelines."},
    {"stash", "A Map that all templates of a resolver share."},
    {"outErrors", "The List of errors that $util.appendError has added."},
};

}  // namespace

std::span<const ContextField> context_fields() {
  return kFields;
}

}  // namespace appsync
