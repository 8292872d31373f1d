#include "vtl/java/to_string.h"

#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "engine/value/constants.h"
#include "vtl/heap.h"
#include "vtl/java/number_objects.h"

namespace {

constexpr std::uint64_t kSecret = 0x0123456789ABCDEFU;

template <class Key>
std::uint32_t slot_hash_of(const Key& key) {
  return vtl::slot_hash(key, kSecret);
}

using vtl::Heap;
using vtl::Value;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Value text(std::string_view chars) {
  return Value(chars);
}
Value integer(std::int32_t i) {
  return Value(i);
}
Value big(Heap& heap, std::string_view digits) {
  return vtl::make_big_integer(heap, *vtl::BigInteger::parse(digits));
}
Value decimal(Heap& heap, std::string_view digits) {
  return vtl::make_big_decimal(heap, *vtl::BigDecimal::parse(digits));
}

Value list_of(Heap& heap, std::initializer_list<Value> values,
              vtl::JavaType type = vtl::JavaType::array_list) {
  vtl::List* list = heap.make_list(4, type);
  for (const Value& value : values) list->append(value);
  return Value(list);
}

/// Two lists in the last list in ... in the first.
Value doubled(Heap& heap, int levels) {
  Value value = list_of(heap, {integer(1)});
  for (int i = 0; i < levels; ++i) value = list_of(heap, {value, value});
  return value;
}

}  // namespace

TEST_CASE("toString of every kind is Java's") {
  Heap heap;
  const auto shown = [](const Value& value) { return vtl::to_std_string(value); };
  CHECK(shown({}) == "null");
  CHECK(shown(Value(true)) == "true");
  CHECK(shown(Value(false)) == "false");
  CHECK(shown(Value::int8(-128)) == "-128");
  CHECK(shown(Value::int16(32767)) == "32767");
  CHECK(shown(integer(0)) == "0");
  CHECK(shown(integer(9)) == "9");
  CHECK(shown(integer(10)) == "10");
  CHECK(shown(integer(-1)) == "-1");
  CHECK(shown(integer(std::numeric_limits<std::int32_t>::min())) == "-2147483648");
  CHECK(shown(Value(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
  CHECK(shown(Value(std::numeric_limits<std::int64_t>::max())) == "9223372036854775807");
  CHECK(shown(Value(1.0)) == "1.0");
  CHECK(shown(Value(2e23)) == "1.9999999999999998E23");
  CHECK(shown(Value(-0.0)) == "-0.0");
  CHECK(shown(Value::float32(0.1F)) == "0.1");
  CHECK(shown(Value::character(u'x')) == "x");
  CHECK(shown(Value::character(u'\u00e9')) == "\xC3\xA9");
  CHECK(shown(Value::character(u'\u20ac')) == "\xE2\x82\xAC");
  CHECK(shown(Value::character(0xD83D)) == "\xED\xA0\xBD");
  CHECK(shown(text("a\xC3\xA9")) == "a\xC3\xA9");
  CHECK(shown(big(heap, "-123456789012345678901234567890")) == "-123456789012345678901234567890");
  CHECK(shown(decimal(heap, "1.50")) == "1.50");
  vtl::Map* map = heap.make_map();
  map->put("a", integer(1));
  map->put("b", {});
  map->put(integer(3), text("x"));
  map->put("l", list_of(heap, {integer(1), {}, list_of(heap, {})}));
  CHECK(shown(Value(map)) == "{a=1, b=null, 3=x, l=[1, null, []]}");
}

TEST_CASE("a container that holds itself prints as in Java, longer cycles meet the depth limit") {
  Heap heap;
  vtl::List* list = heap.make_list();
  list->append(Value(list));
  CHECK(vtl::to_std_string(Value(list)) == "[(this Collection)]");
  vtl::Map* map = heap.make_map();
  map->put("m", Value(map));
  CHECK(vtl::to_std_string(Value(map)) == "{m=(this Map)}");
  list->append(Value(map));
  map->put("l", Value(list));
  CHECK_THROWS_AS((void)vtl::to_std_string(Value(map)), vtl::LimitExceeded);
  CHECK_THROWS_AS((void)vtl::java_hash(Value(map)), vtl::LimitExceeded);
  CHECK_THROWS_AS((void)slot_hash_of(Value(map)), vtl::LimitExceeded);
  vtl::Map* twin = heap.make_map();
  twin->put("m", Value(twin));
  twin->put("l", Value(list));
  vtl::Map* other = heap.make_map();
  other->put("m", Value(other));
  other->put("l", Value(list));
  CHECK_THROWS_AS((void)vtl::java_equals(Value(twin), Value(other)), vtl::LimitExceeded);
}

TEST_CASE("cycles through keys meet the depth limit, and the next comparison starts anew") {
  Heap heap;
  const auto own_key = [&] {
    vtl::Map* map = heap.make_map();
    vtl::List* key = heap.make_list();
    map->put(Value(key), integer(1));
    key->append(Value(map));
    return Value(map);
  };
  const Value left = own_key();
  const Value right = own_key();
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS_AS((void)vtl::java_equals(left, right), vtl::LimitExceeded);
    CHECK_THROWS_AS((void)vtl::java_hash(left), vtl::LimitExceeded);
    CHECK(vtl::java_equals(list_of(heap, {integer(i)}), list_of(heap, {integer(i)})));
  }
}

TEST_CASE("small values with very many leaves do not hang equals and hashCode") {
  Heap heap;
  CHECK_THROWS_AS((void)vtl::java_hash(doubled(heap, 60)), vtl::LimitExceeded);
  CHECK_THROWS_AS((void)vtl::java_equals(doubled(heap, 60), doubled(heap, 60)), vtl::LimitExceeded);
  const Value shared = doubled(heap, 60);
  CHECK(vtl::java_equals(shared, shared));
}

TEST_CASE("hashCode is Java's") {
  Heap heap;
  const auto hash = [](const Value& value) { return vtl::java_hash(value); };
  CHECK(hash({}) == 0);
  CHECK(hash(text("")) == 0);
  CHECK(hash(text("hello")) == 99162322);
  CHECK(hash(text("\xC3\xA9\xF0\x9F\x98\x80")) == 1996812);
  CHECK(hash(text("The quick brown fox jumps")) == 786085448);
  CHECK(hash(Value(1.5)) == 1073217536);
  CHECK(hash(Value(-0.0)) == std::numeric_limits<std::int32_t>::min());
  CHECK(hash(Value(0.0)) == 0);
  CHECK(hash(Value(kNan)) == 2146959360);
  CHECK(hash(Value(1e300)) == -164130400);
  CHECK(hash(Value::float32(1.5F)) == 1069547520);
  CHECK(hash(Value::float32(0.1F)) == 1036831949);
  CHECK(hash(Value::float32(std::numeric_limits<float>::quiet_NaN())) == 2143289344);
  CHECK(hash(Value(std::int64_t{5})) == 5);
  CHECK(hash(Value(std::int64_t{-1})) == 0);
  CHECK(hash(Value(std::int64_t{123456789012})) == -1097262584);
  CHECK(hash(Value::character(u'A')) == 65);
  CHECK(hash(Value(true)) == 1231);
  CHECK(hash(Value(false)) == 1237);
  CHECK(hash(Value::int8(-3)) == -3);
  CHECK(hash(big(heap, "123456789012345678901234567890")) == 1915528825);
  CHECK(hash(decimal(heap, "1.50")) == 4652);
  CHECK(hash(list_of(heap, {integer(1), text("a"), {}, Value(2.5)})) == 1075050497);
  CHECK(hash(list_of(heap, {})) == 1);
  CHECK(hash(list_of(
            heap, {list_of(heap, {integer(1)}), list_of(heap, {Value(std::int64_t{2})})})) == 1986);
  vtl::Map* map = heap.make_map();
  map->put("a", integer(1));
  map->put("b", {});
  map->put(integer(3), text("x"));
  map->put("l", list_of(heap, {integer(1), integer(2)}));
  CHECK(hash(Value(map)) == 1227);
}

TEST_CASE("equals is Java's, and equal values share their hashes") {
  Heap heap;
  vtl::Map* map = heap.make_map();
  map->put("a", integer(1));
  map->put("b", text("x"));
  vtl::Map* reversed = heap.make_map();
  reversed->put("b", text("x"));
  reversed->put("a", integer(1));
  // Values of one inner list are equal, values of different lists are not.
  const std::vector<std::vector<Value>> classes = {
      {{}, Value(nullptr)},
      {Value(true)},
      {Value(false)},
      {Value::int8(1)},
      {Value::int16(1)},
      {integer(1)},
      {Value(std::int64_t{1})},
      {Value(1.0)},
      {Value::float32(1.0F)},
      {Value::character(u'1')},
      {text("1"), heap.string("1")},
      {Value(0.0)},
      {Value(-0.0)},
      {Value(kNan), Value(-kNan)},
      {Value::float32(0.0F)},
      {Value::float32(-0.0F)},
      {Value::float32(std::numeric_limits<float>::quiet_NaN())},
      {big(heap, "1"), big(heap, "1")},
      {decimal(heap, "1.0"), decimal(heap, "1.0")},
      {decimal(heap, "1.00")},
      {list_of(heap, {integer(1)}), list_of(heap, {integer(1)}),
       list_of(heap, {integer(1)}, vtl::JavaType::immutable_list)},
      {list_of(heap, {Value(std::int64_t{1})})},
      {list_of(heap, {}), list_of(heap, {})},
      {list_of(heap, {integer(1)}, vtl::JavaType::object_array)},
      {list_of(heap, {integer(1)}, vtl::JavaType::object_array)},
      {Value(heap.make_map())},
      {Value(map), Value(reversed)},
      {text("[1]")},
      {text("")},
  };
  for (std::size_t i = 0; i < classes.size(); ++i) {
    for (std::size_t j = 0; j < classes.size(); ++j) {
      CAPTURE(i);
      CAPTURE(j);
      for (const Value& left : classes[i]) {
        for (const Value& right : classes[j]) {
          CHECK(vtl::java_equals(left, right) == (i == j));
          if (i != j) continue;
          CHECK(vtl::java_hash(left) == vtl::java_hash(right));
          CHECK(slot_hash_of(left) == slot_hash_of(right));
        }
      }
    }
  }
}

TEST_CASE("find_equal finds the first value that java_equals says is equal") {
  Heap heap;
  const std::string longest(40, 'x');
  std::vector<Value> values = {{},
                               Value(true),
                               integer(1),
                               Value(std::int64_t{1}),
                               Value(1.0),
                               Value::character(u'x'),
                               big(heap, "1"),
                               list_of(heap, {text("x")}),
                               text("\xED\xA0\xBD"),
                               text("x"),
                               text("x")};
  for (std::size_t size = 0; size <= longest.size(); ++size) {
    for (const std::size_t place : {std::size_t{0}, size / 2, size}) {
      std::string chars = longest.substr(0, size);
      if (place < size) chars[place] = 'y';
      values.push_back(heap.string(chars));
    }
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::size_t first = 0;
    while (!vtl::java_equals(values[i], values[first])) ++first;
    CHECK(vtl::find_equal(values, values[i], heap.work()) == first);
    // None of the values before is equal.
    CHECK(vtl::find_equal(std::span(values).first(first), values[i], heap.work()) == first);
  }
}

TEST_CASE("a map finds texts of every length, also when some were removed") {
  Heap heap;
  for (const std::size_t count :
       {std::size_t{5}, std::size_t{12}, std::size_t{13}, std::size_t{60}}) {
    vtl::Map* map = heap.make_map();
    std::vector<Value> keys;
    for (std::size_t i = 0; i < count; ++i) {
      // Two of each length, which differ in one place; one is not a text.
      std::string chars(i / 2, 'k');
      if (i % 2 == 1) chars[chars.size() / 2] = 'K';
      keys.push_back(i == 1 ? integer(1) : heap.string(chars));
      CHECK(map->put(keys[i], integer(static_cast<std::int32_t>(i))).is_null());
    }
    for (std::size_t i = 0; i < count; i += 3) map->remove(keys[i]);
    vtl::Map* copy = heap.make_map();
    for (std::uint32_t i = map->first(); i != vtl::Map::kEnd; i = map->next(i))
      copy->append_copy(map->slot(i));
    for (std::size_t i = 0; i < count; ++i) {
      CAPTURE(i);
      for (const vtl::Map* each : {map, copy}) {
        const Value* found = each->find(keys[i]);
        REQUIRE((found == nullptr) == (i % 3 == 0));
        if (found == nullptr) continue;
        CHECK(found->as_integer() == static_cast<std::int64_t>(i));
        const std::uint32_t position = each->position_of_value(found);
        CHECK(each->peek_identical(keys[i], position) == found);
        CHECK(each->peek_identical(keys[i], position + 1) == nullptr);
      }
      // A removed key comes back at the end, others keep their place.
      CHECK(map->put(keys[i], {}).is_null() == (i % 3 == 0));
      CHECK(map->size() == copy->size() + i / 3 + 1);
    }
  }
}

TEST_CASE("slot hashes spread keys that differ little") {
  std::set<std::uint32_t> low_bits;
  for (std::int32_t i = 0; i < 4096; ++i) low_bits.insert(slot_hash_of(integer(i << 12)) & 0xFFFU);
  CHECK(low_bits.size() > 2300);  // 4096 * (1 - 1/e) = 2589 where chance decides
  low_bits.clear();
  for (int i = 0; i < 4096; ++i) low_bits.insert(slot_hash_of("key-" + std::to_string(i)) & 0xFFFU);
  CHECK(low_bits.size() > 2300);
  // Trailing zero bytes and lengths count.
  CHECK(slot_hash_of(std::string_view("a\0", 2)) != slot_hash_of("a"));
  CHECK(slot_hash_of(std::string_view("\0", 1)) != slot_hash_of(""));
}

TEST_CASE("constants of a unit") {
  vtl::ConstantPool pool;
  const Value first = pool.make_big_integer("-9223372036854775809");
  std::vector<Value> more;
  for (int i = 0; i < 100; ++i) more.push_back(pool.make_big_integer("1" + std::string(50, '0')));
  CHECK(vtl::to_std_string(first) == "-9223372036854775809");
  CHECK(vtl::java_type_of(first) == vtl::JavaType::big_integer);
  CHECK(vtl::java_equals(more.front(), more.back()));
  CHECK(pool.make_big_integer(std::string(1'000'000, '9')).is_null());
}
