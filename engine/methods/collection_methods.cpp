// java.util.Collection: what lists, sets and the views of maps have in common.
#include <algorithm>

#include "engine/methods/collection_access.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/stream_object.h"
#include "engine/value/list_access.h"
#include "engine/value/map_views.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

constexpr std::string_view kArrayStore = "java.lang.ArrayStoreException";
constexpr std::string_view kCollectionIsNull =
    "Cannot invoke \"java.util.Collection.iterator()\" because \"c\" is null";

bool is_list(const Call& call) {
  return ListAccess::is_list(call.receiver);
}
bool is_immutable(const Call& call) {
  if (is_list(call)) return ListAccess(call.receiver).storage() == ListStorage::immutable;
  return call.receiver.as_object()->type() == JavaType::immutable_set;
}
bool is_growing(const Call& call) {
  return is_list(call) && ListAccess(call.receiver).storage() == ListStorage::growing;
}
// The list when it is an ArrayList, no view of one.
List* growing_list(Value value) {
  if (!value.is_list()) return nullptr;
  List* list = value.as_list();
  return list_storage(list->type()) == ListStorage::growing ? list : nullptr;
}
MapView& view_of(const Call& call) {
  return static_cast<MapView&>(*call.receiver.as_object());
}

Value size(CallContext, Value receiver) {
  if (receiver.is_list()) return make_int(receiver.as_list()->size());
  return make_int(as_collection(receiver).size());
}
Value is_empty(CallContext, Value receiver) {
  return Value(as_collection(receiver).size() == 0);
}

Value any_contains(Call& call) {
  if (is_immutable(call)) require_non_null(call, 0);
  charge_for_elements(call);
  return Value(collection_contains(as_collection(call.receiver), call[0]));
}

Value contains(CallContext context, Value receiver, Value element) {
  if (receiver.is_list() && !element.is_null()) {
    const std::span<const Value> values = receiver.as_list()->values();
    return Value(find_equal(values, element, context.heap().work()) != values.size());
  }
  return with_call<any_contains>(context, receiver, element);
}

Value contains_all(Call& call) {
  require_non_null(call, 0, kCollectionIsNull);
  const Membership membership(call, call.receiver);
  const ElementsOf wanted(call, call[0]);
  return Value(std::all_of(wanted.values().begin(), wanted.values().end(),
                           [&membership](const Value& value) { return membership.has(value); }));
}

// To what is no ArrayList itself.
Value add_slowly(Call& call) {
  if (!is_growing(call)) return raise_unsupported(call);
  ListAccess list(call.receiver);
  list.insert_all(list.size(), call.arguments.first(1));
  return Value(true);
}

Value add(CallContext context, Value receiver, Value element) {
  if (List* list = growing_list(receiver)) {
    list->append(element);
    return Value(true);
  }
  return with_call<add_slowly>(context, receiver, element);
}

// To what is no ArrayList itself, or of what is none.
Value add_all_slowly(Call& call) {
  if (is_immutable(call)) return raise_unsupported(call);
  if (!is_growing(call)) {
    require_non_null(call, 0, kCollectionIsNull);
    if (as_collection(call[0]).size() != 0) return raise_unsupported(call);
    return Value(false);
  }
  ListAccess list(call.receiver);
  require_non_null(call, 0,
                   list.is_view()
                       ? "Cannot invoke \"java.util.Collection.size()\" because \"c\" is null"
                       : "Cannot invoke \"java.util.Collection.toArray()\" because \"c\" is null");
  charge_for_elements(call);
  const ElementsOf added(call, call[0]);
  // ArrayList counts a change even when nothing is added; a sub list does not.
  if (list.is_view() && added.values().empty()) return Value(false);
  list.insert_all(list.size(), added.values());
  return Value(!added.values().empty());
}

Value add_all(CallContext context, Value receiver, Value elements) {
  List* list = growing_list(receiver);
  if (list == nullptr || !elements.is_list())
    return with_call<add_all_slowly>(context, receiver, elements);
  const std::span<const Value> added = elements.as_list()->values();
  context.heap().work().charge_bytes(added.size_bytes());
  list->insert_all(list->size(), added);
  return Value(!added.empty());
}

Value clear(Call& call) {
  if (is_immutable(call)) return raise_unsupported(call);
  if (!is_list(call)) {
    view_of(call).map().clear();
    return {};
  }
  ListAccess list(call.receiver);
  if (list.storage() == ListStorage::fixed && list.size() != 0) return raise_unsupported(call);
  if (list.storage() == ListStorage::growing) list.remove_range(0, list.size());
  return {};
}

Value remove_object(Call& call) {
  if (is_immutable(call)) return raise_unsupported(call);
  if (is_list(call)) {
    ListAccess list(call.receiver);
    const auto place =
        static_cast<std::uint32_t>(find_equal(list.values(), call[0], call.heap().work()));
    if (place == list.size()) return Value(false);
    if (list.storage() == ListStorage::fixed) return raise_unsupported(call);
    list.remove_range(place, place + 1);
    return Value(true);
  }
  const MapView& view = view_of(call);
  Map& map = view.map();
  if (view.part() == MapPart::key) {
    const bool is_there = map.contains(call[0]);
    map.remove(call[0]);
    return Value(is_there);
  }
  if (view.part() == MapPart::entry) {
    if (!collection_contains(view, call[0])) return Value(false);
    map.remove(static_cast<const MapEntry*>(call[0].as_object())->key());
    return Value(true);
  }
  for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
    if (!java_equals(call[0], map.slot(i).value)) continue;
    map.remove(map.slot(i).key);
    return Value(true);
  }
  return Value(false);
}

// removeAll (keeps what the argument does not hold) and retainAll (keeps what it holds).
Value filter(Call& call, bool keeps_members) {
  if (is_immutable(call)) return raise_unsupported(call);
  require_non_null(call, 0);
  const Membership membership(call, call[0]);
  if (!is_list(call)) {
    MapView& view = view_of(call);
    bool is_changed = false;
    for (std::uint32_t i = view.map().first(); i != Map::kEnd; i = view.map().next(i)) {
      if (membership.has(view.at(i, call.heap())) == keeps_members) continue;
      view.map().remove(view.map().slot(i).key);
      is_changed = true;
    }
    return Value(is_changed);
  }
  ListAccess list(call.receiver);
  std::vector<Value> kept;
  for (const Value& value : list.values()) {
    if (membership.has(value) == keeps_members) {
      kept.push_back(value);
    } else if (list.storage() == ListStorage::fixed) {
      return raise_unsupported(call);
    }
  }
  const auto kept_size = static_cast<std::uint32_t>(kept.size());
  if (kept_size == list.size()) return Value(false);
  for (std::uint32_t i = 0; i < kept_size; ++i) list.set(i, kept[i]);
  list.remove_range(kept_size, list.size());
  return Value(true);
}

Value remove_all(Call& call) {
  return filter(call, false);
}
Value retain_all(Call& call) {
  return filter(call, true);
}

Value remove_if(Call& call) {
  return is_immutable(call) ? raise_unsupported(call) : raise_null_pointer(call);
}

JavaType iterator_type(JavaType list) {
  switch (list) {
    case JavaType::array_list:
      return JavaType::list_iterator_impl;
    case JavaType::sub_list:
    case JavaType::abstract_sub_list:
      return JavaType::sub_list_iterator;
    case JavaType::immutable_list:
    case JavaType::immutable_list_12:
    case JavaType::immutable_sub_list:
      return JavaType::immutable_list_itr;
    default:
      return JavaType::abstract_list_itr;
  }
}

Value iterator(Call& call) {
  if (is_list(call)) {
    const JavaType type = iterator_type(ListAccess(call.receiver).type());
    as_collection(call.receiver).size();  // a stale sub list refuses
    return Value(static_cast<Object*>(call.heap().make<ListCursor>(type, call.receiver, 0U)));
  }
  if (call.receiver.as_object()->type() == JavaType::immutable_set) {
    List& elements = static_cast<ImmutableSet&>(*call.receiver.as_object()).elements();
    return Value(static_cast<Object*>(
        call.heap().make<ListCursor>(JavaType::opaque_iterator, Value(&elements), 0U)));
  }
  return Value(static_cast<Object*>(call.heap().make<MapCursor>(view_of(call))));
}

Value spliterator(Call& call) {
  return make_opaque(call, JavaType::spliterator);
}

Value stream(Call& call) {
  return make_stream(call, JavaType::stream, ElementsOf(call, call.receiver).values());
}

Value to_array(Call& call) {
  return make_list_of(call, JavaType::object_array, ElementsOf(call, call.receiver).values());
}

Value to_array_by_generator(Call& call) {
  call.raise(
      kNullPointer,
      "Cannot invoke \"java.util.function.IntFunction.apply(int)\" because \"generator\" is null");
}

Value to_given_array(Call& call) {
  const auto given = array_argument(call, 0);
  if (!given) call.raise(kNullPointer, "Cannot read the array length because \"a\" is null");
  const ElementsOf elements(call, call.receiver);
  const bool is_array = call.arguments.size() == 1 && call[0].is_list() &&
                        is_array_type(call[0].as_list()->type()) &&
                        is_assignable(JavaType::object_array, call[0].as_list()->type());
  const JavaType type = is_array ? call[0].as_list()->type() : JavaType::object_array;
  if (type == JavaType::string_array) {
    for (const Value& value : elements.values()) {
      if (value.is_null() || value.is_string()) continue;
      // ArrayList, its views and ListN copy in one piece; the others store one by one.
      if (is_growing(call) || call.receiver.as_object()->type() == JavaType::immutable_list) {
        call.raise(kArrayStore,
                   "arraycopy: element type mismatch: can not cast one of the elements of "
                   "java.lang.Object[] to the "
                   "type of the destination array, java.lang.String");
      }
      call.raise(kArrayStore, java_type_name(java_type_of(value)));
    }
  }
  if (type != JavaType::object_array && type != JavaType::string_array) {
    for (const Value& value : elements.values()) {
      if (!fits_array(type, value)) call.raise(kArrayStore, java_type_name(java_type_of(value)));
    }
  }
  if (given->size() < elements.values().size()) return make_list_of(call, type, elements.values());
  List* array = is_array ? call[0].as_list() : make_list_of(call, type, *given).as_list();
  std::uint32_t place = 0;
  for (const Value& value : elements.values()) array->set(place++, value);
  // One null after the last element, as the contract of toArray has it.
  if (place < array->size()) array->set(place, Value());
  return Value(array);
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("add", {T::object}, T::boolean_, by_value<add>, kMutates),
    row("addAll", {T::collection}, T::boolean_, by_value<add_all>, kMutates),
    row("clear", {}, T::void_, clear, kMutates),
    row("contains", {T::object}, T::boolean_, by_value<contains>),
    row("containsAll", {T::collection}, T::boolean_, walking<contains_all, 4>),
    row("forEach", {T::consumer}, T::void_, raise_null_pointer),
    row("isEmpty", {}, T::boolean_, by_value<is_empty>),
    row("iterator", {}, T::iterator, iterator),
    row("parallelStream", {}, T::stream, walking<stream>),
    row("remove", {T::object}, T::boolean_, walking<remove_object>, kMutates),
    row("removeAll", {T::collection}, T::boolean_, walking<remove_all, 4>, kMutates),
    row("removeIf", {T::predicate}, T::boolean_, remove_if),
    row("retainAll", {T::collection}, T::boolean_, walking<retain_all, 4>, kMutates),
    row("size", {}, T::int_, by_value<size>),
    row("spliterator", {}, T::spliterator, spliterator),
    row("stream", {}, T::stream, walking<stream>),
    row("toArray", {}, T::object_array, walking<to_array>),
    row("toArray", {T::int_function}, T::object_array, walking<to_array_by_generator>),
    row("toArray", {T::object_array}, T::object_array, walking<to_given_array>),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kCollectionMethods{JavaType::collection, kRows};

}  // namespace vtl
