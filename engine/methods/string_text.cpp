#include "engine/methods/string_text.h"

#include "engine/methods/method_support.h"
#include "vtl/text/wtf8.h"

namespace vtl {

StringText::StringText(std::string_view text)
    : text_(text),
      is_ascii_(vtl::is_ascii(text)),
      length_(static_cast<std::int64_t>(is_ascii_ ? text.size() : utf16_length(text))) {}

StringText::StringText(Heap& heap, std::string_view text) : text_(text) {
  if (text.size() < TextIndexes::kShortest) {
    *this = StringText(text);
    return;
  }
  index_ = &heap.text_indexes().of(text, heap.work());
  is_ascii_ = index_->is_ascii();
  length_ = static_cast<std::int64_t>(index_->length());
}

Utf16Position StringText::place_of(std::int64_t index) const {
  const auto unit = static_cast<std::size_t>(index);
  if (is_ascii_) return {unit, false};
  return index_ != nullptr ? index_->find(unit) : find_utf16_unit(text_, unit);
}

// Asked for by failures alone.
bool StringText::is_latin1() const {
  if (is_ascii_) return true;
  for (char byte : text_) {
    // U+0080 to U+00FF start with C2 or C3, everything beyond with more.
    if (static_cast<unsigned char>(byte) > 0xC3) return false;
  }
  return true;
}

char16_t StringText::unit(std::int64_t index) const {
  const Utf16Position place = place_of(index);
  const char32_t code = code_point_at(text_, place.byte).value;
  if (code < 0x10000) return static_cast<char16_t>(code);
  return place.inside_pair ? low_surrogate_of(code) : high_surrogate_of(code);
}

std::string_view StringText::cut(const Call& call, std::int64_t begin, std::int64_t end) const {
  const Utf16Position from = place_of(begin);
  const Utf16Position to = place_of(end);
  if (!from.inside_pair && !to.inside_pair) return text_.substr(from.byte, to.byte - from.byte);
  // One half of a pair, or two: the other half stays behind.
  const std::string_view around =
      text_.substr(from.byte, to.byte + (to.inside_pair ? 4 : 0) - from.byte);
  const std::size_t first = from.inside_pair ? 1 : 0;
  return call.heap().copy(
      utf16_substring(around, first, first + static_cast<std::size_t>(end - begin)));
}

std::int64_t StringText::index_of_byte(std::size_t byte) const {
  if (is_ascii_) return static_cast<std::int64_t>(byte);
  return static_cast<std::int64_t>(index_ != nullptr ? index_->unit_of(byte)
                                                     : utf16_length(text_.substr(0, byte)));
}

void check_range(const Call& call, std::int64_t begin, std::int64_t end, std::int64_t length) {
  if (begin >= 0 && begin <= end && end <= length) return;
  call.raise(kStringIndexOutOfBounds, "begin " + std::to_string(begin) + ", end " +
                                          std::to_string(end) + ", length " +
                                          std::to_string(length));
}

std::string text_of_chars(std::span<const Value> chars) {
  std::u16string units;
  units.reserve(chars.size());
  for (const Value& unit : chars) units.push_back(static_cast<char16_t>(unit.as_integer()));
  return from_utf16(units);
}

Value make_char_array(const Call& call, std::string_view text) {
  const std::size_t length = utf16_length(text);
  List* array = call.heap().make_list(static_cast<std::uint32_t>(length), JavaType::char_array);
  Utf16Reader reader(text);
  for (std::int32_t unit = reader.next(); unit != Utf16Reader::kEnd; unit = reader.next()) {
    array->append(Value::character(static_cast<char16_t>(unit)));
  }
  return Value(array);
}

}  // namespace vtl
