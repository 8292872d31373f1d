#include "cli/terminal/outgoing_text.h"

namespace vtlsim {
namespace {

/// Three bytes ED A0..BF xx.
bool is_surrogate_at(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '\xED' &&
         static_cast<unsigned char>(text[at + 1]) >= 0xA0;
}

}  // namespace

std::string_view outgoing_text(std::string_view text, std::string& storage) {
  std::size_t copied = 0;
  bool is_changed = false;
  for (std::size_t at = text.find('\xED'); at != std::string_view::npos;
       at = text.find('\xED', at + 1)) {
    if (!is_surrogate_at(text, at)) continue;
    if (!is_changed) storage.clear();
    is_changed = true;
    storage += text.substr(copied, at - copied);
    storage += '?';
    copied = at + 3;
  }
  if (!is_changed) return text;
  storage += text.substr(copied);
  return storage;
}

}  // namespace vtlsim
