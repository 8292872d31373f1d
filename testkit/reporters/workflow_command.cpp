#include "testkit/reporters/workflow_command.h"

#include <algorithm>

#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    for (const char c : visible_text(text.substr(0, end))) {
      if (c == '%') {
        out += "%25";
      } else if (is_property && c == ':') {
        out += "%3A";
      } else if (is_property && c == ',') {
        out += "%2C";
      } else {
        out += c;
      }
    }
    if (end == text.size()) return out;
    out += text[end] == '\r' ? "%0D" : "%0A";
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string escape_command_message(std::string_view text) {
  return escaped(text, false);
}

std::string escape_command_property(std::string_view text) {
  return escaped(text, true);
}

}  // namespace vtlsim
