// Every limit is a contract of its own: small limits, a template that passes each, the code it ends
// with.
#include <memory>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "vtl/diagnose.h"
#include "vtl/template.h"

namespace {

using vtl::Limits;

/// The code a template ends with under the given limits; "" when it renders.
std::string ending_of(const std::string& text, const Limits& limits) {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  environment->limits = limits;
  const auto compiled = vtl::Template::compile(vtl::Source("velocity", text), environment);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled))
    return std::string(vtl::code_of(error->kind));
  vtl::Session session(limits);
  const vtl::RenderResult result = std::get<vtl::Template>(compiled).render(session);
  return result.error ? result.error->code : "";
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("VTL301: a template larger than the limit") {
  Limits limits;
  limits.template_bytes = 100;
  CHECK(ending_of(std::string(100, 'x'), limits).empty());
  CHECK(ending_of(std::string(101, 'x'), limits) == "VTL301");
}

TEST_CASE("VTL302: blocks nested deeper than the limit") {
  Limits limits;
  limits.nesting_depth = 20;
  const auto nested = [](int depth) {
    return repeated("#if(true)", depth) + "x" + repeated("#end", depth);
  };
  CHECK(ending_of(nested(5), limits).empty());
  CHECK(ending_of(nested(30), limits) == "VTL302");
}

TEST_CASE("VTL303: loops of one render together run more often than the limit") {
  Limits limits;
  limits.loop_iterations = 10;
  CHECK(ending_of("#foreach($i in [1..5])#foreach($j in [1..1])$j#end#end", limits).empty());
  CHECK(ending_of("#foreach($i in [1..5])#foreach($j in [1..2])$j#end#end", limits) == "VTL303");
}

TEST_CASE("VTL304: texts that evaluate texts deeper than the limit") {
  Limits limits;
  limits.call_depth = 8;
  CHECK(ending_of("#set($t = 'x')#evaluate($t)", limits).empty());
  CHECK(ending_of("#set($t = '#evaluate($t)')#evaluate($t)", limits) == "VTL304");
}

TEST_CASE("VTL305: output larger than the limit") {
  Limits limits;
  limits.output_bytes = 2000;
  const std::string loop = "#foreach($i in [1..100])0123456789#end";
  CHECK(ending_of(loop, limits).empty());
  CHECK(ending_of(repeated(loop, 3), limits) == "VTL305");
}

TEST_CASE("VTL306: values that take more memory than the limit") {
  Limits limits;
  limits.heap_bytes = 1U << 20;
  CHECK(ending_of("#set($s = 'abc')#foreach($i in [1..4])#set($s = \"$s$s\")#end", limits).empty());
  CHECK(ending_of("#set($s = 'abc')#foreach($i in [1..24])#set($s = \"$s$s\")#end", limits) ==
        "VTL306");
  CHECK(ending_of("#set($l = [1..100000])", limits) == "VTL306");
}

TEST_CASE("VTL307: more steps than the limit") {
  Limits limits;
  limits.steps = 50;
  CHECK(ending_of("#foreach($i in [1..10])$i#end", limits).empty());
  CHECK(ending_of("#foreach($i in [1..60])$i#end", limits) == "VTL307");
}

TEST_CASE("VTL308: a regular expression that takes longer than the limit") {
  Limits limits;
  limits.regex_milliseconds = 5;
  CHECK(ending_of("$!{x}#set($s = 'aab')$s.matches('a+b')", limits).empty());
  CHECK(ending_of("#set($s = '" + std::string(40, 'a') + "!')$s.matches('(a+)+b')", limits) ==
        "VTL308");
}

TEST_CASE("VTL309: a value nested deeper than can be printed") {
  CHECK(ending_of("#set($v = [[[[1]]]])$v", Limits{}).empty());
  // A list that holds itself through another one.
  CHECK(ending_of("#set($a = [1])#set($b = [$a])#set($x = $a.add($b))$a", Limits{}) == "VTL309");
}

TEST_CASE("VTL310: a number with more digits than the limit") {
  CHECK(ending_of("#set($n = 99999999999999999999)#foreach($i in [1..40])#set($n = $n * $n)#end$n",
                  Limits{}) == "VTL310");
  // As a literal, with or without its sign.
  CHECK(ending_of("#set($n = " + std::string(10'000, '7') + ")$n", Limits{}).empty());
  CHECK(ending_of("#set($n = -" + std::string(10'000, '7') + ")$n", Limits{}).empty());
  CHECK(ending_of("#set($n = " + std::string(10'001, '7') + ")$n", Limits{}) == "VTL310");
  CHECK(ending_of("#if(1 < " + std::string(10'001, '7') + ")x#end", Limits{}) == "VTL310");
  CHECK(ending_of("$x.get(" + std::string(10'001, '7') + ")", Limits{}) == "VTL310");
}

TEST_CASE("VTL309 and VTL307: blocks that print lists that hold blocks, and so on") {
  // Each block prints the next list of a queue, 400 levels above the next block.
  const std::string text =
      "#set($q = [])#foreach($i in [1..1000])#define($b)$q.remove(0)#end#set($l = [$b])"
      "#foreach($j in [1..400])#set($l = [$l])#end$!q.add($l)#end$q.remove(0)";
  CHECK(ending_of(text, Limits{}).starts_with("VTL3"));
}

TEST_CASE("VTL307: texts and empty loops are steps too, and a block counts before it starts") {
  Limits limits;
  limits.steps = 50;
  CHECK(ending_of(repeated("$!x", 45), limits).empty());
  CHECK(ending_of(repeated("$!x", 60), limits) == "VTL307");
  CHECK(ending_of("#foreach($i in [1..60])x#end", limits) == "VTL307");
  CHECK(ending_of("#foreach($i in [1..20])x#end", limits).empty());
}
