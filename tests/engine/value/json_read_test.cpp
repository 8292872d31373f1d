#include <random>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "vtl/java/number_objects.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"

namespace {

using vtl::Heap;
using vtl::JsonError;
using vtl::JsonErrorKind;
using vtl::JsonReadOptions;
using vtl::Kind;
using vtl::Value;

Value read(std::string_view text, Heap& heap, const JsonReadOptions& options = {}) {
  auto result = vtl::read_json(text, heap, options);
  const auto* error = std::get_if<JsonError>(&result);
  REQUIRE_MESSAGE(error == nullptr, text, ": ", error == nullptr ? "" : error->message);
  return std::get<Value>(result);
}

JsonErrorKind error_kind(std::string_view text, const JsonReadOptions& options = {}) {
  Heap heap;
  const auto result = vtl::read_json(text, heap, options);
  REQUIRE(std::holds_alternative<JsonError>(result));
  return std::get<JsonError>(result).kind;
}

}  // namespace

TEST_CASE("numbers get the class that Jackson gives them") {
  struct Row {
    std::string_view text;
    Kind kind;
    std::string_view printed;
  };
  constexpr Row kRows[] = {
      {"0", Kind::int32, "0"},
      {"-0", Kind::int32, "0"},
      {"2147483647", Kind::int32, "2147483647"},
      {"2147483648", Kind::int64, "2147483648"},
      {"-2147483648", Kind::int32, "-2147483648"},
      {"-2147483649", Kind::int64, "-2147483649"},
      {"999999999999999999", Kind::int64, "999999999999999999"},
      {"9223372036854775807", Kind::object, "9223372036854775807"},
      {"-9223372036854775808", Kind::object, "-9223372036854775808"},
      {"9223372036854775808", Kind::object, "9223372036854775808"},
      {"-9223372036854775809", Kind::object, "-9223372036854775809"},
      {"18446744073709551617", Kind::object, "18446744073709551617"},
      {"1.0", Kind::float64, "1.0"},
      {"-0.0", Kind::float64, "-0.0"},
      {"1e3", Kind::float64, "1000.0"},
      {"1E-7", Kind::float64, "1.0E-7"},
      {"0.1", Kind::float64, "0.1"},
      {"1e400", Kind::float64, "Infinity"},
      {"-1e999999", Kind::float64, "-Infinity"},
      {"1e-999999", Kind::float64, "0.0"},
      {"1e99999999999999999999999", Kind::float64, "Infinity"},
      {"0e99999999999999999999999", Kind::float64, "0.0"},
      {"9007199254740993.0", Kind::float64, "9.007199254740992E15"},
      {"2.2250738585072011e-308", Kind::float64, "2.225073858507201E-308"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    Heap heap;
    const Value value = read(row.text, heap);
    CHECK(value.kind() == row.kind);
    CHECK(vtl::to_std_string(value) == row.printed);
  }
}

TEST_CASE("decimals as BigDecimal keep their digits") {
  Heap heap;
  JsonReadOptions options;
  options.big_decimals = true;
  for (const std::string_view text : {"1.10", "0.1", "1E+30", "-12345678901234567890.5"}) {
    const Value value = read(text, heap, options);
    REQUIRE(vtl::as_big_decimal(value) != nullptr);
    CHECK(vtl::to_std_string(value) == text);
  }
  CHECK(read("7", heap, options).kind() == Kind::int32);
  CHECK(error_kind("1e99999999999", options) == JsonErrorKind::number);
}

TEST_CASE("escapes become text; halves of a pair are joined, lone ones kept") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {R"("")", ""},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("a\u0041\u00e9\u20AC")", "aA\xC3\xA9\xE2\x82\xAC"},
      {R"("\ud83d\ude00")", "\xF0\x9F\x98\x80"},
      {R"("\ud83d")", "\xED\xA0\xBD"},
      {R"("\ude00\ud83d")", "\xED\xB8\x80\xED\xA0\xBD"},
      {R"("\ud83dx\ude00")", "\xED\xA0\xBDx\xED\xB8\x80"},
      {"\"\\ud83d\xED\xB8\x80\"", "\xF0\x9F\x98\x80"},
      {"\"\xED\xA0\xBD\\ude00\"", "\xF0\x9F\x98\x80"},
      {"\"\xED\xA0\xBD\"", "\xED\xA0\xBD"},
      {"\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 and some more text\"",
       "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 and some more text"},
      {"\"0123456789abcdef0123456789\\n0123456789abcdef\"",
       "0123456789abcdef0123456789\n0123456789abcdef"},
  };
  for (const bool borrows : {false, true}) {
    JsonReadOptions options;
    options.borrow_text = borrows;
    for (const Row& row : kRows) {
      CAPTURE(row.text);
      Heap heap;
      CHECK(read(row.text, heap, options).as_string() == row.expected);
    }
  }
  Heap heap;
  CHECK(read("\"\\u0000\"", heap).as_string() == std::string_view("\0", 1));
}

TEST_CASE("texts outlive the input unless they may borrow it") {
  std::string text = R"({"key":"value","escaped":"a\tb"})";
  Heap heap;
  const Value copied = read(text, heap);
  JsonReadOptions options;
  options.borrow_text = true;
  const Value borrowed = read(text, heap, options);
  const char* inside = borrowed.as_map()->get("key").as_string().data();
  CHECK(inside == text.data() + 8);
  text.assign(text.size(), '#');
  CHECK(vtl::to_std_string(copied) == "{key=value, escaped=a\tb}");
}

TEST_CASE("objects keep their order; of equal keys the last value wins in the first place") {
  Heap heap;
  CHECK(vtl::to_std_string(read(R"({"b":1,"a":2,"b":3})", heap)) == "{b=3, a=2}");
  CHECK(vtl::to_std_string(read(R"({"a":1,"\u0061":[2]})", heap)) == "{a=[2]}");
  // Beyond the few keys that are compared one by one.
  std::string text = "{";
  std::string printed = "{";
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    text += "\"k" + number + "\":{\"n\":" + number + "},";
    printed += (i == 0 ? "k" : ", k") + number + (i == 7 || i == 70 ? "=x" : "={n=" + number + "}");
  }
  text += R"("k7":"x","k70":"x"})";
  const Value map = read(text, heap);
  CHECK(vtl::to_std_string(map) == printed + "}");
  CHECK(map.as_map()->size() == 100);
  JsonReadOptions options;
  options.duplicate_keys = vtl::DuplicateKeys::reject;
  CHECK(error_kind(text, options) == JsonErrorKind::duplicate_key);
}

TEST_CASE("trailing commas and comments, where allowed") {
  Heap heap;
  JsonReadOptions options;
  options.allow_trailing_commas = true;
  CHECK(vtl::to_std_string(read(R"({"a":[1,2 , ] , })", heap, options)) == "{a=[1, 2]}");
  for (const std::string_view text : {"[,]", "{,}", "[1,,]", "[1,,2]"}) {
    CHECK(error_kind(text, options) == JsonErrorKind::syntax);
  }
  options.allow_comments = true;
  CHECK(vtl::to_std_string(read("// first\n{/**/\"a\"/*:*/:/***/1//\r\n,}/* end */ //", heap,
                                options)) == "{a=1}");
  CHECK(error_kind("/* */ 1") == JsonErrorKind::syntax);
}

TEST_CASE("hostile inputs end in an error, not in a crash") {
  CHECK(error_kind(std::string(100'000, '[')) == JsonErrorKind::too_deep);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(error_kind(objects) == JsonErrorKind::too_deep);
  JsonReadOptions deep;
  deep.max_depth = 4'000'000'000U;
  CHECK(error_kind(std::string(2'000'000, '['), deep) == JsonErrorKind::too_deep);

  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  Heap heap;
  CHECK(read(nested(500), heap).is_list());
  CHECK(error_kind(nested(501)) == JsonErrorKind::too_deep);
  JsonReadOptions shallow;
  shallow.max_depth = 0;
  CHECK(read("1", heap, shallow).as_integer() == 1);
  CHECK(error_kind("[]", shallow) == JsonErrorKind::too_deep);

  const std::string digits(1'000'000, '7');
  CHECK(error_kind(digits) == JsonErrorKind::number);
  CHECK(read("0." + digits, heap).as_double() == 0.7777777777777778);
  CHECK(vtl::to_std_string(read(digits + ".0", heap)) == "Infinity");
  CHECK(read(digits.substr(0, 10'000), heap).is_object());
  JsonReadOptions big;
  big.big_decimals = true;
  CHECK(error_kind("0." + digits, big) == JsonErrorKind::number);

  // Many keys of one hash bucket or not: reading stays linear.
  std::string many = "{";
  for (int i = 0; i < 100'000; ++i) many += "\"" + std::to_string(i) + "\":0,";
  many.back() = '}';
  CHECK(read(many, heap).as_map()->size() == 100'000);

  Heap small(64U << 10);
  CHECK_THROWS_AS((void)vtl::read_json(many, small), vtl::LimitExceeded);
}

TEST_CASE("every prefix of a document is an error, and no place is beyond its end") {
  const std::string text =
      R"({"a":[1,-2.5e+3,"x\u00e9\ud83d\ude00",true],"b":{"c":null,"d":false}})";
  for (std::size_t size = 0; size < text.size(); ++size) {
    // Exactly as long as the text, so that a sanitizer sees a read behind it.
    const std::vector<char> bytes(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size));
    for (const bool borrows : {false, true}) {
      JsonReadOptions options;
      options.borrow_text = borrows;
      Heap heap;
      const auto result = vtl::read_json({bytes.data(), bytes.size()}, heap, options);
      REQUIRE(std::holds_alternative<JsonError>(result));
      CHECK(std::get<JsonError>(result).offset <= size);
    }
  }
}

TEST_CASE("random bytes and broken documents never crash the reader") {
  std::mt19937 random(20240607);
  const std::string base =
      R"({"id":"item-0001","n":[1,2.5,-3e7],"t":"é\u20ac\n","m":{"k":null,"l":[true,false]}})";
  constexpr std::string_view kAlphabet =
      "{}[]:,\"\\/*0123456789+-.eEtrufalsn \n\r\t\x01\x7f\xC3\xA9\xF0\xED\xA0";
  std::size_t accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = base;
    for (int change = 0; change < 1 + round % 4; ++change) {
      const std::size_t at = random() % text.size();
      const char c = kAlphabet[random() % kAlphabet.size()];
      if (random() % 3 == 0)
        text.erase(at, 1 + random() % 3);
      else if (random() % 2 == 0)
        text.insert(at, 1, c);
      else
        text[at] = c;
    }
    Heap heap;
    JsonReadOptions options;
    options.allow_comments = round % 2 == 0;
    options.allow_trailing_commas = round % 3 == 0;
    options.borrow_text = round % 5 == 0;
    const auto result = vtl::read_json(text, heap, options);
    if (const auto* error = std::get_if<JsonError>(&result)) {
      CHECK(error->offset <= text.size());
      CHECK_FALSE(error->message.empty());
    } else {
      ++accepted;
    }
  }
  CHECK(accepted > 100);
}
