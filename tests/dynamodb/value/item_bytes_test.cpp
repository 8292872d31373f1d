#include "dynamodb/value/item_bytes.h"

#include <doctest/doctest.h>

#include "dynamodb/json.h"
#include "dynamodb/value/value_json.h"

namespace dynamodb {
namespace {

Item item_of(std::string_view text) {
  Item item;
  const auto fault = read_values(*read_json(text), item);
  CHECK_MESSAGE(!fault, fault.value_or(""));
  return item;
}

constexpr char kAllTypes[] =
    R"({"b":{"B":"AP8="},"bs":{"BS":["YQ==","Yg=="]},"f":{"BOOL":false},)"
    R"("l":{"L":[{"N":"1"},{"L":[{"S":"a\"\n"}]},{"M":{}}]},"m":{"M":{"x":{"NULL":true}}},)"
    R"("n":{"N":"-1.5"},"ns":{"NS":["-1","2","10"]},"s":{"S":"é"},"ss":{"SS":["a","b"]},)"
    R"("t":{"BOOL":true}})";

TEST_CASE("an item of all types comes back as it went") {
  const Item item = item_of(kAllTypes);
  const std::string bytes = item_bytes(item);
  CHECK(read_item(bytes) == item);
  std::string text;
  write_item(bytes, text);
  CHECK(text == kAllTypes);
}

TEST_CASE("attributes are read and cut out by name") {
  const std::string bytes = item_bytes(item_of(kAllTypes));
  CHECK(read_attributes(bytes, {"t", "n", "none"}).size() == 2);
  CHECK(select_attributes(bytes, {"l", "s"}) ==
        item_bytes(
            item_of(R"({"l":{"L":[{"N":"1"},{"L":[{"S":"a\"\n"}]},{"M":{}}]},"s":{"S":"é"}})")));
}

TEST_CASE("sizes are those of the documentation") {
  const auto size = [](std::string_view text) { return item_size(item_bytes(item_of(text))); };
  CHECK(size(R"({"abc":{"S":"é"}})") == 5);
  CHECK(size(R"({"a":{"BOOL":true},"b":{"NULL":true}})") == 4);
  CHECK(size(R"({"a":{"L":[]},"b":{"M":{}}})") == 8);
  CHECK(size(R"({"a":{"L":[{"S":"ab"}]}})") == 1 + 3 + 1 + 2);
  CHECK(size(R"({"a":{"M":{"xy":{"S":"ab"}}}})") == 1 + 3 + 1 + 2 + 2);
  CHECK(size(R"({"a":{"SS":["ab","c"]}})") == 4);
}

TEST_CASE("values that DynamoDB refuses, in its words") {
  const auto fault = [](std::string_view text) {
    Value value;
    return read_value(*read_json(text), value).value_or("");
  };
  const std::string invalid = "One or more parameter values were invalid: ";
  CHECK(fault("{}") ==
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  CHECK(fault(R"({"S":"a","N":"1"})") ==
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        "supported datatypes");
  CHECK(fault(R"({"NULL":false})") ==
        invalid + "Null attribute value types must have the value of true");
  CHECK(fault(R"({"SS":[]})") == invalid + "An string set  may not be empty");
  CHECK(fault(R"({"SS":["a","a"]})") == invalid + "Input collection [a, a] contains duplicates.");
  CHECK(fault(R"({"NS":["1","1.0"]})") == "Input collection contains duplicates");
  CHECK(fault(R"({"BS":["Yg==","Yg=="]})") ==
        invalid + "Input collection [Yg==, Yg==]of type BS contains duplicates.");
}

TEST_CASE("equality looks at values at any depth, not at order") {
  const auto same = [](std::string_view left, std::string_view right) {
    Value a, b;
    read_value(*read_json(left), a);
    read_value(*read_json(right), b);
    return a == b;
  };
  CHECK(same(R"({"N":"1e1"})", R"({"N":"10.0"})"));
  CHECK(same(R"({"SS":["a","b"]})", R"({"SS":["b","a"]})"));
  CHECK(same(R"({"M":{"a":{"L":[{"N":"1"}]},"b":{"S":""}}})",
             R"({"M":{"b":{"S":""},"a":{"L":[{"N":"1.0"}]}}})"));
  CHECK_FALSE(same(R"({"S":"1"})", R"({"N":"1"})"));
  CHECK_FALSE(same(R"({"L":[{"N":"1"}]})", R"({"L":[{"N":"2"}]})"));
}

}  // namespace
}  // namespace dynamodb
