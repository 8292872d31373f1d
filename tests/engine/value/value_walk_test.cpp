// Every kind of object that holds others, nested without end and shared without measure, under
// every function that goes through values.
#include "engine/value/value_walk.h"

#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "engine/methods/optional_object.h"
#include "engine/value/list_views.h"
#include "engine/value/map_views.h"
#include "vtl/attempt.h"
#include "vtl/heap.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"

namespace {

using vtl::Heap;
using vtl::JavaType;
using vtl::List;
using vtl::Map;
using vtl::MapPart;
using vtl::Object;
using vtl::Value;

Value object(Object* made) {
  return Value(made);
}

/// A holder of one value; `Wrap` puts the value into it twice where it has room for two.
struct Wrapping {
  std::string name;
  std::function<Value(Heap&, Value)> wrap;
};

List* list_of(Heap& heap, Value value, JavaType type = JavaType::array_list) {
  List* list = heap.make_list(2, type);
  list->append(value);
  list->append(value);
  return list;
}

Map* map_of(Heap& heap, Value value) {
  Map* map = heap.make_map(2);
  map->put("a", value);
  map->put("b", value);
  return map;
}

Map* map_with_key(Heap& heap, Value key) {
  Map* map = heap.make_map(1);
  map->append_new(key, Value(1));
  return map;
}

template <MapPart kPart>
Value view_of(Heap& heap, Map* map) {
  return object(heap.make<vtl::MapView>(kPart, *map));
}

const std::vector<Wrapping>& wrappings() {
  static const std::vector<Wrapping> all = {
      {"list", [](Heap& heap, Value value) { return Value(list_of(heap, value)); }},
      {"immutable list",
       [](Heap& heap, Value value) {
         return Value(list_of(heap, value, JavaType::immutable_list));
       }},
      {"map", [](Heap& heap, Value value) { return Value(map_of(heap, value)); }},
      {"key of a map", [](Heap& heap, Value value) { return Value(map_with_key(heap, value)); }},
      {"sub list",
       [](Heap& heap, Value value) {
         return object(heap.make<vtl::SubList>(JavaType::sub_list, *list_of(heap, value),
                                               static_cast<vtl::SubList*>(nullptr), 0U, 2U));
       }},
      {"key set",
       [](Heap& heap, Value value) {
         return view_of<MapPart::key>(heap, map_with_key(heap, value));
       }},
      {"values",
       [](Heap& heap, Value value) { return view_of<MapPart::value>(heap, map_of(heap, value)); }},
      {"entry set",
       [](Heap& heap, Value value) { return view_of<MapPart::entry>(heap, map_of(heap, value)); }},
      {"entry",
       [](Heap& heap, Value value) {
         return view_of<MapPart::entry>(heap, map_of(heap, value)).as_object() == nullptr
                    ? Value()
                    : heap.make<vtl::MapView>(MapPart::entry, *map_of(heap, value))
                          ->element(0, heap);
       }},
      {"entry of its own",
       [](Heap& heap, Value value) {
         return object(heap.make<vtl::PairEntry>(JavaType::immutable_entry, heap,
                                                 static_cast<Map*>(nullptr), value, value));
       }},
      {"optional",
       [](Heap& heap, Value value) { return object(heap.make<vtl::OptionalObject>(heap, value)); }},
      {"immutable set",
       [](Heap& heap, Value value) {
         List* one = heap.make_list(1);
         one->append(value);
         return object(heap.make<vtl::ImmutableSet>(*one));
       }},
  };
  return all;
}

struct Function {
  std::string name;
  /// Both values were made the same way.
  std::function<void(Heap&, Value, Value)> call;
};

const std::vector<Function>& functions() {
  static const std::vector<Function> all = {
      {"hashCode", [](Heap&, Value value, Value) { vtl::java_hash(value); }},
      {"hashCode of the object", [](Heap&, Value value, Value) { value.as_object()->hash_code(); }},
      {"equals", [](Heap&, Value value, Value other) { vtl::java_equals(value, other); }},
      {"equals of the object",
       [](Heap&, Value value, Value other) { value.as_object()->equals(other); }},
      {"hash of a slot", [](Heap&, Value value, Value) { vtl::slot_hash(value, 1); }},
      {"put as a key",
       [](Heap& heap, Value value, Value) {
         Map* map = heap.make_map();
         for (std::int32_t i = 0; i < 20; ++i) map->put(Value(i), Value(i));
         map->put(value, Value(1));
       }},
      {"toString", [](Heap&, Value value, Value) { vtl::to_std_string(value, 1U << 20); }},
      {"JSON",
       [](Heap&, Value value, Value) {
         vtl::TextBuffer out(1U << 20);
         vtl::write_json(out, value);
       }},
  };
  return all;
}

Value nested(Heap& heap, const Wrapping& wrapping, int levels) {
  Value value(std::string_view("x"));
  for (int i = 0; i < levels; ++i) value = wrapping.wrap(heap, value);
  return value;
}

std::string ending(const Function& function, Heap& heap, Value value, Value other) {
  const auto failed = vtl::attempt([&] { function.call(heap, value, other); });
  return failed ? failed->code : "";
}

}  // namespace

TEST_CASE("nothing goes deeper into a value than the limit, whatever holds what") {
  for (const Wrapping& wrapping : wrappings()) {
    Heap heap;
    heap.work().start(10'000'000);
    const Value value = nested(heap, wrapping, 60'000);
    const Value other = nested(heap, wrapping, 60'000);
    for (const Function& function : functions()) {
      CAPTURE(wrapping.name);
      CAPTURE(function.name);
      const std::string code = ending(function, heap, value, other);
      // Identity is all that values() has, and there an end.
      const bool is_shallow = wrapping.name == "values" && (code.empty());
      CHECK((code == "VTL309" || code == "VTL305" || code == "VTL307" || is_shallow));
      CHECK(heap.walk_state().depth == 0);
    }
  }
}

TEST_CASE("mixed holders count together") {
  Heap heap;
  Value value(std::string_view("x"));
  Value other = value;
  for (int i = 0; i < 300; ++i) {
    for (const Wrapping& wrapping : wrappings()) {
      value = wrapping.wrap(heap, value);
      other = wrapping.wrap(heap, other);
    }
  }
  for (const Function& function : functions()) {
    CAPTURE(function.name);
    heap.work().start(1'000'000);
    // values() compares by identity, which ends the way down early.
    const std::string code = ending(function, heap, value, other);
    CHECK((code.starts_with("VTL3") || code.empty()));
    CHECK(heap.walk_state().depth == 0);
  }
}

TEST_CASE("a value of forty levels, each of which holds the next twice, is work and ends") {
  for (const Wrapping& wrapping : wrappings()) {
    for (const Function& function : functions()) {
      CAPTURE(wrapping.name);
      CAPTURE(function.name);
      Heap heap;
      heap.work().start(1'000'000);
      const Value value = nested(heap, wrapping, 40);
      const Value other = nested(heap, wrapping, 40);
      const std::string code = ending(function, heap, value, other);
      CHECK((code.empty() || code == "VTL305" || code == "VTL307"));
    }
  }
}

TEST_CASE("work adds up over the calls of an evaluation") {
  Heap heap;
  List* list = heap.make_list();
  for (std::int32_t i = 0; i < 1'000'000; ++i) list->append(Value(i));
  int calls = 0;
  heap.work().start(50'000'000);
  while (calls < 100 && !vtl::attempt([&] { vtl::java_hash(Value(list)); })) ++calls;
  CHECK(calls == 49);
}

TEST_CASE("five hundred levels are compared, hashed and printed") {
  for (const Wrapping& wrapping : wrappings()) {
    if (wrapping.name != "optional" && wrapping.name != "immutable set" &&
        wrapping.name != "key set" && wrapping.name != "key of a map")
      continue;
    CAPTURE(wrapping.name);
    Heap heap;
    const bool is_twice = wrapping.name == "key set";
    const int levels = is_twice ? 240 : 490;
    const Value value = nested(heap, wrapping, levels);
    const Value other = nested(heap, wrapping, levels);
    CHECK_NOTHROW(vtl::java_hash(value));
    CHECK_NOTHROW(vtl::to_std_string(value));
    CHECK(vtl::java_equals(value, value));
    if (wrapping.name == "optional") CHECK(vtl::java_equals(value, other));
  }
}
