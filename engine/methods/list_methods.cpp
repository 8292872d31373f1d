// java.util.List and ArrayList beyond Collection. An array takes the same methods through
// ListAccess.
#include <algorithm>

#include "engine/methods/collection_access.h"
#include "engine/methods/immutable_collections.h"
#include "engine/methods/list_sort.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/value/list_access.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

// As each class of list words an index that is out of range.
void check_element_index(const Call& call, const ListAccess& list, std::int64_t index) {
  const std::int64_t size = list.size();
  if (index >= 0 && index < size) return;
  switch (list.type()) {
    case JavaType::immutable_list_12:
      call.raise(kIndexOutOfBounds,
                 "Index: " + std::to_string(index) + " Size: " + std::to_string(size));
    case JavaType::immutable_list:
      call.raise(kArrayIndexOutOfBounds, "Index " + std::to_string(index) +
                                             " out of bounds for length " + std::to_string(size));
    default:
      break;
  }
  // java.lang.reflect.Array, which reads arrays for Velocity, gives no text.
  if (is_array_type(list.type())) call.raise(kArrayIndexOutOfBounds);
  check_index(call, index, size);
}

void check_position(const Call& call, const ListAccess& list, std::int64_t index) {
  const std::int64_t size = list.size();
  if (index >= 0 && index <= size) return;
  const char* between = list.storage() == ListStorage::immutable ? " Size: " : ", Size: ";
  call.raise(kIndexOutOfBounds, "Index: " + std::to_string(index) + between + std::to_string(size));
}

Value get_from_any(Call& call) {
  const ListAccess list(call.receiver);
  check_element_index(call, list, call.integer(0));
  return list.get(static_cast<std::uint32_t>(call.integer(0)));
}

Value get(CallContext context, Value receiver, Value index) {
  if (receiver.is_list()) {
    const List& list = *receiver.as_list();
    const auto place = static_cast<std::uint64_t>(index.as_integer());
    if (place < list.size()) return list[static_cast<std::uint32_t>(place)];
  }
  return with_call<get_from_any>(context, receiver, index);
}

Value set(Call& call) {
  ListAccess list(call.receiver);
  if (list.storage() == ListStorage::immutable) return raise_unsupported(call);
  check_element_index(call, list, call.integer(0));
  const auto index = static_cast<std::uint32_t>(call.integer(0));
  const Value previous = list.get(index);
  list.set(index, call[1]);
  return previous;
}

Value add_at(Call& call) {
  ListAccess list(call.receiver);
  if (list.storage() == ListStorage::immutable) return raise_unsupported(call);
  if (list.storage() == ListStorage::growing || list.is_view())
    check_position(call, list, call.integer(0));
  if (list.storage() == ListStorage::fixed) return raise_unsupported(call);
  list.insert_all(static_cast<std::uint32_t>(call.integer(0)), call.arguments.subspan(1));
  return {};
}

Value add_all_at(Call& call) {
  ListAccess list(call.receiver);
  if (list.storage() == ListStorage::immutable) return raise_unsupported(call);
  check_position(call, list, call.integer(0));
  require_non_null(
      call, 1,
      list.type() == JavaType::array_list
          ? "Cannot invoke \"java.util.Collection.toArray()\" because \"c\" is null"
          : (list.is_view()
                 ? "Cannot invoke \"java.util.Collection.size()\" because \"c\" is null"
                 : "Cannot invoke \"java.util.Collection.iterator()\" because \"c\" is null"));
  const ElementsOf added(call, call[1]);
  if (added.values().empty() && (list.is_view() || list.storage() == ListStorage::fixed))
    return Value(false);
  if (list.storage() == ListStorage::fixed) return raise_unsupported(call);
  list.insert_all(static_cast<std::uint32_t>(call.integer(0)), added.values());
  return Value(!added.values().empty());
}

Value remove_at(Call& call) {
  ListAccess list(call.receiver);
  if (list.storage() == ListStorage::immutable) return raise_unsupported(call);
  if (list.storage() == ListStorage::growing || list.is_view())
    check_index(call, call.integer(0), list.size());
  if (list.storage() == ListStorage::fixed) return raise_unsupported(call);
  const auto index = static_cast<std::uint32_t>(call.integer(0));
  const Value removed = list.get(index);
  list.remove_range(index, index + 1);
  return removed;
}

Value index_of(Call& call) {
  const ListAccess list(call.receiver);
  if (list.storage() == ListStorage::immutable) require_non_null(call, 0);
  const std::span<const Value> values = list.values();
  const std::size_t place = find_equal(values, call[0], call.heap().work());
  return make_int(place == values.size() ? -1 : static_cast<std::int64_t>(place));
}

Value last_index_of(Call& call) {
  const ListAccess list(call.receiver);
  if (list.storage() == ListStorage::immutable) require_non_null(call, 0);
  const std::span<const Value> values = list.values();
  charge_for_equal_sizes(values, call[0], call.heap().work());
  for (std::size_t i = values.size(); i-- > 0;) {
    if (java_equals(call[0], values[i])) return make_int(static_cast<std::int64_t>(i));
  }
  return make_int(-1);
}

JavaType list_iterator_type(JavaType list) {
  switch (list) {
    case JavaType::array_list:
      return JavaType::list_itr_impl;
    case JavaType::sub_list:
    case JavaType::abstract_sub_list:
      return JavaType::sub_list_iterator;
    case JavaType::immutable_list:
    case JavaType::immutable_list_12:
    case JavaType::immutable_sub_list:
      return JavaType::immutable_list_itr;
    default:
      return JavaType::abstract_list_list_itr;
  }
}

Value list_iterator(Call& call) {
  const ListAccess list(call.receiver);
  const std::int64_t start = call.arguments.empty() ? 0 : call.integer(0);
  check_position(call, list, start);
  return Value(static_cast<Object*>(call.heap().make<ListCursor>(
      list_iterator_type(list.type()), call.receiver, static_cast<std::uint32_t>(start))));
}

Value sub_list(Call& call) {
  const ListAccess list(call.receiver);
  const std::int64_t begin = call.integer(0);
  const std::int64_t end = call.integer(1);
  if (begin < 0) call.raise(kIndexOutOfBounds, "fromIndex = " + std::to_string(begin));
  if (end > list.size()) call.raise(kIndexOutOfBounds, "toIndex = " + std::to_string(end));
  if (begin > end) {
    call.raise(kIllegalArgument,
               "fromIndex(" + std::to_string(begin) + ") > toIndex(" + std::to_string(end) + ")");
  }
  JavaType type = JavaType::abstract_sub_list;
  if (list.storage() == ListStorage::growing) type = JavaType::sub_list;
  if (list.storage() == ListStorage::immutable) type = JavaType::immutable_sub_list;
  return Value(static_cast<Object*>(call.heap().make<SubList>(
      type, list.root(), list.view(), list.offset() + static_cast<std::uint32_t>(begin),
      static_cast<std::uint32_t>(end - begin))));
}

// Only null fits the Comparator: natural order.
Value sort(Call& call) {
  ListAccess list(call.receiver);
  if (list.storage() == ListStorage::immutable) return raise_unsupported(call);
  const std::span<const Value> values = list.values();
  std::vector<Value> sorted(values.begin(), values.end());
  sort_naturally(call, sorted);
  for (std::uint32_t i = 0; i < sorted.size(); ++i) list.set(i, sorted[i]);
  // ArrayList's own sort counts as a change; List's default goes through set().
  if (list.type() == JavaType::array_list) list.count_modification();
  return {};
}

Value replace_all(Call& call) {
  return ListAccess(call.receiver).storage() == ListStorage::immutable ? raise_unsupported(call)
                                                                       : raise_null_pointer(call);
}

Value of_elements(Call& call) {
  return make_immutable_list(call, call.arguments);
}

Value of_array(Call& call) {
  const auto elements = array_argument(call, 0);
  if (!elements) return raise_null_pointer(call);
  return make_immutable_list(call, *elements);
}

Value copy_of(Call& call) {
  require_non_null(call, 0,
                   "Cannot invoke \"java.util.Collection.toArray()\" because \"coll\" is null");
  if (ListAccess::is_list(call[0]) && ListAccess(call[0]).storage() == ListStorage::immutable &&
      !ListAccess(call[0]).is_view()) {
    return call[0];
  }
  return make_immutable_list(call, ElementsOf(call, call[0]).values());
}

Value clone(Call& call) {
  return make_list_of(call, JavaType::array_list, call.receiver.as_list()->values());
}

// Capacity is nothing a template can see, but the change is counted.
Value count_change(Call& call) {
  ListAccess(call.receiver).count_modification();
  return {};
}
Value ensure_capacity(Call&) {
  return {};
}

using T = JavaType;

constexpr MethodRow kListRows[] = {
    row("add", {T::int_, T::object}, T::void_, add_at, kMutates),
    row("addAll", {T::int_, T::collection}, T::boolean_, walking<add_all_at>, kMutates),
    row("copyOf", {T::collection}, T::list, walking<copy_of>, kStatic),
    row("get", {T::int_}, T::object, by_value<get>),
    row("indexOf", {T::object}, T::int_, walking<index_of>),
    row("lastIndexOf", {T::object}, T::int_, walking<last_index_of>),
    row("listIterator", {}, T::list_iterator, list_iterator),
    row("listIterator", {T::int_}, T::list_iterator, list_iterator),
    row("of", {}, T::list, of_elements, kStatic),
    row("of", {T::object}, T::list, of_elements, kStatic),
    row("of", {T::object, T::object}, T::list, of_elements, kStatic),
    row("of", {T::object, T::object, T::object}, T::list, of_elements, kStatic),
    row("of", {T::object, T::object, T::object, T::object}, T::list, of_elements, kStatic),
    row("of", {T::object, T::object, T::object, T::object, T::object}, T::list, of_elements,
        kStatic),
    row("of", {T::object, T::object, T::object, T::object, T::object, T::object}, T::list,
        of_elements, kStatic),
    // Takes Java's rows of seven to ten elements too: the result is the same.
    row("of", {T::object_array}, T::list, walking<of_array>, kStatic),
    row("remove", {T::int_}, T::object, remove_at, kMutates),
    row("replaceAll", {T::unary_operator}, T::void_, replace_all),
    row("set", {T::int_, T::object}, T::object, set, kMutates),
    row("sort", {T::comparator}, T::void_, walking<sort>, kMutates),
    row("subList", {T::int_, T::int_}, T::list, sub_list),
};
static_assert(is_well_formed(kListRows));

constexpr MethodRow kArrayListRows[] = {
    row("clone", {}, T::object, walking<clone>),
    row("ensureCapacity", {T::int_}, T::void_, ensure_capacity),
    row("trimToSize", {}, T::void_, count_change),
};
static_assert(is_well_formed(kArrayListRows));

}  // namespace

constexpr MethodTable kListMethods{JavaType::list, kListRows};
constexpr MethodTable kArrayListMethods{JavaType::array_list, kArrayListRows};

}  // namespace vtl
