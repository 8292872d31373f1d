#include <doctest/doctest.h>

#include "engine/syntax/parser.h"

namespace vtl::syntax {
namespace {

SyntaxError error_of(std::string text, const Profile& profile = velocity_profile()) {
  ParseOptions options;
  options.profile = &profile;
  auto result = parse(Source("velocity", std::move(text)), options);
  REQUIRE(std::holds_alternative<SyntaxError>(result));
  return std::get<SyntaxError>(std::move(result));
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
      {"#if($a)\n x", "", "found the end of the template, expected `#end`",
       "the `#if` in line 1 has no `#end`"},
      {"a\n#foreach($i in $l)x#if($i)#end", "", "found the end of the template, expected `#end`",
       "the `#foreach` in line 2 has no `#end`"},
      {"a#end", "#end", "`#end` does not belong here",
       "there is no open #if, #foreach or other block here"},
      {"#foreach($i in $l)x#else#end", "#else", "`#else` does not belong here",
       "#else and #elseif belong to #if; the innermost open block is the `#foreach` in line 1"},
      {"#set($x = 5-1)", "-1", "found `-1`, expected `)` or an operator",
       "a `-` in front of a digit belongs to the number: write a blank behind it, as in `5 - 1`"},
      {"#set($x = null)", "null", "found `null`, expected a value",
       "there is no null literal: use a variable that is not set, such as `$null`"},
      {"#set($x = foo)", "foo", "found `foo`, expected a value",
       "a text needs quotes, a variable a `$`"},
      {"#set($x = [1,])", "]", "found `]`, expected a value", "a list may not end in a comma"},
      {"#set($x = [ ])", "]", "found `]`, expected a value",
       "an empty list is `[]`, without a blank"},
      {"#set($x = {'a':1,})", "}", "found `}`, expected a value", "a map may not end in a comma"},
      {"#set($x = {'a'})", "'a'", "found `'a'`, expected `}`",
       "a map is written `{\"key\": value}`"},
      {"#if($a = 1)x#end", "=", "found `=`, expected `)` or an operator", "compare with `==`"},
      {"#set($x = -$y)", "-", "found `-`, expected a value",
       "there is no minus sign for variables: write `0 - $x`"},
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
      {"#set($x = \"abc)", "\"abc)", "the template ends in the middle of something",
       "this quote is never closed; inside a string a quote is doubled, a backslash does not "
       "escape it"},
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
       "`#end` does not belong here: there is no open #if, #foreach or other block here"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const SyntaxError error = error_of(row.text);
    CHECK(std::string_view(row.text).substr(error.span.begin, error.span.end - error.span.begin) ==
          row.marked);
    CHECK(error.summary == row.summary);
    CHECK(error.help == row.help);
  }
}

TEST_CASE("AppSync's missing directives are refused by name") {
  for (const char* text : {"a\n #macro(m)x#end", "a\n #define($d)x#end", "a\n #parse('x')",
                           "a\n #include('x')", "a\n #evaluate('x')", "a\n #stop", "a\n #{stop}"}) {
    CAPTURE(text);
    const SyntaxError error = error_of(text, appsync_profile());
    CHECK(error.kind == SyntaxErrorKind::forbidden_directive);
    CHECK(error.summary.starts_with("AppSync does not support #"));
    CHECK(error.message == error.summary + " at velocity[line 2, column 2]");
    CHECK(!error.help.empty());
  }
}

TEST_CASE("a refused directive is found behind nothing that comes earlier") {
  CHECK(error_of("#set($x = \"#end\")#stop", appsync_profile()).kind ==
        SyntaxErrorKind::string_literal);
  CHECK(error_of("#stop #set($x = \"#end\")", appsync_profile()).kind ==
        SyntaxErrorKind::forbidden_directive);
  // The whole text is parsed before any directive is looked at.
  CHECK(error_of("#stop #end", appsync_profile()).kind == SyntaxErrorKind::parse);
}

}  // namespace
}  // namespace vtl::syntax
