#include <algorithm>
#include <map>
#include <memory>
#include <string>
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
#include "vtlsim/visible_text.h"

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

std::map<std::string, FixtureFiles> find_files(const std::vector<std::string>& names) {
  std::map<std::string, FixtureFiles> cases;
  for (const std::string& file : names) {
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
        files_{resolved_path(folder)},
        guard_(folder / "x", {options.root, {}, &files_}) {
    suite_.name = suite_name(folder, kFixturesSuffix, options.root);
    suite_.path = visible_text(folder.string());
    suite_.root = guard_.root();
    suite_.snapshot_file = snapshot_path(folder, kFixturesSuffix);
  }

  SuiteResult read() {
    std::string stem = folder_.string();
    stem.resize(stem.size() - kFixturesSuffix.size());
    const fs::path file = stem + ".vtl";
    if (auto text = read_text(fs::path("..") / file.filename())) {
      suite_.subject = TemplateSubject{{file.string(), std::move(*text)}, position_of_file(file)};
    }
    auto names = guard_.names();
    if (auto* problem = std::get_if<FileProblem>(&names)) {
      problems_.push_back(bad_fixture(std::move(problem->message)));
    } else {
      for (const auto& [name, files] : find_files(std::get<std::vector<std::string>>(names)))
        read_case(name, files);
    }
    std::sort(files_.begin(), files_.end());
    files_.erase(std::unique(files_.begin(), files_.end()), files_.end());
    if (!problems_.empty()) {
      return BrokenSuite{suite_.name, suite_.path, std::move(problems_), std::move(files_)};
    }
    suite_.files = std::move(files_);
    return std::move(suite_);
  }

 private:
  std::optional<std::string> read_text(const fs::path& path) {
    auto text = guard_.read(path);
    if (auto* problem = std::get_if<FileProblem>(&text)) {
      problems_.push_back(bad_fixture(std::move(problem->message), std::move(problem->help)));
      return std::nullopt;
    }
    return std::get<std::string>(std::move(text));
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
    test.name = visible_text(name);
    test.full_name = suite_.name + " > " + test.name;
    test.now_millis = kDefaultNowMillis;
    const std::string file = base + std::string(kind.suffix);
    test.file = visible_text(file);
    SuiteDocument context_document(base + std::string(kContextSuffix), std::move(*context));
    if (!take_problems(context_document, "a context")) return;
    test.context_json = std::make_shared<const std::string>(vtl::to_json(context_document.root()));
    auto expectation = read_expected(kind, file, std::move(*expected));
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
  std::vector<fs::path> files_;
  GuardedFolder guard_;
  TestSuite suite_;
  std::vector<vtl::Diagnostic> problems_;
};

}  // namespace

SuiteResult load_fixtures(const fs::path& folder, const SuiteLoadOptions& options) {
  return FixtureReader(folder, options).read();
}

}  // namespace vtlsim
