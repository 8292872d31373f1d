#include "testkit/reporters/workflow_command.h"

#include "testkit/diff/visible_text.h"

namespace vtlsim {
namespace {

std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (is_property && c == ':') {
      out += "%3A";
    } else if (is_property && c == ',') {
      out += "%2C";
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t') {
      append_visible(out, std::string_view(&c, 1));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string escape_command_message(std::string_view text) {
  return escaped(text, false);
}

std::string escape_command_property(std::string_view text) {
  return escaped(text, true);
}

}  // namespace vtlsim
