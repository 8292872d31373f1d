#include "testkit/diff/visible_text.h"

#include <cstdio>

namespace vtlsim {

void append_visible(std::string& out, std::string_view text, std::size_t limit) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool starts_character = (byte & 0xC0U) != 0x80U;
    if (i >= limit && starts_character) {
      out += "…";
      return;
    }
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02X", static_cast<unsigned>(byte));
      out += escape;
    } else if (byte == 0xC2 && i + 1 < text.size() &&
               static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      // C1 controls: some terminals obey them.
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04X",
                    static_cast<unsigned>(static_cast<unsigned char>(text[++i])));
      out += escape;
    } else if (byte == 0xED && i + 2 < text.size() &&
               static_cast<unsigned char>(text[i + 1]) >= 0xA0) {
      out += "\xEF\xBF\xBD";
      i += 2;
    } else {
      out += text[i];
    }
  }
}

}  // namespace vtlsim
