#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "testkit/resolver_files/guarded_folder.h"
#include "testkit/suites/suite_document.h"
#include "testkit/suites/suite_paths.h"
#include "testkit/suites/suite_subject.h"
#include "vtl/diagnose.h"
#include "vtlsim/matcher.h"
#include "vtlsim/suite.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kContextSuffix = ".context.json";
constexpr std::string_view kBadFixture = "TST002";

struct ExpectedKind {
  std::string_view suffix;
  std::string_view key;
};
constexpr ExpectedKind kExpected[] = {
    {".expected.json", "json"}, {".expected.txt", "text"}, {".error.txt", "error"}};

vtl::Diagnostic bad_fixture(std::string message, std::string help = {}) {
  vtl::Diagnostic diagnostic;
  diagnostic.code = kBadFixture;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

/// The files of one case.
struct FixtureFiles {
  bool has_context = false;
  std::vector<const ExpectedKind*> expected;
};

std::map<std::string, FixtureFiles> find_files(const fs::path& folder) {
  std::map<std::string, FixtureFiles> cases;
  std::error_code error;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    const std::string file = i->path().filename().string();
    const auto stem_of = [&](std::string_view suffix) {
      return file.substr(0, file.size() - suffix.size());
    };
    if (file.starts_with(".")) continue;
    if (file.ends_with(kContextSuffix)) cases[stem_of(kContextSuffix)].has_context = true;
    for (const ExpectedKind& kind : kExpected) {
      if (file.ends_with(kind.suffix)) cases[stem_of(kind.suffix)].expected.push_back(&kind);
    }
  }
  return cases;
}

class FixtureReader {
 public:
  FixtureReader(const fs::path& folder, const SuiteLoadOptions& options)
      : folder_(folder),
        recorder_(options),
        file_options_{options.root, recorder_.reader()},
        guard_(folder / "x", file_options_) {
    suite_.name = suite_name(folder, kFixturesSuffix, options.root);
    suite_.path = folder.string();
    suite_.snapshot_file = snapshot_path(folder, kFixturesSuffix);
  }

  SuiteResult read() {
    std::string stem = folder_.string();
    stem.resize(stem.size() - kFixturesSuffix.size());
    const fs::path file = stem + ".vtl";
    if (auto text = read_text(fs::path("..") / file.filename())) {
      suite_.subject = TemplateSubject{{file.string(), std::move(*text)}, position_of_file(file)};
    }
    for (const auto& [name, files] : find_files(folder_)) read_case(name, files);
    auto read_files = recorder_.take_files();
    read_files.push_back(resolved_path(folder_));
    if (!problems_.empty()) {
      return BrokenSuite{suite_.name, suite_.path, std::move(problems_), std::move(read_files)};
    }
    suite_.files = std::move(read_files);
    return std::move(suite_);
  }

 private:
  std::optional<std::string> read_text(const fs::path& path) {
    auto text = guard_.read(path);
    if (text.index() == 0) return std::get<0>(std::move(text));
    problems_.push_back(bad_fixture(std::get<1>(std::move(text))));
    return std::nullopt;
  }

  void read_case(const std::string& name, const FixtureFiles& files) {
    const std::string base = (folder_ / name).string();
    if (!files.has_context) {
      problems_.push_back(bad_fixture(base + std::string(files.expected.front()->suffix) +
                                      " has no " + name + std::string(kContextSuffix) +
                                      " beside it"));
      return;
    }
    if (files.expected.size() != 1) {
      problems_.push_back(
          bad_fixture(base + std::string(kContextSuffix) +
                          (files.expected.empty() ? " has nothing to compare with"
                                                  : " has more than one file to compare with"),
                      "one of " + name + ".expected.json, " + name + ".expected.txt and " + name +
                          ".error.txt belongs to it"));
      return;
    }
    const ExpectedKind& kind = *files.expected.front();
    auto context = read_text(name + std::string(kContextSuffix));
    auto expected = read_text(name + std::string(kind.suffix));
    if (!context || !expected) return;
    TestCase test;
    test.name = name;
    test.full_name = suite_.name + " > " + name;
    test.now_millis = kDefaultNowMillis;
    test.file = base + std::string(kind.suffix);
    SuiteDocument context_document(base + std::string(kContextSuffix), std::move(*context));
    if (!take_problems(context_document, "a context")) return;
    test.context_json = std::make_shared<const std::string>(vtl::to_json(context_document.root()));
    auto expectation = read_expected(kind, test.file, std::move(*expected));
    if (!expectation) return;
    test.expect =
        std::make_shared<const Json>(Json{{std::string(kind.key), std::move(*expectation)}});
    suite_.cases.push_back(std::move(test));
  }

  bool take_problems(SuiteDocument& document, std::string_view subject) {
    const bool is_good = !document.has_problems();
    for (vtl::Diagnostic& problem : document.take_problems()) {
      if (problem.code == "TST001") {
        problem.message = subject;
        problem.message += " is an object";
      }
      problems_.push_back(std::move(problem));
    }
    return is_good;
  }

  std::optional<Json> read_expected(const ExpectedKind& kind, const std::string& file,
                                    std::string text) {
    if (kind.key == "error") {
      // Editors end files with a line feed; messages have none.
      if (text.ends_with('\n')) text.pop_back();
      if (text.ends_with('\r')) text.pop_back();
      return Json(std::move(text));
    }
    if (kind.key == "text") return Json(std::move(text));
    const auto source = std::make_shared<const vtl::Source>(file, std::move(text));
    vtl::Heap heap;
    auto read = vtl::read_json(source->text(), heap, SuiteDocument::read_options());
    if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
      problems_.push_back(vtl::diagnose(*error, "what is expected", source));
      return std::nullopt;
    }
    Json tree = to_json_tree(std::get<vtl::Value>(read));
    if (auto problem = check_matchers(tree)) {
      vtl::Diagnostic diagnostic =
          bad_fixture(std::move(problem->message), std::move(problem->help));
      diagnostic.source = source;
      vtl::JsonPlace place;
      if (vtl::locate_json(source->text(), problem->path, place, SuiteDocument::read_options())) {
        const auto begin = problem->is_about_key ? place.key_begin : place.value_begin;
        const auto end = problem->is_about_key ? place.key_end : place.value_end;
        diagnostic.primary =
            vtl::Label{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, ""};
      }
      problems_.push_back(std::move(diagnostic));
      return std::nullopt;
    }
    return tree;
  }

  fs::path folder_;
  RecordingReader recorder_;
  ResolverFileOptions file_options_;
  GuardedFolder guard_;
  TestSuite suite_;
  std::vector<vtl::Diagnostic> problems_;
};

}  // namespace

SuiteResult load_fixtures(const fs::path& folder, const SuiteLoadOptions& options) {
  return FixtureReader(folder, options).read();
}

}  // namespace vtlsim
