#include "testkit/suites/suite_subject.h"

#include <string>
#include <utility>
#include <variant>

#include "testkit/resolver_files/template_names.h"
#include "vtl/object.h"
#include "vtl/text/suggest.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;
using About = SuiteDocument::About;
using Position = appsync::TemplatePosition;

constexpr std::string_view kPositions[] = {"request", "response", "before", "after"};
constexpr Position kPositionValues[] = {Position::request, Position::response, Position::before,
                                        Position::after};
constexpr std::string_view kTemplateKeys[] = {"inline"};

}  // namespace

Position position_of_file(const fs::path& path) {
  const auto name = parse_template_name(path.filename().string());
  if (!name) return Position::unspecified;
  switch (name->role) {
    case TemplateRole::request:
      return Position::request;
    case TemplateRole::response:
      return Position::response;
    case TemplateRole::before:
      return Position::before;
    case TemplateRole::after:
      return Position::after;
  }
  return Position::unspecified;
}

void SubjectReader::read(TestSuite& suite) {
  const vtl::Map& root = *document_.root().as_map();
  const vtl::Value* text = root.find("template");
  const vtl::Value* resolver = root.find("resolver");
  if (text != nullptr && resolver != nullptr) {
    document_.problem("a suite is about a `template` or a `resolver`, not both", {"resolver"},
                      About::key);
    return;
  }
  if (text == nullptr && resolver == nullptr) {
    document_.problem("a suite needs a `template` or a `resolver`", {}, About::value);
    return;
  }
  const vtl::Value* position = root.find("position");
  if (resolver != nullptr) {
    suite.subject = appsync::ResolverSpec();
    if (position != nullptr) {
      document_.problem("`position` is about a `template`", {"position"}, About::key);
    }
    return read_resolver_value(*resolver, suite);
  }
  read_template(*text, suite);
  if (position != nullptr) read_position(*position, std::get<TemplateSubject>(suite.subject));
}

void SubjectReader::read_position(const vtl::Value& value, TemplateSubject& subject) {
  for (std::size_t i = 0; i < std::size(kPositions); ++i) {
    if (value.is_string() && value.as_string() == kPositions[i]) {
      subject.position = kPositionValues[i];
      return;
    }
  }
  std::string help;
  if (value.is_string()) {
    const auto near = vtl::suggest(value.as_string(), kPositions);
    if (near) help = "did you mean `" + std::string(*near) + "`?";
  }
  document_.problem("`position` is one of request, response, before, after", {"position"},
                    About::value, std::move(help));
}

void SubjectReader::read_template(const vtl::Value& value, TestSuite& suite) {
  TemplateSubject subject;
  if (value.is_string()) {
    const fs::path path(value.as_string());
    auto text = folder_.read(path);
    if (auto* problem = std::get_if<FileProblem>(&text)) {
      document_.problem(std::move(problem->message), {"template"}, About::value,
                        "paths are relative to the folder of the suite");
    } else {
      subject.text = {folder_.shown(path).lexically_normal().string(),
                      std::get<std::string>(std::move(text))};
      subject.position = position_of_file(path);
    }
  } else if (value.is_map()) {
    document_.check_keys(*value.as_map(), kTemplateKeys, {"template"}, "a template");
    const vtl::Value text = value.as_map()->get("inline");
    if (text.is_string()) {
      subject.text = {suite_path_.string() + " (inline template)", std::string(text.as_string()),
                      true};
    } else {
      document_.problem("a template is a path or {\"inline\": text}", {"template"}, About::value);
    }
  } else {
    document_.problem("a template is a path or {\"inline\": text}", {"template"}, About::value);
  }
  suite.subject = std::move(subject);
}

void SubjectReader::read_resolver_path(std::string_view path, TestSuite& suite) {
  const fs::path whole = folder_.shown(fs::path(path)).lexically_normal();
  auto loaded = load_resolver(whole.string(), options_);
  if (auto* problem = std::get_if<ResolverFileProblem>(&loaded)) {
    // A broken resolver file shows its own place; a missing one is the suite's mistake.
    if (problem->diagnostic.source) {
      document_.add(std::move(problem->diagnostic));
    } else {
      document_.problem(std::move(problem->diagnostic.message), {"resolver"}, About::value,
                        std::move(problem->diagnostic.help));
    }
    return;
  }
  suite.subject = std::move(std::get<LoadedResolver>(loaded).spec);
}

void SubjectReader::read_resolver_value(const vtl::Value& value, TestSuite& suite) {
  if (value.is_string()) return read_resolver_path(value.as_string(), suite);
  if (!value.is_map()) {
    document_.problem("a resolver is a path or an object", {"resolver"}, About::value);
    return;
  }
  const auto load = [&](std::string_view path) -> std::variant<appsync::TemplateText, std::string> {
    auto text = folder_.read(fs::path(path));
    if (auto* problem = std::get_if<FileProblem>(&text)) return std::move(problem->message);
    return appsync::TemplateText{folder_.shown(fs::path(path)).lexically_normal().string(),
                                 std::get<std::string>(std::move(text))};
  };
  auto spec = appsync::read_resolver(value, load);
  if (auto* problem = std::get_if<appsync::ResolverProblem>(&spec)) {
    DocumentPath path = {"resolver"};
    path.insert(path.end(), problem->path.begin(), problem->path.end());
    document_.problem(std::move(problem->message), path,
                      problem->is_about_key ? About::key : About::value);
    return;
  }
  suite.subject = std::move(std::get<appsync::ResolverSpec>(spec));
}

}  // namespace vtlsim
