#include "appsync_utils/support/xml_tree.h"

#include <string>

#include <doctest/doctest.h>

namespace {

using appsync::XmlTree;

/// JSON-like; numbers show what they are: 1 (integer), 2.5d (floating), 1.50m (decimal), 9n (big
/// integer).
std::string shown(const XmlTree& tree) {
  std::string out;
  switch (tree.kind) {
    case XmlTree::Kind::null:
      return "null";
    case XmlTree::Kind::boolean:
      return tree.boolean ? "true" : "false";
    case XmlTree::Kind::integer:
      return std::to_string(tree.integer);
    case XmlTree::Kind::floating:
      return std::to_string(tree.floating) + "d";
    case XmlTree::Kind::big_integer:
      return tree.text + "n";
    case XmlTree::Kind::decimal:
      return tree.text + "m";
    case XmlTree::Kind::string:
      return '"' + tree.text + '"';
    case XmlTree::Kind::list:
      for (const XmlTree& item : tree.items) out += (out.empty() ? "" : ",") + shown(item);
      return '[' + out + ']';
    case XmlTree::Kind::map:
      for (const auto& [key, value] : tree.entries) {
        out += (out.empty() ? "" : ",") + key + ':' + shown(value);
      }
      break;
  }
  return '{' + out + '}';
}

std::string parse(std::string_view xml, const appsync::XmlOptions& options = {}) {
  const auto result = appsync::parse_xml(xml, options);
  return result ? shown(*result) : result.error().to_string();
}

std::string value(std::string_view text) {
  return shown(appsync::xml_text_to_value(text));
}

std::string failure(std::string_view message) {
  return "org.json.JSONException: " + std::string(message);
}

}  // namespace

TEST_CASE("the documented example: siblings become a list, numbers numbers") {
  CHECK(parse(R"(<?xml version="1.0" encoding="UTF-8"?>
<posts>
<post>
    <id>1</id>
    <title>Getting started with GraphQL</title>
</post>
<post>
    <id>2</id>
</post>
</posts>)") == R"({posts:{post:[{id:1,title:"Getting started with GraphQL"},{id:2}]}})");
}

TEST_CASE("attributes, text and empty elements") {
  CHECK(parse("<a/>") == R"({a:""})");
  CHECK(parse("<a></a>") == R"({a:""})");
  CHECK(parse("<a>  text\n</a>") == R"({a:"text"})");
  CHECK(parse("<a b='1' c=\"x y\" d/>") == R"({a:{b:1,c:"x y",d:""}})");
  CHECK(parse("<a b='1'>text</a>") == R"({a:{b:1,content:"text"}})");
  CHECK(parse("<a>one<b/>two</a>") == R"({a:{content:["one","two"],b:""}})");
  CHECK(parse("<a b='1'><b>2</b><b>3</b></a>") == R"({a:{b:[1,2,3]}})");
  CHECK(parse("<a/><a/>") == R"({a:["",""]})");
  CHECK(parse("<ns:a ns:b='1'/>") == R"({ns:a:{ns:b:1}})");
  CHECK(parse("<a z='1' b='2' y='3'/>") == R"({a:{z:1,b:2,y:3}})");
}

TEST_CASE("what is dropped") {
  CHECK(parse("") == "{}");
  CHECK(parse("no markup") == "{}");
  CHECK(parse("before<a>1</a>after") == "{a:1}");
  CHECK(parse("<!-- <b> --><a>1<!-- - -- --></a>") == "{a:1}");
  CHECK(parse("<a><?php echo '</a>' ?>1</a>") == "{a:1}");
}

TEST_CASE("CDATA is text as it stands") {
  CHECK(parse("<a><![CDATA[<b>&amp; 1]]></a>") == R"({a:"<b>&amp; 1"})");
  CHECK(parse("<a><![CDATA[1]]></a>") == R"({a:"1"})");
  // org.json wraps a content of several parts once more.
  CHECK(parse("<a>x<![CDATA[ y ]]>z</a>") == R"({a:[["x"," y ","z"]]})");
}

TEST_CASE("keepStrings") {
  const appsync::XmlOptions keeps_strings{.keeps_strings = true};
  CHECK(parse("<a b='1'><c>true</c><d>1.50</d></a>", keeps_strings) ==
        R"({a:{b:"1",c:"true",d:"1.50"}})");
}

TEST_CASE("what texts are converted to") {
  CHECK(value("") == R"("")");
  CHECK(value("True") == "true");
  CHECK(value("FALSE") == "false");
  CHECK(value("null") == "null");
  CHECK(value("0") == "0");
  CHECK(value("-12") == "-12");
  CHECK(value("-0") == "-0.000000d");
  CHECK(value("007") == R"("007")");
  CHECK(value("-007") == R"("-007")");
  CHECK(value("+1") == R"("+1")");
  CHECK(value("1 2") == R"("1 2")");
  CHECK(value("-") == R"("-")");
  CHECK(value("1.50") == "1.50m");
  CHECK(value("00.5") == "00.5m");
  CHECK(value("1.") == "1.m");
  CHECK(value("1e5") == "1e5m");
  CHECK(value("-0.0") == "-0.000000d");
  CHECK(value("1.5f") == "1.500000d");
  CHECK(value("0x1.8p1") == "3.000000d");
  CHECK(value("1e99999999999") == R"("1e99999999999")");
  CHECK(value("1.2.3") == R"("1.2.3")");
  CHECK(value("1e") == R"("1e")");
  CHECK(value("2018-02-06") == R"("2018-02-06")");
  CHECK(value("9223372036854775807") == "9223372036854775807");
  CHECK(value("9223372036854775808") == "9223372036854775808n");
  CHECK(value("-9223372036854775809") == "-9223372036854775809n");
  const std::string long_number(1001, '9');
  CHECK(value(long_number) == '"' + long_number + '"');
}

TEST_CASE("references: the five of XML, numbers, and no others") {
  CHECK(parse("<a b='&quot;&apos;'>&lt;&amp;&gt;</a>") == R"({a:{b:""'",content:"<&>"}})");
  CHECK(parse("<a>&#65;&#x1F600;&#XE9;</a>") == "{a:\"A\U0001F600\u00E9\"}");
  CHECK(parse("<a>&nbsp;&Foo;</a>") == R"({a:"&nbsp;&foo;"})");
  CHECK(parse("<a>b & c</a>") == failure("Missing ';' in XML entity: & at 7 [character 8 line 1]"));
  CHECK(parse("<a>&#x110000;</a>") ==
        failure("Invalid numeric character reference: &#x110000; at 13 [character 14 line 1]"));
  CHECK(parse("<a>&#;</a>") ==
        failure("Invalid numeric character reference: &#; at 6 [character 7 line 1]"));
  CHECK(parse("<a>&#99999999999999999999;</a>").find("Invalid numeric") != std::string::npos);
}

TEST_CASE("declared entities are never expanded, nothing is read") {
  CHECK(parse(R"(<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><a>&lol2;</a>)") ==
        R"({a:"&lol2;"})");
  CHECK(parse(R"(<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>)") ==
        R"({a:"&x;"})");
  CHECK(parse("<!DOCTYPE a SYSTEM \"http://example.com/a.dtd\"><a/>") == R"({a:""})");
}

TEST_CASE("malformed documents are refused with the place") {
  CHECK(parse("<a></b>") == failure("Mismatched a and b at 6 [character 7 line 1]"));
  CHECK(parse("</a>") == failure("Mismatched close tag a at 3 [character 4 line 1]"));
  CHECK(parse("<a>") == failure("Unclosed tag a at 3 [character 4 line 1]"));
  CHECK(parse("<a>\n<b>\n  x</c></a>") == failure("Mismatched b and c at 14 [character 6 line 3]"));
  CHECK(parse("<a b=>") == failure("Missing value at 6 [character 7 line 1]"));
  CHECK(parse("<a b='x>") == failure("Unterminated string at 8 [character 9 line 1]"));
  CHECK(parse("<a<b>") == failure("Bad character in a name at 3 [character 4 line 1]"));
  CHECK(parse("<>") == failure("Misshaped tag at 2 [character 3 line 1]"));
  CHECK(parse("<a /x>") == failure("Misshaped tag at 5 [character 6 line 1]"));
  CHECK(parse("<a></a b>") == failure("Misshaped close tag at 8 [character 9 line 1]"));
  CHECK(parse("<a><![CDATA[x") == failure("Unclosed CDATA at 13 [character 14 line 1]"));
  CHECK(parse("<a><![DATA[x]]></a>") == failure("Expected 'CDATA[' at 10 [character 11 line 1]"));
  CHECK(parse("<!DOCTYPE a") == failure("Unterminated string at 11 [character 12 line 1]"));
  CHECK(parse("<a") == failure("Misshaped element at 2 [character 3 line 1]"));
}

TEST_CASE("depth is limited, width is not") {
  const auto nested = [](int depth) {
    std::string xml;
    for (int level = 0; level < depth; ++level) xml += "<a>";
    for (int level = 0; level < depth; ++level) xml += "</a>";
    return xml;
  };
  CHECK(parse(nested(3), {.depth_limit = 3}) == R"({a:{a:{a:""}}})");
  CHECK(parse(nested(4), {.depth_limit = 3}) ==
        failure("Maximum nesting depth of 3 reached at 13 [character 14 line 1]"));
  CHECK(parse(nested(512)).starts_with("{a:"));
  CHECK(parse(nested(100'000)).find("Maximum nesting depth of 512 reached") != std::string::npos);

  std::string wide = "<r>";
  for (int key = 0; key < 20'000; ++key) {
    wide += "<k" + std::to_string(key) + "/>";
  }
  const auto tree = appsync::parse_xml(wide + "</r>");
  REQUIRE(tree);
  CHECK(tree->entries[0].second.entries.size() == 20'000);
}

TEST_CASE("white space and names beyond ASCII") {
  CHECK(parse("<\u00E9l\u00E9ment>\u3000caf\u00E9\u3000</\u00E9l\u00E9ment>") ==
        "{\u00E9l\u00E9ment:\"caf\u00E9\u3000\"}");
}
