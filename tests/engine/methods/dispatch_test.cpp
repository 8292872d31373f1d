#include "engine/methods/dispatch.h"

#include <array>

#include <doctest/doctest.h>

#include "engine/methods/method_support.h"
#include "vtl/heap.h"
#include "vtl/session.h"

namespace vtl {
namespace {

using T = JavaType;

Value nothing(Call&) {
  return {};
}

// Overloads made for these tests; the result type says which row was taken.
constexpr MethodRow kRows[] = {
    row("array", {T::string_array}, T::int_, nothing),
    row("cross", {T::object, T::string}, T::int_, nothing),
    row("cross", {T::string, T::object}, T::long_, nothing),
    row("exact", {T::number}, T::int_, nothing),
    row("exact", {T::integer_object}, T::long_, nothing),
    row("more", {T::string, T::object_array}, T::int_, nothing),
    row("more", {T::string, T::string, T::object_array}, T::long_, nothing),
    row("none", {}, T::int_, nothing),
    row("number", {T::double_}, T::double_, nothing),
    row("number", {T::long_}, T::long_, nothing),
    row("number", {T::object}, T::object, nothing),
    row("only", {T::predicate}, T::int_, nothing),
    row("small", {T::short_}, T::int_, nothing),
    row("toString", {}, T::boolean_, nothing),
    row("trail", {T::string}, T::int_, nothing),
    row("trail", {T::string_array}, T::long_, nothing),
};
static_assert(is_well_formed(kRows));
constexpr MethodTable kTable{T::host, kRows};

class Host final : public Object {
 public:
  Host() : Object(T::host) {}
  const MethodTable* own_methods() const override { return &kTable; }
};

struct Fixture {
  Heap heap;
  Value host = Value(static_cast<Object*>(heap.make<Host>()));

  Resolution find(std::string_view name, std::initializer_list<Value> arguments) {
    return find_method(host, name, {arguments.begin(), arguments.size()});
  }
  // T::none when unresolved.
  JavaType taken(std::string_view name, std::initializer_list<Value> arguments) {
    const MethodRow* row = find(name, arguments).row;
    return row == nullptr ? T::none : row->result;
  }
};

const Value kText(std::string_view("x"));

TEST_CASE_FIXTURE(Fixture, "the parameter's own class wins at once") {
  CHECK(taken("exact", {Value(1)}) == T::long_);
  CHECK(taken("exact", {Value(1.5)}) == T::int_);
  CHECK(taken("number", {Value(std::int64_t{1})}) == T::long_);
  CHECK(taken("number", {Value(2.0)}) == T::double_);
}

TEST_CASE_FIXTURE(Fixture, "wrappers widen, and the narrowest parameter wins") {
  CHECK(taken("number", {Value(1)}) == T::long_);
  CHECK(taken("number", {Value::int8(1)}) == T::long_);
  CHECK(taken("number", {Value::float32(1)}) == T::double_);
  CHECK(taken("number", {kText}) == T::object);
}

TEST_CASE_FIXTURE(Fixture, "nothing narrows and no text becomes a number") {
  CHECK(taken("small", {Value(1)}) == T::none);
  CHECK(taken("small", {Value::int16(1)}) == T::int_);
  CHECK(taken("small", {Value::int8(1)}) == T::int_);
  CHECK(taken("small", {kText}) == T::none);
  CHECK(taken("small", {Value::character('a')}) == T::none);
}

TEST_CASE_FIXTURE(Fixture,
                  "null is an Object for an exact match and fits every class, but no primitive") {
  CHECK(taken("number", {Value()}) == T::object);
  CHECK(taken("exact", {Value()}) == T::long_);
  CHECK(taken("small", {Value()}) == T::none);
  CHECK(taken("only", {Value()}) == T::int_);
  CHECK(taken("only", {kText}) == T::none);
}

TEST_CASE_FIXTURE(Fixture, "undecided is ambiguous and not found") {
  const Resolution both = find("cross", {kText, kText});
  CHECK(both.row == nullptr);
  CHECK(both.is_ambiguous);
  CHECK(taken("cross", {kText, Value(1)}) == T::long_);
  CHECK(taken("cross", {Value(1), kText}) == T::int_);
  CHECK(!find("cross", {Value(1), Value(1)}).is_ambiguous);
}

TEST_CASE_FIXTURE(Fixture, "a last array takes none, one and many") {
  List* texts = heap.make_list(1, T::string_array);
  List* objects = heap.make_list(1, T::object_array);
  CHECK(taken("array", {}) == T::int_);
  CHECK(taken("array", {kText}) == T::int_);
  CHECK(taken("array", {kText, kText, kText}) == T::int_);
  CHECK(taken("array", {Value(texts)}) == T::int_);
  CHECK(taken("array", {Value(objects)}) == T::none);
  CHECK(taken("array", {kText, Value(1)}) == T::none);
  CHECK(taken("array", {Value()}) == T::int_);
  CHECK(taken("trail", {kText}) == T::int_);
  CHECK(taken("trail", {Value(texts)}) == T::long_);
}

TEST_CASE_FIXTURE(Fixture, "more parameters beat fewer") {
  CHECK(taken("more", {kText}) == T::int_);
  CHECK(taken("more", {kText, Value(1)}) == T::int_);
  CHECK(taken("more", {kText, kText}) == T::long_);
  CHECK(taken("more", {kText, kText, Value(1), Value(2)}) == T::long_);
}

TEST_CASE_FIXTURE(Fixture, "arguments for a method without parameters are an exception") {
  Session session;
  const Value argument(1);
  const Resolution found = find("none", {argument});
  REQUIRE(found.row != nullptr);
  CHECK_THROWS_AS(invoke(session, *found.row, host, {&argument, 1}), JavaException);
  CHECK(taken("none", {}) == T::int_);
}

TEST_CASE_FIXTURE(Fixture, "a host's own row hides Object's of the same signature") {
  CHECK(taken("toString", {}) == T::boolean_);
  CHECK(taken("hashCode", {}) == T::int_);
  CHECK(taken("missing", {}) == T::none);
  CHECK(find_method(Value(), "hashCode", {}).row == nullptr);
}

TEST_CASE_FIXTURE(Fixture, "more arguments than any method has are no trouble") {
  const std::vector<Value> many(1000, kText);
  CHECK(find_method(host, "array", many).row != nullptr);
  CHECK(find_method(host, "cross", many).row == nullptr);
}

TEST_CASE("an array has the methods of Object and of a List") {
  Heap heap;
  const Value array(heap.make_list(1, T::string_array));
  CHECK(find_method(array, "size", {}).row != nullptr);
  CHECK(find_method(array, "hashCode", {}).row != nullptr);
  CHECK(find_method(array, "getLength", {}).row == nullptr);
}

}  // namespace
}  // namespace vtl
