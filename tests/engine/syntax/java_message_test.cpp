// Velocity's messages, whole. data/java_messages.jsonl was recorded from Apache Velocity 1.7 on
// Java 17: every state of its parser with the list of tokens it expects there, lexical errors, and
// what it finds at init. Rows without a message are accepted; `rendered` marks errors that only
// rendering finds.
#include <doctest/doctest.h>

#include "engine/syntax/fast_lexer.h"
#include "engine/syntax/grammar_parser.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/syntax_fault.h"
#include "engine/syntax/token_roles.h"
#include "engine/syntax/velocity_message.h"
#include "tests/engine/syntax/corpus.h"

namespace vtl::syntax {
namespace {

ParseOptions velocity_options() {
  ParseOptions options;
  options.profile = &velocity_profile();
  return options;
}

TEST_CASE("messages are those of Velocity 1.7") {
  std::size_t errors = 0;
  for (const auto& row : test::read_json_lines("engine/syntax/data/java_messages.jsonl")) {
    const std::string text = row["template"];
    CAPTURE(text);
    const auto result = parse(Source("velocity", text), velocity_options());
    const auto* const error = std::get_if<SyntaxError>(&result);
    if (!row.contains("message") || row.contains("rendered")) {
      CHECK_MESSAGE(error == nullptr, (error == nullptr ? "" : error->message));
      continue;
    }
    ++errors;
    REQUIRE(error != nullptr);
    CHECK(error->message == row["message"]);
    CHECK(error->java_class == row["class"]);
    CHECK(!error->summary.empty());
    CHECK(error->span.end <= text.size());
  }
  CHECK(errors > 230);
}

/// Acceptance comes from the generated parser, the wording from a unit of its own; neither may know
/// better.
void check_agreement(const std::vector<std::string>& templates) {
  for (const std::string& text : templates) {
    TokenList list = FastLexer().scan(text, velocity_profile());
    const TokenFacts facts = assign_roles(list, 10'000);
    SyntaxTree tree;
    const bool is_accepted = parse_with_grammar(list, tree);
    const auto fault = find_syntax_fault(list, velocity_options());
    CAPTURE(text);
    if (fault && fault->kind == SyntaxErrorKind::invalid_argument) {
      // Not a matter of the grammar; then the tokens must have told that the walk has to be
      // made.
      const bool is_asked = !is_accepted || facts.has_suspicious_arguments;
      CHECK(is_asked);
    } else if (is_accepted == fault.has_value()) {
      CHECK_MESSAGE(is_accepted != fault.has_value(),
                    (fault ? velocity_message(*fault, list, "velocity", false) : "no fault found"));
    }
  }
}

TEST_CASE("grammar and wording agree: known templates") {
  check_agreement(test::known_templates());
}

TEST_CASE("grammar and wording agree: random text") {
  check_agreement(test::random_templates(20000, 2));
}

TEST_CASE("a lexical error in #evaluate keeps the lexer's own words") {
  ParseOptions options = velocity_options();
  options.is_evaluate = true;
  const auto result = parse(Source("velocity", "a$"), options);
  REQUIRE(std::holds_alternative<SyntaxError>(result));
  CHECK(std::get<SyntaxError>(result).message ==
        "Lexical error: org.apache.velocity.runtime.parser.TokenMgrError: Lexical error at line 1, "
        "column 3.  "
        "Encountered: <EOF> after : \"\"");
}

TEST_CASE("a bare word is refused for a macro that is registered already") {
  ParseOptions options = velocity_options();
  options.is_macro_known = [](std::string_view name) { return name == "m"; };
  const auto result = parse(Source("velocity", "#m(1 foo)"), options);
  REQUIRE(std::holds_alternative<SyntaxError>(result));
  CHECK(std::get<SyntaxError>(result).message ==
        "Invalid arg #1 in VM #m at velocity[line 1, column 3]\n");
  CHECK(std::holds_alternative<std::unique_ptr<const Unit>>(
      parse(Source("velocity", "#n(1 foo)"), options)));
}

}  // namespace
}  // namespace vtl::syntax
