#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "appsync/util.h"
#include "vtl/check.h"
#include "vtl/diagnostic_codes.h"
#include "vtl/diagnostic_renderers.h"

namespace {

std::vector<vtl::Diagnostic> check(const std::string& text) {
  static const auto environment = appsync::make_environment();
  return vtl::check_template(std::make_shared<const vtl::Source>("t", text), *environment);
}

/// `line:column code` of each finding, a `?` behind warnings.
std::vector<std::string> places(const std::string& text) {
  std::vector<std::string> result;
  for (const vtl::Diagnostic& found : check(text)) {
    const auto at = found.source->display_position(found.primary->span.begin);
    result.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " + found.code +
                     (found.severity == vtl::Severity::warning ? "?" : ""));
  }
  return result;
}

std::string help(const std::string& text) {
  const auto found = check(text);
  return found.size() == 1 ? found[0].help : std::to_string(found.size()) + " findings";
}

std::string message(const std::string& text) {
  const auto found = check(text);
  return found.size() == 1 ? found[0].message : std::to_string(found.size()) + " findings";
}

/// The text with the fix of its only finding applied.
std::string mended(std::string text) {
  const auto found = check(text);
  if (found.size() != 1 || !found[0].fix) return "no fix";
  const vtl::Fix& fix = *found[0].fix;
  return text.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("unknown functions are found wherever a reference can stand") {
  CHECK(places("$util.toJsn(1)") == Places{"1:7 VTL401"});
  CHECK(places("#set($x = $utils.toJsn(1))") == Places{"1:18 VTL401"});
  CHECK(places("#if($util.isNul($x) || !$util.isNulll($x))a#elseif($util.nope())b#end").size() ==
        3);
  CHECK(places("#foreach($i in $util.lst.copy([]))$util.tojson($i)#end").size() == 2);
  CHECK(places("$ctx.args.put('a', $util.toJsn(1))") == Places{"1:26 VTL401"});
  CHECK(places("$util.toJson({\"a\": [$util.toJsn(1)]})").size() == 1);
  CHECK(places("#set($s = \"a ${util.toJsn(1)} b\")").size() == 1);
  CHECK(places("#return($util.toJsn(1))").size() == 1);
  CHECK(places("$!util.toJsn(1) ${util.toJsn(1)} $!{util.toJsn(1)}").size() == 3);
  CHECK(places("#set($ctx.stash[$util.toJsn(1)] = 1)").size() == 1);
  CHECK(places("$extensions.nope()") == Places{"1:13 VTL401"});
}

TEST_CASE("an unknown function names the one that was meant") {
  CHECK(help("$util.toJsn(1)") == "did you mean `toJson`?");
  CHECK(mended("$util.toJsn(1)") == "$util.toJson(1)");
  CHECK(help("$util.time.nowIso8601()") == "did you mean `nowISO8601`?");
  CHECK(help("$util.nowISO8601()") == "did you mean `$util.time.nowISO8601`?");
  CHECK(help("$util.toDynamoDBJson(1)") == "did you mean `$util.dynamodb.toDynamoDBJson`?");
  CHECK(mended("$util.dynamoDB.toDynamoDBJson(1)") == "$util.dynamodb.toDynamoDBJson(1)");
  CHECK(message("$util.autoId") == "`$util.autoId` is a function and needs its parentheses");
  CHECK(message("$util.time()") == "`$util.time` holds functions and is not one itself");
  CHECK(mended("$Util.toJson(1)") == "$util.toJson(1)");
  CHECK(mended("${utl.time.nowISO8601()}") == "${util.time.nowISO8601()}");
  CHECK(help("$util.somethingElseAltogether()").empty());
}

TEST_CASE("what may be right is not reported") {
  for (const char* text :
       {"$util $util.time $util.time.nowISO8601() $utils.toJson($util.map)",
        "$util.toJson(null) $util.qr($x.put(1, 2)) $util.error('a') $util.error('a', 'b', {}, [])",
        "\\$util.toJsn(1)", "#[[$util.toJsn(1)]]#", "## $util.toJsn(1)\n", "#* $util.toJsn(1) *#",
        "#set($util = {})$util.toJsn(1)", "#foreach($utils in [1])$utils.nope()#end",
        "#set($Util = $util)$Util.toJson(1)", "$utility.toJson(1) $until.nope() $tool.toJson(1)",
        "$util[\"toJsn\"]", "$util.time.nowISO8601().nope()", "$util.authRules.queryAuth(1)",
        "$ctx.nope.at.all() $nope.toJsn(1)", "$util .toJsn(1)"}) {
    CAPTURE(text);
    CHECK(places(text) == Places{});
  }
}

TEST_CASE("the number of arguments") {
  CHECK(places("$util.toJson() $util.toJson(1, 2)") == Places{"1:7 VTL402", "1:22 VTL402"});
  CHECK(message("$util.toJson(1, 2)") == "`$util.toJson` takes 1 argument, not 2");
  CHECK(message("$util.autoId(1)") == "`$util.autoId` takes no argument, not 1");
  CHECK(check("$util.toJson()").at(0).notes.size() == 1);
}

TEST_CASE("directives that nobody knows") {
  CHECK(places("#retrun(1)") == Places{"1:1 VTL403"});
  CHECK(mended("#retrun(1)") == "#return(1)");
  CHECK(mended("#{retrun}") == "#{return}");
  CHECK(places("  #retrun\n") == Places{"1:3 VTL403"});
  CHECK(mended("#if($a)x#elsif($b)y#end") == "#if($a)x#elseif($b)y#end");
  CHECK(places("#if($a)x #ELSE y #end") == Places{"1:10 VTL403"});
  CHECK(places("#IF($a)x") == Places{"1:1 VTL403"});
  CHECK(places("#endif\n") == Places{"1:1 VTL403"});
  CHECK(places("#anything($a)") == Places{"1:1 VTL403?"});
  for (const char* text :
       {"\"#fff\" #tag\n#abc\n# comment\n#123", "\"pk\": \"THREAD#END\"",
        "#set($k = \"USER#admin\")", "#set($k = \"A#retrun\")", "a#retrun",
        "#set($k = \"FILTER#active(1)\")", "text #retrun", "#sed\n#bet", "$#foo(1)", "$#break"}) {
    CAPTURE(text);
    CHECK(places(text) == Places{});
  }
}

TEST_CASE("directives that the profile refuses, and syntax errors, are one finding each") {
  CHECK(places("a\n#macro(m)x#end $util.toJsn(1)") == Places{"2:1 VTL006"});
  CHECK(places("#if($a)").size() == 1);
  const auto found = check("#foreahc($a in [1])\n#end");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].labels.size() == 1);
  CHECK(found[0].labels[0].text == "did you mean `#foreach`?");
  CHECK(check("#if($a)\n#endif").at(0).labels.at(1).text == "did you mean `#end`?");
}

TEST_CASE("#return") {
  CHECK(places("#return($a, $b)") == Places{"1:13 VTL404"});
  CHECK(places("#return(null)") == Places{"1:8 VTL003"});
  CHECK(help("#return(null)").starts_with("`#return` alone returns null"));
  CHECK(places("#return $a") == Places{"1:1 VTL404"});
  CHECK(places("#return {\"a\": 1}") == Places{"1:1 VTL404"});
  CHECK(places("#return null") == Places{"1:1 VTL404"});
  CHECK(places("#set($s = \"a #return b\")") == Places{"1:14 VTL404?"});
  for (const char* text :
       {"#return", "#return\n", "#return ($a)", "#return()", "#return($util.toJson({}))",
        "#return([1, 2])", "#if($a) #return #else x #end", "#if($a)#{return}#end", "{ #return }",
        "#return\n{\"a\": 1}", "#return## nothing", "#return nullable", "#return({\"a\": 1})"}) {
    CAPTURE(text);
    CHECK(places(text) == Places{});
  }
}

TEST_CASE("profile velocity knows no host, and macros may come from elsewhere") {
  vtl::Environment velocity;
  velocity.profile = vtl::velocity_profile();
  const auto count = [&](const char* text) {
    return vtl::check_template(std::make_shared<const vtl::Source>("t", text), velocity).size();
  };
  CHECK(count("$util.toJsn(1) #library($x) #return $x") == 0);
  CHECK(count("#macro(retrn)x#end#retrn()#macro(m)#end#m()") == 0);
  CHECK(count("#forech($x in [1])") == 1);
}

TEST_CASE("findings come in the order of the text") {
  const auto found = places("#retrun(1)\n$util.toJsn($util.toJsn(1))\n#return(1, 2)\n$util.b()");
  CHECK(found == Places{"1:1 VTL403", "2:7 VTL401", "2:19 VTL401", "3:12 VTL404", "4:7 VTL401"});
}

TEST_CASE("every rule has its row in the table of codes and a name of its own") {
  std::set<std::string_view> names;
  for (const vtl::CheckRule& rule : vtl::check_rules()) {
    CHECK(vtl::find_code(vtl::check_codes(), rule.code) != nullptr);
    CHECK(names.insert(rule.name).second);
  }
  CHECK(names.size() >= 4);
}
