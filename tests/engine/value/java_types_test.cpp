#include <set>
#include <string_view>

#include <doctest/doctest.h>

#include "vtl/heap.h"
#include "vtl/java/type.h"
#include "vtl/value.h"

namespace vtl {
namespace {

using T = JavaType;

TEST_CASE("assignability follows superclasses and interfaces") {
  CHECK(is_assignable(T::collection, T::array_list));
  CHECK(is_assignable(T::iterable, T::linked_key_set));
  CHECK(is_assignable(T::map, T::linked_hash_map));
  CHECK(is_assignable(T::hash_map, T::linked_hash_map));
  CHECK(is_assignable(T::number, T::big_decimal));
  CHECK(is_assignable(T::char_sequence, T::string));
  CHECK(is_assignable(T::object_array, T::string_array));
  CHECK(is_assignable(T::object, T::char_array));
  CHECK(!is_assignable(T::object_array, T::char_array));
  CHECK(!is_assignable(T::list, T::string_array));
  CHECK(!is_assignable(T::list, T::linked_values));
  CHECK(!is_assignable(T::string, T::object));
  CHECK(!is_assignable(T::array_list, T::sub_list));
}

TEST_CASE("null can be assigned to every class and to no primitive") {
  CHECK(is_assignable(T::string, T::none));
  CHECK(is_assignable(T::predicate, T::none));
  CHECK(!is_assignable(T::int_, T::none));
}

TEST_CASE("every class has a name of its own and reaches Object") {
  std::set<std::string_view> names;
  for (int i = 0; i < static_cast<int>(T::count_); ++i) {
    const auto type = static_cast<T>(i);
    CAPTURE(java_type_name(type));
    if (type == T::host) continue;  // has no name of its own
    CHECK(names.insert(java_type_name(type)).second);
    if (!is_primitive(type)) CHECK(is_assignable(T::object, type));
  }
}

TEST_CASE("values know their class") {
  Heap heap;
  CHECK(java_type_of(Value()) == T::none);
  CHECK(java_type_of(Value(true)) == T::boolean_object);
  CHECK(java_type_of(Value::int8(1)) == T::byte_object);
  CHECK(java_type_of(Value(1)) == T::integer_object);
  CHECK(java_type_of(Value(std::int64_t{1})) == T::long_object);
  CHECK(java_type_of(Value::float32(1)) == T::float_object);
  CHECK(java_type_of(Value(1.0)) == T::double_object);
  CHECK(java_type_of(Value::character('a')) == T::character_object);
  CHECK(java_type_of(Value(std::string_view())) == T::string);
  CHECK(java_type_of(Value(heap.make_list())) == T::array_list);
  CHECK(java_type_of(Value(heap.make_list(0, T::char_array))) == T::char_array);
  CHECK(java_type_of(Value(heap.make_map())) == T::linked_hash_map);
  CHECK(java_type_name(T::string_array) == "[Ljava.lang.String;");
  CHECK(boxed(T::int_) == T::integer_object);
  CHECK(boxed(T::string) == T::string);
  CHECK(direct_supertypes(T::linked_hash_map).front() == T::hash_map);
}

}  // namespace
}  // namespace vtl
