#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "vtl/json.h"

// Messages, lines and columns as recorded from Jackson 2.14 (getOriginalMessage and getLocation of
// the exception of ObjectMapper.readValue over a String).

namespace {

#define TOKENS "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

struct Row {
  std::string_view text;
  std::uint32_t line;
  std::uint32_t column;
  std::string_view message;
};

vtl::JsonError error_of(std::string_view text, const vtl::JsonReadOptions& options) {
  vtl::Heap heap;
  const auto result = vtl::read_json(text, heap, options);
  const auto* error = std::get_if<vtl::JsonError>(&result);
  return error != nullptr ? *error
                          : vtl::JsonError{vtl::JsonErrorKind::syntax, "no error", 0, 0, 0, {}};
}

void check(const Row& row, const vtl::JsonReadOptions& options) {
  CAPTURE(row.text);
  const vtl::JsonError error = error_of(row.text, options);
  CHECK(error.message == row.message);
  CHECK(error.line == row.line);
  CHECK(error.column == row.column);
}

constexpr Row kPlain[] = {
    {"{", 1, 2,
     "Unexpected end-of-input: expected close marker for Object (start marker at [Source: "
     "(String)\"{\"; line: 1, column: 1])"},
    {"[", 1, 2,
     "Unexpected end-of-input: expected close marker for Array (start marker at [Source: "
     "(String)\"[\"; line: 1, column: 1])"},
    {"{a:1}", 1, 3,
     "Unexpected character ('a' (code 97)): was expecting double-quote to start field name"},
    {"{'a':1}", 1, 3,
     "Unexpected character (''' (code 39)): was expecting double-quote to start field name"},
    {"{\"a\":1,}", 1, 9,
     "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"},
    {"[1,]", 1, 5, "Unexpected character (']' (code 93)): expected a valid value " TOKENS},
    {"[1,,2]", 1, 5, "Unexpected character (',' (code 44)): expected a valid value " TOKENS},
    {"[,1]", 1, 3, "Unexpected character (',' (code 44)): expected a valid value " TOKENS},
    {"{,}", 1, 3,
     "Unexpected character (',' (code 44)): was expecting double-quote to start field name"},
    {"{\"a\"}", 1, 6,
     "Unexpected character ('}' (code 125)): was expecting a colon to separate field name and "
     "value"},
    {"{\"a\" 1}", 1, 7,
     "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and "
     "value"},
    {"{\"a\":}", 1, 7, "Unexpected character ('}' (code 125)): expected a valid value " TOKENS},
    {"{\"a\":1 \"b\":2}", 1, 9,
     "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"},
    {"{\"a\":1", 1, 7,
     "Unexpected end-of-input: expected close marker for Object (start marker at [Source: "
     "(String)\"{\"a\":1\"; line: 1, column: 1])"},
    {"{\"a\":1,", 1, 8, "Unexpected end-of-input within/between Object entries"},
    {"{\"a\"", 1, 5, "Unexpected end-of-input within/between Object entries"},
    {"{\"a\":", 1, 6, "Unexpected end-of-input within/between Object entries"},
    {"[1", 1, 3,
     "Unexpected end-of-input: expected close marker for Array (start marker at [Source: "
     "(String)\"[1\"; line: 1, column: 1])"},
    {"[1,", 1, 4, "Unexpected end-of-input within/between Array entries"},
    {"[1 2]", 1, 5,
     "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"},
    {"[}", 1, 3,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)\"[}\"; "
     "line: 1, column: 1])"},
    {"{]", 1, 3,
     "Unexpected close marker ']': expected '}' (for Object starting at [Source: (String)\"{]\"; "
     "line: 1, column: 1])"},
    {"{\"a\":1]", 1, 8,
     "Unexpected close marker ']': expected '}' (for Object starting at [Source: "
     "(String)\"{\"a\":1]\"; line: 1, column: 1])"},
    {"[1}", 1, 4,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)\"[1}\"; "
     "line: 1, column: 1])"},
    {"}", 1, 2,
     "Unexpected close marker '}': expected ']' (for root starting at [Source: (String)\"}\"; "
     "line: 1, column: 0])"},
    {"]", 1, 2,
     "Unexpected close marker ']': expected '}' (for root starting at [Source: (String)\"]\"; "
     "line: 1, column: 0])"},
    {"\"abc", 1, 5, "Unexpected end-of-input: was expecting closing quote for a string value"},
    {"\"abc\\", 1, 6, "Unexpected end-of-input in character escape sequence"},
    {"\"abc\\q\"", 1, 7, "Unrecognized character escape 'q' (code 113)"},
    {"\"abc\\u12", 1, 9, "Unexpected end-of-input in character escape sequence"},
    {"\"abc\\u12G4\"", 1, 10,
     "Unexpected character ('G' (code 71)): expected a hex-digit for character escape sequence"},
    {"\"a\nb\"", 1, 4,
     "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be "
     "included in string value"},
    {"\"a\tb\"", 1, 4,
     "Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be "
     "included in string value"},
    {"foo", 1, 4, "Unrecognized token 'foo': was expecting " TOKENS},
    {"nul", 1, 4, "Unrecognized token 'nul': was expecting " TOKENS},
    {"nulL", 1, 5, "Unrecognized token 'nulL': was expecting " TOKENS},
    {"tru", 1, 4, "Unrecognized token 'tru': was expecting " TOKENS},
    {"01", 1, 2, "Invalid numeric value: Leading zeroes not allowed"},
    {"-", 1, 2, "Unexpected end-of-inputNo digit following minus sign"},
    {"-a", 1, 3,
     "Unexpected character ('a' (code 97)) in numeric value: expected digit (0-9) to follow minus "
     "sign, for valid numeric value"},
    {"- 1", 1, 3,
     "Unexpected character (' ' (code 32)) in numeric value: expected digit (0-9) to follow minus "
     "sign, for valid numeric value"},
    {"-01", 1, 3, "Invalid numeric value: Leading zeroes not allowed"},
    {"00", 1, 2, "Invalid numeric value: Leading zeroes not allowed"},
    {"1.", 1, 3,
     "Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a "
     "digit"},
    {"1.x", 1, 3,
     "Unexpected character ('x' (code 120)) in numeric value: Decimal point not followed by a "
     "digit"},
    {"1e", 1, 3, "Unexpected end-of-inputexpected a digit for number exponent"},
    {"1ex", 1, 3,
     "Unexpected character ('x' (code 120)) in numeric value: Exponent indicator not followed by a "
     "digit"},
    {"1e+", 1, 4, "Unexpected end-of-inputexpected a digit for number exponent"},
    {"1.5.2", 1, 5,
     "Unexpected character ('.' (code 46)): Expected space separating root-level values"},
    {"+1", 1, 3,
     "Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to "
     "have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow"},
    {"+", 1, 2, "Unexpected end-of-input in a Number value"},
    {"NaN", 1, 4,
     "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"},
    {"-NaN", 1, 3,
     "Unexpected character ('N' (code 78)) in numeric value: expected digit (0-9) to follow minus "
     "sign, for valid numeric value"},
    {"-Infinity", 1, 10,
     "Non-standard token '-Infinity': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"},
    {"-INF", 1, 5,
     "Non-standard token '-INF': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"},
    {"Infinity", 1, 9,
     "Non-standard token 'Infinity': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"},
    {"1x", 1, 3,
     "Unexpected character ('x' (code 120)): Expected space separating root-level values"},
    {"[1x]", 1, 4,
     "Unexpected character ('x' (code 120)): was expecting comma to separate Array entries"},
    {"[1.5x]", 1, 6,
     "Unexpected character ('x' (code 120)): was expecting comma to separate Array entries"},
    {"/ ", 1, 2,
     "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one "
     "since Feature 'ALLOW_COMMENTS' not enabled for parser)"},
    {"/*x*/1", 1, 2,
     "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one "
     "since Feature 'ALLOW_COMMENTS' not enabled for parser)"},
    {"//x\n1", 1, 2,
     "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one "
     "since Feature 'ALLOW_COMMENTS' not enabled for parser)"},
    {"[1#]", 1, 4,
     "Unexpected character ('#' (code 35)): was expecting comma to separate Array entries"},
    {"\"\303\251", 1, 3, "Unexpected end-of-input: was expecting closing quote for a string value"},
    {"{\303\251:1}", 1, 3,
     "Unexpected character ('\303\251' (code 233)): was expecting double-quote to start field "
     "name"},
    {"[1\303\251]", 1, 4,
     "Unexpected character ('\303\251' (code 233)): was expecting comma to separate Array entries"},
    {"\\b", 1, 2, "Unexpected character ('\\' (code 92)): expected a valid value " TOKENS},
    {"{\"a\":1.}", 1, 8,
     "Unexpected character ('}' (code 125)) in numeric value: Decimal point not followed by a "
     "digit"},
    {"{\"a\":-}", 1, 8,
     "Unexpected character ('}' (code 125)) in numeric value: expected digit (0-9) to follow minus "
     "sign, for valid numeric value"},
    {"{\"a\n\":1}", 1, 5,
     "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be "
     "included in name"},
    {"{\"a", 1, 4, "Unexpected end-of-input in field name"},
    {"{\"a\\", 1, 5, "Unexpected end-of-input in character escape sequence"},
    {"{\"a\\u", 1, 6, "Unexpected end-of-input in character escape sequence"},
    {"[true", 1, 6,
     "Unexpected end-of-input: expected close marker for Array (start marker at [Source: "
     "(String)\"[true\"; line: 1, column: 1])"},
    {"{\"a\":true", 1, 10,
     "Unexpected end-of-input: expected close marker for Object (start marker at [Source: "
     "(String)\"{\"a\":true\"; line: 1, column: 1])"},
    {"{\"a\":\"b", 1, 8, "Unexpected end-of-input: was expecting closing quote for a string value"},
    {"{\"a\":\"b\"", 1, 9,
     "Unexpected end-of-input: expected close marker for Object (start marker at [Source: "
     "(String)\"{\"a\":\"b\"\"; line: 1, column: 1])"},
    {"{\"a\":\"b\",", 1, 10, "Unexpected end-of-input within/between Object entries"},
    {"{\"a\":1,\"b\"}", 1, 12,
     "Unexpected character ('}' (code 125)): was expecting a colon to separate field name and "
     "value"},
    {"{\"a\"}:", 1, 6,
     "Unexpected character ('}' (code 125)): was expecting a colon to separate field name and "
     "value"},
    {"{\"a\":1:2}", 1, 8,
     "Unexpected character (':' (code 58)): was expecting comma to separate Object entries"},
    {"[1,2\n}", 2, 2,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: "
     "(String)\"[1,2\n}\"; line: 1, column: 1])"},
    {"{\"a\":\n[1,2}", 2, 6,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: "
     "(String)\"{\"a\":\n[1,2}\"; line: 2, column: 1])"},
    {"[ \"a\\u0000\" , \"b]", 1, 18,
     "Unexpected end-of-input: was expecting closing quote for a string value"},
    {"\"\\u00\"", 1, 7,
     "Unexpected character ('\"' (code 34)): expected a hex-digit for character escape sequence"},
    {"1-", 1, 3,
     "Unexpected character ('-' (code 45)): Expected space separating root-level values"},
    {"1-2", 1, 3,
     "Unexpected character ('-' (code 45)): Expected space separating root-level values"},
    {"12.5\"", 1, 6,
     "Unexpected character ('\"' (code 34)): Expected space separating root-level values"},
    {"12\"", 1, 4,
     "Unexpected character ('\"' (code 34)): Expected space separating root-level values"},
    {"00.5", 1, 2, "Invalid numeric value: Leading zeroes not allowed"},
    {"0.", 1, 3,
     "Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a "
     "digit"},
    {"0e", 1, 3, "Unexpected end-of-inputexpected a digit for number exponent"},
    {"-I", 1, 3, "Unexpected end-of-input in a Number value"},
    {"+I", 1, 3, "Unexpected end-of-input in a Number value"},
    {"+x", 1, 3,
     "Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to "
     "have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow"},
    {"+\303\251", 1, 3,
     "Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to "
     "have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow"},
    {"\001", 1, 2,
     "Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed "
     "between tokens"},
    {"[1\177]", 1, 4,
     "Unexpected character ((CTRL-CHAR, code 127)): was expecting comma to separate Array entries"},
    {"{\"a\001\":1}", 1, 5,
     "Illegal unquoted character ((CTRL-CHAR, code 1)): has to be escaped using backslash to be "
     "included in name"},
    {"\"\\u12\303\2514\"", 1, 7,
     "Unexpected character ('\303\251' (code 233)): expected a hex-digit for character escape "
     "sequence"},
    {"\"\\u1\304\20034\"", 1, 6,
     "Unexpected character ('\304\200' (code 256 / 0x100)): expected a hex-digit for character "
     "escape sequence"},
    {"\"\\\303\251\"", 1, 4, "Unrecognized character escape '\303\251' (code 233)"},
    {"[\"\t\"\t}", 1, 4,
     "Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be "
     "included in string value"},
    {"[\"\177\302\200\342\200\250\"}", 1, 8,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: "
     "(String)\"[\"\\u007F\\u0080\342\200\250\"}\"; line: 1, column: 1])"},
    {"\357\273\2771", 1, 2,
     "Unexpected character ('\357\273\277' (code 65279 / 0xfeff)): expected a valid value " TOKENS},
    {"[\357\273\2771]", 1, 3,
     "Unexpected character ('\357\273\277' (code 65279 / 0xfeff)): expected a valid value " TOKENS},
    {"{\"a\":1\014}", 1, 8,
     "Illegal character ((CTRL-CHAR, code 12)): only regular white space (\\r, \\n, \\t) is "
     "allowed between tokens"},
    {"1\014", 1, 3,
     "Unexpected character ((CTRL-CHAR, code 12)): Expected space separating root-level values"},
    {"1234567890123456789012345678901234567890e", 1, 42,
     "Unexpected end-of-inputexpected a digit for number exponent"},
    {"/", 1, 2,
     "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one "
     "since Feature 'ALLOW_COMMENTS' not enabled for parser)"},
    {"[1,}", 1, 5, "Unexpected character ('}' (code 125)): expected a value"},
    {"[12ex]", 1, 5,
     "Unexpected character ('x' (code 120)) in numeric value: Exponent indicator not followed by a "
     "digit"},
    {"+\360\237\230\200", 1, 3,
     "Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to "
     "have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow"},
    {"[true}", 1, 7,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: "
     "(String)\"[true}\"; line: 1, column: 1])"},
    {"{\"k\":[1,}", 1, 10, "Unexpected character ('}' (code 125)): expected a value"},
};

constexpr Row kTrailingCommas[] = {
    {"{\"a\":1,]", 1, 9,
     "Unexpected close marker ']': expected '}' (for Object starting at [Source: "
     "(String)\"{\"a\":1,]\"; line: 1, column: 1])"},
    {"[1,}", 1, 5,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)\"[1,}\"; "
     "line: 1, column: 1])"},
    {"{\"k\":[1,}", 1, 10,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: "
     "(String)\"{\"k\":[1,}\"; line: 1, column: 6])"},
};

constexpr Row kDuplicates[] = {
    {"{\"a\":1,\"a\":2}", 1, 11, "Duplicate field 'a'"},
    {"{\"a\":1,\"a\" :2}", 1, 11, "Duplicate field 'a'"},
    {"{\"a\":1,\n\"b\":2, \"a\"}", 2, 11, "Duplicate field 'a'"},
};

constexpr Row kComments[] = {
    {"/ ", 1, 3,
     "Unexpected character (' ' (code 32)): was expecting either '*' or '/' for a comment"},
    {"/", 1, 2, "Unexpected end-of-input in a comment"},
    {"[/", 1, 3, "Unexpected end-of-input in a comment"},
    {"[/*", 1, 4, "Unexpected end-of-input in a comment"},
    {"[/**", 1, 5, "Unexpected end-of-input in a comment"},
    {"[/x]", 1, 4,
     "Unexpected character ('x' (code 120)): was expecting either '*' or '/' for a comment"},
    {"[1//", 1, 5,
     "Unexpected end-of-input: expected close marker for Array (start marker at [Source: "
     "(String)\"[1//\"; line: 1, column: 1])"},
    {"[1/*\n*/,2}", 2, 6,
     "Unexpected close marker '}': expected ']' (for Array starting at [Source: "
     "(String)\"[1/*\n*/,2}\"; line: 1, column: 1])"},
    {"[1,/**/]", 1, 9, "Unexpected character (']' (code 93)): expected a valid value " TOKENS},
    {"[1/**/,]", 1, 9, "Unexpected character (']' (code 93)): expected a valid value " TOKENS},
};

#undef TOKENS

}  // namespace

TEST_CASE("JSON errors have Jackson's words and places") {
  vtl::JsonReadOptions options;
  for (const Row& row : kPlain) check(row, options);
  options.borrow_text = true;
  for (const Row& row : kPlain) check(row, options);
}

TEST_CASE("JSON errors where trailing commas are allowed") {
  vtl::JsonReadOptions options;
  options.allow_trailing_commas = true;
  for (const Row& row : kTrailingCommas) check(row, options);
}

TEST_CASE("JSON errors where duplicate keys are rejected") {
  vtl::JsonReadOptions options;
  options.duplicate_keys = vtl::DuplicateKeys::reject;
  for (const Row& row : kDuplicates) check(row, options);
  const vtl::JsonError error = error_of(R"({"x":1,"a":{"x":1,"\u0078":2}})", options);
  CHECK(error.kind == vtl::JsonErrorKind::duplicate_key);
  CHECK(error.key == "x");
  CHECK(error.offset == 18);
}

TEST_CASE("JSON errors where comments are allowed") {
  vtl::JsonReadOptions options;
  options.allow_comments = true;
  for (const Row& row : kComments) check(row, options);
}

TEST_CASE("a word is cut after 256 characters, a source after 500") {
  const std::string word(300, 'x');
  CHECK(error_of(word, {}).message == "Unrecognized token '" + word.substr(0, 256) +
                                          "...': was expecting (JSON String, Number, Array, Object "
                                          "or token 'null', 'true' or 'false')");
  const std::string text = "[\"" + std::string(600, 'y') + "\"}";
  CHECK(error_of(text, {}).message ==
        "Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)\"" +
            text.substr(0, 500) + "\"[truncated 104 chars]; line: 1, column: 1])");
}

TEST_CASE("a document without content, and text behind the document") {
  for (const std::string_view text : {"", " ", "\n\t "}) {
    const vtl::JsonError error = error_of(text, {});
    CHECK(error.kind == vtl::JsonErrorKind::empty);
    CHECK(error.message == "No content to map due to end-of-input");
  }
  const vtl::JsonError error = error_of("{\"a\":1}\n {", {});
  CHECK(error.kind == vtl::JsonErrorKind::trailing_text);
  CHECK(error.offset == 9);
  CHECK(error.line == 2);
  CHECK(error_of("[1] ]", {}).kind == vtl::JsonErrorKind::trailing_text);
  vtl::JsonReadOptions options;
  options.reject_trailing = false;
  CHECK(error_of("[1] ]", options).message == "no error");
}

TEST_CASE("bytes that are no UTF-8 are an error with their place") {
  struct Bytes {
    std::string_view text;
    std::size_t offset;
    std::string_view message;
  };
  constexpr Bytes kBytes[] = {
      {"\"ab\xFF\"", 3, "Invalid UTF-8 start byte 0xff"},
      {"[\"\x80\"]", 2, "Invalid UTF-8 start byte 0x80"},
      {"\"\xC3(\"", 1, "Invalid UTF-8 middle byte 0x28"},
      {"\"\xE2\x82\"", 1, "Invalid UTF-8 middle byte 0x82"},
      {"\"\xC0\xAF\"", 1, "Invalid UTF-8 start byte 0xc0"},
      {"\"\xF5\x80\x80\x80\"", 1, "Invalid UTF-8 start byte 0xf5"},
      {"\"\xED\xA0\xBD\xED\xB8\x80\"", 1, "Invalid UTF-8 middle byte 0xa0"},
      {"\xFF", 0, "Invalid UTF-8 start byte 0xff"},
      {"{\xC3:1}", 1, "Invalid UTF-8 middle byte 0x3a"},
      {"\"\\\xFF\"", 2, "Invalid UTF-8 start byte 0xff"},
      {"\"\\u00\xFF\xFF\"", 5, "Invalid UTF-8 start byte 0xff"},
      {"\"\xF0\x9F\x98", 1, "Invalid UTF-8 middle byte 0x9f"},
  };
  for (const Bytes& row : kBytes) {
    CAPTURE(row.message);
    const vtl::JsonError error = error_of(row.text, {});
    CHECK(error.message == row.message);
    CHECK(error.offset == row.offset);
  }
}

TEST_CASE("the whole text of an error ends with the source and the place") {
  constexpr std::string_view kText = "{\n  \"a\": 1,\n  x\t}";
  CHECK(vtl::json_error_text(kText, error_of(kText, {})) ==
        "Unexpected character ('x' (code 120)): was expecting double-quote to start field name\n"
        " at [Source: (String)\"{\n  \"a\": 1,\n  x\\u0009}\"; line: 3, column: 4]");
}
