// Facts about the language as AppSync documents it or as it was observed there: methods,
// directives, semantics.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::prints_with;
using appsync_test::TemplateRun;

TEST_SUITE_BEGIN("appsync facts: language");

TEST_CASE("[fact] the public methods of String that the documentation and deployed templates use") {
  CHECK(prints("$ctx.args.s.toUpperCase() $ctx.args.s.indexOf(\"l\") $ctx.args.s.substring(1, 3)",
               R"({"arguments":{"s":"Hello"}})") == "HELLO 2 el");
}

TEST_CASE("[fact] more methods of String seen to work") {
  CHECK(prints("#set($s = \" a-b \")[$s.trim()] $s.toLowerCase() $s.replace(\"-\", \"+\") "
               "$s.replaceAll(\"[a-z]\", \"x\") $s.trim().split(\"-\").size() $s.length() "
               "$s.startsWith(\" a\") $s.endsWith(\"b\") $s.matches(\".*\")") ==
        "[a-b]  a-b   a+b   x-x  2 5 true false true");
}

TEST_CASE("[fact] set of a List returns the old element, add returns true") {
  CHECK(prints("#set($l = [1, 2])$l.set(0, 9) $l.add(3) $l.get(2) $l.size() $l.isEmpty() $l") ==
        "1 true 3 3 false [9, 2, 3]");
}

TEST_CASE("[fact] addAll, contains and remove of a List") {
  CHECK(prints("#set($l = [1, 2])$l.addAll([3]) $l.contains(3) $l.remove(0) $l") ==
        "true true 1 [2, 3]");
}

TEST_CASE("[fact] put of a Map returns the old value") {
  CHECK(prints("#set($m = {\"a\": 1})$m.put(\"a\", 2) $m.get(\"a\") $m.keySet() $m.isEmpty()") ==
        "1 2 [a] false");
}

TEST_CASE("[fact] putAll, containsKey, remove, values and entrySet of a Map") {
  CHECK(prints("#set($m = {\"a\": 1})$util.qr($m.putAll({\"b\": 2}))$m.containsKey(\"b\") "
               "$m.values() $m.remove(\"a\")#foreach($e in $m.entrySet()) $e.key=$e.value#end") ==
        "true [1, 2] 1 b=2");
}

TEST_CASE("[fact] toString of a Number") {
  CHECK(prints("#set($n = 5)$n.toString().length()") == "1");
}

TEST_CASE("[fact] static methods are called through an instance") {
  CHECK(prints("#set($value = 1)$value.parseInt(\"42\")") == "42");
}

TEST_CASE("[fact] classes and tools are out of reach") {
  CHECK(prints("$ctx.args.class $esc.html(\"a\") $math.add(1, 2)") ==
        "$ctx.args.class $esc.html(\"a\") $math.add(1, 2)");
}

TEST_CASE("[fact] set, if, elseif, else, foreach, break and comments") {
  CHECK(prints("#set($a = 2)#if($a == 1)one#elseif($a == 2)two#{else}other#end"
               "#foreach($i in [1..5])#if($i == 3)#break#end$i#end## gone") == "two12");
}

TEST_CASE("[fact] macro is not supported") {
  const std::string text = prints("#macro(m)x#end#m()");
  CHECK(text.starts_with("error: "));
  CHECK(text.find("macro") != std::string::npos);
}

TEST_CASE("define, include, parse, evaluate and stop are not supported") {
  for (const std::string directive :
       {"#define($a)x#end", "#include(\"a\")", "#parse(\"a\")", "#evaluate(\"a\")", "#stop"}) {
    CAPTURE(directive);
    CHECK(prints(directive).starts_with("error: "));
  }
}

TEST_CASE("[fact] foreach.count starts at 1, hasNext is false at the end") {
  CHECK(prints("#foreach($i in [\"a\", \"b\"])$foreach.count$foreach.index$i"
               "#if($foreach.hasNext),#end#end") == "10a,21b");
}

TEST_CASE("[fact] velocityCount is supported") {
  CHECK(prints("#foreach($i in [\"a\", \"b\"])$velocityCount#end") == "12");
}

TEST_CASE("[fact] foreach over entrySet and keySet of a map") {
  CHECK(prints("#set($m = {\"a\": 1, \"b\": 2})#foreach($e in $m.entrySet())$e.key$e.value#end"
               "#foreach($k in $m.keySet())$k#end#foreach($v in $m)$v#end") == "a1b2ab12");
}

TEST_CASE("foreach over null is skipped") {
  CHECK(prints("a#foreach($i in $nothing)x#{end}b") == "ab");
}

TEST_CASE("[fact] a foreach stops silently after 1000 iterations") {
  CHECK(prints("#set($n = 0)#foreach($i in [1..1500])#set($n = $n + 1)#end$n") == "1000");
}

TEST_CASE("[fact] an undefined reference prints its source, a quiet one nothing") {
  CHECK(prints("$somethingelse|$!{somethingelse}|$!x") == "$somethingelse||");
}

TEST_CASE("[fact] a variable that holds null prints its name") {
  CHECK(prints("$ctx.args.a", R"({"arguments":{"a":null}})") == "$ctx.args.a");
}

TEST_CASE("[fact] a quiet call still prints what it returns") {
  CHECK(prints("#set($myList = [])#set($map = {\"id\": \"a\"})$!{myList.add(\"x\")} "
               "$!{map.put(\"id\", \"b\")}") == "true a");
}

TEST_CASE("[fact] only false and null are false") {
  CHECK(prints("#if($ctx.args.empty)a#end#if($ctx.args.zero)b#end#if($ctx.args.list)c#end"
               "#if(false)d#end#if($no)e#end",
               R"({"arguments":{"empty":"","zero":0,"list":[]}})") == "abc");
}

TEST_CASE("[fact] an ID echoed as a text equals its number") {
  CHECK(prints("#if($context.result[\"id\"] == 123)yes#end", R"({"result":{"id":"123"}})") ==
        "yes");
}

TEST_CASE("[fact] operators of conditions and numbers") {
  CHECK(prints("#set($a = 7)#set($r = $a + 2 * 3 - 4 / 2 + $a % 4)$r "
               "#if(!($a != 7) && ($a < 8 || $a > 9) && $a <= 7 && $a >= 7 && $a == 7)yes#end") ==
        "14 yes");
}

TEST_CASE("[fact] methods may be called inside of a text") {
  CHECK(prints("#set($s = \"$context.arguments.meta.toUpperCase()!\")$s",
               R"({"arguments":{"meta":"x"}})") == "X!");
}

TEST_CASE("[fact] arguments may be formal references") {
  CHECK(prints("$util.defaultIfNull(${ctx.args.limit}, 20)") == "20");
}

TEST_CASE("[fact] names of properties may hold hyphens") {
  CHECK(prints("${context.data.theContent-part1}", R"({"data":{"theContent-part1":"x"}})") == "x");
}

TEST_CASE("[fact] a bare null is an argument") {
  CHECK(prints("$util.defaultIfNull($x, null)|$util.toJson(null)|"
               "$util.qr($ctx.stash.put(\"authFilter\", null))$ctx.stash") ==
        "$util.defaultIfNull($x, null)|null|{authFilter=null}");
}

TEST_CASE("[fact] $null is an undefined reference, assigned to stash it logs as null") {
  TemplateRun run;
  const auto outcome = run.run("#set($ctx.stash.x = $null)$util.log.info($ctx.stash.x)");
  CHECK_FALSE(outcome.error);
  REQUIRE(run.evaluation().logs().size() == 1);
  CHECK(run.evaluation().logs()[0].text == "null");
}

TEST_CASE("set of null keeps the old value, unless the switch says otherwise") {
  CHECK(prints("#set($a = 1)#set($a = $null)$a") == "1");
  CHECK(prints_with({.set_null_assigns = true}, "#set($a = 1)#set($a = $null)$a") == "$a");
}

TEST_CASE("[fact] arithmetic and unary minus fail inside of call arguments") {
  CHECK(prints("$ctx.stash.put('x', 1 + 1)").starts_with("error: "));
  CHECK(prints("$ctx.stash.put('x', -$v)").starts_with("error: "));
}

TEST_CASE("[fact] arithmetic is fine in set, a lone minus is not") {
  CHECK(prints("#set($v = 2)#set($w = 0 - $v)$w") == "-2");
  CHECK(prints("#set($v = 2)#set($w = - $v)$w").starts_with("error: "));
}

TEST_CASE("[fact] literals of lists and maps may take several lines") {
  CHECK(prints("#set($m = {\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ]\n})$m") ==
        "{a=1, b=[1, 2]}");
}

TEST_CASE("[fact] ranges, single quotes and double quotes") {
  CHECK(prints("#set($x = 1)#set($s = '$x')#set($d = \"${x}foo\")$s $d "
               "#foreach($i in [2..0])$i#end#foreach($i in [-1..1])$i#end") == "$x 1foo 210-101");
}

TEST_CASE("[fact] a # before $ inside of a text is literal") {
  CHECK(prints("#set($a = \"SHOP#${ctx.args.shop.shopName}\")#set($b = \"PROFILE#$ctx.args.x\")"
               "$a $b",
               R"({"arguments":{"shop":{"shopName":"s"},"x":"y"}})") == "SHOP#s PROFILE#y");
}

TEST_CASE("[fact] a text plus anything joins") {
  CHECK(prints("#foreach($i in [1])#set($s = \"item\" + $foreach.count)$s#end") == "item1");
}

TEST_CASE("[fact] hyphens are legal in identifiers") {
  CHECK(prints("#set($x = 3)#set($y = 1)#set($x-y = $x - $y)$x-y") == "2");
}

TEST_CASE("integers divide and cut, a division by zero is null") {
  CHECK(prints("#set($a = 7 / 2)$a #set($b = 1 / 0)$b") == "3$b");
}

TEST_CASE("[fact] if inside of JSON keeps the white space around it") {
  CHECK(prints("\"key\": #if($a) 1 #else 2 #end,") == "\"key\":  2 ,");
}

TEST_CASE("[fact] # followed by a blank is plain text") {
  CHECK(prints("# comment\nx") == "# comment\nx");
}

TEST_CASE("[fact] numbers of a result join texts by their toString") {
  CHECK(prints("#set($s = \"n\" + $ctx.result.num)$s", R"({"result":{"num":1.50}})") == "n1.5");
  CHECK(prints_with({.decimals_are_big = true}, "$util.parseJson(\"1.50\")") == "1.50");
}

TEST_CASE("an error inside #return may be null by a switch") {
  CHECK(prints_with({.error_inside_return_is_null = true}, "#return($util.error(\"x\"))") ==
        "null");
  CHECK(prints_with({.error_inside_return_is_null = true}, "$util.error(\"x\")") == "error: x");
}

TEST_CASE("a property that does not begin with a letter is text") {
  CHECK(prints("$ctx._source", "{}").ends_with("._source"));
}

TEST_SUITE_END();
