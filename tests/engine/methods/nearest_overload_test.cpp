#include "engine/methods/nearest_overload.h"

#include <initializer_list>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using vtl::JavaType;
using vtl::MethodRow;

namespace {

MethodRow row(std::initializer_list<JavaType> parameters, bool is_variadic = false) {
  MethodRow made;
  for (const JavaType parameter : parameters) {
    made.parameters.at(made.parameter_count++) = parameter;
  }
  made.is_variadic = is_variadic;
  return made;
}

std::string nearest(std::vector<MethodRow> rows, std::vector<JavaType> arguments) {
  std::vector<const MethodRow*> overloads;
  for (const MethodRow& one : rows) overloads.push_back(&one);
  return vtl::nearest_overload_text("f", overloads, arguments);
}

constexpr JavaType kString = JavaType::string;
constexpr JavaType kInteger = JavaType::integer_object;

}  // namespace

TEST_SUITE_BEGIN("nearest overload");

TEST_CASE("the only overload, and the argument that does not fit") {
  CHECK(nearest({row({kString})}, {kInteger}) ==
        "there is f(String): argument 1 must be a String, not an Integer");
  CHECK(nearest({row({JavaType::double_})}, {JavaType::none}) ==
        "there is f(double): argument 1 must be a double, not null");
}

TEST_CASE("the right number of arguments is nearer than a class that fits") {
  CHECK(nearest({row({kString}), row({kString, kString}), row({kString, kString, kString})},
                {kString, kInteger}) ==
        "the nearest is f(String, String): argument 2 must be a String, not an Integer; there is "
        "also f(String), f(String, String, String)");
}

TEST_CASE("of overloads with as many arguments the one with fewer misfits") {
  CHECK(nearest({row({kString, JavaType::list}), row({kString, kString})}, {kInteger, kString}) ==
        "the nearest is f(String, String): argument 1 must be a String, not an Integer; there is "
        "also f(String, List)");
}

TEST_CASE("too many or too few arguments") {
  CHECK(nearest({row({kString})}, {}) == "there is f(String): it takes 1 argument, not 0");
  CHECK(nearest({row({kString, kString})}, {kString, kString, kString}) ==
        "there is f(String, String): it takes 2 arguments, not 3");
}

TEST_CASE("every misfit is named, also of elements") {
  CHECK(nearest({row({kString, kString})}, {kInteger, JavaType::array_list}) ==
        "there is f(String, String): argument 1 must be a String, not an Integer, and argument 2 "
        "must be a String, not an ArrayList");
  CHECK(nearest({row({kString, JavaType::object_array}, true)}, {kInteger, kString, kString}) ==
        "there is f(String, Object...): argument 1 must be a String, not an Integer");
}

TEST_CASE("where several fit alike, Java cannot choose") {
  CHECK(nearest({row({kString}), row({JavaType::list})}, {JavaType::none}) ==
        "Java cannot choose between f(String), f(List)");
}

TEST_SUITE_END();
