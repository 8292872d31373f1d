// java.util.Iterator and ListIterator.
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/value/list_views.h"
#include "engine/value/map_views.h"

namespace vtl {
namespace {

bool is_map_cursor(const Call& call) {
  const JavaType type = call.receiver.as_object()->type();
  return type == JavaType::map_iterator_impl || type == JavaType::linked_value_iterator ||
         type == JavaType::linked_entry_iterator;
}
MapCursor& map_cursor(const Call& call) {
  return static_cast<MapCursor&>(*call.receiver.as_object());
}
ListCursor& list_cursor(const Call& call) {
  return static_cast<ListCursor&>(*call.receiver.as_object());
}

Value has_next(Call& call) {
  return Value(is_map_cursor(call) ? map_cursor(call).has_next() : list_cursor(call).has_next());
}

Value next(Call& call) {
  return is_map_cursor(call) ? map_cursor(call).next(call.heap()) : list_cursor(call).next();
}

Value remove(Call& call) {
  if (is_map_cursor(call)) {
    map_cursor(call).remove();
  } else {
    list_cursor(call).remove();
  }
  return {};
}

Value has_previous(Call& call) {
  return Value(list_cursor(call).has_previous());
}
Value previous(Call& call) {
  return list_cursor(call).previous();
}
Value next_index(Call& call) {
  return make_int(list_cursor(call).next_index());
}
Value previous_index(Call& call) {
  return make_int(std::int64_t{list_cursor(call).next_index()} - 1);
}

Value set(Call& call) {
  list_cursor(call).set(call[0]);
  return {};
}

Value add(Call& call) {
  list_cursor(call).add(call[0]);
  return {};
}

using T = JavaType;

constexpr MethodRow kIteratorRows[] = {
    row("forEachRemaining", {T::consumer}, T::void_, raise_null_pointer),
    row("hasNext", {}, T::boolean_, has_next),
    row("next", {}, T::object, next, kMutates),
    row("remove", {}, T::void_, remove, kMutates),
};
static_assert(is_well_formed(kIteratorRows));

constexpr MethodRow kListIteratorRows[] = {
    row("add", {T::object}, T::void_, add, kMutates),
    row("hasPrevious", {}, T::boolean_, has_previous),
    row("nextIndex", {}, T::int_, next_index),
    row("previous", {}, T::object, previous, kMutates),
    row("previousIndex", {}, T::int_, previous_index),
    row("set", {T::object}, T::void_, set, kMutates),
};
static_assert(is_well_formed(kListIteratorRows));

}  // namespace

constexpr MethodTable kIteratorMethods{JavaType::iterator, kIteratorRows};
constexpr MethodTable kListIteratorMethods{JavaType::list_iterator, kListIteratorRows};

}  // namespace vtl
