#include "engine/methods/method_tables.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "engine/methods/dispatch.h"
#include "engine/methods/method_support.h"

namespace vtl {
namespace {

// Every class, by its number.
template <class Visit>
void for_each_type(Visit visit) {
  for (int i = 1; i < static_cast<int>(JavaType::count_); ++i) visit(static_cast<JavaType>(i));
}

std::string signature(const MethodRow& row) {
  std::string text(row.name);
  for (std::size_t i = 0; i < row.parameter_count; ++i) {
    text += ' ';
    text += java_type_name(boxed(row.parameters[i]));
  }
  return text;
}

TEST_CASE("every table is sorted and every row complete") {
  for_each_type([](JavaType type) {
    for (const MethodTable* table : method_tables(type)) {
      CAPTURE(java_type_name(type));
      CHECK(!table->rows.empty());
      CHECK(is_well_formed(table->rows));
      for (const MethodRow& row : table->rows) {
        CAPTURE(row.name);
        CHECK_FALSE(row.body.is_null());
      }
    }
  });
}

TEST_CASE("no class offers a signature twice") {
  for_each_type([](JavaType type) {
    std::set<std::string> seen;
    for (const MethodTable* table : method_tables(type)) {
      for (const MethodRow& row : table->rows) {
        CAPTURE(java_type_name(type));
        CAPTURE(signature(row));
        CHECK(seen.insert(signature(row)).second);
      }
    }
  });
}

TEST_CASE("every class offers what Object does, but no reflection") {
  for_each_type([](JavaType type) {
    std::set<std::string_view> names;
    for (const MethodTable* table : method_tables(type)) {
      for (const MethodRow& row : table->rows) names.insert(row.name);
    }
    CAPTURE(java_type_name(type));
    CHECK(names.count("hashCode") == 1);
    CHECK(names.count("getClass") == 0);
  });
}

TEST_CASE("is_well_formed finds what is wrong") {
  const MethodFunction body = raise_unsupported;
  const MethodRow a = row("a", {JavaType::int_}, JavaType::int_, body);
  const MethodRow b = row("b", {}, JavaType::void_, body);
  CHECK(is_well_formed(std::array{a, b}));
  CHECK(!is_well_formed(std::array{b, a}));
  MethodRow broken = a;
  broken.parameter_count = 2;
  CHECK(!is_well_formed(std::array{broken}));
  broken = b;
  broken.traits = kPure;
  CHECK(!is_well_formed(std::array{broken}));
}

TEST_CASE("a last array parameter makes a row variadic") {
  CHECK(row("f", {JavaType::string, JavaType::object_array}, JavaType::int_, raise_unsupported)
            .is_variadic);
  CHECK(!row("f", {JavaType::object_array, JavaType::string}, JavaType::int_, raise_unsupported)
             .is_variadic);
}

TEST_CASE("names and texts for messages") {
  const Value text(std::string_view("x"));
  const auto names = method_names(text);
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK(std::binary_search(names.begin(), names.end(), "substring"));
  CHECK(methods_named(text, "substring").size() == 2);
  CHECK(methods_named(text, "nothing").empty());
  const Value arguments[] = {text, Value(1), Value()};
  CHECK(argument_text(arguments) == "(String, Integer, null)");
  std::set<std::string> formats;
  for (const MethodRow* row : methods_named(text, "format")) formats.insert(parameter_text(*row));
  CHECK(formats == std::set<std::string>{"(String, Object...)", "(Locale, String, Object...)"});
}

}  // namespace
}  // namespace vtl
