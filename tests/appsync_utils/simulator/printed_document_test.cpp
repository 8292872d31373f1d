#include "appsync_utils/simulator/printed_document.h"

#include <string>

#include <doctest/doctest.h>

namespace {

using appsync::DocumentUse;

std::string error_of(std::string_view text, DocumentUse use = DocumentUse::value) {
  vtl::Heap heap;
  auto read = appsync::read_document(text, use, heap, appsync::document_read_options(false, 500));
  auto* error = std::get_if<appsync::DocumentError>(&read);
  return error == nullptr ? "" : error->message;
}

}  // namespace

TEST_CASE("one JSON document is read, trailing commas pass") {
  CHECK(error_of("  {\"a\": [1, 2,], } \n") == "");
  CHECK(error_of("null") == "");
}

TEST_CASE("blank output, a key twice, and text behind the document have the service's words") {
  for (auto use : {DocumentUse::value, DocumentUse::request}) {
    CHECK(error_of("", use) == "Template transformation yielded an empty response.");
    CHECK(error_of(" \n\t ", use) == "Template transformation yielded an empty response.");
    CHECK(error_of("{\"aField\":1,\"aField\":2}", use) ==
          "Duplicate field 'aField' detected on Object. Duplicate JSON keys are not allowed.");
    CHECK(error_of("{} x", use) ==
          "Trailing characters at the end of the JSON string are not allowed.");
  }
}

TEST_CASE("what is not JSON is shown whole in a value, with Jackson's words in a request") {
  CHECK(error_of("  {x}\n") == "Unable to convert   {x}\n to Object.");
  CHECK(error_of("{\n  \"a\": {},\n   {\n}", DocumentUse::request) ==
        "Unable to parse the JSON document: 'Unexpected character ('{' (code 123)): was expecting "
        "double-quote to start field name\n at [Source: (String)\"{\n  \"a\": {},\n   {\n}\"; "
        "line: 3, column: 5]'");
  CHECK(error_of("{'a':1}", DocumentUse::request).find("Unable to parse the JSON document: '") ==
        0);
}

TEST_CASE("Jackson shows the first 500 characters of the text") {
  std::string text = "{\"a\": \"" + std::string(600, 'x') + "\" b}";
  std::string message = error_of(text, DocumentUse::request);
  CHECK(message.find("\"" + text.substr(0, 500) + "\"[truncated 111 chars]; line: 1, column: ") !=
        std::string::npos);
}

TEST_CASE("Jackson escapes the control characters of the text it shows, line ends excepted") {
  const std::string message = error_of("{\t\"a\":\r\n\x01 1 b}", DocumentUse::request);
  CHECK(message.find("[Source: (String)\"{\\u0009\"a\":\r\n\\u0001 1 b}\"; line: 2, column: 2]") !=
        std::string::npos);
}

TEST_CASE("the compact document keeps strings and numbers as they were written") {
  CHECK(
      appsync::compact_document(" { \"a b\" : [ 1.50 , 2e3, ] , \"c\\\" ,]\" : \"d , }\" , }\n") ==
      "{\"a b\":[1.50,2e3],\"c\\\" ,]\":\"d , }\"}");
  CHECK(appsync::compact_document("[ ]") == "[]");
}
