// java.lang.Character: values, code points and surrogates. The questions about characters are a
// table of their own.
#include <cstdio>

#include "engine/java/character.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"
#include "engine/methods/string_text.h"
#include "vtl/java/text.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

std::int64_t code_argument(const Call& call) {
  const std::int64_t code = call.integer(0);
  if (code < 0 || code > 0x10FFFF) {
    char message[64];
    std::snprintf(message, sizeof message, "Not a valid Unicode code point: 0x%X",
                  static_cast<unsigned>(code));
    call.raise(kIllegalArgument, message);
  }
  return code;
}

Value char_value(Call& call) {
  return call.receiver;
}
Value same_argument(Call& call) {
  return call[0];
}
Value char_count(Call& call) {
  return make_int(call.integer(0) >= 0x10000 ? 2 : 1);
}
Value compare(Call& call) {
  return make_int(call.integer(0) - call.integer(1));
}
Value compare_to(Call& call) {
  return make_int(compare_naturally(call, call.receiver, call[0]));
}
Value hash_code_of(Call& call) {
  return make_int(call.integer(0));
}

Value describe_constable(Call& call) {
  const std::string text = "DynamicConstantDesc[ConstantBootstraps::explicitCast(" +
                           std::to_string(call.receiver.as_integer()) + ")char]";
  return make_optional(call, make_string(call, text));
}

Value code_point_of(Call& call) {
  require_non_null(call, 0, "Cannot invoke \"String.trim()\" because \"name\" is null");
  const std::string_view name = java_trim(call.string(0));
  const std::optional<char32_t> found = java_code_point_of(name);
  if (!found) call.raise(kIllegalArgument, "Unrecognized character name :" + to_upper(name));
  return make_int(static_cast<std::int64_t>(*found));
}

Value digit(Call& call) {
  const std::int64_t code = call.integer(0);
  if (code < 0 || code > 0x10FFFF) return make_int(-1);
  return make_int(
      java_digit(static_cast<char32_t>(code), static_cast<std::int32_t>(call.integer(1))));
}

Value for_digit(Call& call) {
  const std::int64_t value = call.integer(0);
  const std::int64_t radix = call.integer(1);
  if (radix < 2 || radix > 36 || value < 0 || value >= radix) return Value::character(0);
  return Value::character(static_cast<char16_t>(value < 10 ? '0' + value : 'a' + value - 10));
}

Value get_name(Call& call) {
  const std::string name = java_character_name(static_cast<char32_t>(code_argument(call)));
  return name.empty() ? Value() : make_string(call, name);
}

Value high_surrogate(Call& call) {
  return Value::character(static_cast<char16_t>(((call.integer(0) - 0x10000) >> 10) + 0xD800));
}
Value low_surrogate(Call& call) {
  return Value::character(static_cast<char16_t>((call.integer(0) & 0x3FF) + 0xDC00));
}

Value reverse_bytes(Call& call) {
  return Value::character(
      static_cast<char16_t>(__builtin_bswap16(static_cast<std::uint16_t>(call.integer(0)))));
}

Value to_chars(Call& call) {
  std::string text;
  append_code_point(text, static_cast<char32_t>(code_argument(call)));
  return make_char_array(call, text);
}

Value to_chars_into(Call& call) {
  const auto code = static_cast<char32_t>(code_argument(call));
  require_non_null(call, 1, "Cannot store to char array because \"dst\" is null");
  List& target = *call[1].as_list();
  const std::int64_t at = call.integer(2);
  const std::int64_t needed = code > 0xFFFF ? 2 : 1;
  if (at < 0 || at + needed > target.size()) {
    call.raise(kArrayIndexOutOfBounds, "Index " + std::to_string(at < 0 ? at : at + needed - 1) +
                                           " out of bounds for length " +
                                           std::to_string(target.size()));
  }
  const auto place = static_cast<std::uint32_t>(at);
  if (needed == 1) {
    target.set(place, Value::character(static_cast<char16_t>(code)));
  } else {
    target.set(place, Value::character(high_surrogate_of(code)));
    target.set(place + 1, Value::character(low_surrogate_of(code)));
  }
  return make_int(needed);
}

Value to_code_point(Call& call) {
  // Without a check, as in Java: anything but a pair gives nonsense.
  return make_int((call.integer(0) << 10) + call.integer(1) + (0x10000 - (0xD800 << 10) - 0xDC00));
}

Value text_of_char(Call& call) {
  std::string text;
  append_code_point(text, static_cast<char32_t>(call.integer(0)));
  return make_string(call, text);
}

Value text_of_code(Call& call) {
  code_argument(call);
  return text_of_char(call);
}

// What the overloads for CharSequence and char[] share: the units, and where the argument ends.
std::u16string units_of(const Call& call) {
  require_non_null(call, 0);
  if (call[0].is_string()) return to_utf16(call.string(0));
  std::u16string units;
  for (const Value& unit : call[0].as_list()->values())
    units.push_back(static_cast<char16_t>(unit.as_integer()));
  return units;
}

[[noreturn]] void raise_index(const Call& call, std::int64_t index, std::size_t length) {
  if (call[0].is_string() && !StringText(call.string(0)).is_latin1()) {
    call.raise(kStringIndexOutOfBounds,
               "index " + std::to_string(index) + ", length " + std::to_string(length));
  }
  if (call[0].is_string()) {
    call.raise(kStringIndexOutOfBounds, "String index out of range: " + std::to_string(index));
  }
  call.raise(kArrayIndexOutOfBounds, "Index " + std::to_string(index) +
                                         " out of bounds for length " + std::to_string(length));
}

Value code_point_at(Call& call) {
  const std::u16string units = units_of(call);
  std::int64_t end = static_cast<std::int64_t>(units.size());
  const std::int64_t index = call.integer(1);
  if (call.arguments.size() > 2) {
    if (index < 0 || index >= call.integer(2) || call.integer(2) > end)
      call.raise(kIndexOutOfBounds);
    end = call.integer(2);
  }
  if (index < 0 || index >= end) raise_index(call, index, units.size());
  const auto place = static_cast<std::size_t>(index);
  if (is_high_surrogate(units[place]) && index + 1 < end && is_low_surrogate(units[place + 1])) {
    return make_int(static_cast<std::int64_t>(join_surrogates(units[place], units[place + 1])));
  }
  return make_int(units[place]);
}

Value code_point_before(Call& call) {
  const std::u16string units = units_of(call);
  std::int64_t start = 0;
  const std::int64_t index = call.integer(1);
  if (call.arguments.size() > 2) {
    start = call.integer(2);
    if (index <= start || start < 0 || start >= static_cast<std::int64_t>(units.size()))
      call.raise(kIndexOutOfBounds);
  }
  if (index - 1 < start || index > static_cast<std::int64_t>(units.size()))
    raise_index(call, static_cast<std::int32_t>(static_cast<std::uint32_t>(index) - 1U),
                units.size());
  const auto place = static_cast<std::size_t>(index - 1);
  if (is_low_surrogate(units[place]) && index - 2 >= start && is_high_surrogate(units[place - 1])) {
    return make_int(static_cast<std::int64_t>(join_surrogates(units[place - 1], units[place])));
  }
  return make_int(units[place]);
}

bool is_pair_at(std::u16string_view units, std::int64_t index, std::int64_t end) {
  return index >= 0 && index + 1 < end &&
         is_high_surrogate(units[static_cast<std::size_t>(index)]) &&
         is_low_surrogate(units[static_cast<std::size_t>(index) + 1]);
}

Value code_point_count(Call& call) {
  const std::u16string units = units_of(call);
  const auto length = static_cast<std::int64_t>(units.size());
  std::int64_t begin = call.integer(1);
  std::int64_t end = call.integer(2);
  // For an array the third argument is a count.
  if (!call[0].is_string()) {
    if (begin < 0 || end < 0 || end > length - begin) call.raise(kIndexOutOfBounds);
    end += begin;
  }
  if (begin < 0 || end > length || begin > end) call.raise(kIndexOutOfBounds);
  std::int64_t count = 0;
  for (; begin < end; ++count) begin += is_pair_at(units, begin, end) ? 2 : 1;
  return make_int(count);
}

Value offset_by_code_points(Call& call) {
  const std::u16string units = units_of(call);
  std::int64_t start = 0;
  auto end = static_cast<std::int64_t>(units.size());
  std::size_t first = 1;
  if (!call[0].is_string()) {
    start = call.integer(1);
    if (start < 0 || call.integer(2) < 0 || call.integer(2) > end - start)
      call.raise(kIndexOutOfBounds);
    end = start + call.integer(2);
    first = 3;
  }
  std::int64_t index = call.integer(first);
  std::int64_t offset = call.integer(first + 1);
  if (index < start || index > end) call.raise(kIndexOutOfBounds);
  for (; offset > 0 && index < end; --offset) index += is_pair_at(units, index, end) ? 2 : 1;
  for (; offset < 0 && index > start; ++offset) {
    index -= index - 2 >= start && is_pair_at(units, index - 2, index) ? 2 : 1;
  }
  if (offset != 0) call.raise(kIndexOutOfBounds);
  return make_int(index);
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("charCount", {T::int_}, T::int_, char_count, kStatic),
    row("charValue", {}, T::char_, char_value),
    row("codePointAt", {T::char_array, T::int_}, T::int_, code_point_at, kStatic),
    row("codePointAt", {T::char_sequence, T::int_}, T::int_, code_point_at, kStatic),
    row("codePointAt", {T::char_array, T::int_, T::int_}, T::int_, code_point_at, kStatic),
    row("codePointBefore", {T::char_array, T::int_}, T::int_, code_point_before, kStatic),
    row("codePointBefore", {T::char_sequence, T::int_}, T::int_, code_point_before, kStatic),
    row("codePointBefore", {T::char_array, T::int_, T::int_}, T::int_, code_point_before, kStatic),
    row("codePointCount", {T::char_array, T::int_, T::int_}, T::int_, code_point_count, kStatic),
    row("codePointCount", {T::char_sequence, T::int_, T::int_}, T::int_, code_point_count, kStatic),
    row("codePointOf", {T::string}, T::int_, charged<code_point_of>, kStatic),
    row("compare", {T::char_, T::char_}, T::int_, compare, kStatic),
    row("compareTo", {T::character_object}, T::int_, compare_to),
    row("compareTo", {T::object}, T::int_, compare_to),
    row("describeConstable", {}, T::optional, describe_constable),
    row("digit", {T::char_, T::int_}, T::int_, digit, kStatic),
    row("digit", {T::int_, T::int_}, T::int_, digit, kStatic),
    row("forDigit", {T::int_, T::int_}, T::char_, for_digit, kStatic),
    row("getName", {T::int_}, T::string, get_name, kStatic),
    row("hashCode", {T::char_}, T::int_, hash_code_of, kStatic),
    row("highSurrogate", {T::int_}, T::char_, high_surrogate, kStatic),
    row("lowSurrogate", {T::int_}, T::char_, low_surrogate, kStatic),
    row("offsetByCodePoints", {T::char_sequence, T::int_, T::int_}, T::int_, offset_by_code_points,
        kStatic),
    row("offsetByCodePoints", {T::char_array, T::int_, T::int_, T::int_, T::int_}, T::int_,
        offset_by_code_points, kStatic),
    row("reverseBytes", {T::char_}, T::char_, reverse_bytes, kStatic),
    row("toChars", {T::int_}, T::char_array, to_chars, kStatic),
    row("toChars", {T::int_, T::char_array, T::int_}, T::int_, to_chars_into, kStatic | kMutates),
    row("toCodePoint", {T::char_, T::char_}, T::int_, to_code_point, kStatic),
    row("toString", {T::char_}, T::string, text_of_char, kStatic),
    row("toString", {T::int_}, T::string, text_of_code, kStatic),
    row("valueOf", {T::char_}, T::character_object, same_argument, kStatic),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kCharacterMethods{JavaType::character_object, kRows};

}  // namespace vtl
