// $util.http: headers of requests and of the response.
#include <algorithm>

#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/text/ascii.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::Map;
using vtl::MethodRow;
using vtl::Value;

constexpr std::string_view kNeverCopied[] = {
    "transfer-encoding",  "connection",          "host", "expect",        "keep-alive", "upgrade",
    "proxy-authenticate", "proxy-authorization", "te",   "content-length"};

constexpr std::string_view kNeverAnswered[] = {"access-control-allow-credentials",
                                               "access-control-allow-origin",
                                               "access-control-expose-headers",
                                               "access-control-max-age",
                                               "access-control-allow-methods",
                                               "access-control-allow-headers",
                                               "vary",
                                               "content-type"};

// Names and values together.
constexpr std::size_t kMaxHeaderBytes = 4096;

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Value copy_headers(Call& call) {
  const Map& headers = required_map(call, 0);
  Map* copy = call.heap().make_map(headers.size());
  for (std::uint32_t i = headers.first(); i != Map::kEnd; i = headers.next(i)) {
    const Map::Slot& slot = headers.slot(i);
    const bool is_kept =
        !slot.key.is_string() || !is_one_of(vtl::ascii_lower(slot.key.as_string()), kNeverCopied);
    if (is_kept) copy->put(slot.key, slot.value);
  }
  return Value(copy);
}

std::size_t header_size(std::string_view name, const Value& value) {
  if (value.is_string()) return name.size() + value.as_string().size();
  vtl::TextBuffer written(kMaxHeaderBytes);
  try {
    vtl::write_json(written, value);
  } catch (const vtl::LimitExceeded& exceeded) {
    if (exceeded.kind != vtl::LimitKind::output_bytes) throw;
    return kMaxHeaderBytes + 1;
  }
  return name.size() + written.size();
}

std::size_t size_without(const Evaluation& evaluation, std::string_view lower_name) {
  std::size_t size = 0;
  evaluation.session().heap().work().charge(evaluation.response_headers().size());
  for (const ResponseHeader& header : evaluation.response_headers()) {
    if (vtl::ascii_lower(header.name) != lower_name) size += header_size(header.name, header.value);
  }
  return size;
}

// Why a header is ignored; empty when it is fine.
std::string problem_of(const Evaluation& evaluation, std::string_view name, const Value& value) {
  if (name.empty()) return "The name of a response header must not be empty.";
  const std::string lower = vtl::ascii_lower(name);
  const bool is_restricted = is_one_of(lower, kNeverCopied) || is_one_of(lower, kNeverAnswered) ||
                             lower.starts_with("x-amzn-") || lower.starts_with("x-amz-");
  const std::string quoted = "'" + std::string(name) + "'";
  if (is_restricted) return "The response header " + quoted + " must not be set.";
  if (value.is_null()) return "The value of the response header " + quoted + " must not be null.";
  if (size_without(evaluation, lower) + header_size(name, value) > kMaxHeaderBytes) {
    return "The response header " + quoted + " exceeds the limit of 4 KB for all headers.";
  }
  return {};
}

void add_header(const Call& call, std::string_view name, const Value& value) {
  Evaluation& evaluation = evaluation_of(call);
  const std::string problem = problem_of(evaluation, name, value);
  if (problem.empty()) {
    evaluation.set_response_header(name, value);
    return;
  }
  ErrorDetails error;
  error.message = call.heap().string(problem);
  error.type = Value(std::string_view("ResponseHeaderError"));
  evaluation.append_error(error);
}

Value add_response_header(Call& call) {
  add_header(call, call.string(0), call[1]);
  return {};
}

Value add_response_headers(Call& call) {
  const Map& headers = required_map(call, 0);
  for (std::uint32_t i = headers.first(); i != Map::kEnd; i = headers.next(i)) {
    const Map::Slot& slot = headers.slot(i);
    if (slot.key.is_string()) {
      add_header(call, slot.key.as_string(), slot.value);
    } else {
      add_header(call, vtl::to_std_string(slot.key), slot.value);
    }
  }
  return {};
}

constexpr JavaType kMap = JavaType::map;
constexpr JavaType kVoid = JavaType::void_;

constexpr MethodRow kRows[] = {
    function("addResponseHeader", {JavaType::string, JavaType::object}, kVoid, add_response_header,
             {"(String name, Object value) : void", "Adds a header to the response.",
              "[$util.http.addResponseHeader(\"itemsCount\", 7)]", "[]"},
             vtl::kRecords),
    function("addResponseHeaders", {kMap}, kVoid, add_response_headers,
             {"(Map headers) : void", "Adds headers to the response.",
              "[$util.http.addResponseHeaders({\"itemsCount\": 7})]", "[]"},
             vtl::kRecords),
    function("copyHeaders", {kMap}, kMap, copy_headers,
             {"(Map headers) : Map",
              "A copy of request headers without those that must not be passed on.",
              "$util.http.copyHeaders({\"host\": \"a\", \"accept\": \"*/*\"})", "{accept=*/*}"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kHttpNamespace{
    "$util.http", "Headers of requests and of the response.", kRows, {}, "http"};

}  // namespace appsync
