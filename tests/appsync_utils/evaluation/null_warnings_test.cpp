// A null that is printed as it is written gives VTL201, by whatever way it gets into a text.
#include <memory>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "appsync/util.h"
#include "vtl/json.h"
#include "vtl/template.h"

namespace {

/// `reference: reason` of each warning, `; ` between them.
std::string warnings_of(const std::string& text, bool is_velocity = true) {
  auto environment = std::make_shared<vtl::Environment>(*appsync::make_environment());
  if (is_velocity) environment->profile = vtl::velocity_profile();
  const auto compiled = vtl::Template::compile(vtl::Source("velocity", text), environment);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled)) return error->message;
  vtl::Session session;
  vtl::Map* context = session.heap().make_map();
  const auto args = vtl::read_json(R"({"args": {"a": 1, "t": "x", "n": null}})", session.heap());
  context->put("ctx", std::get<vtl::Value>(args));
  vtl::RenderOptions options;
  options.variable_map = context;
  const auto result = std::get<vtl::Template>(compiled).render(session, options);
  std::string found;
  for (const vtl::NullReferenceWarning& warning : result.warnings) {
    if (!found.empty()) found += "; ";
    found += warning.reference + ": " + warning.reason;
    if (warning.count > 1) found += " x" + std::to_string(warning.count);
  }
  return found;
}

}  // namespace

TEST_CASE("a null operand of + is warned about where it is written") {
  const std::string id = "$ctx.args.id: `$ctx.args` is set, `.id` is not";
  CHECK(warnings_of("#set($k = \"USER#\" + $ctx.args.id)") == id);
  CHECK(warnings_of("#set($k = $ctx.args.id + \"#USER\")") == id);
  CHECK(warnings_of("#if(\"USER#\" + $ctx.args.id == \"a\")#end") == id);
  CHECK(warnings_of("#set($k = [1])#set($k[0] = \"a\" + $ctx.args.id + \"b\")") == id);
  CHECK(warnings_of("#foreach($i in [1..3])#set($k = \"a\" + $ctx.args.id)#end") == id + " x3");
  CHECK(warnings_of("#set($k = \"a\" + $nope)") == "$nope: `$nope` is not set");
  CHECK(warnings_of("#set($k = \"a\" + ($nope))") == "$nope: `$nope` is not set");
  CHECK(warnings_of("#set($k = \"a\" + $ctx.args.n)") ==
        "$ctx.args.n: `$ctx.args` is set, `.n` is null in it");
  // It is joined as it is written, quiet or not.
  CHECK(warnings_of("#set($k = \"a\" + $!nope)") == "$!nope: `$nope` is not set");
}

TEST_CASE("each operand has its own reason") {
  CHECK(warnings_of("#set($k = $nope + \"-\" + $ctx.args.id)") ==
        "$nope: `$nope` is not set; $ctx.args.id: `$ctx.args` is set, `.id` is not");
  CHECK(warnings_of("#set($k = $ctx.args.x + \"$nope\")") ==
        "$nope: `$nope` is not set; $ctx.args.x: `$ctx.args` is set, `.x` is not");
  CHECK(warnings_of("#set($k = \"a\" + $ctx.args.get(\"x\"))") ==
        "$ctx.args.get(\"x\"): `$ctx.args.get(...)` returned null");
  CHECK(warnings_of("#set($k = \"a\" + $util.defaultIfNull($nope, $null))") ==
        "$util.defaultIfNull($nope, $null): `$util.defaultIfNull(...)` returned null");
  CHECK(warnings_of("#set($k = \"a\" + $util.nope())").starts_with("$util.nope(): "));
}

TEST_CASE("a calculation without a result is warned about as well") {
  CHECK(warnings_of("#set($k = \"a\" + ($ctx.args.t - 1))").find("the calculation has no result") !=
        std::string::npos);
  CHECK(warnings_of("#set($k = \"a\" + [1..$nope])").find("a bound of the range") !=
        std::string::npos);
}

TEST_CASE("what has a value, or prints no text, is not warned about") {
  CHECK(warnings_of("#set($k = \"a\" + $ctx.args.t)$k") == "");
  CHECK(warnings_of("#set($k = 1 + $nope)") == "");
  CHECK(warnings_of("#if($nope == \"a\")#end") == "");
  CHECK(warnings_of("#set($k = [$nope])") == "");
}

TEST_CASE("nulls inside of strings, wherever the string stands") {
  const std::string id = "$ctx.args.id: `$ctx.args` is set, `.id` is not";
  CHECK(warnings_of("#set($k = \"a$ctx.args.id\")") == id);
  CHECK(warnings_of("#if(\"a$ctx.args.id\" == \"b\")#end") == id);
  CHECK(warnings_of("#set($m = {\"k\": \"a$ctx.args.id\"})") == id);
  CHECK(warnings_of("#set($m = {\"a$ctx.args.id\": 1})") == id);
  CHECK(warnings_of("#set($m = {})#set($m.k = \"a$ctx.args.id\")") == id);
  CHECK(warnings_of("#set($m = {})$util.qr($m.put(\"k\", \"a$ctx.args.id\"))") == id);
  CHECK(warnings_of("#set($l = [\"a$ctx.args.id\"])") == id);
  CHECK(warnings_of("$util.isNull(\"a$ctx.args.id\")") == id);
  CHECK(warnings_of("#foreach($x in [\"a$ctx.args.id\"])#end") == id);
  CHECK(warnings_of("#macro(m $a)$a#end#m(\"a$ctx.args.id\")") == id);
  CHECK(warnings_of("#define($b)$ctx.args.id#end#set($k = \"a\" + $b)") == id);
}
