#include <doctest/doctest.h>

#include "appsync/util.h"
#include "engine/syntax/antlr/antlr_lexer.h"
#include "engine/syntax/fast_lexer.h"
#include "tests/engine/syntax/corpus.h"

namespace vtl::syntax {
namespace {

std::string describe(const TokenList& list) {
  std::string text;
  for (const Token& token : list.tokens) {
    text += std::to_string(static_cast<int>(token.kind)) + " " +
            std::to_string(token.special_begin) + " " + std::to_string(token.begin) + "-" +
            std::to_string(token.end) + " at " + std::to_string(token.position.line) + ":" +
            std::to_string(token.position.column) + "\n";
  }
  if (list.tokens.back().kind == TokenKind::lexical_error) {
    text += "stuck at " + std::to_string(list.failure.offset) +
            (list.failure.at_end ? " (end)" : "") + " after \"" + list.failure.before + "\"";
  }
  return text;
}

void check_equal(const std::vector<std::string>& templates, const Profile& profile) {
  for (const std::string& text : templates) {
    const std::string quick = describe(FastLexer().scan(text, profile));
    const std::string generated = describe(AntlrLexer().scan(text, profile));
    if (quick == generated) continue;
    CAPTURE(text);
    CHECK(quick == generated);
  }
}

TEST_CASE("the quick lexer gives the tokens of the generated one: known templates") {
  const std::vector<std::string> templates = test::known_templates();
  REQUIRE(templates.size() > 900);
  check_equal(templates, velocity_profile());
  check_equal(templates, appsync::profile());
}

TEST_CASE("the quick lexer gives the tokens of the generated one: random text") {
  check_equal(test::random_templates(6000, 1), velocity_profile());
}

TEST_CASE("the quick lexer comes to an end where a text ends within a character") {
  const std::vector<std::string> beginnings = {
      "",    "#*",    "#**",   "#[[",    "##",   "#* #**", "#[[ #**", "## #**", "$",         "$a.",
      "$a[", "$a(\"", "#set(", "#set('", "#if(", "#{",     "#@a(",    "\\",     "#set($x \""};
  for (const std::string& beginning : beginnings) {
    for (const std::string_view cut :
         {"\xC3", "\xE2\x82", "\xE2", "\xF0\x9F\x98", "\xF3\x01]", "\x80"}) {
      const TokenList list = FastLexer().scan(beginning + std::string(cut), velocity_profile());
      CHECK(list.tokens.back().end == beginning.size() + cut.size());
    }
  }
}

TEST_CASE("the profile decides what opens a block") {
  const auto kind_of = [](std::string_view text, const Profile& profile) {
    return FastLexer().scan(text, profile).tokens.front().kind;
  };
  CHECK(kind_of("#foreach(", velocity_profile()) == TokenKind::block_call);
  CHECK(kind_of("#foreach\n (", velocity_profile()) == TokenKind::block_call);
  CHECK(kind_of("#foreach", velocity_profile()) == TokenKind::word);
  CHECK(kind_of("#{foreach}(", velocity_profile()) == TokenKind::block_call);
  CHECK(kind_of("#@any(", velocity_profile()) == TokenKind::block_call);
  CHECK(kind_of("#any(", velocity_profile()) == TokenKind::call);
  CHECK(kind_of("#parse(", velocity_profile()) == TokenKind::call);
  // A refused directive keeps its shape, so that the error is the refusal and not its #end.
  CHECK(kind_of("#macro(", appsync::profile()) == TokenKind::block_call);
  CHECK(kind_of("#return(", appsync::profile()) == TokenKind::call);
}

TEST_CASE("backslashes and comments of any length take linear time") {
  // Quadratic work on these would take minutes.
  const std::string backslashes(400'000, '\\');
  CHECK(FastLexer().scan(backslashes + "x", velocity_profile()).tokens.size() == 200'002);
  CHECK(FastLexer().scan("#*" + backslashes, velocity_profile()).tokens.size() == 1);
  CHECK(FastLexer().scan("#[[" + backslashes + "]]#", velocity_profile()).tokens.size() == 2);
}

}  // namespace
}  // namespace vtl::syntax
