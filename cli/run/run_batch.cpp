#include "cli/run/run_batch.h"

#include <system_error>
#include <utility>

#include "appsync/simulator.h"
#include "appsync/util.h"
#include "cli/files/line_reader.h"
#include "cli/files/read_file.h"
#include "cli/render/context_input.h"
#include "cli/terminal/outgoing_text.h"
#include "vtl/attempt.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::string json_of(const vtl::Value& value) {
  vtl::JsonWriteOptions options;
  options.replace_lone_surrogates = true;
  return vtl::to_json(value, options);
}

class BatchRunner {
 public:
  explicit BatchRunner(const RunSettings& settings)
      : session_(settings.evaluation.limits),
        cache_(appsync::make_environment(
            {settings.evaluation.limits, settings.evaluation.compatibility()})),
        evaluation_(session_, settings.evaluation.options()),
        read_options_(context_read_options(settings.evaluation)) {
    simulation_.is_strict = settings.is_strict;
    simulation_.identity = settings.evaluation.identity;
  }

  /// The answer to one line, without line feed.
  std::string answer(std::string_view line) {
    if (is_blank(line)) return refusal("null", "bad line: it is empty");
    if (const auto offset = vtl::find_invalid_utf8(line)) {
      return refusal("null", "bad line: it is not UTF-8 at byte " + std::to_string(*offset));
    }
    evaluation_.begin_resolver();
    std::string text;
    if (const auto failed = vtl::attempt([&] { text = answer_line(line); }))
      return refusal("null", "bad line: " + failed->message);
    return text;
  }

  static std::string refusal(std::string_view id_json, std::string_view message,
                             std::string_view location = {}) {
    std::string out = "{\"id\":" + std::string(id_json) +
                      ",\"failure\":{\"message\":" + json_of(vtl::Value(message));
    if (!location.empty()) out += ",\"location\":" + json_of(vtl::Value(location));
    return out + "}}";
  }

 private:
  std::string answer_line(std::string_view line) {
    auto read = vtl::read_json(line, session_.heap(), read_options_);
    if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
      return refusal("null", "bad line: " + error->message,
                     "column " + std::to_string(error->column));
    }
    const vtl::Value& value = std::get<vtl::Value>(read);
    if (!value.is_map()) return refusal("null", "bad line: it is not an object");
    const vtl::Map& fields = *value.as_map();
    std::string id = json_of(fields.get("id"));
    const vtl::Value* description = fields.find("resolver");
    if (description == nullptr) return refusal(id, "bad line: `resolver` is missing");
    vtl::Value context = fields.get("context");
    if (!context.is_null() && !context.is_map())
      return refusal(id, "bad line: `context` is not an object");
    vtl::Value answers = fields.get("dataSources");
    if (!answers.is_null() && !answers.is_map())
      return refusal(id, "bad line: `dataSources` is not an object");

    auto spec = appsync::read_resolver(*description, {});
    if (const auto* problem = std::get_if<appsync::ResolverProblem>(&spec)) {
      return refusal(id, "bad resolver: " + problem->message, place_of(line, *problem));
    }
    appsync::CompiledResolver resolver(std::get<appsync::ResolverSpec>(std::move(spec)), cache_);
    appsync::Outcome outcome =
        appsync::simulate(resolver, evaluation_, context, answers, simulation_);
    std::string out = "{\"id\":" + id + ",";
    appsync::append_outcome_members(out, outcome);
    out += '}';
    return out;
  }

  std::string place_of(std::string_view line, const appsync::ResolverProblem& problem) const {
    std::vector<std::string> path = {"resolver"};
    path.insert(path.end(), problem.path.begin(), problem.path.end());
    vtl::JsonPlace place;
    if (!vtl::locate_json(line, path, place, read_options_)) return {};
    std::size_t offset = problem.is_about_key ? place.key_begin : place.value_begin;
    std::string text = "$";
    for (const std::string& part : path) text.append("[").append(part).append("]");
    return text + ", column " + std::to_string(offset + 1);
  }

  vtl::Session session_;
  vtl::TemplateCache cache_;
  appsync::Evaluation evaluation_;
  vtl::JsonReadOptions read_options_;
  appsync::SimulationOptions simulation_;
};

}  // namespace

ExitCode run_batch(const RunSettings& settings, Console& console) {
  auto opened = open_for_reading(*settings.batch_path, console);
  if (const auto* refused = std::get_if<Failure>(&opened)) return console.report(*refused);
  LineReader reader(std::get<InputFile>(opened).number(), kLongestLine);
  BatchRunner runner(settings);
  Output& out = console.out();
  while (out.is_good()) {
    if (reader.would_wait()) out.flush();
    std::string_view line;
    const LineStatus status = reader.next(line);
    if (status == LineStatus::end) break;
    if (status == LineStatus::failed) {
      return console.report(failure(ExitCode::usage, "CLI012",
                                    "cannot read " + display_name(*settings.batch_path) + ": " +
                                        std::generic_category().message(reader.error())));
    }
    std::string answer =
        status == LineStatus::too_long
            ? BatchRunner::refusal(
                  "null", "bad line: it is longer than " + std::to_string(kLongestLine) + " bytes")
            : runner.answer(line);
    std::string corrected;
    out.write(outgoing_text(answer, corrected));
    out.write("\n");
  }
  return ExitCode::success;
}

}  // namespace vtlsim
