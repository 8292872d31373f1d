#include "dynamodb/value/key_bytes.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

namespace dynamodb {
namespace {

std::string part(const Value& value) {
  std::string out;
  put_key_part(value, out);
  return out;
}

std::string random_bytes(std::mt19937& random) {
  std::string out;
  constexpr char kLetters[] = {'\0', '\1', 'a', 'b', '\xFE', '\xFF'};
  for (auto length = random() % 5; length > 0; --length) out += kLetters[random() % 6];
  return out;
}

TEST_CASE("keys of bytes come in the order of the bytes, and none begins another") {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::string left = random_bytes(random), right = random_bytes(random);
    const std::string left_key = part(Value::binary(left)), right_key = part(Value::binary(right));
    CHECK((left_key < right_key) == (left < right));
    if (left != right) CHECK_FALSE(left_key.starts_with(right_key));
    // begins_with is a range of keys.
    const std::string low = key_prefix(Value::binary(right)), high = after_prefix(low);
    const bool is_inside = left_key >= low && (high.empty() || left_key < high);
    CHECK(is_inside == left.starts_with(right));
  }
}

TEST_CASE("no number's key begins another's") {
  for (const char* left : {"1", "10", "1.5", "-1", "-1.5", "0", "100", "-100", "0.01"}) {
    for (const char* right : {"1", "10", "1.5", "-1", "-1.5", "0", "100", "-100", "0.01"}) {
      const bool is_same = std::string_view(left) == right;
      CHECK(part(Value::number(left)).starts_with(part(Value::number(right))) == is_same);
    }
  }
}

TEST_CASE("partitions are spread as the service spreads them") {
  // The first bytes of MD5("Outliersabc").
  CHECK(partition_key(Value::string("abc")).substr(4) == std::string("abc\0\0", 5));
  CHECK(partition_key(Value::number("1")).substr(4) == std::string("\xC1\x02\0", 3));
}

TEST_CASE("the least key above a prefix") {
  CHECK(after_prefix("ab") == "ac");
  CHECK(after_prefix("a\xFF") == "b");
  CHECK(after_prefix("\xFF\xFF").empty());
}

}  // namespace
}  // namespace dynamodb
