// What deployed templates contain that has tripped parsers: one case per item.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;

TEST_SUITE_BEGIN("appsync: what trips parsers");

TEST_CASE("1: a bare null is an argument and nothing else") {
  CHECK(prints("$util.toJson($util.defaultIfNull($x, null))$util.toJson(null)") == "nullnull");
  for (const std::string text :
       {"#set($x = null)", "#if($x == null)a#end", "#set($x = {\"a\": null})", "#set($x = [null])",
        "#return(null)"}) {
    CAPTURE(text);
    CHECK(prints(text).starts_with("error: does not parse: "));
  }
}

TEST_CASE("2: doubled quotes are escapes, a backslash is none") {
  CHECK(prints("#set($q = \"a\n\"\"b\"\" c\")$q") == "a\n\"b\" c");
  CHECK(prints("#set($q = 'it''s')$q") == "it's");
  CHECK(prints("#set($q = \"a\\\")$q") == "a\\");
}

TEST_CASE("3: properties may be named like word operators") {
  CHECK(
      prints("$ctx.args.filter.or $ctx.args.filter.and $ctx.args.filter.eq $ctx.args.filter.not "
             "$ctx.args.filter.ne $ctx.args.filter.lt $ctx.args.filter.in",
             R"({"arguments":{"filter":{"or":1,"and":2,"eq":3,"not":4,"ne":5,"lt":6,"in":7}}})") ==
      "1 2 3 4 5 6 7");
}

TEST_CASE("4: the forms of #return") {
  CHECK(prints("#return") == "null");
  CHECK(prints("#return([])") == "[]");
  CHECK(prints("#return({\"a\": 1, \"b\": {\"c\": [2]}})") == R"({"a":1,"b":{"c":[2]}})");
  CHECK(prints("#if(true)#foreach($i in [1])#return($i)#end#end") == "1");
  CHECK(prints("#return ({\"a\": 1})") == R"({"a":1})");
}

TEST_CASE("5: set reaches deep") {
  CHECK(
      prints("#set($ctx.stash.x = {\"y\": {}})#set($ctx.stash.x.y.z = 1)#set($ctx.args[\"k\"] = 2)"
             "#set($l = [1])#set($i = 0)#set($l[$i] = 3)$ctx.stash $ctx.args $l") ==
      "{x={y={z=1}}} {k=2} [3]");
}

TEST_CASE("6: literals over several lines as values and as arguments") {
  CHECK(
      prints(
          "#set($k = \"key\")$util.toJson({\n  \"a\": [1,\n 2],\n  \"${k}1\": {},\n  $k: 1\n})") ==
      R"({"a":[1,2],"key1":{},"key":1})");
}

TEST_CASE("7: colons and # beside references in texts") {
  CHECK(prints("#set($a = 1)#set($b = 2)#set($s = \"$a::$b\")$s #set($t = \"#$a\")$t "
               "#set($u = \":$a\")$u #set($v = \"${a}\")$v") == "1::2#1:11");
}

TEST_CASE("8: # of names that are no directives") {
  CHECK(prints("\"#pk = :pk\" \"#id\" #index #settings #foreachx") ==
        "\"#pk = :pk\" \"#id\" #index #settings #foreachx");
}

TEST_CASE("9: a whole if on one line inside of JSON") {
  CHECK(prints("{\"a\": #if(true)1#{else}2#end, \"b\": #if($x)1#else 2#end}") ==
        "{\"a\": 1, \"b\":  2}");
}

TEST_CASE("10: loop counters and break") {
  CHECK(prints("#foreach($i in [1, 2, 3])$velocityCount#if($foreach.hasNext),#end"
               "#if($foreach.hasNext())+#end#if($foreach.count == 2)#break#end#end") == "1,+2,+");
}

TEST_CASE("11: commas at the end and unquoted references are plain text") {
  CHECK(prints("{\"limit\": $util.defaultIfNull($ctx.args.limit, 10),}") == "{\"limit\": 10,}");
}

TEST_CASE("12: aliases, blanks before parentheses, a call that prints what it returns") {
  CHECK(prints("#set ($m = {})#if ($utils.isNull($context.args.a))$m.put(\"a\", 1)"
               "$m.put(\"a\", 2)#end") == "$m.put(\"a\", 1)1");
}

TEST_CASE("13: results of methods in texts") {
  CHECK(prints("#set($l = [1])#set($s = \"$l.size()\")$s "
               "#set($b = \"Bearer ${ctx.request.headers.authorization}\")$b",
               R"({"request":{"headers":{"Authorization":"x"}}})") == "1Bearer x");
  CHECK(prints("#set($i = \"$util.autoId()\")$i.length()") == "36");
}

TEST_CASE("14: $null, reflection, and a length without parentheses") {
  CHECK(prints("$null $ctx.args.s.class.name $ctx.args.s.length", R"({"arguments":{"s":"a"}})") ==
        "$null $ctx.args.s.class.name $ctx.args.s.length");
}

TEST_CASE("15: hyphens in names of properties") {
  CHECK(prints("$context.request.headers.x-access-token",
               R"({"request":{"headers":{"X-Access-Token":"t"}}})") == "t");
}

TEST_CASE("16: what the service does not have is an error that says so") {
  CHECK(prints("#macro(a)x#end").starts_with("error: "));
}

TEST_CASE("17: misspelt functions print their source and are warned about") {
  appsync_test::TemplateRun run;
  const auto outcome = run.run("$util.http.copyheaders({}) $ctx.itendity");
  CHECK(*outcome.result == "$util.http.copyheaders({}) $ctx.itendity");
  REQUIRE(outcome.render.warnings.size() == 2);
  CHECK(outcome.render.warnings[0].help.find("copyHeaders") != std::string::npos);
  CHECK(outcome.render.warnings[1].help.find("identity") != std::string::npos);
}

TEST_CASE("18: the undocumented functions are a clear error") {
  for (const std::string call : {"mutationAuth(1, 2, 3, 4)", "queryAuth({})",
                                 "subscriptionAuth({})", "validateUsingSource({}, 1)"}) {
    CAPTURE(call);
    const std::string text = prints("$util.authRules." + call);
    CHECK(text.find("is not available offline") != std::string::npos);
    CHECK(text.find(call.substr(0, call.find('('))) != std::string::npos);
  }
}

TEST_SUITE_END();
