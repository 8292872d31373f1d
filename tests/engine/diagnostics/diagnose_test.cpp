#include "vtl/diagnose.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "vtl/diagnostic_codes.h"
#include "vtl/template.h"

namespace {

std::shared_ptr<const vtl::Source> source_of(std::string text) {
  return std::make_shared<vtl::Source>("t.vtl", std::move(text));
}

}  // namespace

TEST_CASE("Velocity's list of expected tokens is cut to one line") {
  CHECK(
      vtl::shorten_velocity_message(
          "Encountered \")\" at velocity[line 1, column 15]\nWas expecting one of:\n    \"]\" ...\n"
          "    \",\" ...\n    <WHITESPACE> ...\n    ") ==
      "Encountered \")\" at velocity[line 1, column 15], was expecting one of \"]\", \",\", "
      "<WHITESPACE>");
  CHECK(vtl::shorten_velocity_message("Encountered \"1\" at velocity[line 1, column 16]\nWas "
                                      "expecting:\n    \":\" ...\n    ") ==
        "Encountered \"1\" at velocity[line 1, column 16], was expecting \":\"");
  std::string many =
      "Encountered \"x\" at velocity[line 1, column 1]\nWas expecting one of:\n    <EOF> \n";
  for (int i = 0; i < 9; ++i) many += "    \"a\" ...\n";
  CHECK(vtl::shorten_velocity_message(many).ends_with(
      "was expecting one of <EOF>, \"a\", \"a\", \"a\", \"a\", \"a\" and 4 more"));
  CHECK(vtl::shorten_velocity_message("Lexical error,   Encountered: x") ==
        "Lexical error,   Encountered: x");
}

TEST_CASE("the summary of a syntax error is the headline, Velocity's words are a note") {
  vtl::SyntaxError error;
  error.message =
      "Encountered \"in\" at velocity[line 1, column 1]\nWas expecting:\n    \"(\" ...\n    ";
  error.span = {0, 2};
  const auto bare = vtl::diagnose(error, source_of("in"));
  CHECK(bare.message == "Encountered \"in\" at velocity[line 1, column 1], was expecting \"(\"");
  CHECK(bare.notes.empty());
  error.summary = "found `in`";
  error.help = "help";
  const auto diagnostic = vtl::diagnose(error, source_of("in"));
  CHECK(diagnostic.code == "VTL001");
  CHECK(diagnostic.message == "found `in`");
  REQUIRE(diagnostic.notes.size() == 1);
  CHECK(diagnostic.notes[0] ==
        "Velocity says: Encountered \"in\" at velocity[line 1, column 1], was expecting \"(\"");
  CHECK(diagnostic.help == "help");
}

TEST_CASE("an error in another text than the template has no excerpt") {
  vtl::RenderError error;
  error.code = "VTL101";
  error.message = "m";
  error.span = {2, 4};
  error.position = {1, 3};
  CHECK(vtl::diagnose(error, source_of("ab$x")).primary.has_value());
  error.position = {7, 1};  // of the text given to #evaluate
  CHECK(!vtl::diagnose(error, source_of("ab$x")).primary.has_value());
  error.span = {200, 204};
  error.position = {1, 3};
  CHECK(!vtl::diagnose(error, source_of("ab$x")).primary.has_value());
}

TEST_CASE("a null reference is a warning at the step that was null") {
  vtl::NullReferenceWarning warning;
  warning.span = {0, 10};
  warning.step = {4, 10};
  warning.reference = "$ctx.argss";
  warning.reason = "`$ctx` is set, `.argss` is not";
  warning.help = "did you mean `args`?";
  warning.count = 3;
  const auto diagnostic = vtl::diagnose(warning, source_of("$ctx.argss"));
  CHECK(diagnostic.severity == vtl::Severity::warning);
  CHECK(diagnostic.code == "VTL201");
  CHECK(diagnostic.message == "`$ctx.argss` is null: its own text was printed, 3 times");
  REQUIRE(diagnostic.primary);
  CHECK(diagnostic.primary->span == vtl::Span{4, 10});
  CHECK(diagnostic.primary->text == warning.reason);
  CHECK(diagnostic.help == warning.help);
}

TEST_CASE("broken JSON is shown where it breaks") {
  vtl::JsonError error;
  error.message = "Unexpected character";
  error.offset = 3;
  const auto diagnostic = vtl::diagnose(error, "the context", source_of("{\"a"));
  CHECK(diagnostic.code == "VTL050");
  CHECK(diagnostic.message == "the context is not valid JSON");
  REQUIRE(diagnostic.primary);
  CHECK(diagnostic.primary->span == vtl::Span{3, 3});
  CHECK(diagnostic.primary->text == "Unexpected character");
}

TEST_CASE("every code that the engine can give has a row") {
  const auto table = vtl::engine_codes();
  for (int kind = 0; kind <= static_cast<int>(vtl::SyntaxErrorKind::nesting_too_deep); ++kind) {
    CHECK(vtl::find_code(table, vtl::code_of(static_cast<vtl::SyntaxErrorKind>(kind))) != nullptr);
  }
  for (int kind = 0; kind <= static_cast<int>(vtl::JsonErrorKind::number); ++kind) {
    CHECK(vtl::find_code(table, vtl::code_of(static_cast<vtl::JsonErrorKind>(kind))) != nullptr);
  }
  for (const char* code : {"VTL101", "VTL110", "VTL201", "VTL301", "VTL310", "vtl308"})
    CHECK(vtl::find_code(table, code) != nullptr);
  CHECK(vtl::find_code(table, "VTL999") == nullptr);
  for (const auto& row : table) {
    CHECK(!row.title.empty());
    CHECK(row.title.back() != '.');
    CHECK(row.explanation.back() == '.');
  }
}

TEST_CASE("a template that is not UTF-8 is refused at its first bad byte") {
  const auto environment = std::make_shared<const vtl::Environment>();
  for (const std::string_view bad : {"\xFF", "\xC3", "\xF3\x01]", "\xED\xA0", "\xC0\x80"}) {
    const auto compiled = vtl::Template::compile(
        vtl::Source("t", "a\xC3\xA4 #set($x = \"" + std::string(bad) + "\")"), environment);
    const auto* const error = std::get_if<vtl::SyntaxError>(&compiled);
    REQUIRE(error != nullptr);
    CHECK(error->kind == vtl::SyntaxErrorKind::not_utf8);
    CHECK(error->span.begin == 15);
    CHECK(vtl::diagnose(*error, source_of("")).code == "VTL007");
  }
}
