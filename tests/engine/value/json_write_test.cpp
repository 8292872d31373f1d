#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "engine/value/map_entry.h"
#include "vtl/java/exception.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"

namespace {

using vtl::Heap;
using vtl::Value;

class Entry final : public vtl::MapEntry {
 public:
  Entry(Heap& heap, Value key, Value value)
      : MapEntry(vtl::JavaType::simple_entry, heap), key_(key), value_(value) {}
  Value key() const override { return key_; }
  Value value() const override { return value_; }

 private:
  Value key_;
  Value value_;
};

/// A set of entries made on demand, as a view of a map has them.
class Entries final : public vtl::Collection {
 public:
  explicit Entries(Heap& heap) : Collection(vtl::JavaType::linked_entry_set, heap) {}
  std::uint32_t size() const override { return 2; }
  Value element(std::uint32_t index, Heap& heap) const override {
    return Value(static_cast<vtl::Object*>(heap.make<Entry>(
        heap, Value(std::string_view("k")), Value(static_cast<std::int32_t>(index)))));
  }
  std::uint32_t modification_count() const override { return 0; }
};

Value text(std::string_view chars) {
  return Value(chars);
}

std::string string_of(std::string_view chars) {
  vtl::TextBuffer out;
  vtl::write_json_string(out, chars);
  return std::string(out.view());
}

Value random_value(std::mt19937& random, Heap& heap, int depth) {
  switch (random() % (depth > 3 ? 7 : 9)) {
    case 0:
      return {};
    case 1:
      return Value(random() % 2 == 0);
    case 2:
      return Value(static_cast<std::int32_t>(random()));
    case 3:
      return Value((std::int64_t{1} << 33) + static_cast<std::int64_t>(random()));
    case 4:
      return Value(static_cast<double>(random()) / 1024.0 - 1e6);
    case 5:
    case 6: {
      std::string chars;
      for (auto i = random() % 40; i != 0; --i) {
        constexpr std::string_view kPieces[] = {
            "a",          "\"", "\\", "\n", "\x01", "\x7f", "/", "\xC3\xA9", "\xF0\x9F\x98\x80",
            "plain text "};
        chars += kPieces[random() % std::size(kPieces)];
      }
      return heap.string(chars);
    }
    case 7: {
      vtl::List* list = heap.make_list();
      for (auto i = random() % 6; i != 0; --i) list->append(random_value(random, heap, depth + 1));
      return Value(list);
    }
    default: {
      vtl::Map* map = heap.make_map();
      for (auto i = random() % 20; i != 0; --i) {
        map->put(heap.string("k\n" + std::to_string(random() % 50)),
                 random_value(random, heap, depth + 1));
      }
      return Value(map);
    }
  }
}

}  // namespace

TEST_CASE("strings are escaped as Jackson escapes them") {
  CHECK(string_of("") == R"("")");
  CHECK(string_of("plain") == R"("plain")");
  CHECK(string_of("q\"\\/\b\t\n\f\r\x1f\x7f") == "\"q\\\"\\\\/\\b\\t\\n\\f\\r\\u001F\x7f\"");
  CHECK(string_of(std::string_view("\0\x0b", 2)) == R"("\u0000\u000B")");
  CHECK(string_of("\xC3\xA9\xF0\x9F\x98\x80\xE2\x80\xA8") ==
        "\"\xC3\xA9\xF0\x9F\x98\x80\xE2\x80\xA8\"");
  // A special byte at every place of texts of every length around the width of the scan.
  for (std::size_t size = 1; size < 70; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string chars(size, 'x');
      chars[at] = '"';
      std::string expected = "\"" + std::string(size, 'x') + "\"";
      expected.replace(at + 1, 1, "\\\"");
      REQUIRE(string_of(chars) == expected);
      chars[at] = '\x1f';
      expected.replace(at + 1, 2, "\\u001F");
      REQUIRE(string_of(chars) == expected);
      chars[at] = '\x80';
      REQUIRE(string_of(chars) == "\"" + chars + "\"");
    }
  }
}

TEST_CASE("every kind of value has Jackson's form") {
  Heap heap;
  vtl::Map* map = heap.make_map();
  map->put("s", text("x"));
  map->put(Value(std::int32_t{1}), Value(1.0));
  map->put(Value(true), Value(1e10));
  map->put(Value(2.5), Value::float32(0.1F));
  map->put(Value::character(u'c'), Value::character(u'"'));
  map->put("nan", Value(std::numeric_limits<double>::quiet_NaN()));
  map->put("inf", Value(-std::numeric_limits<double>::infinity()));
  map->put("bd", vtl::make_big_decimal(heap, *vtl::BigDecimal::parse("1E+5")));
  map->put("bi", vtl::make_big_integer(heap, *vtl::BigInteger::parse("123456789012345678901")));
  vtl::List* list = heap.make_list();
  list->append(Value::int8(-1));
  list->append({});
  list->append(Value(false));
  list->append(Value(heap.make_map()));
  list->append(Value(heap.make_list()));
  map->put("l", Value(list));
  map->put(
      "e",
      Value(static_cast<vtl::Object*>(heap.make<Entry>(heap, text("k"), Value(std::int64_t{5})))));
  map->put("set", Value(static_cast<vtl::Object*>(heap.make<Entries>(heap))));
  vtl::List* key = heap.make_list();
  key->append(Value(std::int32_t{1}));
  key->append(text("x"));
  map->put(Value(key), Value(std::int32_t{0}));
  CHECK(
      vtl::to_json(Value(map)) ==
      R"({"s":"x","1":1.0,"true":1.0E10,"2.5":0.1,"c":"\"","nan":"NaN","inf":"-Infinity","bd":1E+5,)"
      R"("bi":123456789012345678901,"l":[-1,null,false,{},[]],"e":{"k":5},"set":[{"k":0},{"k":1}],"[1, x]":0})");
}

TEST_CASE("a char[] is a string") {
  Heap heap;
  vtl::List* chars = heap.make_list(4, vtl::JavaType::char_array);
  for (const char16_t unit : u"a\"\xD83D\xDE00") {
    if (unit != 0) chars->append(Value::character(unit));
  }
  CHECK(vtl::to_json(Value(chars)) == "\"a\\\"\xF0\x9F\x98\x80\"");
}

TEST_CASE("a null key is Jackson's error") {
  Heap heap;
  vtl::Map* map = heap.make_map();
  map->put(Value(), Value(true));
  try {
    (void)vtl::to_json(Value(map));
    FAIL("no exception");
  } catch (const vtl::JavaException& exception) {
    CHECK(exception.to_string() ==
          "com.fasterxml.jackson.databind.JsonMappingException: Null key for a Map not allowed in "
          "JSON "
          "(use a converting NullKeySerializer?)");
  }
}

TEST_CASE("cyclic and deep values meet the depth limit") {
  Heap heap;
  vtl::List* self = heap.make_list();
  self->append(Value(self));
  CHECK_THROWS_AS((void)vtl::to_json(Value(self)), vtl::LimitExceeded);
  vtl::Map* map = heap.make_map();
  map->put("m", Value(map));
  vtl::JsonWriteOptions endless;
  endless.max_depth = 4'000'000'000U;
  CHECK_THROWS_AS((void)vtl::to_json(Value(map), endless), vtl::LimitExceeded);
  vtl::List* inner = heap.make_list();
  for (int i = 1; i < 500; ++i) {
    vtl::List* outer = heap.make_list();
    outer->append(Value(inner));
    inner = outer;
  }
  CHECK(vtl::to_json(Value(inner)).size() == 1000);
  vtl::List* outer = heap.make_list();
  outer->append(Value(inner));
  CHECK_THROWS_AS((void)vtl::to_json(Value(outer)), vtl::LimitExceeded);
  // Each list holds the one before twice: 2^60 leaves, stopped by the size of the output.
  vtl::List* doubled = heap.make_list();
  for (int i = 0; i < 60; ++i) {
    vtl::List* next = heap.make_list();
    next->append(Value(doubled));
    next->append(Value(doubled));
    doubled = next;
  }
  vtl::TextBuffer out(1U << 20);
  CHECK_THROWS_AS(vtl::write_json(out, Value(doubled)), vtl::LimitExceeded);
}

TEST_CASE("separators stand between all kinds of elements and members") {
  Heap heap;
  const std::string_view json =
      R"({"":"","a":["x","q\"",1,"",[],["y"],{},{"k":"\n","l":"z"}],"e\\":{"n":null},"t":true})";
  const auto read = vtl::read_json(json, heap);
  const Value& value = std::get<Value>(read);
  CHECK(vtl::to_json(value) == json);
  // As much output as allowed, and not a byte more.
  for (std::size_t limit = 0; limit <= json.size(); ++limit) {
    CAPTURE(limit);
    vtl::TextBuffer out(limit);
    if (limit < json.size()) {
      CHECK_THROWS_AS(vtl::write_json(out, value), vtl::LimitExceeded);
    } else {
      vtl::write_json(out, value);
      CHECK(out.view() == json);
    }
  }
}

TEST_CASE("indented output") {
  Heap heap;
  auto read = vtl::read_json(R"({"a":[1,{"b":2},[]],"c":{}})", heap);
  vtl::JsonWriteOptions options;
  options.indent = 2;
  CHECK(vtl::to_json(std::get<Value>(read), options) ==
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    },\n    []\n  ],\n  \"c\": {}\n}");
}

TEST_CASE("lone surrogates are kept, or replaced where text leaves the program") {
  const Value value(
      std::string_view("a\xED\xA0\xBD"
                       "b\xEA\xB0\x80"));
  CHECK(vtl::to_json(value) ==
        "\"a\xED\xA0\xBD"
        "b\xEA\xB0\x80\"");
  vtl::JsonWriteOptions options;
  options.replace_lone_surrogates = true;
  CHECK(vtl::to_json(value, options) == "\"a?b\xEA\xB0\x80\"");
  // Keys, elements and members alike.
  Heap heap;
  vtl::Map* map = heap.make_map();
  vtl::List* list = heap.make_list();
  list->append(value);
  list->append(value);
  map->put(value, Value(list));
  CHECK(vtl::to_json(Value(map), options) ==
        "{\"a?b\xEA\xB0\x80\":[\"a?b\xEA\xB0\x80\",\"a?b\xEA\xB0\x80\"]}");
}

TEST_CASE("what is written reads back equal") {
  std::mt19937 random(42);
  for (int round = 0; round < 2000; ++round) {
    Heap heap;
    const Value value = random_value(random, heap, 0);
    vtl::JsonWriteOptions options;
    options.indent = static_cast<std::uint32_t>(round % 3);
    const std::string json = vtl::to_json(value, options);
    vtl::JsonReadOptions read_options;
    read_options.borrow_text = round % 2 == 0;
    const auto read = vtl::read_json(json, heap, read_options);
    REQUIRE_MESSAGE(std::holds_alternative<Value>(read), json);
    REQUIRE_MESSAGE(vtl::java_equals(value, std::get<Value>(read)), json);
  }
}
