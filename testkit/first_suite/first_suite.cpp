#include "vtlsim/first_suite.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "appsync/simulator.h"
#include "appsync/util.h"
#include "testkit/first_suite/sample_context.h"
#include "testkit/resolver_files/guarded_folder.h"
#include "testkit/runner/guarded_observation.h"
#include "testkit/runner/observation.h"
#include "testkit/suites/suite_subject.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTestName = "prints what it printed when this suite was made";

vtl::Diagnostic refusal(std::string message, std::string help = {}) {
  vtl::Diagnostic diagnostic;
  diagnostic.code = "TST004";
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

/// What a run of the sample context came to, as a test.
struct Drafted {
  Json expect = Json::object();
  std::string todo;
};

class Drafter {
 public:
  Drafter()
      : environment_(appsync::make_environment()),
        cache_(environment_),
        session_(environment_->limits),
        evaluation_(session_) {
    appsync::EvaluationOptions options;
    options.clock = appsync::frozen_clock(kDefaultNowMillis);
    options.seed = 1;
    evaluation_.set_options(std::move(options));
  }

  ReferencePaths paths_of(const appsync::TemplateText& text) {
    const auto entry = cache_.compile(text.name, text.text);
    const auto* compiled = std::get_if<vtl::Template>(&entry->result);
    return compiled == nullptr ? ReferencePaths() : compiled->reference_paths();
  }

  Drafted draft_template(const TemplateSubject& subject, const Json& context) {
    const Observation seen = guarded_observation([&] {
      return observe_template(*cache_.compile(subject.text.name, subject.text.text), subject,
                              test_of(context, Json()), evaluation_, false);
    });
    if (auto todo = problem_of(seen)) return failed(std::move(*todo));
    Drafted drafted;
    const bool is_request = subject.position == appsync::TemplatePosition::request;
    if (seen.is_returned) {
      drafted.expect["result"] = literal(seen.result);
    } else if (is_request && seen.document) {
      drafted.expect["request"] = literal(*seen.document);
    } else if (seen.json && seen.json->is_structured()) {
      drafted.expect["json"] = literal(*seen.json);
    } else {
      drafted.expect["text"] = seen.text;
    }
    return drafted;
  }

  Drafted draft_resolver(const appsync::ResolverSpec& spec, const Json& context,
                         const Json& answers) {
    const Observation seen = guarded_observation([&] {
      const appsync::CompiledResolver resolver(spec, cache_);
      return observe_resolver(resolver, test_of(context, answers), evaluation_);
    });
    if (auto todo = problem_of(seen)) return failed(std::move(*todo));
    Drafted drafted;
    drafted.expect["calls"] = Json::array();
    for (const Json& call : seen.calls) drafted.expect["calls"].push_back(literal(call));
    drafted.expect["result"] = literal(seen.result);
    return drafted;
  }

 private:
  static TestCase test_of(const Json& context, const Json& answers) {
    TestCase test;
    test.context_json = std::make_shared<const std::string>(json_text(context));
    if (answers.is_object())
      test.answers_json = std::make_shared<const std::string>(json_text(answers));
    return test;
  }
  static Drafted failed(std::string todo) {
    Drafted drafted;
    drafted.todo = std::move(todo);
    drafted.expect["error"] = nullptr;
    return drafted;
  }
  static std::optional<std::string> problem_of(const Observation& seen) {
    if (seen.fault) return seen.fault;
    if (seen.errors.empty()) return std::nullopt;
    const auto message = seen.errors[0].find("message");
    const bool is_text = message != seen.errors[0].end() && message->is_string();
    return "it fails with this context: " +
           (is_text ? message->get<std::string>() : std::string("null"));
  }
  /// What was printed is data, even where it looks like a matcher.
  static Json literal(const Json& value) {
    const std::string text = json_text(value);
    if (text.find("\"$match\"") == std::string::npos) return value;
    return Json{{"$match", "exact"}, {"value", value}};
  }

  std::shared_ptr<const vtl::Environment> environment_;
  vtl::TemplateCache cache_;
  vtl::Session session_;
  appsync::Evaluation evaluation_;
};

std::string suite_text(const char* key, const std::string& subject, const Json& context,
                       const Json& answers, const Drafted& drafted) {
  Json test{{"name", kTestName}};
  if (!drafted.todo.empty()) test["todo"] = drafted.todo;
  test["expect"] = drafted.expect;
  Json suite{{key, subject}, {"context", context}};
  if (answers.is_object() && !answers.empty()) suite["dataSources"] = answers;
  suite["tests"] = Json::array({std::move(test)});
  return json_text(suite, 2) + "\n";
}

std::variant<FirstSuite, vtl::Diagnostic> template_suite(const fs::path& path,
                                                         const SuiteLoadOptions& options) {
  const GuardedFolder folder(path, {options.root, {}, nullptr});
  auto text = folder.read(path.filename());
  if (auto* problem = std::get_if<FileProblem>(&text)) {
    // As it was typed, not as the name in its folder.
    if (problem->fault == FileFault::outside) {
      problem->message = path.string() + " leads outside of " + folder.root().string() +
                         ", and files there are not read";
    }
    return resolver_file_problem(std::move(*problem)).diagnostic;
  }
  TemplateSubject subject{{path.string(), std::get<std::string>(std::move(text))},
                          position_of_file(path)};
  Drafter drafter;
  std::vector<std::string_view> roots = {"arguments", "identity", "source", "request",
                                         "info",      "stash",    "prev",   "result"};
  const Json context = sample_context(drafter.paths_of(subject.text), roots);
  const Drafted drafted = drafter.draft_template(subject, context);
  FirstSuite suite;
  suite.root = folder.root();
  fs::path stem = path;
  suite.path = stem.replace_extension().string() + std::string(kSuiteSuffix);
  suite.text = suite_text("template", path.filename().string(), context, Json(), drafted);
  suite.todo = drafted.todo;
  return suite;
}

std::variant<FirstSuite, vtl::Diagnostic> resolver_suite(const fs::path& path,
                                                         const SuiteLoadOptions& options) {
  auto loaded = load_resolver(path.string(), {options.root, {}, nullptr});
  if (auto* problem = std::get_if<ResolverFileProblem>(&loaded))
    return std::move(problem->diagnostic);
  const appsync::ResolverSpec& spec = std::get<LoadedResolver>(loaded).spec;
  Drafter drafter;
  ReferencePaths all;
  Json answers = Json::object();
  const auto add = [&](const std::optional<appsync::TemplateText>& text) {
    if (!text) return;
    const ReferencePaths paths = drafter.paths_of(*text);
    all.insert(all.end(), paths.begin(), paths.end());
  };
  add(spec.before);
  for (const appsync::FunctionSpec& function : spec.functions) {
    add(function.request);
    add(function.response);
    if (function.data_source.type == appsync::DataSourceType::none) continue;
    const std::string& name = function.name.empty() ? function.data_source.name : function.name;
    const ReferencePaths read_paths =
        function.response ? drafter.paths_of(*function.response) : ReferencePaths();
    answers[name] = Json{{"result", sample_result(read_paths)}};
  }
  add(spec.after);
  constexpr std::string_view kRoots[] = {"arguments", "identity", "source", "request", "info"};
  const Json context = sample_context(all, kRoots);
  const Drafted drafted = drafter.draft_resolver(spec, context, answers);
  std::string name = path.filename().string();
  constexpr std::string_view kResolverSuffix = ".resolver.json";
  if (name.ends_with(kResolverSuffix)) name.resize(name.size() - kResolverSuffix.size());
  FirstSuite suite;
  suite.root = GuardedFolder(path, {options.root, {}, nullptr}).root();
  suite.path = path.parent_path() / (name + std::string(kSuiteSuffix));
  suite.text = suite_text("resolver", path.filename().string(), context, answers, drafted);
  suite.todo = drafted.todo;
  return suite;
}

}  // namespace

std::variant<FirstSuite, vtl::Diagnostic> make_first_suite(const fs::path& path,
                                                           const SuiteLoadOptions& options) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return refusal(path.string() + " is a folder", "name a template or a resolver in it");
  }
  return path.extension() == ".vtl" || path.extension() == ".vm" ? template_suite(path, options)
                                                                 : resolver_suite(path, options);
}

}  // namespace vtlsim
