// Views and iterators as C++ objects: what the interpreter relies on when it walks a Collection by
// index.
#include "engine/value/list_views.h"

#include <doctest/doctest.h>

#include "engine/value/list_access.h"
#include "engine/value/map_views.h"
#include "vtl/heap.h"
#include "vtl/java/exception.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

List* numbers(Heap& heap, int count) {
  List* list = heap.make_list();
  for (int i = 0; i < count; ++i) list->append(Value(i));
  return list;
}

TEST_CASE("a sub list follows its own changes and refuses others'") {
  Heap heap;
  List* root = numbers(heap, 5);
  SubList outer(JavaType::sub_list, *root, nullptr, 1, 3);
  SubList inner(JavaType::sub_list, *root, &outer, 2, 1);
  CHECK(to_std_string(Value(&outer)) == "[1, 2, 3]");
  const Value added(9);
  inner.insert_all(1, {&added, 1});
  CHECK(to_std_string(Value(&outer)) == "[1, 2, 9, 3]");
  CHECK(root->size() == 6);
  root->append(Value(7));
  CHECK_THROWS_AS(outer.size(), JavaException);
  CHECK_THROWS_AS(inner.element(0, heap), JavaException);
}

TEST_CASE("lists and views of equal elements are equal, with equal hashes") {
  Heap heap;
  List* root = numbers(heap, 4);
  const Value view(
      static_cast<Object*>(heap.make<SubList>(JavaType::sub_list, *root, nullptr, 0U, 4U)));
  CHECK(java_equals(view, Value(root)));
  CHECK(java_equals(Value(root), view));
  CHECK(java_hash(view) == java_hash(Value(root)));
}

TEST_CASE("entries write through and keep their value after removal") {
  Heap heap;
  Map* map = heap.make_map();
  map->put("k", Value(1));
  MapView entries(MapPart::entry, *map);
  auto* entry = static_cast<PairEntry*>(entries.element(0, heap).as_object());
  CHECK(entry->set_value(Value(2)).as_integer() == 1);
  CHECK(map->get("k").as_integer() == 2);
  map->put("k", Value(3));
  CHECK(entry->value().as_integer() == 3);
  map->remove(Value(std::string_view("k")));
  CHECK(entry->value().as_integer() == 3);
}

TEST_CASE("a view's elements skip what was removed") {
  Heap heap;
  Map* map = heap.make_map();
  for (int i = 0; i < 40; ++i) map->put(Value(i), Value(i * 2));
  for (int i = 0; i < 40; i += 2) map->remove(Value(i));
  MapView keys(MapPart::key, *map);
  REQUIRE(keys.size() == 20);
  for (std::uint32_t i = 0; i < 20; ++i) {
    CHECK(keys.element(i, heap).as_integer() == static_cast<std::int64_t>(i) * 2 + 1);
  }
}

TEST_CASE("a map's iterator removes while it walks") {
  Heap heap;
  Map* map = heap.make_map();
  for (int i = 0; i < 100; ++i) map->put(Value(i), Value(i));
  MapView values(MapPart::value, *map);
  MapCursor cursor(values);
  std::int64_t sum = 0;
  while (cursor.has_next()) {
    sum += cursor.next(heap).as_integer();
    cursor.remove();
  }
  CHECK(sum == 4950);
  CHECK(map->size() == 0);
  CHECK_THROWS_AS(cursor.next(heap), JavaException);
}

TEST_CASE("an entry finds its value when its key has moved, and keeps it when the key is gone") {
  Heap heap;
  Map* map = heap.make_map();
  for (const std::string_view key : {"a", "b", "c", "d", "e", "f"}) map->put(key, Value(1));
  const MapView view(MapPart::entry, *map);
  const auto& entry = static_cast<const PairEntry&>(*view.element(4, heap).as_object());
  map->put("e", Value(2));
  CHECK(entry.value().as_integer() == 2);
  // The dead slots are squeezed out while the map grows.
  for (const std::string_view key : {"a", "b", "c"}) map->remove(Value(key));
  for (const std::string_view key : {"g", "h", "i", "j"}) map->put(key, Value(3));
  map->put("e", Value(4));
  CHECK(entry.value().as_integer() == 4);
  map->remove(Value(std::string_view("e")));
  map->remove(Value(std::string_view("f")));
  CHECK(entry.value().as_integer() == 4);
  map->clear();
  CHECK(entry.value().as_integer() == 4);
  map->put("e", Value(5));
  CHECK(entry.value().as_integer() == 5);
}

TEST_CASE("elements of an array are checked against its class") {
  Heap heap;
  List* texts = heap.make_list(1, JavaType::string_array);
  texts->append(Value(std::string_view("x")));
  ListAccess access{Value(texts)};
  CHECK_THROWS_AS(access.set(0, Value(1)), JavaException);
  access.set(0, Value());
  CHECK(access.get(0).is_null());
}

}  // namespace
}  // namespace vtl
