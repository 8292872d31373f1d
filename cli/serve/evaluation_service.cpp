#include "cli/serve/evaluation_service.h"

#include <malloc.h>
#include <new>

#include "cli/render/answer.h"
#include "cli/render/context_input.h"
#include "vtl/attempt.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

// Once per worker.
constexpr vtl::TemplateCacheBounds kCacheBounds = {500, std::size_t{64} << 20};

/// A session keeps the memory of its largest render; beyond this it is given back.
constexpr std::size_t kMostKeptBytes = std::size_t{4} << 20;

ServiceAnswer bad_request(std::string_view message) {
  return service_failure(400, kBadRequest, message);
}

/// The allocator keeps what a thread has freed: a server beside which bombs were running would hold
/// some hundred megabytes for good.
void give_memory_back() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

/// Violated constraints in the words of the service's framework.
class Violations {
 public:
  void require_length(std::string_view name, std::string_view value, std::size_t most) {
    const std::size_t units = vtl::utf16_length(value);
    if (units < ServiceCaps::kFewestCharacters) {
      add(name, "Value '" + std::string(value) + "'",
          "Member must have length greater than or equal to " +
              std::to_string(ServiceCaps::kFewestCharacters));
    } else if (units > most) {
      // The service repeats the value here; a text of that size helps nobody.
      add(name, "Value", "Member must have length less than or equal to " + std::to_string(most));
    }
  }
  void missing(std::string_view name) { add(name, "Value null", "Member must not be null"); }

  /// Empty when there are none.
  std::string text() const {
    if (count_ == 0) return {};
    return std::to_string(count_) +
           (count_ == 1 ? " validation error detected: " : " validation errors detected: ") + list_;
  }

 private:
  void add(std::string_view name, std::string_view value, std::string_view constraint) {
    if (count_ > 0) list_ += "; ";
    ++count_;
    list_ += std::string(value) + " at '" + std::string(name) +
             "' failed to satisfy constraint: " + std::string(constraint);
  }

  int count_ = 0;
  std::string list_;
};

}  // namespace

EvaluationService::EvaluationService(const ServeSettings& settings)
    : settings_(settings), host_(make_profile_host(settings.evaluation)) {
  cache_.emplace(host_->environment({}), kCacheBounds);
}

std::optional<ServiceAnswer> EvaluationService::evaluate(std::string_view body,
                                                         const std::atomic<bool>& is_called_off) {
  vtl::EvaluationWatch& watch = host_->session().watch();
  watch.set_call_off(&is_called_off);
  std::optional<ServiceAnswer> result;
  bool is_sound = false;
  try {
    result = answer(body);
    is_sound = true;
  } catch (const vtl::LimitExceeded& exceeded) {
    result = answer_to_limit(exceeded.kind);
    is_sound = true;
  } catch (const std::bad_alloc&) {
    result = service_failure(500, kInternalFailure, "out of memory");
  } catch (...) {
    result = service_failure(500, kInternalFailure, vtl::failure_in_flight().message);
  }
  if (watch.was_called_off()) result.reset();
  watch.set_call_off(nullptr);
  vtl::Session& session = host_->session();
  if (!is_sound || session.heap().bytes_used() + session.output().size() > kMostKeptBytes) {
    renew();
    give_memory_back();
  }
  return result;
}

ServiceAnswer EvaluationService::answer_to_limit(vtl::LimitKind kind) const {
  switch (kind) {
    case vtl::LimitKind::output_bytes:
      return bad_request("The answer is larger than the limit");
    case vtl::LimitKind::cpu_time:
      return bad_request("The evaluation took more CPU time than the limit");
    default:
      return bad_request("The request holds more values than the memory limit allows");
  }
}

void EvaluationService::renew() {
  try {
    auto fresh = make_profile_host(settings_.evaluation);
    cache_.reset();
    host_ = std::move(fresh);
    cache_.emplace(host_->environment({}), kCacheBounds);
  } catch (const std::bad_alloc&) {
    // The old one goes on.
  }
}

ServiceAnswer EvaluationService::answer(std::string_view body) {
  if (const auto offset = vtl::find_invalid_utf8(body))
    return bad_request("The request body is not UTF-8 at byte " + std::to_string(*offset));
  host_->begin();
  auto read =
      vtl::read_json(body, host_->session().heap(), context_read_options(settings_.evaluation));
  if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
    return bad_request("The request body is not JSON: " + error->message + " (line " +
                       std::to_string(error->line) + ", column " + std::to_string(error->column) +
                       ")");
  }
  const vtl::Value value = std::get<vtl::Value>(read);
  if (!value.is_map()) return bad_request("The request body is JSON, but not an object");
  Request request;
  if (const std::string wrong = read_members(*value.as_map(), request); !wrong.empty())
    return bad_request(wrong);
  return answer_request(request);
}

std::string EvaluationService::read_members(const vtl::Map& members, Request& request) const {
  struct Member {
    std::string_view name;
    std::size_t most_characters;
    std::string_view& text;
  };
  const Member wanted[] = {
      {"template", ServiceCaps::kMostTemplateCharacters, request.template_text},
      {"context", ServiceCaps::kMostContextCharacters, request.context_text},
  };
  Violations violations;
  for (const Member& member : wanted) {
    const vtl::Value value = members.get(member.name);
    if (value.is_null()) {
      violations.missing(member.name);
      continue;
    }
    if (!value.is_string()) {
      return "The member '" + std::string(member.name) + "' must be a string" +
             (member.name == "context" ? " that holds JSON" : "");
    }
    member.text = value.as_string();
    if (settings_.has_service_caps)
      violations.require_length(member.name, member.text, member.most_characters);
  }
  return violations.text();
}

ServiceAnswer EvaluationService::answer_request(const Request& request) {
  auto read = vtl::read_json(request.context_text, host_->session().heap(),
                             context_read_options(settings_.evaluation));
  if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
    return bad_request("Unable to parse the JSON document: '" +
                       vtl::json_error_text(request.context_text, *error) + "'");
  }
  const vtl::Value context = std::get<vtl::Value>(read);
  if (!context.is_map()) return bad_request("The context is JSON, but not an object");

  Answer answer;
  Rendered rendered;
  rendered.extras.is_present = true;  // also when there is nothing to render
  const auto entry = cache_->compile({}, request.template_text);
  const auto& compiled = entry->result;
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled)) {
    answer.error = AnswerError{error->message, error->java_class, {}, std::nullopt};
  } else {
    vtl::RenderOptions options;
    options.collect_warnings = false;
    const auto problem =
        host_->render(std::get<vtl::Template>(compiled), *context.as_map(), options, rendered);
    if (problem) return bad_request(problem->message + " (at " + problem->path + ")");
    answer.text = rendered.text;
    if (const auto& failed = rendered.result.error) {
      answer.error =
          AnswerError{failed->message, failed->java_class, failed->code, failed->position};
    }
  }
  answer.extras = &rendered.extras;
  vtl::TextBuffer body(settings_.http.answer_bytes);
  append_answer(body, answer, AnswerDetail::service);
  ServiceAnswer success;
  success.body = std::string(body.view());
  return success;
}

}  // namespace vtlsim
