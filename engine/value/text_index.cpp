#include "engine/value/text_index.h"

#include <algorithm>

#include "vtl/detail/work.h"

namespace vtl {

/// Units (vtl/work.h) of finding an index and what is asked of it.
constexpr std::uint64_t kUnitsOfLookup = 64;

void TextIndex::build(std::string_view text) {
  text_ = text;
  marks_.clear();
  length_ = text.size();
  is_ascii_ = vtl::is_ascii(text);
  if (is_ascii_) return;
  std::size_t unit = 0;
  for (std::size_t byte = 0; byte < text.size();) {
    const std::size_t bytes = code_point_at(text, byte).bytes;
    for (std::size_t i = 0; i < (bytes == 4 ? 2U : 1U); ++i, ++unit) {
      if (unit % kUnitsPerMark == 0) marks_.push_back({byte, i == 1});
    }
    byte += bytes;
  }
  length_ = unit;
}

Utf16Position TextIndex::find(std::size_t unit) const {
  if (unit >= length_) return {text_.size(), false};
  if (is_ascii_) return {unit, false};
  const Utf16Position mark = marks_[unit / kUnitsPerMark];
  const std::size_t left = unit % kUnitsPerMark + (mark.inside_pair ? 1 : 0);
  const Utf16Position found = find_utf16_unit(text_.substr(mark.byte), left);
  return {mark.byte + found.byte, found.inside_pair};
}

std::size_t TextIndex::unit_of(std::size_t byte) const {
  if (byte >= text_.size()) return length_;
  if (is_ascii_) return byte;
  const auto behind = std::ranges::upper_bound(marks_, byte, {}, &Utf16Position::byte);
  if (behind == marks_.begin()) return 0;
  const auto mark = behind - 1;
  const auto unit = static_cast<std::size_t>(mark - marks_.begin()) * kUnitsPerMark;
  const std::size_t units = utf16_length(text_.substr(mark->byte, byte - mark->byte));
  return unit + units - (mark->inside_pair ? 1 : 0);
}

const TextIndex& TextIndexes::of(std::string_view text, Work& work) {
  work.charge(kUnitsOfLookup);
  for (const TextIndex& index : known_) {
    if (index.is_of(text)) return index;
  }
  // Reading code points takes several times what moving bytes does.
  work.charge_bytes(4 * text.size());
  TextIndex& index = known_[next_];
  next_ = (next_ + 1) % known_.size();
  index.build(text);
  return index;
}

}  // namespace vtl
