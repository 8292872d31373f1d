#include "vtlsim/case_runner.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "appsync/simulator.h"
#include "testkit/barrier/current_exception.h"
#include "testkit/runner/check_expectations.h"
#include "testkit/runner/explain_failure.h"
#include "testkit/runner/observation.h"
#include "testkit/runner/template_library.h"

namespace vtlsim {

struct Programs::State {
  explicit State(std::vector<appsync::CompatibilityChoice> choices)
      : libraries(std::move(choices)) {}

  /// The subject of one suite.
  struct Subject {
    TemplateLibrary* library = nullptr;
    std::once_flag once;
    std::shared_ptr<const vtl::TemplateCache::Entry> entry;
    std::optional<appsync::CompiledResolver> resolver;
  };

  Subject& subject(const TestSuite& suite) {
    Subject* found = nullptr;
    {
      const std::lock_guard<std::mutex> lock(mutex);
      auto& place = subjects[&suite];
      if (!place) {
        place = std::make_unique<Subject>();
        place->library = &libraries.of(suite);
      }
      found = place.get();
    }
    vtl::TemplateCache& templates = found->library->templates;
    std::call_once(found->once, [&] {
      if (const auto* text = std::get_if<TemplateSubject>(&suite.subject)) {
        found->entry = templates.compile(text->text.name, text->text.text);
      } else {
        found->resolver.emplace(std::get<appsync::ResolverSpec>(suite.subject), templates);
      }
    });
    return *found;
  }

  std::mutex mutex;
  TemplateLibraries libraries;                                    // guarded by mutex
  std::map<const TestSuite*, std::unique_ptr<Subject>> subjects;  // guarded by mutex
};

Programs::Programs(std::vector<appsync::CompatibilityChoice> choices)
    : state_(std::make_unique<State>(std::move(choices))) {}
Programs::~Programs() = default;

struct CaseRunner::State {
  State(Programs::State& shared, const CaseLimits& limits)
      : programs(shared), session(engine_limits(limits)), evaluation(session) {
    session.watch().set_call_off(limits.call_off);
  }

  static vtl::Limits engine_limits(const CaseLimits& limits) {
    vtl::Limits result;
    result.cpu_time = limits.cpu_time;
    return result;
  }

  CaseResult run(const TestSuite& suite, const TestCase& test);

  Observation observe(const TestSuite& suite, const TestCase& test, bool has_ranges) {
    Programs::State::Subject& subject = programs.subject(suite);
    appsync::EvaluationOptions options;
    options.compatibility = subject.library->compatibility;
    options.clock = appsync::frozen_clock(test.now_millis);
    options.seed = test.seed;
    evaluation.set_options(std::move(options));
    if (subject.entry) {
      return observe_template(*subject.entry, std::get<TemplateSubject>(suite.subject), test,
                              evaluation, has_ranges);
    }
    return observe_resolver(*subject.resolver, test, evaluation);
  }

  std::vector<InvolvedTemplate> involved_templates(const TestSuite& suite) {
    std::vector<InvolvedTemplate> involved;
    Programs::State::Subject& subject = programs.subject(suite);
    if (subject.entry) {
      involved.push_back({subject.entry, std::nullopt});
      return involved;
    }
    const auto add = [&](const std::optional<appsync::TemplateText>& text,
                         std::optional<std::size_t> call) {
      if (text)
        involved.push_back({subject.library->templates.compile(text->name, text->text), call});
    };
    const auto& spec = std::get<appsync::ResolverSpec>(suite.subject);
    add(spec.before, std::nullopt);
    for (std::size_t i = 0; i < spec.functions.size(); ++i) {
      add(spec.functions[i].request, i);
      add(spec.functions[i].response, std::nullopt);
    }
    add(spec.after, std::nullopt);
    return involved;
  }

  Programs::State& programs;
  vtl::Session session;
  appsync::Evaluation evaluation;
};

CaseRunner::CaseRunner(Programs& programs, const CaseLimits& limits)
    : programs_(programs), limits_(limits) {}
CaseRunner::~CaseRunner() = default;

bool CaseRunner::was_called_off() const {
  return state_ != nullptr && state_->session.watch().was_called_off();
}

CaseResult broken_off(const std::string& reason) {
  CaseResult result;
  result.status = CaseStatus::failed;
  result.is_error = true;
  result.failures.push_back({"run", "the run broke off: " + reason, {}, ""});
  return result;
}

CaseResult CaseRunner::run(const TestSuite& suite, const TestCase& test) {
  if (test.skip) {
    CaseResult result;
    result.status = CaseStatus::skipped;
    result.reason = *test.skip;
    return result;
  }
  try {
    if (!state_) state_ = std::make_unique<State>(programs_.state(), limits_);
    return state_->run(suite, test);
  } catch (...) {
    // It must not end the tests of others, nor meet them: a session that was left in the middle of
    // a run is in no state to be used again.
    state_.reset();
    return broken_off(words_of_current_exception());
  }
}

CaseResult CaseRunner::State::run(const TestSuite& suite, const TestCase& test) {
  CaseResult result;
  Observation seen = observe(suite, test, false);
  if (session.watch().was_called_off()) return result;
  check_expectations(test, seen, result);
  if (!test.snapshot_key.empty() && !seen.fault) {
    result.snapshot = std::make_shared<const Json>(snapshot_document(seen));
    // A snapshot of a failure is what the test expects.
    if (test.expect->empty() && result.is_error) {
      result.failures.clear();
      result.is_error = false;
    }
  }
  if (!result.failures.empty()) {
    // Who printed what is recorded only now that it is of use: the same inputs print the same
    // again.
    if (seen.is_template) seen = observe(suite, test, true);
    const auto involved = involved_templates(suite);
    explain_failure(test, seen, involved, result);
  }
  if (test.todo) {
    result.reason = result.failures.empty() ? "it passes: take `todo` away" : *test.todo;
    result.status = result.failures.empty() ? CaseStatus::passed : CaseStatus::todo;
  } else {
    result.status = result.failures.empty() ? CaseStatus::passed : CaseStatus::failed;
  }
  return result;
}

}  // namespace vtlsim
