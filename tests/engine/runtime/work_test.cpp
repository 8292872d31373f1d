// Work is counted, not calls: what one step asks for comes out of the limit of steps.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "engine/methods/method_tables.h"
#include "vtl/heap.h"
#include "vtl/java/exception.h"
#include "vtl/session.h"
#include "vtl/template.h"

namespace {

using vtl::Limits;
using vtl::Session;
using vtl::Value;

struct Ending {
  std::string code;
  std::string text;
};

Ending render(const std::string& text, const Limits& limits) {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  environment->limits = limits;
  const auto compiled = vtl::Template::compile(vtl::Source("velocity", text), environment);
  REQUIRE(std::holds_alternative<vtl::Template>(compiled));
  Session session(limits);
  const vtl::RenderResult result = std::get<vtl::Template>(compiled).render(session);
  return {result.error ? result.error->code : "", std::string(result.text)};
}

/// What ends `call` done 1,000 times, where the steps themselves are 3,000.
std::string ending_of_calls(const std::string& setup, const std::string& call) {
  Limits limits;
  limits.steps = 2'000'000;
  return render(setup + "#foreach($i in [1..1000])#set($x=" + call + ")#end", limits).code;
}

std::uint64_t charged_for(Session& session, const vtl::MethodRow& row, Value receiver) {
  std::vector<Value> arguments;
  for (std::uint8_t i = 0; i < row.parameter_count; ++i) {
    switch (row.parameters[i]) {
      case vtl::JavaType::string:
      case vtl::JavaType::char_sequence:
      case vtl::JavaType::object:
        arguments.emplace_back(receiver);
        break;
      case vtl::JavaType::int_:
        arguments.emplace_back(Value(std::int32_t{0}));
        break;
      case vtl::JavaType::char_:
        arguments.push_back(Value::character(u'a'));
        break;
      case vtl::JavaType::boolean_:
        arguments.emplace_back(Value(true));
        break;
      default:
        arguments.emplace_back();
        break;
    }
  }
  vtl::Work& work = session.heap().work();
  work.start(vtl::Work::kUnlimited);
  const std::uint64_t before = work.left();
  try {
    vtl::Call call{session, receiver, arguments, row};
    row.body(call);
  } catch (const vtl::JavaException&) {
  }
  return before - work.left();
}

}  // namespace

TEST_CASE("a method of String charges for the text") {
  // What looks at no text, or at a part of it that its arguments name.
  const std::vector<std::string_view> free = {"isEmpty",   "intern",    "resolveConstantDesc",
                                              "wait",      "transform", "notify",
                                              "notifyAll", "toString",  "describeConstable"};
  const std::string text(std::size_t{1} << 16, 'a');
  for (const vtl::MethodTable* table : vtl::method_tables(vtl::JavaType::string)) {
    for (const vtl::MethodRow& row : table->rows) {
      if (std::find(free.begin(), free.end(), row.name) != free.end()) continue;
      if (row.parameter_count > 0 && (row.traits & vtl::kStatic) != 0) continue;
      // Only null fits these.
      if (row.parameter_count == 1 && (row.parameters[0] == vtl::JavaType::charset ||
                                       row.parameters[0] == vtl::JavaType::locale))
        continue;
      Session session;
      CAPTURE(row.name);
      CHECK(charged_for(session, row, session.heap().string(text)) >=
            text.size() / vtl::Work::kBytesPerUnit);
    }
  }
}

// 2^521 - 1.
constexpr std::string_view kMersennePrime =
    "6864797660130609714981900799081393217269435300143305409394463459185543183397656052122559640661"
    "45"
    "4554977296311391480858037121987999716643812574028291115057151";

TEST_CASE("a thousand calls of what takes long meet the limit of steps") {
  const std::string text = "#set($s='abcdefgh')#set($s=$s.repeat(20000))";
  const std::string list = "#set($l=[1..20000])";
  const std::string number =
      "#set($n=99999999999999999999)#foreach($i in [1..8])#set($n=$n*$n)#end";
  struct Case {
    std::string setup;
    std::string call;
  };
  const Case cases[] = {
      {text, "$s.indexOf('hgfedcba')"},
      {text, "$s.lastIndexOf('hgfedcba')"},
      {text, "$s.contains('hgfedcba')"},
      {text, "$s.replace('hgfedcba', '')"},
      {text, "$s.hashCode()"},
      {text, "$s.matches('b.*')"},
      {text, "$s.endsWith($s)"},
      {text, "$s.equalsIgnoreCase($s)"},
      {text, "$s.isBlank()"},
      {text + "#set($t=$s+'x')#set($u=$s+'y')", "($t == $u)"},
      {text + "#set($t=$s+'x')#set($u=$s+'y')#set($l=[$u,$u])", "$l.contains($t)"},
      {list, "$l.contains(0)"},
      {list, "$l.indexOf(0)"},
      {list, "$l.lastIndexOf(0)"},
      {list, "$l.containsAll([0])"},
      {list, "$l.hashCode()"},
      {list + "#set($k=[1..20000])", "$l.equals($k)"},
      {list + "#set($k=[1..20000])", "($l == $k)"},
      {list, "($l == 'x')"},
      {list, "$l.sort(null)"},
      {"#set($m={})#foreach($i in [1..5000])#set($x=$m.put($i,$i))#end", "$m.containsValue(0)"},
      {number, "($n * $n)"},
      {number, "($n / 7777777777777777777777)"},
      {number, "$n.gcd($n)"},
      {number, "$n.toString()"},
      {"#set($b=" + std::string(kMersennePrime) + ")", "$b.isProbablePrime(100)"},
      {"#set($b=" + std::string(kMersennePrime) + ")", "$b.nextProbablePrime()"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.call);
    CHECK(ending_of_calls(each.setup, each.call) == "VTL307");
  }
}

TEST_CASE("a loop over the characters of a long text walks it once") {
  Limits limits;
  limits.steps = 1'000'000;  // walked each time, it would take 100 million
  const std::string text = "#set($s='\u00e4\U0001F600b')#set($s=$s.repeat(20000))";
  const Ending ending =
      render(text +
                 "#foreach($i in [1..1000])#set($x=$s.charAt($i))#set($y=$s.substring($i))"
                 "#set($n=$s.length())#end$n $s.charAt(79996)$s.substring(79999) "
                 "$s.indexOf('b', 50000) $s.substring(2, 5).length()",
             limits);
  CHECK(ending.code.empty());
  CHECK(ending.text == "80000 \u00e4b 50003 3");
}

TEST_CASE("a search takes no product of lengths") {
  // Started anew behind each `a`, these would take 2^36 comparisons each.
  Limits limits;
  const Ending ending = render(
      "#set($a='a')#set($s=$a.repeat(524288))#set($w=$a.repeat(131072))#set($x=$w+'b')#set($y='b'+$"
      "w)"
      "$s.indexOf($x) $s.lastIndexOf($y) $s.contains($x) $s.replace($x, '').length()",
      limits);
  CHECK(ending.text == "-1 -1 false 524288");
}

TEST_CASE("a text of #evaluate counts with what it is made into, the same one once") {
  Limits limits;
  limits.heap_bytes = 8U << 20;
  CHECK(render("#foreach($i in [1..20000])#evaluate(\"x$i\")#end", limits).code == "VTL306");
  const Ending ending = render("#foreach($i in [1..20000])#evaluate('#set($n=$i)')#end$n", limits);
  CHECK(ending.code.empty());
  CHECK(ending.text == "20000");
  CHECK(render("#foreach($i in [1..3])#evaluate('#m(7) #macro(m $a)<$a>#end ')#end", {}).text ==
        render("#evaluate('#m(7) #macro(m $a)<$a>#end ')#evaluate('#m(7) #macro(m $a)<$a>#end "
               "')#evaluate('#m(7) #macro(m $a)<$a>#end ')",
               {})
            .text);
}

TEST_CASE("a watch is asked while one loop runs and can end it") {
  struct Watch final : vtl::WorkWatch {
    int asked = 0;
    void on_work() override {
      if (++asked == 3) throw vtl::LimitExceeded{vtl::LimitKind::steps};
    }
  } watch;
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  const auto compiled = vtl::Template::compile(
      vtl::Source("velocity", "#foreach($i in [1..1000000])#set($x=$i)#end"), environment);
  Session session;
  session.heap().work().set_watch(&watch);
  const auto result = std::get<vtl::Template>(compiled).render(session);
  REQUIRE(result.error);
  CHECK(result.error->code == "VTL307");
  CHECK(watch.asked == 3);
}

TEST_CASE("rows of IntStream serve no other stream") {
  CHECK(render("#set($l=['a','b'])$l.stream().sum() $l.stream().boxed() $l.stream().count()", {})
            .text == "$l.stream().sum() $l.stream().boxed() 2");
  CHECK(render("#set($s='ab')$s.chars().sum() $s.chars().toList() $s.chars().boxed().toList()", {})
            .text == "195 $s.chars().toList() [97, 98]");
}

TEST_CASE("objects without a hashCode are numbered, and differ") {
  const std::string text =
      "#set($l=[1,2])#set($a=$l.iterator())#set($b=$l.iterator())$a.hashCode() $a $b.hashCode()";
  const std::string once = render(text, {}).text;
  CHECK(once == render(text, {}).text);
  CHECK(render("#set($l=[1,2])#set($a=$l.iterator())#set($b=$l.iterator())#if($a.hashCode() == "
               "$b.hashCode())same#end#if($a.hashCode() == $a.hashCode())stays#end",
               {})
            .text == "stays");
}
