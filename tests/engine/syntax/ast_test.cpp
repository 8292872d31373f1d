// The AST of templates, as text (data/asts.jsonl), and what the text leaves out: positions, spans,
// names, registration.
#include <algorithm>

#include <doctest/doctest.h>

#include "appsync/util.h"
#include "engine/syntax/ast_dump.h"
#include "engine/syntax/parser.h"
#include "tests/engine/syntax/corpus.h"

namespace vtl::syntax {
namespace {

std::unique_ptr<const Unit> unit_of(std::string text, const Profile& profile = velocity_profile()) {
  ParseOptions options;
  options.profile = &profile;
  auto result = parse(Source("velocity", std::move(text)), options);
  if (auto* const error = std::get_if<SyntaxError>(&result)) FAIL(error->message);
  return std::move(std::get<std::unique_ptr<const Unit>>(result));
}

const Node& statement(const Unit& unit, std::size_t index) {
  REQUIRE(index < unit.root->statements.size());
  return *unit.root->statements[index];
}

std::string_view source_of(const Unit& unit, Span span) {
  return unit.source.text().substr(span.begin, span.end - span.begin);
}

TEST_CASE("templates become these trees") {
  const auto rows = test::read_json_lines("engine/syntax/data/asts.jsonl");
  REQUIRE(rows.size() > 25);
  for (const auto& row : rows) {
    const std::string text = row["template"];
    CAPTURE(text);
    CHECK(dump_ast(*unit_of(text)) == row["ast"].get<std::string>());
  }
}

TEST_CASE("#return takes a value or none, with or without parentheses, in AppSync only") {
  CHECK(dump_ast(*unit_of("#return", appsync::profile())) == "(block (return))");
  CHECK(dump_ast(*unit_of("a#return()b", appsync::profile())) ==
        "(block (text \"a\") (return) (text \"b\"))");
  CHECK(dump_ast(*unit_of("#return({\"a\": [$x]})", appsync::profile())) ==
        "(block (return (map (constant \"a\") (list (ref x null=\"$x\")))))");
  CHECK(dump_ast(*unit_of("#return([])", appsync::profile())) == "(block (return (list)))");
  CHECK(dump_ast(*unit_of("#return(1)")) ==
        "(block (call return (constant 1) as=\"1\" undefined=\"#return(1)\"))");
}

TEST_CASE("steps carry the position of their name, of an index that of its bracket") {
  const auto unit = unit_of("\t$a.bc.d(1)[ 2 ]");
  const auto& reference = static_cast<const Reference&>(statement(*unit, 1));
  CHECK(reference.position() == Position{1, 9});
  REQUIRE(reference.steps.size() == 3);
  CHECK(reference.steps[0].position() == Position{1, 12});
  CHECK(source_of(*unit, reference.steps[0].span()) == "bc");
  CHECK(source_of(*unit, reference.steps[1].span()) == "d");
  CHECK(reference.steps[2].position() == Position{1, 19});
  CHECK(source_of(*unit, reference.steps[2].span()) == "[ 2 ]");
  CHECK(reference.steps[0].name == "bc");
  CHECK(unit->step_count == 3);
}

const Reference& first_reference_of_string(const Node& node) {
  const auto& string = static_cast<const StringTemplate&>(node);
  REQUIRE(string.kind == NodeKind::string_template);
  for (const Node* inner : string.content->statements) {
    if (inner->kind == NodeKind::reference) return static_cast<const Reference&>(*inner);
  }
  FAIL("no reference");
  return static_cast<const Reference&>(node);
}

TEST_CASE("positions in strings are added up as Velocity adds them") {
  // Columns count the shortened text; a second line keeps its own columns.
  const auto doubled = unit_of("#set($q = \"\"\"\"\"a$s.f()\")");
  const auto& value = *static_cast<const Set&>(statement(*doubled, 0)).value;
  CHECK(first_reference_of_string(value).steps[0].position() == Position{1, 18});

  const auto lines = unit_of("\n #set($q = \"a\n $s.f()\")");
  const auto& second = *static_cast<const Set&>(statement(*lines, 1)).value;
  CHECK(first_reference_of_string(second).steps[0].position() == Position{3, 5});

  const auto nested = unit_of("#set($z=\"$s.concat(\"\"$s.charAt(9)\"\")\")");
  const auto& outer =
      first_reference_of_string(*static_cast<const Set&>(statement(*nested, 0)).value);
  const auto& inner = first_reference_of_string(*outer.steps[0].arguments[0]);
  CHECK(inner.steps[0].position() == Position{1, 24});
  CHECK(inner.span().end <= nested->source.text().size());
}

TEST_CASE("macros are listed in the order in which they are registered") {
  const auto unit = unit_of(
      "#macro(a)#macro(b)x#end#end#if(false)#set($x=\"#macro(c)$y#end\")#end#macro(a)z#end");
  std::vector<std::string_view> names;
  for (const MacroDefinition* macro : unit->macros) names.push_back(macro->name);
  CHECK(names == std::vector<std::string_view>{"b", "a", "c", "a"});
}

TEST_CASE("a macro is known to escapes behind its #end, and to every string") {
  CHECK(dump_ast(*unit_of("\\#m#macro(m)x#end\\#m")) ==
        "(block (text \"\\#m\") (macro m (block (text \"x\"))) (text \"#m\"))");
  CHECK(dump_ast(*unit_of("#set($q=\"\\#m\")#macro(m)x#end")) ==
        "(block (set q (ref q null=\"$q\") (constant \"#m\")) (macro m (block (text \"x\"))))");
  CHECK(dump_ast(*unit_of("#set($q=\"\\#m\")#set($r=\"#macro(m)x#end\")"))
            .starts_with("(block (set q (ref q null=\"$q\") (constant \"\\#m\"))"));
}

TEST_CASE("slots are shared by text and strings, and the fixed ones are always there") {
  const auto unit = unit_of("$foreach $x \"$y\" #set($z = \"$x-$y\")");
  REQUIRE(unit->slots.size() > kBodyContentSlot);
  CHECK(unit->slots[kForeachSlot] == "foreach");
  CHECK(unit->slots[kVelocityCountSlot] == "velocityCount");
  CHECK(unit->slots[kVelocityHasNextSlot] == "velocityHasNext");
  CHECK(unit->slots[kBodyContentSlot] == "bodyContent");
  CHECK(std::count(unit->slots.begin(), unit->slots.end(), "x") == 1);
  CHECK(std::count(unit->slots.begin(), unit->slots.end(), "y") == 1);
}

}  // namespace
}  // namespace vtl::syntax
