// Maps from which entries were removed, and their views.
#include "engine/value/map_views.h"

#include <algorithm>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/heap.h"
#include "vtl/java/to_string.h"

using vtl::Heap;
using vtl::Map;
using vtl::MapPart;
using vtl::MapView;
using vtl::Value;

namespace {

std::vector<std::int64_t> keys_of(const Map& map) {
  std::vector<std::int64_t> keys;
  for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i))
    keys.push_back(map.slot(i).key.as_integer());
  return keys;
}

}  // namespace

TEST_CASE("entries that are put and removed at random stay in order") {
  std::mt19937 random(7);
  for (const std::uint32_t range : {20U, 300U}) {
    Heap heap;
    Map* map = heap.make_map();
    std::vector<std::int64_t> model;
    for (int round = 0; round < 20'000; ++round) {
      const auto key = static_cast<std::int32_t>(static_cast<std::uint32_t>(random()) % range);
      const auto place = std::find(model.begin(), model.end(), key);
      if (random() % 2 == 0) {
        map->put(Value(key), Value(key));
        if (place == model.end()) model.push_back(key);
      } else {
        map->remove(Value(key));
        if (place != model.end()) model.erase(place);
      }
      if (random() % 16 == 0) REQUIRE(keys_of(*map) == model);
      if (random() % 500 == 0) {
        map->clear();
        model.clear();
      }
      REQUIRE(map->contains(Value(key)) ==
              (std::find(model.begin(), model.end(), key) != model.end()));
      if (random() % 64 != 0 || model.empty()) continue;
      const MapView view(MapPart::key, *map);
      for (int i = 0; i < 20; ++i) {
        const auto index = static_cast<std::uint32_t>(random() % model.size());
        REQUIRE(view.element(index, heap).as_integer() == model[index]);
      }
    }
  }
}

TEST_CASE("walks over what is left of a large map look at no entry twice") {
  Heap heap;
  Map* map = heap.make_map();
  constexpr std::int32_t kEntries = 400'000;
  for (std::int32_t i = 0; i < kEntries; ++i) map->put(Value(i), Value(i));
  const MapView* view = heap.make<MapView>(MapPart::key, *map);
  map->remove(Value(std::int32_t{1}));
  // One after the other, and two walks of which the inner one is left at once.
  std::int64_t sum = 0;
  for (std::uint32_t i = 0; i < view->size(); ++i) {
    sum += view->element(i, heap).as_integer();
    sum += view->element(0, heap).as_integer();
    sum += view->element(view->size() - 1, heap).as_integer() - (kEntries - 1);
  }
  CHECK(sum == std::int64_t{kEntries} * (kEntries - 1) / 2 - 1);
  // As a queue: what was removed is in front.
  std::int32_t served = 0;
  while (map->size() > 2) {
    map->remove(map->slot(map->first()).key);
    ++served;
  }
  CHECK(served == kEntries - 3);
  for (int i = 0; i < kEntries; ++i) REQUIRE(keys_of(*map).size() == 2);
}

TEST_CASE("a large map that was emptied costs what is put into it") {
  Heap heap;
  Map* map = heap.make_map();
  for (std::int32_t i = 0; i < 1'000'000; ++i) map->put(Value(i), Value(i));
  map->clear();
  const std::size_t before = heap.bytes_used();
  for (int round = 0; round < 100'000; ++round) {
    for (std::int32_t i = 0; i < 20; ++i) map->put(Value(i), Value(i));
    for (std::int32_t i = 0; i < 20; ++i) map->remove(Value(i));
  }
  CHECK(map->size() == 0);
  CHECK(heap.bytes_used() == before);
}

TEST_CASE("where a key lies depends on the secret of the heap, the order does not") {
  CHECK(vtl::slot_hash("key", 1) != vtl::slot_hash("key", 2));
  CHECK(vtl::slot_hash(Value(std::int32_t{7}), 1) != vtl::slot_hash(Value(std::int32_t{7}), 2));
  for (const std::uint64_t secret : {1U, 2U}) {
    Heap heap;
    heap.seed({secret, 0});
    Map* map = heap.make_map();
    for (std::int32_t i = 100; i > 0; --i) map->put(Value(i), Value(i));
    CHECK(keys_of(*map).front() == 100);
    CHECK(keys_of(*map).back() == 1);
  }
}
