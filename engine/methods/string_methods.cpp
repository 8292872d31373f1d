// java.lang.String: lengths, characters, cuts and transformations.
#include <algorithm>

#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/stream_object.h"
#include "engine/methods/string_charset.h"
#include "engine/methods/string_text.h"
#include "engine/methods/text_blocks.h"
#include "vtl/java/text.h"
#include "vtl/text/search.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

std::string_view self(const Call& call) {
  return call.receiver.as_string();
}

Value length(Call& call) {
  return make_int(StringText(call.heap(), self(call)).length());
}
Value is_empty(Call& call) {
  return Value(self(call).empty());
}
Value is_blank(Call& call) {
  return Value(is_java_blank(self(call)));
}

[[noreturn]] void raise_bad_index(const Call& call, std::int64_t index) {
  call.raise(kStringIndexOutOfBounds, "String index out of range: " + std::to_string(index));
}

[[noreturn]] void raise_index_with_length(const Call& call, std::int64_t index,
                                          std::int64_t length) {
  call.raise(kStringIndexOutOfBounds,
             "index " + std::to_string(index) + ", length " + std::to_string(length));
}

Value char_at(Call& call) {
  const StringText text(call.heap(), self(call));
  const std::int64_t index = call.integer(0);
  if (index < 0 || index >= text.length()) {
    if (text.is_latin1()) raise_bad_index(call, index);
    raise_index_with_length(call, index, text.length());
  }
  return Value::character(text.unit(index));
}

char32_t code_point_from(const StringText& text, std::int64_t index) {
  const char16_t first = text.unit(index);
  if (is_high_surrogate(first) && index + 1 < text.length()) {
    const char16_t second = text.unit(index + 1);
    if (is_low_surrogate(second)) return join_surrogates(first, second);
  }
  return first;
}

Value code_point_at(Call& call) {
  const StringText text(call.heap(), self(call));
  const std::int64_t index = call.integer(0);
  if (index < 0 || index >= text.length()) raise_index_with_length(call, index, text.length());
  return make_int(static_cast<std::int64_t>(code_point_from(text, index)));
}

Value code_point_before(Call& call) {
  const StringText text(call.heap(), self(call));
  const std::int64_t index = call.integer(0);
  if (index < 1 || index > text.length()) raise_bad_index(call, index);
  if (index >= 2 && is_low_surrogate(text.unit(index - 1)) &&
      is_high_surrogate(text.unit(index - 2))) {
    return make_int(static_cast<std::int64_t>(code_point_from(text, index - 2)));
  }
  return make_int(text.unit(index - 1));
}

Value code_point_count(Call& call) {
  const StringText text(call.heap(), self(call));
  const std::int64_t begin = call.integer(0);
  const std::int64_t end = call.integer(1);
  if (begin < 0 || begin > end || end > text.length()) call.raise(kIndexOutOfBounds);
  if (text.is_ascii()) return make_int(end - begin);
  const std::string_view part = text.cut(call, begin, end);
  std::int64_t count = 0;
  for (std::size_t i = 0; i < part.size(); ++count) i += vtl::code_point_at(part, i).bytes;
  return make_int(count);
}

Value offset_by_code_points(Call& call) {
  const StringText text(call.heap(), self(call));
  std::int64_t index = call.integer(0);
  std::int64_t offset = call.integer(1);
  if (index < 0 || index > text.length()) call.raise(kIndexOutOfBounds);
  if (offset > text.length() || offset < -text.length()) call.raise(kIndexOutOfBounds);
  const auto at = [&text](std::int64_t i) { return text.unit(i); };
  call.heap().work().charge(static_cast<std::uint64_t>(std::abs(offset)));
  for (; offset > 0; --offset) {
    if (index >= text.length()) call.raise(kIndexOutOfBounds);
    ++index;
    if (index < text.length() && is_high_surrogate(at(index - 1)) && is_low_surrogate(at(index)))
      ++index;
  }
  for (; offset < 0; ++offset) {
    if (index <= 0) call.raise(kIndexOutOfBounds);
    --index;
    if (index > 0 && is_low_surrogate(at(index)) && is_high_surrogate(at(index - 1))) --index;
  }
  return make_int(index);
}

Value substring_from(Call& call) {
  const StringText text(call.heap(), self(call));
  check_range(call, call.integer(0), text.length(), text.length());
  return Value(text.cut(call, call.integer(0), text.length()));
}

Value substring(Call& call) {
  const StringText text(call.heap(), self(call));
  check_range(call, call.integer(0), call.integer(1), text.length());
  return Value(text.cut(call, call.integer(0), call.integer(1)));
}

Value concat(Call& call) {
  require_non_null(call, 0, "Cannot invoke \"String.isEmpty()\" because \"str\" is null");
  if (call.string(0).empty()) return call.receiver;
  std::string joined(self(call));
  append_joined(joined, call.string(0));
  return make_string(call, joined);
}

Value repeat(Call& call) {
  const std::int64_t count = call.integer(0);
  if (count < 0) call.raise(kIllegalArgument, "count is negative: " + std::to_string(count));
  const std::string_view unit = self(call);
  if (count == 0 || unit.empty()) return Value(std::string_view());
  if (count == 1) return call.receiver;
  const auto times = static_cast<std::size_t>(count);
  // Room is asked of the heap before anything is written: the answer to a huge count is its limit.
  if (unit.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / times) {
    throw LimitExceeded{LimitKind::heap_bytes};
  }
  call.heap().work().charge(unit.size() * times / (is_ascii(unit) ? Work::kBytesPerUnit : 1));
  char* bytes = call.heap().allocate_chars(unit.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    std::copy(unit.begin(), unit.end(), bytes + i * unit.size());
  const std::string_view repeated(bytes, unit.size() * times);
  // A lone low surrogate in front and a high one at the end become pairs where the copies meet.
  if (is_ascii(unit) ||
      from_utf16(to_utf16(std::string(unit).append(unit))).size() == unit.size() * 2)
    return Value(repeated);
  return make_string(call, from_utf16(to_utf16(repeated)));
}

Value replace_char(Call& call) {
  const auto from = static_cast<char16_t>(call.integer(0));
  const auto to = static_cast<char16_t>(call.integer(1));
  if (from == to) return call.receiver;
  std::u16string units = to_utf16(self(call));
  std::replace(units.begin(), units.end(), from, to);
  return make_string(call, from_utf16(units));
}

// Bytes that `replace` would make; the heap is asked for them before they are.
std::size_t replaced_size(std::string_view text, std::string_view target,
                          std::string_view replacement) {
  std::size_t count = 0;
  if (target.empty()) {
    count = text.size() + 1;
  } else {
    for (std::size_t i = find_text(text, target); i != std::string_view::npos;
         i = find_text(text, target, i + target.size())) {
      ++count;
    }
  }
  if (replacement.size() != 0 &&
      count >
          static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / replacement.size()) {
    throw LimitExceeded{LimitKind::heap_bytes};
  }
  return text.size() + count * replacement.size() - count * target.size();
}

Value replace(Call& call) {
  require_non_null(
      call, 0, "Cannot invoke \"java.lang.CharSequence.toString()\" because \"target\" is null");
  require_non_null(
      call, 1,
      "Cannot invoke \"java.lang.CharSequence.toString()\" because \"replacement\" is null");
  const std::string_view text = self(call);
  const std::string_view target = call.string(0);
  const std::string_view replacement = call.string(1);
  if (is_ascii(text) && is_ascii(target)) {
    if (!target.empty() && find_text(text, target) == std::string_view::npos) return call.receiver;
    const std::size_t size = replaced_size(text, target, replacement);
    if (size > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
      throw LimitExceeded{LimitKind::heap_bytes};
    char* out = call.heap().allocate_chars(size);
    char* end = out;
    const auto write = [&end](std::string_view part) {
      end = std::copy(part.begin(), part.end(), end);
    };
    std::size_t place = 0;
    if (target.empty()) {
      for (; place < text.size(); ++place) {
        write(replacement);
        write(text.substr(place, 1));
      }
      write(replacement);
    } else {
      for (std::size_t i = find_text(text, target); i != std::string_view::npos;
           i = find_text(text, target, place)) {
        write(text.substr(place, i - place));
        write(replacement);
        place = i + target.size();
      }
      write(text.substr(place));
    }
    return Value(std::string_view(out, size));
  }
  const std::u16string units = to_utf16(text);
  const std::u16string wanted = to_utf16(target);
  const std::u16string instead = to_utf16(replacement);
  if (replaced_size(text, target, replacement) >
      static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw LimitExceeded{LimitKind::heap_bytes};
  }
  std::u16string result;
  std::size_t place = 0;
  for (;;) {
    const std::size_t found =
        wanted.empty() ? place : find_text(std::u16string_view(units), wanted, place);
    if (found == std::u16string::npos) break;
    result.append(units, place, found - place).append(instead);
    place = found + wanted.size();
    if (!wanted.empty()) continue;
    if (place == units.size()) break;
    result.push_back(units[place++]);
  }
  result.append(units, place);
  return make_string(call, from_utf16(result));
}

Value to_lower_case(Call& call) {
  return make_string(call, to_lower(self(call)));
}
Value to_upper_case(Call& call) {
  return make_string(call, to_upper(self(call)));
}
Value trim(Call& call) {
  return Value(java_trim(self(call)));
}
Value strip(Call& call) {
  return Value(java_strip(self(call)));
}
Value strip_leading(Call& call) {
  return Value(java_strip_leading(self(call)));
}
Value strip_trailing(Call& call) {
  return Value(java_strip_trailing(self(call)));
}
Value same_string(Call& call) {
  return call.receiver;
}
Value indent(Call& call) {
  return make_string(call, indent_lines(call, self(call), call.integer(0)));
}
Value strip_indent(Call& call) {
  return make_string(call, strip_common_indent(self(call)));
}
Value translate_escapes(Call& call) {
  return make_string(call, translate_java_escapes(call, self(call)));
}
Value to_char_array(Call& call) {
  return make_char_array(call, self(call));
}
Value get_bytes(Call& call) {
  return encode_text(call, self(call), "UTF-8");
}

Value get_bytes_named(Call& call) {
  require_non_null(call, 0, "charsetName");
  return encode_text(call, self(call), call.string(0));
}

List* target_array(const Call& call, std::size_t index, std::string_view message) {
  if (call[index].is_null() && message.empty()) call.raise(kNullPointer);
  require_non_null(call, index, message);
  return call[index].as_list();
}

// Copies units [begin, end) to `array` at `at`, checking as String.getChars does.
void copy_units(const Call& call, List* array, JavaType component) {
  const StringText text(call.heap(), self(call));
  const std::int64_t begin = call.integer(0);
  const std::int64_t end = call.integer(1);
  const std::int64_t at = call.integer(3);
  check_range(call, begin, end, text.length());
  if (at < 0 || at + (end - begin) > array->size()) {
    call.raise(kStringIndexOutOfBounds, "offset " + std::to_string(at) + ", count " +
                                            std::to_string(end - begin) + ", length " +
                                            std::to_string(array->size()));
  }
  for (std::int64_t i = begin; i < end; ++i) {
    const char16_t unit = text.unit(i);
    const auto place = static_cast<std::uint32_t>(at + i - begin);
    array->set(place, component == JavaType::char_array
                          ? Value::character(unit)
                          : Value::int8(static_cast<std::int8_t>(unit)));
  }
}

Value get_chars(Call& call) {
  const StringText text(call.heap(), self(call));
  check_range(call, call.integer(0), call.integer(1), text.length());
  copy_units(call, target_array(call, 2, "Cannot read the array length because \"dst\" is null"),
             JavaType::char_array);
  return {};
}

Value get_bytes_deprecated(Call& call) {
  const StringText text(call.heap(), self(call));
  check_range(call, call.integer(0), call.integer(1), text.length());
  copy_units(call, target_array(call, 2, {}), JavaType::byte_array);
  return {};
}

Value chars(Call& call) {
  List* units = call.heap().make_list(static_cast<std::uint32_t>(self(call).size()));
  Utf16Reader reader(self(call));
  for (std::int32_t unit = reader.next(); unit != Utf16Reader::kEnd; unit = reader.next())
    units->append(Value(unit));
  return make_stream(call, JavaType::int_stream, units->values());
}

Value code_points(Call& call) {
  List* points = call.heap().make_list(static_cast<std::uint32_t>(self(call).size()));
  for (std::size_t i = 0; i < self(call).size();) {
    const CodePoint point = vtl::code_point_at(self(call), i);
    points->append(make_int(static_cast<std::int64_t>(point.value)));
    i += point.bytes;
  }
  return make_stream(call, JavaType::int_stream, points->values());
}

Value lines(Call& call) {
  List* lines = call.heap().make_list();
  for (std::string_view line : lines_of(self(call))) lines->append(Value(line));
  return make_stream(call, JavaType::stream, lines->values());
}

Value transform(Call& call) {
  call.raise(kNullPointer,
             "Cannot invoke \"java.util.function.Function.apply(Object)\" because \"f\" is null");
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("charAt", {T::int_}, T::char_, char_at),
    row("chars", {}, T::int_stream, charged<chars>),
    row("codePointAt", {T::int_}, T::int_, code_point_at),
    row("codePointBefore", {T::int_}, T::int_, code_point_before),
    row("codePointCount", {T::int_, T::int_}, T::int_, charged<code_point_count>),
    row("codePoints", {}, T::int_stream, charged<code_points>),
    row("concat", {T::string}, T::string, charged<concat>),
    row("getBytes", {}, T::byte_array, charged<get_bytes>),
    row("getBytes", {T::charset}, T::byte_array, raise_null_pointer),
    row("getBytes", {T::string}, T::byte_array, charged<get_bytes_named>),
    row("getBytes", {T::int_, T::int_, T::byte_array, T::int_}, T::void_,
        charged<get_bytes_deprecated>, kMutates),
    row("getChars", {T::int_, T::int_, T::char_array, T::int_}, T::void_, charged<get_chars>,
        kMutates),
    row("indent", {T::int_}, T::string, charged<indent, 2>),
    row("intern", {}, T::string, same_string),
    row("isBlank", {}, T::boolean_, charged<is_blank, 2>),
    row("isEmpty", {}, T::boolean_, is_empty),
    row("length", {}, T::int_, length),
    row("lines", {}, T::stream, charged<lines, 2>),
    row("offsetByCodePoints", {T::int_, T::int_}, T::int_, offset_by_code_points),
    row("repeat", {T::int_}, T::string, charged<repeat>),
    row("replace", {T::char_, T::char_}, T::string, charged<replace_char, 2>),
    row("replace", {T::char_sequence, T::char_sequence}, T::string, charged<replace, 2>),
    row("resolveConstantDesc", {T::lookup}, T::object, same_string),
    row("strip", {}, T::string, charged<strip, 2>),
    row("stripIndent", {}, T::string, charged<strip_indent, 2>),
    row("stripLeading", {}, T::string, charged<strip_leading, 2>),
    row("stripTrailing", {}, T::string, charged<strip_trailing, 2>),
    row("subSequence", {T::int_, T::int_}, T::char_sequence, substring),
    row("substring", {T::int_}, T::string, substring_from),
    row("substring", {T::int_, T::int_}, T::string, substring),
    row("toCharArray", {}, T::char_array, charged<to_char_array>),
    row("toLowerCase", {}, T::string, charged<to_lower_case, 2>),
    row("toLowerCase", {T::locale}, T::string, raise_null_pointer),
    row("toUpperCase", {}, T::string, charged<to_upper_case, 2>),
    row("toUpperCase", {T::locale}, T::string, raise_null_pointer),
    row("transform", {T::function}, T::object, transform),
    row("translateEscapes", {}, T::string, charged<translate_escapes>),
    row("trim", {}, T::string, charged<trim, 2>),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kStringMethods{JavaType::string, kRows};

}  // namespace vtl
