#include "appsync_utils/simulator/output_places.h"

#include <string>

#include <doctest/doctest.h>

#include "appsync_utils/simulator/printed_document.h"

using appsync::OutputPlaces;

namespace {

// Template `ab$xcd`, in which $x printed "12345".
constexpr std::string_view kTemplate = "ab$xcd";
constexpr std::string_view kOutput = "ab12345cd";

OutputPlaces places() {
  OutputPlaces result;
  result.on_output({0, 2}, 0, 2);
  result.on_output({2, 4}, 2, 7);
  result.on_output({4, 6}, 7, 9);
  return result;
}

}  // namespace

TEST_CASE("a place inside plain text is told exactly, a reference is shown whole") {
  CHECK(places().find(1, 2, kTemplate, kOutput) == vtl::Span{1, 2});
  CHECK(places().find(3, 4, kTemplate, kOutput) == vtl::Span{2, 4});
  CHECK(places().find(8, 9, kTemplate, kOutput) == vtl::Span{5, 6});
}

TEST_CASE("a place that several parts printed goes from the first to the last") {
  CHECK(places().find(1, 8, kTemplate, kOutput) == vtl::Span{1, 5});
}

TEST_CASE("behind the end is the last thing printed; nothing printed is the start") {
  CHECK(places().find(9, 10, kTemplate, kOutput) == vtl::Span{5, 6});
  CHECK(OutputPlaces().find(0, 1, "", "") == vtl::Span{0, 0});
}

TEST_CASE("a loop that prints the same part again does not turn the place around") {
  OutputPlaces loop;
  loop.on_output({4, 6}, 0, 2);
  loop.on_output({0, 2}, 2, 4);
  CHECK(loop.find(0, 4, "abcdef", "efab") == vtl::Span{4, 6});
}

TEST_CASE("what was printed without a report is what stands between its neighbours") {
  OutputPlaces gaps;
  gaps.on_output({2, 4}, 2, 4);
  gaps.on_output({6, 8}, 6, 8);
  constexpr std::string_view kText = "#a: #b, #c";
  CHECK(gaps.find(0, 2, kText, kText) == vtl::Span{0, 2});
  CHECK(gaps.find(4, 6, kText, kText) == vtl::Span{4, 6});
  CHECK(gaps.find(8, 10, kText, kText) == vtl::Span{8, 10});
}

TEST_CASE("an element of a document, its key, and a placeholder in it") {
  constexpr std::string_view kDocument = R"({"query":{"expression":"#a = :b"}})";
  auto options = appsync::document_read_options(false, 500);
  std::size_t begin = 0;
  std::size_t end = 0;
  auto find = [&](bool is_about_key, std::string_view placeholder) {
    REQUIRE(appsync::find_in_document(kDocument, {"query", "expression"}, is_about_key, placeholder,
                                      options, begin, end));
    return std::string(kDocument.substr(begin, end - begin));
  };
  CHECK(find(false, "") == "\"#a = :b\"");
  CHECK(find(true, "") == "\"expression\"");
  CHECK(find(false, ":b") == ":b");
  CHECK_FALSE(appsync::find_in_document(kDocument, {"x"}, false, "", options, begin, end));
}
