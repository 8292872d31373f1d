// Blocks of an #if are lines of the block around it; limits and observers must not see that.
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "vtl/template.h"

namespace {

vtl::RenderResult render(vtl::Session& session, std::string text, const vtl::Limits& limits,
                         vtl::ExecutionObserver* observer = nullptr) {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  environment->limits = limits;
  const auto compiled =
      vtl::Template::compile(vtl::Source("velocity", std::move(text)), environment);
  vtl::RenderOptions options;
  options.observer = observer;
  return std::get<vtl::Template>(compiled).render(session, options);
}

/// Where a render that takes too many steps ends; "" when it does not.
std::string end_of(const std::string& text, std::uint64_t steps,
                   vtl::ExecutionObserver* observer = nullptr) {
  vtl::Limits limits;
  limits.steps = steps;
  vtl::Session session(limits);
  const vtl::RenderResult result = render(session, text, limits, observer);
  if (!result.error) return "";
  CHECK(result.error->code == "VTL307");
  const auto at = result.error->span.begin;
  return text.substr(at, result.error->span.end - at);
}

}  // namespace

TEST_CASE("a body that no longer fits is the one to blame") {
  const std::string text = "#set($a = 1)#if($a)#set($b = 2)#set($c = 3)#{else}#set($d = 4)#end$a";
  CHECK(end_of(text, 100).empty());
  CHECK(end_of(text, 7) == "#set($b = 2)");
  CHECK(end_of("#if($a)x#elseif($b)y#else#set($d = 4)$d#end", 5) == "#set($d = 4)");
  CHECK(end_of(text, 3) == "#set($a = 1)");
}

TEST_CASE("with an observer a render ends where it ends without one") {
  struct Silent : vtl::ExecutionObserver {
    void on_output(vtl::Span, std::size_t, std::size_t) override {}
  } observer;
  const std::string text =
      "#foreach($i in [1..3])#if($i == 2)two#elseif($i > 2)more#{else}one#end\n#end"
      " a text that is longer than a line holds #if(!$i)and another one, behind an if#end.";
  vtl::Session session;
  const vtl::Limits limits;
  const std::string seen(render(session, text, limits, &observer).text);
  session.reset();
  CHECK(seen == render(session, text, limits).text);
  CHECK(seen ==
        "onetwomore a text that is longer than a line holds and another one, behind an if.");
}

TEST_CASE("ifs in strings are silent, and their branches are reported elsewhere") {
  struct Branches : vtl::ExecutionObserver {
    std::string seen;
    void on_output(vtl::Span, std::size_t, std::size_t) override {}
    void on_branch(vtl::Span, std::uint32_t index) override { seen += std::to_string(index); }
  } observer;
  vtl::Session session;
  const std::string text =
      "#if($n)a#elseif($m)b#{else}c#end#set($s = "
      "\"#if($n)a#{else}b#end\")$s#if(!$n)d#end#if($n)e#end";
  CHECK(render(session, text, {}, &observer).text == "cbd");
  CHECK(observer.seen == "201");
}
