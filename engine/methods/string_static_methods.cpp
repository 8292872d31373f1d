// java.lang.String: what makes strings of other values (valueOf, copyValueOf, join, format).
#include <algorithm>

#include "engine/methods/collection_access.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"
#include "engine/methods/string_text.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/formatter.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"
#include "vtl/session.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

Value text_of(const Call& call, const Value& value) {
  if (value.is_string()) return value;
  if (value.is_floating()) call.heap().work().charge(double_cost(value.as_double()));
  TextBuffer text(call.session.limits().output_bytes);
  append_string(text, value);
  return make_string(call, text.view());
}

Value value_of(Call& call) {
  return text_of(call, call[0]);
}
// The parameter's own class decides how a number is written: valueOf(float) of an Integer does not
// occur, since an exact or narrower overload takes it.
Value value_of_double(Call& call) {
  return text_of(call, Value(call.floating(0)));
}

Value value_of_chars(Call& call) {
  const auto chars = array_argument(call, 0);
  if (!chars) call.raise(kNullPointer, "Cannot read the array length because \"value\" is null");
  return make_string(call, text_of_chars(*chars));
}

Value value_of_char_range(Call& call) {
  require_non_null(call, 0, "Cannot read the array length because \"value\" is null");
  const std::span<const Value> chars = call[0].as_list()->values();
  const std::int64_t offset = call.integer(1);
  const std::int64_t count = call.integer(2);
  const auto length = static_cast<std::int64_t>(chars.size());
  if (offset < 0 || count < 0 || offset > length - count) {
    call.raise(kStringIndexOutOfBounds, "offset " + std::to_string(offset) + ", count " +
                                            std::to_string(count) + ", length " +
                                            std::to_string(length));
  }
  return make_string(call, text_of_chars(chars.subspan(static_cast<std::size_t>(offset),
                                                       static_cast<std::size_t>(count))));
}

Value join_elements(const Call& call, std::span<const Value> elements) {
  TextBuffer text(call.session.limits().output_bytes);
  bool needs_joining = false;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (i != 0) text.append(call.string(0));
    if (!elements[i].is_null() && !elements[i].is_string()) {
      raise_class_cast(call, java_type_of(elements[i]), JavaType::char_sequence);
    }
    append_string(text, elements[i]);
    needs_joining =
        needs_joining ||
        !is_ascii(text.view().substr(text.size() - std::min<std::size_t>(text.size(), 3)));
  }
  // Halves of a surrogate pair that met at a seam become one character.
  call.heap().work().charge(text.size() / (needs_joining ? 1 : 4));
  if (needs_joining) return make_string(call, from_utf16(to_utf16(text.view())));
  return make_string(call, text.view());
}

Value join_array(Call& call) {
  require_non_null(
      call, 0, "Cannot invoke \"java.lang.CharSequence.toString()\" because \"delimiter\" is null");
  const auto elements = array_argument(call, 1);
  if (!elements)
    call.raise(kNullPointer, "Cannot read the array length because \"elements\" is null");
  return join_elements(call, *elements);
}

Value join_iterable(Call& call) {
  require_non_null(call, 0);
  require_non_null(call, 1);
  const ElementsOf elements(call, call[1]);
  return join_elements(call, elements.values());
}

Value format_arguments(const Call& call, std::string_view pattern, std::size_t first) {
  const auto arguments = array_argument(call, first);
  return make_string(call, format_like_java(call, pattern, arguments));
}

Value format(Call& call) {
  require_non_null(call, 0, "Cannot invoke \"String.length()\" because \"s\" is null");
  return format_arguments(call, call.string(0), 1);
}

Value format_for_locale(Call& call) {
  require_non_null(call, 1, "Cannot invoke \"String.length()\" because \"s\" is null");
  return format_arguments(call, call.string(1), 2);
}

Value formatted(Call& call) {
  return format_arguments(call, call.receiver.as_string(), 0);
}

Value describe_constable(Call& call) {
  return make_optional(call, call.receiver);
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("copyValueOf", {T::char_array}, T::string, charged<value_of_chars>, kStatic),
    row("copyValueOf", {T::char_array, T::int_, T::int_}, T::string, charged<value_of_char_range>,
        kStatic),
    row("describeConstable", {}, T::optional, describe_constable),
    row("format", {T::string, T::object_array}, T::string, charged<format>, kStatic),
    row("format", {T::locale, T::string, T::object_array}, T::string, charged<format_for_locale>,
        kStatic),
    row("formatted", {T::object_array}, T::string, charged<formatted>),
    row("join", {T::char_sequence, T::char_sequence_array}, T::string, charged<join_array>,
        kStatic),
    row("join", {T::char_sequence, T::iterable}, T::string, charged<join_iterable>, kStatic),
    row("valueOf", {T::object}, T::string, charged<value_of>, kStatic),
    row("valueOf", {T::boolean_}, T::string, charged<value_of>, kStatic),
    row("valueOf", {T::char_}, T::string, charged<value_of>, kStatic),
    row("valueOf", {T::char_array}, T::string, charged<value_of_chars>, kStatic),
    row("valueOf", {T::double_}, T::string, charged<value_of_double>, kStatic),
    row("valueOf", {T::float_}, T::string, charged<value_of>, kStatic),
    row("valueOf", {T::int_}, T::string, charged<value_of>, kStatic),
    row("valueOf", {T::long_}, T::string, charged<value_of>, kStatic),
    row("valueOf", {T::char_array, T::int_, T::int_}, T::string, charged<value_of_char_range>,
        kStatic),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kStringStaticMethods{JavaType::string, kRows};

}  // namespace vtl
