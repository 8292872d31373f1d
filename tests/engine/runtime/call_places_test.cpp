// What a place remembers of its last call is a guess: maps of other shapes, other classes and other
// renders of the same session must not be answered from it.
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/json.h"
#include "vtl/template.h"

namespace {

class Renderer {
 public:
  explicit Renderer(std::string text) {
    auto environment = std::make_shared<vtl::Environment>();
    environment->profile = vtl::velocity_profile();
    template_ = std::make_unique<vtl::Template>(std::get<vtl::Template>(
        vtl::Template::compile(vtl::Source("velocity", std::move(text)), environment)));
  }
  /// Renders with the members of a JSON object as variables; one session for all calls.
  std::string operator()(std::string_view variables) {
    session_.reset();
    const auto read = vtl::read_json(variables, session_.heap());
    vtl::RenderOptions options;
    options.variable_map = std::get<vtl::Value>(read).as_map();
    return std::string(template_->render(session_, options).text);
  }

 private:
  std::unique_ptr<vtl::Template> template_;
  vtl::Session session_;
};

}  // namespace

TEST_CASE("a property is found wherever its key stands") {
  Renderer render("$m.a|$m.b");
  CHECK(render(R"({"m": {"a": 1, "b": 2}})") == "1|2");
  CHECK(render(R"({"m": {"b": 3, "a": 4}})") == "4|3");
  CHECK(render(R"({"m": {"c": 0, "d": 0, "b": 5}})") == "$m.a|5");
  CHECK(render(R"({"m": {}})") == "$m.a|$m.b");
  CHECK(render(R"({"m": {"aa": 1, "a": 6, "b": null}})") == "6|$m.b");
  std::string many = R"({"m": {)";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\": 0, ";
  CHECK(render(many + R"("b": 7, "a": 8}})") == "8|7");
}

TEST_CASE("a place sees maps, lists, strings and nothing in turn") {
  Renderer render("#foreach($x in $all)[$x.size()|$x.isEmpty()|$x.empty|$x.length()]#end");
  CHECK(render(R"({"all": [{"a": 1}, [1, 2], "abc", {"empty": "e"}, "", {"size": 9}]})") ==
        "[1|false|$x.empty|$x.length()][2|false|false|$x.length()]"
        "[$x.size()|false|false|3][1|false|e|$x.length()][$x.size()|true|true|0]"
        "[1|false|$x.empty|$x.length()]");
}

TEST_CASE("a call whose argument changes its class is resolved for each of them") {
  Renderer render("#foreach($x in $all)$l.contains($x)$l.indexOf($x)$s.valueOf($x) #end");
  const std::string variables = R"({"all": [1, "1", null, 1, true, [1], "1"], "l": ["1", 1, [1]],
                                    "s": "text"})";
  const std::string first = render(variables);
  CHECK(first == render(variables));
  CHECK(first.substr(0, 6) == "true11");
}

TEST_CASE("names that two renders of a session bind in another order") {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  const auto compiled =
      vtl::Template::compile(vtl::Source("velocity", "$one|$two|$three"), environment);
  vtl::Session session;
  const auto render = [&](std::vector<vtl::Binding> bindings) {
    vtl::RenderOptions options;
    options.variables = bindings;
    return std::string(std::get<vtl::Template>(compiled).render(session, options).text);
  };
  const vtl::Value a(std::string_view("a"));
  const vtl::Value b(std::string_view("b"));
  CHECK(render({{"one", a}, {"two", b}}) == "a|b|$three");
  CHECK(render({{"two", a}, {"one", b}}) == "b|a|$three");
  CHECK(render({{"three", a}}) == "$one|$two|a");
  CHECK(render({{"other", a}, {"two", b}}) == "$one|b|$three");
  CHECK(render({{"two", a}, {"two", b}}) == "$one|a|$three");
  CHECK(render({}) == "$one|$two|$three");
}

TEST_CASE("keys of all lengths are found where they stood and where they did not") {
  for (const std::size_t length : {1U, 3U, 4U, 7U, 8U, 15U, 16U, 17U, 40U}) {
    const std::string key(length, 'k');
    std::string other = key;
    other[length / 2] = 'x';
    std::string root = "$m." + key;
    root += "|$o.m." + key;
    Renderer render(root);
    const auto with = [&render](const std::string& map) {
      std::string variables = R"({"m": )" + map;
      variables += R"(, "o": {"m": )" + map + "}}";
      return render(variables);
    };
    const std::string missing = root;
    CAPTURE(length);
    CHECK(with("{\"" + key + "\": 1}") == "1|1");
    CHECK(with("{\"" + key + "\": 2}") == "2|2");
    CHECK(with("{\"" + other + "\": 3}") == missing);
    CHECK(with("{\"" + key + "\": null}") == missing);
    CHECK(with("{\"" + other + "\": 4, \"" + key + "\": 5}") == "5|5");
    CHECK(with("{\"" + key + "\": 6, \"" + other + "\": 7}") == "6|6");
  }
}

TEST_CASE("texts of all lengths stand between statements") {
  for (const std::size_t length : {0U, 1U, 15U, 16U, 17U, 100U, 2000U}) {
    const std::string text(length, '|');
    Renderer render(text + "#if($a)" + text + "$a" + text + "#end" + text);
    CAPTURE(length);
    CHECK(render(R"({"a": 1})") == text + text + "1" + text + text);
    CHECK(render("{}") == text + text);
  }
}
