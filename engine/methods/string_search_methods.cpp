// java.lang.String: searching and comparing.
#include <algorithm>

#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/string_text.h"
#include "vtl/java/text.h"
#include "vtl/text/search.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

std::string_view self(const Call& call) {
  return call.receiver.as_string();
}

constexpr std::string_view kTargetIsNull = "Cannot read field \"value\" because \"tgtStr\" is null";
constexpr std::string_view kSearchedIsNull =
    "Cannot invoke \"String.coder()\" because \"str\" is null";

// A text can be searched by its bytes unless what is wanted begins or ends with half of a surrogate
// pair, which may be one half of a pair in the text.
bool is_whole(std::string_view wanted) {
  if (wanted.size() < 3) return true;
  return !is_low_surrogate(code_point_at(wanted, 0).value) &&
         !is_high_surrogate(code_point_at(wanted, wanted.size() - 3).value);
}

// Both searches answer in UTF-16 units.
Value find_forward(const Call& call, std::string_view wanted, std::int64_t from) {
  const StringText text(call.heap(), self(call));
  from = std::max<std::int64_t>(from, 0);
  if (wanted.empty()) return make_int(std::min(from, text.length()));
  if (from > text.length()) return make_int(-1);
  if (!is_whole(wanted)) {
    const std::u16string units = to_utf16(text.text());
    const std::size_t found =
        find_text(std::u16string_view(units), to_utf16(wanted), static_cast<std::size_t>(from));
    return make_int(found == std::u16string::npos ? -1 : static_cast<std::int64_t>(found));
  }
  const Utf16Position start = text.place_of(from);
  const std::size_t found =
      find_text(text.text(), wanted, start.byte + (start.inside_pair ? 4 : 0));
  return make_int(found == std::string_view::npos ? -1 : text.index_of_byte(found));
}

Value find_backward(const Call& call, std::string_view wanted, std::int64_t from) {
  if (from < 0) return make_int(-1);
  const StringText text(call.heap(), self(call));
  from = std::min(from, text.length());
  if (wanted.empty()) return make_int(from);
  if (!is_whole(wanted)) {
    const std::u16string units = to_utf16(text.text());
    const std::size_t found = find_last_text(std::u16string_view(units), to_utf16(wanted),
                                             static_cast<std::size_t>(from));
    return make_int(found == std::u16string::npos ? -1 : static_cast<std::int64_t>(found));
  }
  const std::size_t found = find_last_text(text.text(), wanted, text.place_of(from).byte);
  return make_int(found == std::string_view::npos ? -1 : text.index_of_byte(found));
}

// A code point as text; empty for a number that is none (nothing contains it).
std::string text_of_code_point(std::int64_t code) {
  std::string text;
  if (code >= 0 && code <= 0x10FFFF) append_code_point(text, static_cast<char32_t>(code));
  return text;
}

Value index_of_code(Call& call) {
  const std::string wanted = text_of_code_point(call.integer(0));
  if (wanted.empty()) return make_int(-1);
  return find_forward(call, wanted, call.arguments.size() > 1 ? call.integer(1) : 0);
}

Value index_of(Call& call) {
  require_non_null(call, 0, call.arguments.size() > 1 ? kTargetIsNull : kSearchedIsNull);
  return find_forward(call, call.string(0), call.arguments.size() > 1 ? call.integer(1) : 0);
}

Value last_index_of_code(Call& call) {
  const std::string wanted = text_of_code_point(call.integer(0));
  if (wanted.empty()) return make_int(-1);
  return find_backward(
      call, wanted,
      call.arguments.size() > 1 ? call.integer(1) : std::numeric_limits<std::int32_t>::max());
}

Value last_index_of(Call& call) {
  require_non_null(call, 0, kTargetIsNull);
  return find_backward(
      call, call.string(0),
      call.arguments.size() > 1 ? call.integer(1) : std::numeric_limits<std::int32_t>::max());
}

bool has_at(const StringText& text, std::string_view prefix, std::int64_t at) {
  const Utf16Position start = text.place_of(at);
  const std::string_view rest = text.text().substr(start.byte);
  if (!start.inside_pair && is_whole(prefix)) return rest.starts_with(prefix);
  const std::u16string units = to_utf16(rest);
  return std::u16string_view(units).substr(start.inside_pair ? 1 : 0).starts_with(to_utf16(prefix));
}

Value starts_with(Call& call) {
  const std::int64_t at = call.arguments.size() > 1 ? call.integer(1) : 0;
  // Java looks at the offset before it looks at the prefix.
  if (at < 0) return Value(false);
  require_non_null(call, 0, "Cannot invoke \"String.length()\" because \"prefix\" is null");
  const StringText text(call.heap(), self(call));
  return Value(at <= text.length() && has_at(text, call.string(0), at));
}

Value ends_with(Call& call) {
  require_non_null(call, 0, "Cannot invoke \"String.length()\" because \"suffix\" is null");
  if (is_ascii(call.string(0)) || is_ascii(self(call)))
    return Value(self(call).ends_with(call.string(0)));
  return Value(to_utf16(self(call)).ends_with(to_utf16(call.string(0))));
}

Value contains(Call& call) {
  require_non_null(call, 0,
                   "Cannot invoke \"java.lang.CharSequence.toString()\" because \"s\" is null");
  return Value(find_forward(call, call.string(0), 0).as_integer() >= 0);
}

Value content_equals(Call& call) {
  require_non_null(call, 0,
                   "Cannot invoke \"java.lang.CharSequence.length()\" because \"cs\" is null");
  return Value(self(call) == call.string(0));
}

Value compare_to(Call& call) {
  return make_int(compare_naturally(call, call.receiver, call[0]));
}

Value compare_to_ignore_case(Call& call) {
  require_non_null(call, 0, "Cannot read field \"value\" because \"s2\" is null");
  return make_int(java_compare_ignore_case(self(call), call.string(0)));
}

Value equals_ignore_case(Call& call) {
  return Value(!call[0].is_null() && java_equals_ignore_case(self(call), call.string(0)));
}

Value compare_sequences(Call& call) {
  require_non_null(call, 0);
  require_non_null(call, 1);
  return make_int(java_compare(call.string(0), call.string(1)));
}

// Java's order of checks: without regard to case, offsets that cannot fit are false before `other`
// is looked at; exactly, `other` comes first.
Value region_matches(const Call& call, std::size_t first, bool ignores_case) {
  const std::int64_t offset = call.integer(first);
  const std::int64_t other_offset = call.integer(first + 2);
  const std::int64_t count = call.integer(first + 3);
  const StringText text(call.heap(), self(call));
  const bool is_outside = offset < 0 || other_offset < 0 || offset > text.length() - count;
  if (ignores_case && is_outside) return Value(false);
  require_non_null(call, first + 1,
                   ignores_case ? "Cannot invoke \"String.length()\" because \"other\" is null"
                                : "Cannot read field \"value\" because \"other\" is null");
  const StringText other(call.heap(), call.string(first + 1));
  if (is_outside || other_offset > other.length() - count) return Value(false);
  if (count <= 0) return Value(true);
  call.heap().work().charge(
      static_cast<std::uint64_t>(std::min(count, text.length() + other.length())) *
      (text.is_ascii() && other.is_ascii() ? 1 : 4));
  const std::string_view left = text.cut(call, offset, offset + count);
  const std::string_view right = other.cut(call, other_offset, other_offset + count);
  return Value(ignores_case ? java_equals_ignore_case(left, right) : left == right);
}

Value region_matches_exactly(Call& call) {
  return region_matches(call, 0, false);
}
Value region_matches_by_flag(Call& call) {
  return region_matches(call, 1, call.boolean(0));
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("compare", {T::char_sequence, T::char_sequence}, T::int_, charged<compare_sequences>,
        kStatic),
    row("compareTo", {T::object}, T::int_, charged<compare_to>),
    row("compareTo", {T::string}, T::int_, charged<compare_to>),
    row("compareToIgnoreCase", {T::string}, T::int_, charged<compare_to_ignore_case, 2>),
    row("contains", {T::char_sequence}, T::boolean_, charged<contains>),
    row("contentEquals", {T::char_sequence}, T::boolean_, charged<content_equals>),
    row("contentEquals", {T::string_buffer}, T::boolean_, charged<content_equals>),
    row("endsWith", {T::string}, T::boolean_, charged<ends_with>),
    row("equalsIgnoreCase", {T::string}, T::boolean_, charged<equals_ignore_case, 2>),
    row("indexOf", {T::int_}, T::int_, charged<index_of_code>),
    row("indexOf", {T::string}, T::int_, charged<index_of>),
    row("indexOf", {T::int_, T::int_}, T::int_, charged<index_of_code>),
    row("indexOf", {T::string, T::int_}, T::int_, charged<index_of>),
    row("lastIndexOf", {T::int_}, T::int_, charged<last_index_of_code>),
    row("lastIndexOf", {T::string}, T::int_, charged<last_index_of>),
    row("lastIndexOf", {T::int_, T::int_}, T::int_, charged<last_index_of_code>),
    row("lastIndexOf", {T::string, T::int_}, T::int_, charged<last_index_of>),
    row("regionMatches", {T::int_, T::string, T::int_, T::int_}, T::boolean_,
        region_matches_exactly),
    row("regionMatches", {T::boolean_, T::int_, T::string, T::int_, T::int_}, T::boolean_,
        region_matches_by_flag),
    row("startsWith", {T::string}, T::boolean_, charged<starts_with>),
    row("startsWith", {T::string, T::int_}, T::boolean_, charged<starts_with>),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kStringSearchMethods{JavaType::string, kRows};

}  // namespace vtl
