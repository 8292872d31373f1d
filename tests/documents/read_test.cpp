#include "documents/read.h"

#include <memory>
#include <string>

#include <doctest/doctest.h>

using documents::Document;
using documents::Kind;
using documents::Node;

namespace {

Document read(std::string text, std::string name = "a.yml") {
  const auto syntax =
      name.ends_with(".json") ? documents::Syntax::json : documents::Syntax::json_or_yaml;
  return documents::read_document(
      std::make_shared<const vtl::Source>(std::move(name), std::move(text)), syntax);
}

/// The tree on one line: text in quotes, other scalars bare.
std::string shown(const Node& node) {
  std::string out;
  if (node.is_scalar()) {
    if (node.is_null()) return "null";
    return node.is_string() ? "'" + node.text + "'" : node.text;
  }
  for (const documents::Member& member : node.children) {
    if (!out.empty()) out += ", ";
    if (node.is_map()) out += member.key + ": ";
    out += shown(*member.value);
  }
  return node.is_map() ? "{" + out + "}" : "[" + out + "]";
}

std::string shown(const Document& document) {
  return document.root ? shown(*document.root) : "!" + document.problems.back().message;
}

std::string place(const documents::Place& place) {
  const vtl::Position position = place.source->display_position(place.span.begin);
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

std::string problem(const Document& document) {
  if (document.problems.empty()) return "";
  const vtl::Diagnostic& one = document.problems.back();
  return place({one.source, one.primary->span}) + " " +
         std::string(vtl::severity_name(one.severity)) + ": " + one.message;
}

/// "3:5" of each character of a text, those of one line joined: "3:5-9".
std::string places_of(const Node& node) {
  const documents::TextPieces pieces = documents::pieces_of(node);
  std::string out;
  for (std::size_t i = 0; i < node.text.size(); ++i) {
    if (!out.empty()) out += " ";
    out += place(documents::place_of(pieces, i));
  }
  return out;
}

}  // namespace

TEST_CASE("YAML becomes a tree, scalars by the core schema of 1.2") {
  CHECK(
      shown(read("a: 1\nb: [x, 'y', \"z\\n\", ~, true, 1.5, 0x1F, 2018-05-29, no, .5, 1e3, +7]")) ==
      "{a: 1, b: ['x', 'y', 'z\n', null, true, 1.5, 0x1F, '2018-05-29', 'no', .5, 1e3, +7]}");
  CHECK(shown(read("a: !!str 12\nb:\nc: !Own x")) == "{a: '12', b: null, c: 'x'}");
  CHECK(shown(read("")) == "null");
  CHECK(shown(read("a: |\n  one\n\n   two\n")) == "{a: 'one\n\n two\n'}");
}

TEST_CASE("short forms of CloudFormation are the long ones") {
  CHECK(shown(read("[!Ref A, !GetAtt A.B.C, !GetAtt [A, B], !Sub 'x${A}', !Join [',', [a]], "
                   "!Condition C]")) ==
        "[{Ref: 'A'}, {Fn::GetAtt: ['A', 'B.C']}, {Fn::GetAtt: ['A', 'B']}, {Fn::Sub: 'x${A}'}, "
        "{Fn::Join: [',', ['a']]}, "
        "{Condition: 'C'}]");
  CHECK(shown(read("!If\n- C\n- !Ref A\n- !Ref AWS::NoValue")) ==
        "{Fn::If: ['C', {Ref: 'A'}, {Ref: 'AWS::NoValue'}]}");
}

TEST_CASE("aliases and merge keys are followed") {
  CHECK(shown(read("a: &x {p: 1, q: 2}\nb: *x\nc:\n  q: 3\n  <<: *x\n  r: 4")) ==
        "{a: {p: 1, q: 2}, b: {p: 1, q: 2}, c: {q: 3, p: 1, r: 4}}");
  CHECK(shown(read("a: &x {p: 1}\nb: &y {p: 2, q: 3}\nc: {<<: [*x, *y], q: 5}")) ==
        "{a: {p: 1}, b: {p: 2, q: 3}, c: {p: 1, q: 5}}");
  CHECK(problem(read("a: *x")) == "1:4 error: there is no anchor `&x` before this alias");
  CHECK(problem(read("a: &x [*x]")) == "1:8 error: the alias `*x` stands inside of what it names");
  CHECK(problem(read("a: {<<: 1}")) == "1:5 error: `<<` takes a map or a list of maps");
}

TEST_CASE("a key that is there twice is a warning and the later value counts, in YAML and JSON") {
  const Document yaml = read("a: 1\nb: 2\na: 3");
  CHECK(shown(yaml) == "{a: 3, b: 2}");
  CHECK(problem(yaml) == "3:1 warning: the key `a` is there twice; the later one counts");
  const Document json = read("{\"a\": 1,\n \"a\": {}}", "a.json");
  CHECK(shown(json) == "{a: {}}");
  CHECK(problem(json) == "2:2 warning: the key `a` is there twice; the later one counts");
}

TEST_CASE("places of keys and values count characters") {
  const Document document = read("über: x\näö: {b: 'é', c: d}\n");
  const Node& root = *document.root;
  CHECK(place(root.children[1].key_place) == "2:1");
  CHECK(place(root.children[1].value->place) == "2:5");
  CHECK(place(root.children[1].value->children[1].key_place) == "2:14");
  CHECK(place(root.children[1].value->children[1].value->place) == "2:17");
}

TEST_CASE("each character of a text has the place it comes from") {
  SUBCASE("literal") {
    const Document document = read("a: |\n  ab\n\n   c\nb: 1");
    CHECK(places_of(*document.root->get("a")) == "2:3 2:4 2:5 3:1 4:3 4:4 4:5");
  }
  SUBCASE("literal with CRLF") {
    const Document document = read("a: |\r\n  ab\r\n  c\r\n");
    CHECK(document.root->get("a")->text == "ab\nc\n");
    CHECK(places_of(*document.root->get("a")) == "2:3 2:4 2:5 3:3 3:4");
  }
  SUBCASE("folded") {
    const Document document = read("a: >\n  ab\n  cd\n\n  e\n");
    CHECK(document.root->get("a")->text == "ab cd\ne\n");
    CHECK(places_of(*document.root->get("a")).starts_with("2:3 2:4 3:1 3:3 3:4"));
    CHECK(place(documents::place_of(documents::pieces_of(*document.root->get("a")), 6)) == "5:3");
  }
  SUBCASE("double quoted") {
    const Document document = read("a: \"x\\ny\\u00e9z\n    w\"");
    CHECK(document.root->get("a")->text == "x\ny\xC3\xA9z w");
    CHECK(places_of(*document.root->get("a")) == "1:5 1:6 1:8 1:9 1:9 1:15 1:16 2:5");
  }
  SUBCASE("single quoted") {
    const Document document = read("a: 'x''y'");
    CHECK(places_of(*document.root->get("a")) == "1:5 1:6 1:8");
  }
  SUBCASE("plain over two lines") {
    const Document document = read("a: xy\n  z");
    CHECK(places_of(*document.root->get("a")) == "1:4 1:5 1:6 2:3");
  }
  SUBCASE("JSON") {
    const Document document = read("{\"a\": \"x\\n\\uD83D\\uDE00y\"}", "a.json");
    CHECK(document.root->get("a")->text == "x\n\xF0\x9F\x98\x80y");
    CHECK(places_of(*document.root->get("a")) == "1:8 1:9 1:11 1:11 1:11 1:11 1:23");
  }
}

TEST_CASE("JSON: tabs, escapes, and errors with their places") {
  CHECK(shown(read("{\t\"a\": [1, -2.5e3, true, null, \"\\t\\\"\\ud800x\"]}", "a.json")) ==
        "{a: [1, -2.5e3, true, null, '\t\"\xEF\xBF\xBDx']}");
  CHECK(problem(read("{\"a\": 1,}", "a.json")) == "1:9 error: a comma in front of `}`");
  CHECK(problem(read("{\"a\": 01}", "a.json")) == "1:7 error: found `0` where a value is expected");
  CHECK(problem(read("{\"a\" 1}", "a.json")) == "1:6 error: found `1` where `:` is expected");
  CHECK(problem(read("{\"a\": 1", "a.json")) ==
        "1:8 error: the document ends where `,` or `}` is expected");
  CHECK(problem(read("{} x", "a.json")) == "1:4 error: text behind the end of the document");
  const auto source =
      std::make_shared<const vtl::Source>("a.json", "{// c\n\"a\": [1, 2,], /* d */}");
  CHECK(shown(documents::read_document(source, documents::Syntax::json_with_comments)) ==
        "{a: [1, 2]}");
}

TEST_CASE("YAML's errors have the parser's words and place") {
  CHECK(problem(read("a: [1, 2\nb: 3")) ==
        "2:2 error: while parsing a flow sequence: did not find expected ',' or ']' (it begins in "
        "line 1)");
  CHECK(
      problem(read("a: %%B%%")) ==
      "1:4 error: while scanning for the next token: found character that cannot start any token");
  CHECK(problem(read("? [a]\n: b")) == "1:3 error: a key must be a text, not a list or a map");
  CHECK(problem(read("a: 1\n---\nb: 2")) ==
        "2:1 warning: a second document begins here; only the first one is read");
}

TEST_CASE("places of a text of nothing but blanks are found in linear time") {
  const Document document = read("a: \"" + std::string(1'000'000, ' ') + "\\t\"");
  const documents::TextPieces pieces = documents::pieces_of(*document.root->get("a"));
  CHECK(place(documents::place_of(pieces, 1'000'000)) == "1:1000005");
}

TEST_CASE("documents that are made to exhaust their reader end early with the limit's name") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) bomb += before + ", ";
    bomb += "y]\n";
  }
  CHECK(shown(read(bomb)).find("limit `nodes`") != std::string::npos);
  for (const std::string_view opening : {"{", "[", "- ", "? ", "{a: "}) {
    std::string deep;
    while (deep.size() < 200'000) deep += opening;
    CAPTURE(opening);
    CHECK(shown(read(deep)).starts_with("!"));
    CHECK(shown(read(deep, "a.json")).starts_with("!"));
  }
  CHECK(shown(read("a: " + std::string(20'000'000, 'x'))).find("limit `token_bytes`") !=
        std::string::npos);
  CHECK(shown(read("#" + std::string(20'000'000, 'x'))).find("limit `token_bytes`") !=
        std::string::npos);
  CHECK(shown(read("{\"a\": \"" + std::string(20'000'000, 'x') + "\"}", "a.json"))
            .find("limit `token_bytes`") != std::string::npos);
}
