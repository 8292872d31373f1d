// java.util.Map and LinkedHashMap.
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/value/map_views.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

Map& self(const Call& call) {
  return *call.receiver.as_map();
}

Value size(CallContext, Value receiver) {
  return make_int(receiver.as_map()->size());
}
Value is_empty(CallContext, Value receiver) {
  return Value(receiver.as_map()->size() == 0);
}
Value get(CallContext, Value receiver, Value key) {
  return receiver.as_map()->get(key);
}
Value contains_key(CallContext, Value receiver, Value key) {
  return Value(receiver.as_map()->contains(key));
}

Value contains_value(Call& call) {
  const Map& map = self(call);
  const std::uint64_t text_cost =
      call[0].is_string() ? call[0].as_string().size() / Work::kBytesPerUnit : 0;
  for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
    const Value& value = map.slot(i).value;
    if (value.has_same_tag(call[0])) call.heap().work().charge(text_cost);
    if (java_equals(call[0], value)) return Value(true);
  }
  return Value(false);
}

Value get_or_default(Call& call) {
  const Value* found = self(call).find(call[0]);
  return found != nullptr ? *found : call[1];
}

Value put(CallContext, Value receiver, Value key, Value value) {
  return receiver.as_map()->put(key, value);
}

Value put_if_absent(Call& call) {
  const Value present = self(call).get(call[0]);
  if (present.is_null()) self(call).put(call[0], call[1]);
  return present;
}

void copy_entries(const Map& from, Map& to) {
  for (std::uint32_t i = from.first(); i != Map::kEnd; i = from.next(i))
    to.put(from.slot(i).key, from.slot(i).value);
}

Value put_all(Call& call) {
  require_non_null(call, 0, "Cannot invoke \"java.util.Map.size()\" because \"m\" is null");
  if (call[0].is_map() && call[0].as_map() != call.receiver.as_map())
    copy_entries(*call[0].as_map(), self(call));
  return {};
}

Value remove(Call& call) {
  return self(call).remove(call[0]);
}

Value remove_pair(Call& call) {
  const Value* found = self(call).find(call[0]);
  if (found == nullptr || !java_equals(*found, call[1])) return Value(false);
  self(call).remove(call[0]);
  return Value(true);
}

Value replace(Call& call) {
  return self(call).contains(call[0]) ? self(call).put(call[0], call[1]) : Value();
}

Value replace_pair(Call& call) {
  const Value* found = self(call).find(call[0]);
  if (found == nullptr || !java_equals(*found, call[1])) return Value(false);
  self(call).put(call[0], call[2]);
  return Value(true);
}

Value clear(Call& call) {
  self(call).clear();
  return {};
}

Value clone(Call& call) {
  Map* copy = call.heap().make_map(self(call).size());
  copy_entries(self(call), *copy);
  return Value(copy);
}

template <MapPart kPart>
Value view(CallContext context, Value receiver) {
  return Value(static_cast<Object*>(context.heap().make<MapView>(kPart, *receiver.as_map())));
}

Value make_entry(Call& call) {
  require_non_null(call, 0);
  require_non_null(call, 1);
  return Value(static_cast<Object*>(call.heap().make<PairEntry>(
      JavaType::immutable_entry, call.heap(), static_cast<Map*>(nullptr), call[0], call[1])));
}

void put_once(const Call& call, Map& map, const Value& key, const Value& value) {
  if (key.is_null() || value.is_null()) call.raise(kNullPointer);
  if (map.contains(key)) call.raise(kIllegalArgument, "duplicate key: " + to_std_string(key));
  map.put(key, value);
}

Value of_pairs(Call& call) {
  Map* map = call.heap().make_map(static_cast<std::uint32_t>(call.arguments.size() / 2));
  for (std::size_t i = 0; i + 1 < call.arguments.size(); i += 2)
    put_once(call, *map, call[i], call[i + 1]);
  return Value(map);
}

Value of_entries(Call& call) {
  const auto entries = array_argument(call, 0);
  if (!entries) return raise_null_pointer(call);
  Map* map = call.heap().make_map(static_cast<std::uint32_t>(entries->size()));
  for (const Value& value : *entries) {
    if (value.is_null()) return raise_null_pointer(call);
    const auto* entry = static_cast<const MapEntry*>(value.as_object());
    put_once(call, *map, entry->key(), entry->value());
  }
  return Value(map);
}

Value copy_of(Call& call) {
  require_non_null(call, 0, "Cannot invoke \"java.util.Map.entrySet()\" because \"map\" is null");
  Map* map = call.heap().make_map();
  if (!call[0].is_map()) return Value(map);
  const Map& source = *call[0].as_map();
  for (std::uint32_t i = source.first(); i != Map::kEnd; i = source.next(i)) {
    put_once(call, *map, source.slot(i).key, source.slot(i).value);
  }
  return Value(map);
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("clear", {}, T::void_, walking<clear>, kMutates),
    row("clone", {}, T::object, walking<clone, 4>),
    row("compute", {T::object, T::bi_function}, T::object, raise_null_pointer),
    row("computeIfAbsent", {T::object, T::function}, T::object, raise_null_pointer),
    row("computeIfPresent", {T::object, T::bi_function}, T::object, raise_null_pointer),
    row("containsKey", {T::object}, T::boolean_, by_value<contains_key>),
    row("containsValue", {T::object}, T::boolean_, walking<contains_value>),
    row("copyOf", {T::map}, T::map, walking<copy_of, 4>, kStatic),
    row("entry", {T::object, T::object}, T::map_entry, make_entry, kStatic),
    row("entrySet", {}, T::set, by_value<view<MapPart::entry>>),
    row("forEach", {T::bi_consumer}, T::void_, raise_null_pointer),
    row("get", {T::object}, T::object, by_value<get>),
    row("getOrDefault", {T::object, T::object}, T::object, get_or_default),
    row("isEmpty", {}, T::boolean_, by_value<is_empty>),
    row("keySet", {}, T::set, by_value<view<MapPart::key>>),
    row("merge", {T::object, T::object, T::bi_function}, T::object, raise_null_pointer),
    row("of", {}, T::map, of_pairs, kStatic),
    row("of", {T::object, T::object}, T::map, of_pairs, kStatic),
    row("of", {T::object, T::object, T::object, T::object}, T::map, of_pairs, kStatic),
    row("of", {T::object, T::object, T::object, T::object, T::object, T::object}, T::map, of_pairs,
        kStatic),
    row("ofEntries", {T::entry_array}, T::map, walking<of_entries, 4>, kStatic),
    row("put", {T::object, T::object}, T::object, by_value<put>, kMutates),
    row("putAll", {T::map}, T::void_, walking<put_all, 4>, kMutates),
    row("putIfAbsent", {T::object, T::object}, T::object, put_if_absent, kMutates),
    row("remove", {T::object}, T::object, remove, kMutates),
    row("remove", {T::object, T::object}, T::boolean_, remove_pair, kMutates),
    row("replace", {T::object, T::object}, T::object, replace, kMutates),
    row("replace", {T::object, T::object, T::object}, T::boolean_, replace_pair, kMutates),
    row("replaceAll", {T::bi_function}, T::void_, raise_null_pointer),
    row("size", {}, T::int_, by_value<size>),
    row("values", {}, T::collection, by_value<view<MapPart::value>>),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kMapMethods{JavaType::linked_hash_map, kRows};

}  // namespace vtl
