#include "cli/render/render_batch.h"

#include <algorithm>
#include <charconv>
#include <list>
#include <memory>
#include <system_error>
#include <utility>

#include "cli/files/line_reader.h"
#include "cli/files/read_file.h"
#include "cli/render/answer.h"
#include "cli/render/context_input.h"
#include "vtl/attempt.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/template_cache.h"
#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr std::string_view kBadLine = "BadLine";

/// What a line asks for; views into the session's values.
struct Request {
  std::string_view text;
  vtl::Map* context = nullptr;
  vtl::Map* templates = nullptr;
  TemplateConfig config;
};

bool is_true(const vtl::Value& value) {
  return (value.is_boolean() && value.as_boolean()) ||
         (value.is_string() && value.as_string() == "true");
}

std::optional<std::int64_t> integer_of(const vtl::Value& value) {
  if (value.is_small_integer()) return value.as_integer();
  if (!value.is_string()) return std::nullopt;
  std::int64_t number = 0;
  const std::string_view text = value.as_string();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

TemplateConfig read_config(const vtl::Map& config) {
  TemplateConfig result;
  if (const vtl::Value* value = config.find("directive.set.null.allowed"))
    result.is_set_null_allowed = is_true(*value);
  if (const vtl::Value* value = config.find("directive.foreach.maxloops")) {
    // Velocity takes anything below one as "no end".
    const std::int64_t number = integer_of(*value).value_or(0);
    result.foreach_max_loops =
        static_cast<std::uint32_t>(number < 1 || number > 0xffffffff ? 0 : number);
  }
  return result;
}

/// Templates of lines with the same properties; most batches know one or two.
struct Configured {
  Configured(const TemplateConfig& config_in, std::shared_ptr<const vtl::Environment> environment)
      : config(config_in), templates(std::move(environment)) {}
  TemplateConfig config;
  vtl::TemplateCache templates;
};
constexpr std::size_t kMostConfigs = 4;

class BatchRenderer {
 public:
  BatchRenderer(const RenderSettings& settings, ProfileHost& host)
      : settings_(settings), host_(host) {
    read_options_ = context_read_options(settings.evaluation);
  }

  /// Appends the answer of one line, without line feed.
  void answer(vtl::TextBuffer& out, std::string_view line) {
    if (const auto offset = vtl::find_invalid_utf8(line)) {
      refuse(out, "bad line: it is not UTF-8 at byte " + std::to_string(*offset));
      return;
    }
    const std::size_t start = out.size();
    host_.begin();
    if (const auto failed = vtl::attempt([&] { answer_line(out, line); })) {
      out.truncate(start);
      refuse(out, "bad line: " + failed->message);
    }
  }

  void refuse(vtl::TextBuffer& out, std::string_view message,
              std::optional<std::string_view> id_json = std::nullopt) {
    Answer answer;
    answer.error = AnswerError{message, kBadLine, {}, std::nullopt};
    append_answer(out, answer, AnswerDetail::batch, id_json);
  }

  bool has_met_warnings() const { return has_met_warnings_; }

 private:
  void answer_line(vtl::TextBuffer& out, std::string_view line) {
    auto read = vtl::read_json(line, host_.session().heap(), read_options_);
    if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
      refuse(out,
             "bad line: " + error->message + " (column " + std::to_string(error->column) + ")");
      return;
    }
    const vtl::Value value = std::get<vtl::Value>(read);
    if (!value.is_map()) {
      refuse(out, "bad line: it is not a JSON object");
      return;
    }
    const vtl::Map& fields = *value.as_map();
    std::string id;
    std::optional<std::string_view> id_json;
    if (const vtl::Value* found = fields.find("id")) {
      vtl::JsonWriteOptions options;
      options.replace_lone_surrogates = true;
      id = vtl::to_json(*found, options);
      id_json = id;
    }
    Request request;
    if (const std::string wrong = read_request(fields, request); !wrong.empty()) {
      refuse(out, "bad line: " + wrong, id_json);
      return;
    }
    render(out, request, id_json);
  }

  /// What is wrong with the fields, or nothing.
  std::string read_request(const vtl::Map& fields, Request& request) {
    const vtl::Value* text = fields.find("template");
    if (text == nullptr || !text->is_string()) return "`template` is not a string";
    request.text = text->as_string();
    const vtl::Value context = fields.get("context");
    if (!context.is_null() && !context.is_map()) return "`context` is not an object";
    request.context = context.is_null() ? host_.session().heap().make_map() : context.as_map();
    const vtl::Value templates = fields.get("templates");
    if (!templates.is_null() && !templates.is_map()) return "`templates` is not an object";
    request.templates = templates.is_null() ? nullptr : templates.as_map();
    const vtl::Value config = fields.get("config");
    if (!config.is_null() && !config.is_map()) return "`config` is not an object";
    if (!config.is_null()) request.config = read_config(*config.as_map());
    return {};
  }

  vtl::TemplateCache& templates_of(const TemplateConfig& config) {
    const auto found = std::find_if(configured_.begin(), configured_.end(),
                                    [&](const Configured& one) { return one.config == config; });
    if (found != configured_.end()) {
      configured_.splice(configured_.begin(), configured_, found);
    } else {
      if (configured_.size() == kMostConfigs) configured_.pop_back();
      configured_.emplace_front(config, host_.environment(config));
    }
    return configured_.front().templates;
  }

  void render(vtl::TextBuffer& out, const Request& request,
              std::optional<std::string_view> id_json) {
    const auto entry = templates_of(request.config).compile({}, request.text);
    const auto& compiled = entry->result;
    Answer answer;
    if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled)) {
      answer.error = AnswerError{error->message, error->java_class, {}, std::nullopt};
      append_answer(out, answer, AnswerDetail::batch, id_json);
      return;
    }
    const auto& ready = std::get<vtl::Template>(compiled);
    const vtl::ResourceLoader resources =
        [&request](std::string_view name) -> std::optional<std::string> {
      const vtl::Value text = request.templates->get(name);
      if (!text.is_string()) return std::nullopt;
      return std::string(text.as_string());
    };
    vtl::RenderOptions options;
    options.collect_warnings = settings_.has_warnings || settings_.is_strict;
    if (request.templates != nullptr) options.resources = &resources;
    Rendered rendered;
    if (const auto problem = host_.render(ready, *request.context, options, rendered)) {
      refuse(out, "bad line: " + problem->path + " " + problem->message, id_json);
      return;
    }
    const vtl::RenderResult& result = rendered.result;
    answer.text = rendered.text;
    answer.extras = &rendered.extras;
    answer.source = &ready.source();
    if (settings_.has_warnings) answer.warnings = result.warnings;
    has_met_warnings_ = has_met_warnings_ || !result.warnings.empty();
    if (result.error) {
      answer.error = AnswerError{result.error->message, result.error->java_class,
                                 result.error->code, result.error->position};
    }
    append_answer(out, answer, AnswerDetail::batch, id_json);
  }

  const RenderSettings& settings_;
  ProfileHost& host_;
  std::list<Configured> configured_;  // used last first
  vtl::JsonReadOptions read_options_;
  bool has_met_warnings_ = false;
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

ExitCode render_batch(const RenderSettings& settings, ProfileHost& host, Console& console) {
  auto opened = open_for_reading(*settings.batch_path, console);
  if (const auto* refused = std::get_if<Failure>(&opened)) return console.report(*refused);
  LineReader reader(std::get<InputFile>(opened).number(), kLongestLine);
  BatchRenderer renderer(settings, host);
  Output& out = console.out();
  vtl::TextBuffer answer;
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
    answer.clear();
    if (status == LineStatus::too_long) {
      renderer.refuse(answer,
                      "bad line: it is longer than " + std::to_string(kLongestLine) + " bytes");
    } else if (is_blank(line)) {
      renderer.refuse(answer, "bad line: it is empty");
    } else {
      renderer.answer(answer, line);
    }
    answer.append('\n');
    out.write(answer.view());
  }
  return settings.is_strict && renderer.has_met_warnings() ? ExitCode::failed : ExitCode::success;
}

}  // namespace vtlsim
