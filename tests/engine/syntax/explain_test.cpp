#include <doctest/doctest.h>

#include "appsync/util.h"
#include "engine/syntax/parser.h"
#include "tests/engine/syntax/corpus.h"

namespace vtl::syntax {
namespace {

SyntaxError error_of(std::string text, const Profile& profile = velocity_profile()) {
  ParseOptions options;
  options.profile = &profile;
  auto result = parse(Source("velocity", std::move(text)), options);
  REQUIRE(std::holds_alternative<SyntaxError>(result));
  return std::get<SyntaxError>(std::move(result));
}

std::string_view text_at(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

struct Row {
  const char* text;
  const char* marked;
  const char* summary;
  const char* help;
};

TEST_CASE("a syntax error says what was found, what was expected and what to do") {
  const Row rows[] = {
      {"#if($a in $b)x#end", "in", "found `in`, expected `)` or an operator",
       "`in` exists in #foreach only: use `$list.contains($x)`"},
      {"#if($a)\n x", "", "the block of `#if` is never closed",
       "the `#if` in line 1 has no `#end`"},
      {"a\n#foreach($i in $l)x#if($i)#end", "", "the block of `#foreach` is never closed",
       "the `#foreach` in line 2 has no `#end`"},
      {"#if($a", "", "the template ends in the middle of a directive or reference",
       "a closing `)` or bracket is missing"},
      {"#set($m = {", "", "the template ends in the middle of a directive or reference",
       "a map is written `{\"key\": value}`"},
      {"#if($a #end", "#end", "found `#end`, expected `)` or an operator", ""},
      {"a#end", "#end", "this `#end` closes no block",
       "there is no open #if, #foreach or other block here"},
      {"#foreach($i in $l)x#else#end", "#else", "`#else` belongs to no #if",
       "#else and #elseif belong to #if; the innermost open block is the `#foreach` in line 1"},
      {"#set($x = 5-1)", "-1", "found `-1`, expected `)` or an operator",
       "a `-` in front of a digit belongs to the number: write a blank behind it, as in `5 - 1`"},
      {"x #else", "#else", "`#else` belongs to no #if",
       "an #else stands between #if(...) and its #end"},
      {"#if($a)#else#elseif($b)#end", "#elseif", "`#elseif` belongs to no #if",
       "an #else ends the choices of the #if in line 1"},
      {"#set($x = null)", "null", "there is no `null` literal in Velocity",
       "use a variable that is never set, such as `$null`"},
      {"#if($a null)x#end", "null", "found `null`, expected `)` or an operator",
       "operators are && || ! == != < <= > >= + - * / %"},
      {"#set($x = foo)", "foo", "`foo` is not a value",
       "a reference needs its `$`: `$foo`, a text its quotes: `\"foo\"`"},
      {"#set($x = )\n", ")\n", "a value is missing before `)`", ""},
      {"$f.g(1, )", ")", "a value is missing behind the comma", "remove the comma before `)`"},
      {"#set($x = [1,])", "]", "a value is missing behind the comma",
       "a list may not end in a comma"},
      {"#set($x = [ ])", "]", "a value is missing before `]`",
       "an empty list is `[]`, without a blank"},
      {"#set($x = {'a':1,})", "}", "a value is missing behind the comma",
       "a map may not end in a comma"},
      {"#set($x = {'a'})", "'a'", "found `'a'`, expected `}`",
       "a map is written `{\"key\": value}`"},
      {"#if($a = 1)x#end", "=", "a single `=` is not an operator", "compare with `==`"},
      {"#set(= 1)", "=", "found `=`, expected a reference", ""},
      {"#set($x = -$y)", "-", "there is no minus sign in front of a reference",
       "subtract from zero: `0 - $x`"},
      {"#if($a ? 1 : 2)x#end", "?", "Velocity has no `? :` operator", "use #if ... #else ... #end"},
      {"#if($a & $b)x#end", " ", "a single `&` is not an operator", "and is written `&&`"},
      {"#set($x = [1+1])", "+", "found `+`, expected `]` or `,`",
       "operators exist in #set, #if and #elseif only, not in lists, maps and arguments: #set a "
       "variable first"},
      {"$l.add(1 + 2)", "+", "a character that may not stand here",
       "arguments of a method are values, without operators and parentheses: #set a variable "
       "first"},
      {"$l.add(!$t)", "!", "a character that may not stand here",
       "arguments of a method are values, without operators and parentheses: #set a variable "
       "first"},
      {"$l[1+1]", "+", "a character that may not stand here",
       "an index is a string, a whole number, true, false or a reference"},
      {"cost: 5$", "$", "the template ends in the middle of something",
       "a `$` or `#` as the last character of a template is an error in Velocity 1.7: let a line "
       "end follow"},
      {"#set($x = \"abc)", "\"abc)", "this string is never closed",
       "add the closing quote; inside a string a quote is doubled, a backslash does not escape "
       "it"},
      {"a #[[ b", "#[[ b", "the template ends in the middle of something",
       "a `#[[` needs its `]]#`"},
      {"$m.true", "true", "found `true`",
       "`true` and `false` are not names: read such a key with `.get(\"true\")`"},
      {"${x y}", " y}", "found ` y}`, expected `}`",
       "between `${` and `}` there may be a reference only, without blanks"},
      {"#fff (50% x)", "%", "found `%`, expected `)`",
       "`#name (` is read as a call: write `#[[#name]]# (` to print it"},
      {"#foreach(i in $l)x#end", "(", "Invalid arg #0 in directive #foreach",
       "arguments of a directive are references, strings, numbers, lists or maps"},
      {"#set($x = \"$y #end\")", "\"$y #end\"",
       "a string in double quotes is a template, and this one is not",
       "this `#end` closes no block: there is no open #if, #foreach or other block here"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const SyntaxError error = error_of(row.text);
    CHECK(text_at(row.text, error.span) == row.marked);
    CHECK(error.summary == row.summary);
    CHECK(error.help == row.help);
  }
}

TEST_CASE("other places that explain an error are named") {
  struct Labelled {
    std::string text;
    std::vector<std::pair<std::string, std::string>> labels;
  };
  const Labelled rows[] = {
      {"#if($a) ## #if($b)\n#* #if($c) *##[[#if($d)]]#\n#foreach($x in $l)$x#end\n#else x\n",
       {{"#if", "opened here"}}},
      {"#{if}($a) x #endif", {{"#{if}", "opened here"}, {"#endif", "did you mean `#end`?"}}},
      {"#foreach($x in $l) x #edn",
       {{"#foreach", "opened here"}, {"#edn", "did you mean `#end`?"}}},
      {"#foreach $x in $l\n$x\n#end", {{"#foreach", "this opens no block"}}},
      {"#for($x) x #end", {{"#for", "did you mean `#foreach`?"}}},
      {"#foreech($x) x #end", {{"#foreech", "did you mean `#foreach`?"}}},
      {"x #end", {}},
  };
  for (const Labelled& row : rows) {
    CAPTURE(row.text);
    std::vector<std::pair<std::string, std::string>> found;
    for (const Label& label : error_of(row.text).labels)
      found.emplace_back(text_at(row.text, label.span), label.text);
    CHECK(found == row.labels);
  }
  CHECK(error_of("#foreach $x in $l\n$x\n#end").help ==
        "write `#foreach(...)`: without parentheses it is plain text");
}

TEST_CASE("a host says how else to ask for null") {
  CHECK(error_of("#set($x = null)", appsync::profile()).help ==
        "use a variable that is never set, such as `$null`, or ask `$util.isNull(...)`");
}

TEST_CASE("whatever is rejected is explained, with places inside of the text") {
  std::size_t errors = 0;
  for (const Profile* profile : {&velocity_profile(), &appsync::profile()}) {
    ParseOptions options;
    options.profile = profile;
    for (const std::string& text : test::random_templates(10000, 3)) {
      const auto result = parse(Source("velocity", text), options);
      const auto* const error = std::get_if<SyntaxError>(&result);
      if (error == nullptr) continue;
      ++errors;
      CAPTURE(text);
      CHECK_FALSE(error->summary.empty());
      CHECK(error->span.end <= text.size());
      for (const Label& label : error->labels) CHECK(label.span.end <= text.size());
    }
  }
  CHECK(errors > 1000);
}

TEST_CASE("AppSync's missing directives are refused by name") {
  for (const char* text : {"a\n #macro(m)x#end", "a\n #define($d)x#end", "a\n #parse('x')",
                           "a\n #include('x')", "a\n #evaluate('x')", "a\n #stop", "a\n #{stop}"}) {
    CAPTURE(text);
    const SyntaxError error = error_of(text, appsync::profile());
    CHECK(error.kind == SyntaxErrorKind::forbidden_directive);
    CHECK(error.summary.starts_with("AppSync does not support #"));
    CHECK(error.message == error.summary + " at velocity[line 2, column 2]");
    CHECK(!error.help.empty());
  }
}

TEST_CASE("a refused directive is found behind nothing that comes earlier") {
  CHECK(error_of("#set($x = \"#end\")#stop", appsync::profile()).kind ==
        SyntaxErrorKind::string_literal);
  CHECK(error_of("#stop #set($x = \"#end\")", appsync::profile()).kind ==
        SyntaxErrorKind::forbidden_directive);
  // The whole text is parsed before any directive is looked at.
  CHECK(error_of("#stop #end", appsync::profile()).kind == SyntaxErrorKind::parse);
}

}  // namespace
}  // namespace vtl::syntax
