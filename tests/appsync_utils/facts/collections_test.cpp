// Facts about $util.list, $util.map, $util.math and $util.str.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;

TEST_SUITE_BEGIN("appsync facts: $util.list, map, math, str");

TEST_CASE("[fact] copyAndRetainAll keeps the elements of the second list") {
  CHECK(prints("$util.list.copyAndRetainAll([1, 2, \"a\", 2], [2, \"a\", 9])") == "[2, a, 2]");
}

TEST_CASE("[fact] copyAndRemoveAll drops the elements of the second list") {
  CHECK(prints("#set($l = [1, 2, \"a\"])$util.list.copyAndRemoveAll($l, [2]) $l") ==
        "[1, a] [1, 2, a]");
}

TEST_CASE("[fact] copies of lists are shallow and compare by equals") {
  CHECK(prints("#set($m = {\"k\": 1})#set($c = $util.list.copyAndRetainAll([$m], [{\"k\": 1}]))"
               "$util.qr($m.put(\"k\", 2))$c") == "[{k=2}]");
}

TEST_CASE("[fact] sortList sorts maps by a property") {
  CHECK(prints("#foreach($e in $util.list.sortList([{\"description\": \"youngest\", \"age\": 5},"
               "{\"description\": \"middle\", \"age\": 45},{\"description\": \"oldest\", "
               "\"age\": 85}], false, \"description\"))$e.description #end") ==
        "middle oldest youngest ");
}

TEST_CASE("[fact] sortList with true is descending") {
  CHECK(prints("$util.list.sortList([1, 3, 2], true, \"x\")") == "[3, 2, 1]");
}

TEST_CASE("[fact] the property is ignored for scalars") {
  CHECK(prints("$util.list.sortList([\"b\", \"a\"], false, \"anything\")") == "[a, b]");
}

TEST_CASE("[fact] sortList of several classes gives the original list back") {
  CHECK(prints("$util.list.sortList([2, \"1\", 1], false, \"\")") == "[2, 1, 1]");
  CHECK(prints("$util.list.sortList([2, 1.5], false, \"\")") == "[2, 1.5]");
}

TEST_CASE("[fact] sortList supports at most 1000 elements") {
  CHECK(prints("$util.list.sortList([1000..1], false, \"\").get(0)") == "1");
  CHECK(prints("$util.list.sortList([1001..1], false, \"\")")
            .find("lists of at most 1000 elements can be sorted, this one has 1001") !=
        std::string::npos);
}

TEST_CASE("[fact] copyAndRetainAllKeys keeps the keys of the list") {
  CHECK(prints("$util.map.copyAndRetainAllKeys({\"a\": 1, \"b\": 2}, [\"b\", \"c\"])") == "{b=2}");
}

TEST_CASE("[fact] copyAndRemoveAllKeys drops the keys of the list") {
  CHECK(prints("$util.map.copyAndRemoveAllKeys({\"a\": 1, \"b\": 2}, [\"b\", \"c\"])") == "{a=1}");
}

TEST_CASE("copies compare by Java's equals, whether a few texts are listed or many values") {
  const auto kept = [](std::string_view keys) {
    return prints(
        "$util.qr($ctx.args.m.put(1, 5))"
        "$util.map.copyAndRetainAllKeys($ctx.args.m, $ctx.args.keys)",
        R"({"arguments":{"m":{"a":1,"b":null,"1":3,"":4},"keys":)" + std::string(keys) + "}}");
  };
  CHECK(kept("[]") == "{}");
  CHECK(kept(R"(["1","","b","b"])") == "{b=null, 1=3, =4}");
  CHECK(kept("[1]") == "{1=5}");
  CHECK(kept(R"([1,"1"])") == "{1=3, 1=5}");
  CHECK(kept(R"([null,"a"])") == "{a=1}");
  CHECK(kept(R"(["c","d","e","f","g","h","i","a"])") == "{a=1}");
  CHECK(kept(R"(["c","d","e","f","g","h","i","j","a"])") == "{a=1}");
  CHECK(prints("#set($l = $ctx.args.l)$util.list.copyAndRemoveAll($l, [\"1\"]) "
               "$util.list.copyAndRetainAll($l, $ctx.args.n) $util.list.copyAndRemoveAll($l, $l) "
               "$util.list.copyAndRetainAll($l, $l.subList(0, 1))",
               R"({"arguments":{"l":["a",null,1,"1"],"n":[null]}})") ==
        "[a, null, 1] [null] [] [a]");
}

TEST_CASE("[fact] the copy may be assigned to its loop variable and changed") {
  CHECK(prints("#foreach($m in [{\"uid\": 1, \"n\": 2}])"
               "#set($m = $util.map.copyAndRemoveAllKeys($m, [\"uid\"]))"
               "$util.qr($m.put(\"x\", 3))$m#end") == "{n=2, x=3}");
}

TEST_CASE("[fact] roundNum gives the nearest Integer") {
  CHECK(prints("$util.math.roundNum(1.4) $util.math.roundNum(1.5) $util.math.roundNum(-1.6)") ==
        "1 2 -2");
}

TEST_CASE("roundNum rounds halves upwards, as Math.round") {
  CHECK(prints("$util.math.roundNum(2.5) $util.math.roundNum(-2.5) $util.math.roundNum(3)") ==
        "3 -2 3");
}

TEST_CASE("[fact] minVal and maxVal give a Double") {
  CHECK(prints("$util.math.minVal(1.5, 2.5) $util.math.maxVal(1.5, 2.5)") == "1.5 2.5");
}

TEST_CASE("numbers widen to the Double of minVal") {
  CHECK(prints("$util.math.minVal(1, 2)") == "1.0");
}

TEST_CASE("[fact] randomDouble is between 0 and 1") {
  CHECK(prints("#set($r = $util.math.randomDouble())#if($r >= 0 && $r < 1)yes#end") == "yes");
}

TEST_CASE("[fact] randomWithinRange stays within its bounds") {
  CHECK(prints("#foreach($i in [1..200])#set($r = $util.math.randomWithinRange(3, 5))"
               "#if($r < 3 || $r > 5)outside#end#end") == "");
}

TEST_CASE("[fact] toUpper and toLower") {
  CHECK(prints("$util.str.toUpper(\"aB\") $util.str.toLower(\"aB\")") == "AB ab");
}

TEST_CASE("[fact] toReplace replaces a substring") {
  CHECK(prints("$util.str.toReplace(\"hello world\", \"hello\", \"mellow\")") == "mellow world");
}

TEST_CASE("toReplace is literal and replaces every occurrence") {
  CHECK(prints("$util.str.toReplace(\"a.b.c\", \".\", \"-\")") == "a-b-c");
  CHECK(prints("$util.str.toReplace(\"ab\", \"\", \"-\")") == "-a-b-");
  CHECK(prints("$util.str.toReplace(\"aaa\", \"aa\", \"b\")") == "ba");
}

TEST_CASE("[fact] normalize knows four normal forms") {
  CHECK(prints("$util.str.normalize(\"e\xCC\x81\", \"nfc\")") == "\xC3\xA9");
  CHECK(prints("$util.str.normalize(\"\xC3\xA9\", \"nfd\")") == "e\xCC\x81");
  CHECK(prints("$util.str.normalize(\"\xEF\xAC\x81\", \"nfkc\")") == "fi");
  CHECK(prints("$util.str.normalize(\"\xEF\xAC\x81\", \"nfkd\")") == "fi");
}

TEST_SUITE_END();
