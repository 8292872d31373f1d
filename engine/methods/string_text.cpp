#include "engine/methods/string_text.h"

#include "engine/methods/method_support.h"
#include "engine/value/wtf8.h"

namespace vtl {

StringText::StringText(std::string_view text)
    : text_(text),
      is_ascii_(vtl::is_ascii(text)),
      length_(static_cast<std::int64_t>(is_ascii_ ? text.size() : utf16_length(text))) {}

bool StringText::is_latin1() const {
  if (is_ascii_) return true;
  for (char byte : text_) {
    // U+0080 to U+00FF start with C2 or C3, everything beyond with more.
    if (static_cast<unsigned char>(byte) > 0xC3) return false;
  }
  return true;
}

char16_t StringText::unit(std::int64_t index) const {
  const auto place = static_cast<std::size_t>(index);
  return is_ascii_ ? static_cast<char16_t>(text_[place]) : utf16_unit_at(text_, place);
}

std::string_view StringText::cut(const Call& call, std::int64_t begin, std::int64_t end) const {
  const auto first = static_cast<std::size_t>(begin);
  const auto last = static_cast<std::size_t>(end);
  if (is_ascii_) return text_.substr(first, last - first);
  const Utf16Position from = find_utf16_unit(text_, first);
  const Utf16Position to = find_utf16_unit(text_, last);
  if (!from.inside_pair && !to.inside_pair) return text_.substr(from.byte, to.byte - from.byte);
  return call.heap().copy(utf16_substring(text_, first, last));
}

std::int64_t StringText::index_of_byte(std::size_t byte) const {
  return static_cast<std::int64_t>(is_ascii_ ? byte : utf16_length(text_.substr(0, byte)));
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
