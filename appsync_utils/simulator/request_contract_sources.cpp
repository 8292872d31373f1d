// What the data sources other than DynamoDB take: one table per kind of request.
#include <algorithm>
#include <string>

#include "appsync_utils/simulator/contract_walk.h"
#include "vtl/object.h"
#include "vtl/text/ascii.h"

namespace appsync {
namespace {

// ---- AWS Lambda

constexpr std::string_view kInvocationTypes[] = {"RequestResponse", "Event"};
constexpr Shape kInvocationType = choice_of(kInvocationTypes);
constexpr Field kInvoke[] = {
    {"payload", kOptional, kAny},
    {"invocationType", kOptional, kInvocationType},
};
constexpr Operation kLambdaOperations[] = {
    {"Invoke", Versions::both, kInvoke},
    {"BatchInvoke", Versions::both, kInvoke},
};

// ---- None

constexpr Field kNoneFields[] = {{"payload", kOptional, kAny}};
constexpr Operation kNone{"", Versions::both, kNoneFields};

// ---- HTTP

constexpr std::string_view kFixedHeaders[] = {"host",   "connection",        "user-agent",
                                              "expect", "transfer-encoding", "content-length"};
constexpr std::string_view kContentTypes[] = {
    "text/",
    "application/xml",
    "application/json",
    "application/soap+xml",
    "application/x-amz-json-1.0",
    "application/x-amz-json-1.1",
    "application/vnd.api+json",
    "application/x-ndjson",
};

// $util.http.copyHeaders hands on a User-Agent, so that setting one cannot be an error.
void check_http_headers(ContractWalk& walk, const vtl::Map& headers) {
  for (std::uint32_t i = headers.first(); i != vtl::Map::kEnd; i = headers.next(i)) {
    std::string_view name = headers.slot(i).key.as_string();
    auto is_name = [&](std::string_view other) { return vtl::equal_but_for_case(name, other); };
    if (std::any_of(std::begin(kFixedHeaders), std::end(kFixedHeaders), is_name)) {
      walk.warn("the service sets the header '" + std::string(name) + "' itself",
                walk.path_to(name), true);
    }
    if (!is_name("content-type")) continue;
    std::string_view type = headers.slot(i).value.as_string();
    bool is_known = std::any_of(
        std::begin(kContentTypes), std::end(kContentTypes), [&](std::string_view known) {
          return type.size() >= known.size() &&
                 vtl::equal_but_for_case(type.substr(0, known.size()), known);
        });
    if (!is_known) {
      walk.warn("the service does not support the content type '" + std::string(type) + "'",
                walk.path_to(name), false);
    }
  }
}
constexpr Shape kHttpHeaders{
    .kind = ShapeKind::dictionary, .element = &kString, .further = check_http_headers};

constexpr std::string_view kMethods[] = {"PUT", "POST", "GET", "DELETE", "PATCH"};
constexpr Shape kMethod = choice_of(kMethods);
constexpr Field kHttpParamsFields[] = {
    {"query", kOptional, kStringByName},
    {"headers", kOptional, kHttpHeaders},
    {"body", kOptional, kAny},
};
constexpr Shape kHttpParams = object_of(kHttpParamsFields);
constexpr Field kHttpFields[] = {
    {"method", kRequired, kMethod},
    {"resourcePath", kRequired, kString},
    {"params", kOptional, kHttpParams},
};
constexpr Operation kHttp{"", Versions::only_2018, kHttpFields};

// ---- OpenSearch

constexpr Shape kSearchBody{.kind = ShapeKind::dictionary,
                            .element = &kAny,
                            .refusal = "Unable to transform for the body: "};
constexpr Field kSearchParamsFields[] = {
    {"headers", kOptional, kStringByName},
    {"queryString", kOptional, kStringByName},
    {"body", kOptional, kSearchBody},
};
constexpr Shape kSearchParams = object_of(kSearchParamsFields);
constexpr Field kSearch[] = {
    {"path", kRequired, kString},
    {"params", kOptional, kSearchParams},
};
constexpr Operation kSearchOperations[] = {
    {"GET", Versions::both, kSearch},    {"POST", Versions::both, kSearch},
    {"PUT", Versions::both, kSearch},    {"HEAD", Versions::both, kSearch},
    {"DELETE", Versions::both, kSearch},
};

// ---- Relational database (Data API)

constexpr Shape kStatements{.kind = ShapeKind::list, .element = &kString, .least = 1, .most = 2};
constexpr Field kRdsFields[] = {
    {"statements", kRequired, kStatements},
    {"variableMap", kOptional, kAnyByName},
    {"variableTypeHintMap", kOptional, kStringByName},
};
constexpr Operation kRds{"", Versions::only_2018, kRdsFields};

// ---- EventBridge

/// RFC 3339: 2026-01-02T03:04:05Z, with a fraction and a numeric offset allowed.
bool is_rfc3339(std::string_view text) {
  constexpr std::string_view kPattern = "dddd-dd-ddTdd:dd:dd";
  if (text.size() < kPattern.size() + 1) return false;
  auto fits = [](std::string_view part, std::string_view pattern) {
    return std::equal(part.begin(), part.end(), pattern.begin(), pattern.end(), [](char c, char p) {
      if (p == 'd') return vtl::is_digit(c);
      return c == p || (p == 'T' && (c == 't' || c == ' '));
    });
  };
  if (!fits(text.substr(0, kPattern.size()), kPattern)) return false;
  std::string_view rest = text.substr(kPattern.size());
  if (rest.front() == '.') {
    std::size_t end = 1;
    while (end < rest.size() && vtl::is_digit(rest[end])) ++end;
    if (end == 1) return false;
    rest.remove_prefix(end);
  }
  return rest == "Z" || rest == "z" || fits(rest, "+dd:dd") || fits(rest, "-dd:dd");
}

void check_event(ContractWalk& walk, const vtl::Map& event) {
  const vtl::Value* time = find_member(event, "time");
  if (time == nullptr || is_rfc3339(time->as_string())) return;
  walk.refuse("Field '" + path_text(walk.path_to("time")) + "' is not an RFC 3339 time: '" +
              std::string(time->as_string()) + "'.");
}
constexpr Field kEventFields[] = {
    {"source", kRequired, kString},     {"detail", kRequired, kAnyByName},
    {"detailType", kRequired, kString}, {"resources", kOptional, kStrings},
    {"time", kOptional, kString},
};
constexpr Shape kEvent{.kind = ShapeKind::object, .fields = kEventFields, .further = check_event};
constexpr Shape kEvents{.kind = ShapeKind::list, .element = &kEvent, .least = 1, .most = 10};
constexpr Field kPutEvents[] = {{"events", kRequired, kEvents}};
constexpr Operation kEventBridgeOperations[] = {{"PutEvents", Versions::only_2018, kPutEvents}};

}  // namespace

std::span<const Operation> lambda_operations() {
  return kLambdaOperations;
}
std::span<const Operation> opensearch_operations() {
  return kSearchOperations;
}
std::span<const Operation> eventbridge_operations() {
  return kEventBridgeOperations;
}
const Operation& http_request() {
  return kHttp;
}
const Operation& rds_request() {
  return kRds;
}
const Operation& none_request() {
  return kNone;
}

}  // namespace appsync
