// java.util.stream: the operations that need no lambda.
#include <algorithm>

#include "engine/methods/immutable_collections.h"
#include "engine/methods/list_sort.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"
#include "engine/methods/stream_object.h"
#include "engine/value/list_views.h"
#include "engine/value/map_views.h"

namespace vtl {
namespace {

// The elements of the receiver, which is used up by that.
List& take(const Call& call) {
  auto& stream = static_cast<StreamObject&>(*call.receiver.as_object());
  if (stream.is_used) call.raise(kIllegalState, "stream has already been operated upon or closed");
  stream.is_used = true;
  call.heap().work().charge(stream.elements().size());
  return stream.elements();
}

JavaType own_type(const Call& call) {
  return call.receiver.as_object()->type();
}

Value count(Call& call) {
  return Value(static_cast<std::int64_t>(take(call).size()));
}

Value sum(Call& call) {
  std::uint32_t sum = 0;
  for (const Value& value : take(call).values())
    sum += static_cast<std::uint32_t>(value.as_integer());
  return make_int(static_cast<std::int32_t>(sum));
}

Value to_list(Call& call) {
  return make_list_of(call, JavaType::immutable_list, take(call).values());
}

Value to_array(Call& call) {
  const bool is_int = own_type(call) == JavaType::int_stream;
  return make_list_of(call, is_int ? JavaType::int_array : JavaType::object_array,
                      take(call).values());
}

Value boxed_stream(Call& call) {
  return make_stream(call, JavaType::stream, take(call).values());
}

Value find_first(Call& call) {
  const List& elements = take(call);
  if (elements.size() == 0) return make_optional(call, Value());
  if (elements[0].is_null()) return raise_null_pointer(call);
  return make_optional(call, elements[0]);
}

void require_not_negative(const Call& call) {
  if (call.integer(0) < 0) call.raise(kIllegalArgument, std::to_string(call.integer(0)));
}

std::size_t bounded(const Call& call, const List& elements) {
  return static_cast<std::size_t>(std::min<std::int64_t>(call.integer(0), elements.size()));
}

Value limit(Call& call) {
  require_not_negative(call);
  const List& elements = take(call);
  return make_stream(call, own_type(call), elements.values().first(bounded(call, elements)));
}

Value skip(Call& call) {
  require_not_negative(call);
  const List& elements = take(call);
  return make_stream(call, own_type(call), elements.values().subspan(bounded(call, elements)));
}

Value sorted(Call& call) {
  List& elements = take(call);
  sort_naturally(call, elements.mutable_values());
  return make_stream(call, own_type(call), elements.values());
}

Value distinct(Call& call) {
  const List& elements = take(call);
  Heap scratch;
  Map* seen = scratch.make_map(elements.size());
  List* kept = call.heap().make_list(elements.size());
  for (const Value& value : elements.values()) {
    if (seen->contains(value)) continue;
    seen->put(value, Value(true));
    kept->append(value);
  }
  return make_stream(call, own_type(call), kept->values());
}

Value iterator(Call& call) {
  const Value elements = make_list_of(call, JavaType::immutable_list, take(call).values());
  return Value(
      static_cast<Object*>(call.heap().make<ListCursor>(JavaType::opaque_iterator, elements, 0U)));
}

using T = JavaType;

// What both kinds have.
constexpr MethodRow kRows[] = {
    row("count", {}, T::long_, count),
    row("distinct", {}, T::stream, distinct),
    row("findAny", {}, T::optional, find_first),
    row("findFirst", {}, T::optional, find_first),
    row("iterator", {}, T::iterator, iterator),
    row("limit", {T::long_}, T::stream, limit),
    row("skip", {T::long_}, T::stream, skip),
    row("sorted", {}, T::stream, sorted),
    row("toArray", {}, T::object_array, to_array),
};
static_assert(is_well_formed(kRows));

constexpr MethodRow kObjectRows[] = {
    row("toList", {}, T::list, to_list),
};
static_assert(is_well_formed(kObjectRows));

// The methods of IntStream.
constexpr MethodRow kIntRows[] = {
    row("boxed", {}, T::stream, boxed_stream),
    row("sum", {}, T::int_, sum),
};
static_assert(is_well_formed(kIntRows));

}  // namespace

constexpr MethodTable kStreamMethods{JavaType::stream, kRows};
constexpr MethodTable kObjectStreamMethods{JavaType::stream, kObjectRows};
constexpr MethodTable kIntStreamMethods{JavaType::int_stream, kIntRows};

Value make_stream(const Call& call, JavaType type, std::span<const Value> elements) {
  List* copy = make_list_of(call, JavaType::array_list, elements).as_list();
  return Value(static_cast<Object*>(call.heap().make<StreamObject>(type, *copy)));
}

}  // namespace vtl
