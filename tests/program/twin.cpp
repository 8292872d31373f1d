// Renders templates with special instructions and with general ones alone, and compares.
//
// Usage: vtlsim_twin velocity|appsync < CASES. A case is a line of JSON: `template`, and where
// needed `context`, `templates` (texts for #parse and #include) and `config`, as `vtlsim render
// --batch` has them. Compared are the text, the error with its place, the value of a #return, the
// warnings, and what an observer is told. Prints each difference; exit code 1 when there is one, or
// no case at all.
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

#include "appsync/context.h"
#include "appsync/evaluation.h"
#include "appsync/util.h"
#include "vtl/json.h"
#include "vtl/template.h"

namespace {

using Json = nlohmann::json;

/// Everything that an observer is told, as text.
class Notes final : public vtl::ExecutionObserver {
 public:
  void on_output(vtl::Span node, std::size_t begin, std::size_t end) override {
    add("output", node, std::to_string(begin) + ".." + std::to_string(end));
  }
  void on_statement(vtl::Span node) override { add("statement", node, {}); }
  void on_branch(vtl::Span node, std::uint32_t index) override {
    add("branch", node, std::to_string(index));
  }
  std::string text;

 private:
  void add(std::string_view what, vtl::Span node, const std::string& more) {
    text += std::string(what) + ' ' + std::to_string(node.begin) + ".." + std::to_string(node.end) +
            ' ' + more + '\n';
  }
};

std::string json_of(const vtl::Value& value) {
  return vtl::to_json(value, {});
}

/// Everything that a render shows.
std::string text_of(const vtl::RenderResult& result) {
  std::string text = "text: " + std::string(result.text) + '\n';
  if (result.error) {
    const vtl::RenderError& error = *result.error;
    text += "error: " + error.code + ' ' + error.java_class + ' ' + error.message + " at " +
            std::to_string(error.span.begin) + ".." + std::to_string(error.span.end) + ", " +
            std::to_string(error.argument_span.begin) + '\n';
  }
  if (result.return_value)
    text += "returned: " + json_of(*result.return_value) + " at " +
            std::to_string(result.return_span.begin) + '\n';
  for (const vtl::NullReferenceWarning& warning : result.warnings) {
    text += "warning: " + warning.reference + ": " + warning.reason + " (" + warning.help + ") x" +
            std::to_string(warning.count) + " at " + std::to_string(warning.step.begin) + '\n';
  }
  return text;
}

vtl::Value read_value(vtl::Session& session, const Json& json) {
  const std::string_view text = session.heap().copy(json.dump());
  auto read = vtl::read_json(text, session.heap(), {.borrow_text = true});
  return std::holds_alternative<vtl::Value>(read) ? std::get<vtl::Value>(read) : vtl::Value();
}

vtl::Limits small_limits() {
  vtl::Limits limits;
  limits.steps = 5'000'000;
  limits.heap_bytes = std::size_t{64} << 20;
  return limits;
}

/// A template in one of the two forms.
std::variant<vtl::Template, vtl::SyntaxError> compile(const Json& one, vtl::Environment environment,
                                                      vtl::Instructions instructions) {
  environment.instructions = instructions;
  return vtl::Template::compile(vtl::Source("velocity", one["template"].get<std::string>()),
                                std::make_shared<const vtl::Environment>(std::move(environment)));
}

void apply(const Json& config, vtl::Profile& profile) {
  const auto is_true = [](const Json& value) { return value == true || value == "true"; };
  if (config.contains("directive.set.null.allowed"))
    profile.is_set_null_allowed = is_true(config["directive.set.null.allowed"]);
  if (config.contains("directive.foreach.maxloops")) {
    const Json& most = config["directive.foreach.maxloops"];
    const int number = most.is_string() ? std::stoi(most.get<std::string>()) : most.get<int>();
    profile.foreach_max_loops = number < 1 ? 0U : static_cast<std::uint32_t>(number);
  }
}

/// What a case of Velocity shows, rendered twice in one session: the second render meets the call
/// sites of the first.
std::string render_velocity(const Json& one, vtl::Instructions instructions,
                            vtl::ExecutionObserver* observer) {
  vtl::Environment environment;
  environment.profile = vtl::velocity_profile();
  environment.limits = small_limits();
  if (one.contains("config")) apply(one["config"], environment.profile);
  const auto compiled = compile(one, environment, instructions);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled))
    return "refused: " + error->message;
  const auto& twin = std::get<vtl::Template>(compiled);
  const Json templates = one.value("templates", Json::object());
  const vtl::ResourceLoader resources =
      [&templates](std::string_view name) -> std::optional<std::string> {
    const auto found = templates.find(std::string(name));
    if (found == templates.end()) return std::nullopt;
    return found->get<std::string>();
  };
  vtl::Session session(environment.limits);
  std::string shown;
  for (int round = 0; round < 2; ++round) {
    const vtl::Value context = read_value(session, one.value("context", Json::object()));
    vtl::RenderOptions options;
    options.variable_map = context.is_map() ? context.as_map() : session.heap().make_map();
    options.resources = &resources;
    options.observer = observer;
    shown += text_of(twin.render(session, options));
    session.reset();
  }
  return shown;
}

/// Renders a template of AppSync, with a frozen clock and a fixed seed.
std::string render_appsync(const Json& one, vtl::Instructions instructions,
                           vtl::ExecutionObserver* observer) {
  constexpr std::int64_t kMillis = 1'767'323'045'678;
  const auto compiled =
      compile(one, *appsync::make_environment({small_limits(), {}}), instructions);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled))
    return "refused: " + error->message;
  const auto& twin = std::get<vtl::Template>(compiled);
  vtl::Session session(small_limits());
  appsync::Evaluation evaluation(
      session,
      {.compatibility = {}, .clock = appsync::frozen_clock(kMillis), .seed = 1, .auth_type = {}});
  std::string shown;
  for (int round = 0; round < 2; ++round) {
    evaluation.begin_resolver();
    const vtl::Value given = read_value(session, one.value("context", Json::object()));
    const auto built = appsync::build_context(evaluation, given);
    if (!std::holds_alternative<appsync::Context>(built)) return "bad context";
    evaluation.begin_template();
    const auto bindings = std::get<appsync::Context>(built).bindings();
    vtl::RenderOptions options;
    options.variables = bindings;
    options.observer = observer;
    shown += text_of(twin.render(session, options));
    for (const appsync::LogLine& line : evaluation.logs()) shown += "log: " + line.text + '\n';
    shown += "errors: " + json_of(vtl::Value(evaluation.out_errors())) + '\n';
  }
  return shown;
}

/// Whether both ways show the same, to an observer as well.
bool is_same(const Json& one, bool is_appsync) {
  const auto render = is_appsync ? render_appsync : render_velocity;
  Notes special_notes;
  Notes general_notes;
  const std::string special = render(one, vtl::Instructions::special, nullptr);
  const std::string general = render(one, vtl::Instructions::general, nullptr);
  const std::string observed = render(one, vtl::Instructions::special, &special_notes);
  render(one, vtl::Instructions::general, &general_notes);
  if (special == general && special == observed && special_notes.text == general_notes.text)
    return true;
  std::cout << "DIFFERS " << one.value("id", Json("?")).dump() << ": " << one["template"].dump()
            << "\n--- special\n"
            << special << "--- general\n"
            << general;
  if (observed != special) std::cout << "--- observed\n" << observed;
  if (special_notes.text != general_notes.text) {
    std::cout << "--- special, observer\n"
              << special_notes.text << "--- general, observer\n"
              << general_notes.text;
  }
  return false;
}

}  // namespace

int main(int count, char** arguments) {
  const bool is_appsync = count > 1 && std::string_view(arguments[1]) == "appsync";
  std::size_t cases = 0;
  std::size_t differences = 0;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) continue;
    ++cases;
    if (!is_same(Json::parse(line), is_appsync)) ++differences;
  }
  std::cout << cases << " cases, " << differences << " differ\n";
  return cases == 0 || differences != 0 ? 1 : 0;
}
