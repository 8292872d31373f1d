#include "cli/serve/service_answer.h"

#include "cli/terminal/outgoing_text.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/json.h"

namespace vtlsim {

ServiceAnswer service_failure(unsigned status, std::string_view error_type,
                              std::string_view message) {
  std::string storage;
  vtl::TextBuffer body;
  body.append("{\"message\":");
  vtl::write_json_string(body, outgoing_text(message, storage));
  body.append('}');
  ServiceAnswer answer;
  answer.status = status;
  answer.error_type = error_type;
  answer.body = std::string(body.view());
  return answer;
}

}  // namespace vtlsim
