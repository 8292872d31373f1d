// Calls below `$util` are prepared when a template is compiled; here is what that must not change.
#include <string>

#include <doctest/doctest.h>

#include "tests/appsync_utils/template_run.h"

namespace {

using appsync_test::TemplateRun;

std::string rendered(std::string_view text, std::string_view context = "{}") {
  TemplateRun run;
  const appsync::TemplateOutcome outcome = run.run(text, context);
  return outcome.error ? "error: " + std::string(outcome.error->message_text())
                       : outcome.result.value_or("");
}

}  // namespace

TEST_CASE("a name that no longer is the host's is what the template made it") {
  CHECK(rendered("#set($other = {'isNull': 1})#foreach($util in [$other, 2])$util.size()|"
                 "$util.isNull($util)$util.qr(1)$util.toJson(1)|#end$util.isNull(null)") ==
        "1|$util.isNull($util)$util.qr(1)$util.toJson(1)|"
        "$util.size()|$util.isNull($util)$util.qr(1)$util.toJson(1)|true");
  CHECK(rendered("#set($util = $util.dynamodb)$util.toDynamoDBJson('a')$util.toJson(1)") ==
        "{\"S\":\"a\"}$util.toJson(1)");
  CHECK(rendered("#set($u = $util)$u.toJson([1])$u.qr(1)$u.dynamodb.toDynamoDBJson('a')") ==
        "[1]{\"S\":\"a\"}");
}

TEST_CASE("a discarded call evaluates its argument, once, and only when the call is one") {
  CHECK(rendered("#set($l = [])$util.qr($l.add(1))$util.quiet($l.add(2))$l") == "[1, 2]");
  CHECK(rendered("$!util.qr(1)${util.qr(2)}$$util.qr(3)") == "$");
  CHECK(rendered("$util.qr()$util.qr(1, 2)") == "$util.qr()$util.qr(1, 2)");
  CHECK(rendered("#set($a = $util.qr(1))[$a]#if($util.qr(1))yes#end") == "[]yes");
}

TEST_CASE("a printed call prints as its String does, with what stands before it") {
  CHECK(
      rendered("$$util.toJson(\"a\")|\\$util.toJson(\"a\")|$!util.toJson(null)|$util.toJson($x)") ==
      "$\"a\"|$util.toJson(\"a\")|null|null");
  CHECK(rendered("#set($s = $util.toJson({'a': ['x\"']}))$s|$util.toJson($s)") ==
        "{\"a\":[\"x\\\"\"]}|\"{\\\"a\\\":[\\\"x\\\\\\\"\\\"]}\"");
  CHECK(rendered("#set($s = \"$util.toJson([1])$util.dynamodb.toDynamoDBJson(1)\")<$s>") ==
        "<[1]{\"N\":1}>");
  CHECK(rendered("#define($d)$util.toJson(1)#end$util.toJson(\"$d\")$util.toJson($d)") ==
        rendered("#define($d)$util.toJson(1)#end#set($a = $util.toJson(\"$d\"))#set($b = "
                 "$util.toJson($d))$a$b"));
}

TEST_CASE("what fails while it prints leaves nothing of itself") {
  TemplateRun run;
  const auto outcome =
      run.run("before #set($m = {\"a\": 1})$util.qr($m.put(\"m\", $m))$util.toJson($m)");
  REQUIRE(outcome.error.has_value());
  CHECK(std::string(outcome.render.text) == "before ");
}

TEST_CASE("a place whose arguments change their classes calls what fits each time") {
  CHECK(rendered("#foreach($v in [1, \"a\", $nope, [2], {\"k\": 3}, true, \"b\", 2.5])"
                 "$util.defaultIfNull($v, \"-\")$util.typeOf($v)$util.isString($v),#end") ==
        "1Numberfalse,aStringtrue,-Nullfalse,[2]Listfalse,{k=3}Mapfalse,trueBooleanfalse,"
        "bStringtrue,2.5Numberfalse,");
  CHECK(rendered("#foreach($v in [\"ab\", [1], {\"k\": 1}, \"c\", [1, 2], 5, {}])"
                 "$!v.size()$!v.length();#end") == "2;1;1;1;2;;0;");
}

TEST_CASE("the null of a prepared call is explained") {
  TemplateRun run;
  const auto outcome = run.run("$util.defaultIfNull($nope, $nope)");
  REQUIRE(outcome.render.warnings.size() == 1);
  CHECK(outcome.render.warnings[0].reason == "`$util.defaultIfNull(...)` returned null");
}

TEST_CASE("literals are new at each evaluation") {
  CHECK(rendered("#foreach($i in [1, 2])#set($m = {\"l\": [\"a\"], \"s\": \"t\"})"
                 "$util.qr($m.l.add($i))$util.qr($m.put(\"s\", $i))$util.toJson($m)#end") ==
        "{\"l\":[\"a\",1],\"s\":1}{\"l\":[\"a\",2],\"s\":2}");
}

TEST_CASE("what is read back from its own JSON is a copy, made the short way or the long one") {
  CHECK(rendered("#set($k = $util.parseJson($util.toJson($ctx.args.keySet())))"
                 "$util.qr($k.add(\"new\"))$k $ctx.args.keySet() $k.class.simpleName",
                 R"({"arguments": {"b": 1, "a": 2}})") == "[b, a, new] [b, a] $k.class.simpleName");
  const std::string_view both_ways =
      "#foreach($v in $ctx.args.all)#set($json = $util.toJson($v))"
      "#if(\"$!util.parseJson($json)\" == \"$!util.parseJson($util.toJson($v))\")"
      "#{else}[$json]#end$util.typeOf($util.parseJson($util.toJson($v))),#end";
  CHECK(
      rendered(both_ways, R"({"arguments": {"all": [["a", "b"], [], ["\"\\\n\u0001é😀"], ["\ud800"],
        [1, "a"], [null], [["a"]], {"k": ["a"]}, "text", 5, null, true, ["<", "&", "'"]]}})") ==
      "List,List,List,List,List,List,List,Map,String,Number,Null,Boolean,List,");
  CHECK(rendered("$util.parseJson($util.toJson($nope))|$!util.parseJson($util.toJson($nope))|") ==
        "$util.parseJson($util.toJson($nope))||");
  CHECK(rendered("#set($l = ['a'])#set($t = 'a,b')#set($c = "
                 "$util.parseJson($util.toJson($l.subList(0, 1))))"
                 "#set($d = $util.parseJson($util.toJson($t.split(','))))$c$d$util.qr($d.add(1))"
                 "$d") == "[a][a, b][a, b, 1]");
}

TEST_CASE("a failure on the way to JSON and back names the call that failed") {
  const std::string cyclic = "#set($m = {})$util.qr($m.put(\"m\", $m))";
  CHECK(rendered(cyclic + "#set($x = $util.parseJson($util.toJson($m)))") ==
        rendered(cyclic + "#set($x = $util.toJson($m))"));
  CHECK(rendered(cyclic + "#set($x = $util.toJson($m))").starts_with("error: "));
  CHECK(rendered("#set($util = {'a': 1})$util.parseJson($util.toJson(['a']))") ==
        "$util.parseJson($util.toJson(['a']))");
  CHECK(rendered("#set($u = $util)$u.parseJson($u.toJson(['a']))$u.isNull($nope)") == "[a]true");
}

TEST_CASE("questions and defaults, as values, conditions, texts and arguments") {
  CHECK(rendered("#set($a = $util.isNull($nope))$a$util.isNull(1)#if($util.isNull($nope))y#end"
                 "#if(!$util.isNull($nope))n#end#if(!$util.isString(1) && $util.isList([]))y#end"
                 "#if($util.defaultIfNull($nope, false))n#{else}y#end"
                 "#if($util.defaultIfNull($nope, []))y#end"
                 "#if($util.defaultIfNull($nope, $nope))n#{else}y#end") == "truefalseyyyyy");
  CHECK(rendered("$util.defaultIfNull($util.defaultIfNull($nope, $nope), \"<$util.isMap({})>\")"
                 "$util.isNull($util.isNull($nope))$util.isNull($util.isNull())") ==
        "<true>falsetrue");
}

TEST_CASE("a discarded add or put is that of whatever the name stands for") {
  CHECK(rendered("#set($all = [['a'], {'k': 'v'}, 'text', 5])#foreach($x in $all)"
                 "$util.qr($x.add($foreach.index))$util.qr($x.put('k', $x))$util.qr($x.put(1, 2))"
                 "$util.qr($nope.add(1))$util.qr($nope.put('a', 1))#end$all.get(0)"
                 "$all.get(1).get(1)$all.get(1).size()$all.get(2)$all.get(3)") == "[a, 0]22text5");
  CHECK(rendered("#set($l = [])#set($m = {})#foreach($i in [1..20])$util.qr($l.add(\"e$i\"))"
                 "$util.qr($m.put(\"k$i\", $l.size()))$util.qr($m.put(\"k1\", $i))#end"
                 "$l.size()$m.size()$m.k1$m.k20$l.contains(\"e20\")$l.contains(\"e21\")") ==
        "20202020truefalse");
  CHECK(rendered("#set($t = 'a,b')#set($array = $t.split(','))$util.qr($array.add('c'))")
            .starts_with("error: Invocation of method 'add' in"));
}
