// Answers to requests that are not executed.
#include "gql/execution.h"
#include "graphql/execution/error_list.h"
#include "vtl/json.h"

namespace gql {

RequestFailure parse_failure() {
  return {"MalformedHttpRequestException", "Unable to parse GraphQL query.", {}, false};
}

void write_failure(vtl::TextBuffer& out, const RequestFailure& failure) {
  if (failure.error_type.empty()) {
    out.append("{\"data\":null,\"errors\":[{\"path\":null,");
    if (failure.has_no_locations) {
      out.append("\"locations\":null");
    } else {
      execution::write_locations(out, failure.locations);
    }
    out.append(",\"message\":");
    vtl::write_json_string(out, failure.message);
    out.append("}]}");
    return;
  }
  // The front of the service and the engine behind it have these two keys in different orders.
  const bool is_message_first = failure.error_type == "MalformedHttpRequestException";
  out.append("{\"errors\":[{");
  if (is_message_first) {
    out.append("\"message\":");
    vtl::write_json_string(out, failure.message);
    out.append(',');
  }
  out.append("\"errorType\":");
  vtl::write_json_string(out, failure.error_type);
  if (!is_message_first) {
    out.append(",\"message\":");
    vtl::write_json_string(out, failure.message);
  }
  out.append("}]}");
}

void write_failure(vtl::TextBuffer& out, std::span<const ValidationError> errors) {
  out.append("{\"data\":null,\"errors\":[");
  for (const ValidationError& error : errors) {
    if (&error != errors.data()) out.append(',');
    out.append("{\"path\":null,");
    execution::write_locations(out, error.locations);
    out.append(",\"message\":");
    vtl::write_json_string(out, error.message);
    out.append('}');
  }
  out.append("]}");
}

}  // namespace gql
