// A call below a host's name is resolved when the template is compiled only if nothing in it can
// make the name stand for something else.
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "vtl/method.h"
#include "vtl/template.h"

namespace {

using vtl::Call;
using vtl::CallContext;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

Value same(CallContext, Value, Value value) {
  return value;
}
Value pick(CallContext, Value, Value condition, Value value) {
  return condition.as_boolean() ? value : Value();
}
Value text(CallContext, Value) {
  return Value(std::string_view("text"));
}
Value count(Call& call) {
  return Value(static_cast<std::int32_t>(call.arguments.size()));
}

constexpr MethodRow row(std::string_view name, std::uint8_t parameters, vtl::MethodBody body) {
  MethodRow made;
  made.name = name;
  made.parameter_count = parameters;
  for (std::uint8_t i = 0; i < parameters; ++i) made.parameters[i] = JavaType::object;
  made.body = body;
  return made;
}

constexpr MethodRow kRows[] = {
    row("count", 4, count),
    row("pick", 2, vtl::by_value<pick>),
    row("same", 1, vtl::by_value<same>),
    row("text", 0, vtl::by_value<text>),
};
constexpr vtl::HostNamespace kTools{"$tools", "For this test.", kRows, {}, "tools"};

std::string rendered(std::string source, const vtl::ResourceLoader* resources = nullptr) {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  environment->hosts.push_back({"tools", &kTools});
  const auto compiled =
      vtl::Template::compile(vtl::Source("velocity", std::move(source)), environment);
  vtl::Session session;
  vtl::RenderOptions options;
  options.resources = resources;
  const vtl::RenderResult result = std::get<vtl::Template>(compiled).render(session, options);
  return result.error ? "error: " + result.error->message : std::string(result.text);
}

}  // namespace

TEST_CASE("rows of each number of arguments") {
  CHECK(rendered("$tools.text()|$tools.same([1])|$tools.pick(true, 2)|$tools.count(1, 2, 3, 4)") ==
        "text|[1]|2|4");
  CHECK(rendered("$tools.pick(false, 2)|$!tools.pick(false, 2)|$tools.same()|$tools.pick(1)") ==
        "$tools.pick(false, 2)||$tools.same()|$tools.pick(1)");
  // As Velocity calls a method without parameters.
  CHECK(rendered("$tools.text(1)")
            .starts_with(
                "error: Invocation of method 'text' in  class java.lang.Object threw exception "
                "java.lang.IllegalArgumentException: wrong number of arguments"));
  CHECK(rendered("#if($tools.same(false))a#{else}b#end#if($tools.same($none))a#{else}b#end") ==
        "bb");
}

TEST_CASE("a name that the template gives to something else") {
  CHECK(rendered("#set($tools = {'a': 1})$tools.a|$tools.same(1)") == "1|$tools.same(1)");
  CHECK(rendered("$tools.same(1)#set($tools = 'a')$tools.same(1)$tools.length()") ==
        "1$tools.same(1)1");
  CHECK(rendered("#foreach($tools in ['ab'])$tools.same(1)$tools.length()#end|$tools.same(2)") ==
        "$tools.same(1)2|2");
  CHECK(rendered("#define($tools)D#end$tools|$tools.same(1)") == "D|$tools.same(1)");
  CHECK(rendered("#macro(m $tools)[$tools.same(1)$tools.length()]#end#m('abc')$tools.same(2)") ==
        "[$tools.same(1)3]2");
  CHECK(rendered("#macro(m)#set($tools = 'a')#end$tools.same(1)#m()$tools.same(2)") ==
        "1$tools.same(2)");
  CHECK(rendered("#set($x = \"#set($tools = 'a')\")$x$tools.same(1)") == "$tools.same(1)");
  CHECK(rendered("#set($x = \"a#macro(m $tools)$tools.same(1)#end\")#m('b')") == "$tools.same(1)");
}

TEST_CASE("a name that a nested text gives to something else") {
  CHECK(rendered("$tools.same(1)#evaluate(\"#set($tools = 'a')\")$tools.same(2)") ==
        "1$tools.same(2)");
  CHECK(rendered("#set($tools = 'a')#evaluate(\"$tools.same(2)\")") == "$tools.same(2)");
  const vtl::ResourceLoader resources = [](std::string_view) {
    return std::optional<std::string>("#set($tools = 'a')");
  };
  CHECK(rendered("$tools.same(1)#parse('x')$tools.same(2)", &resources) == "1$tools.same(2)");
}

TEST_CASE("a name that is written, but not given to anything else") {
  CHECK(rendered("#set($tools.same = 1)$tools.same(2)") == "2");
  CHECK(rendered("#set($!tools = 1)$tools.same(2)") == "2");
  CHECK(rendered("#macro(m $x)$tools.same($x)#end#foreach($i in [1, 2])#m($i)#end") == "12");
  CHECK(rendered("#define($d)$tools.same(3)#end$d") == "3");
}
