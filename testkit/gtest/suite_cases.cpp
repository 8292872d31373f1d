#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "testkit/gtest/case_names.h"
#include "testkit/gtest/project_folder.h"
#include "vtl/diagnostic_renderers.h"
#include "vtlsim/case_runner.h"
#include "vtlsim/discovery.h"
#include "vtlsim/gtest_suites.h"
#include "vtlsim/path_pattern.h"
#include "vtlsim/selection.h"
#include "vtlsim/snapshot.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

/// What the cases of one pattern share.
struct Suites {
  LoadedSuites loaded;
  Programs programs;
};

}  // namespace

struct SuiteCase::State {
  std::shared_ptr<Suites> suites;
  const TestSuite* suite = nullptr;
  const TestCase* test = nullptr;
  bool is_left_out = false;
  /// For a suite that cannot be run: why, and where.
  std::string problem;
  std::string file;
  std::string full_name;
  std::string test_name;
};

namespace {

std::string diagnostic_text(const vtl::Diagnostic& diagnostic) {
  std::string text;
  vtl::append_diagnostic_text(text, diagnostic);
  return text;
}

/// The folder that names are relative to and files are read below: that of the project, or where
/// the pattern leads out of it, the one both are in.
fs::path root_of(const fs::path& folder, const fs::path& pattern) {
  fs::path root;
  auto a = folder.begin();
  auto b = pattern.begin();
  for (; a != folder.end() && b != pattern.end() && *a == *b; ++a, ++b) root /= *a;
  if (root.has_relative_path()) return root;
  // Nothing in common: the pattern's own folder.
  root.clear();
  for (const fs::path& name : pattern.parent_path()) {
    if (has_wildcard(name.string())) break;
    root /= name;
  }
  return root;
}

class CaseFinder {
 public:
  explicit CaseFinder(std::string_view folder)
      : folder_(fs::absolute(project_folder(folder)).lexically_normal()) {
    if (!folder_.has_filename()) folder_ = folder_.parent_path();
  }

  void add(std::string_view text) {
    const fs::path pattern = (folder_ / text).lexically_normal();
    auto found = discover_suites({pattern});
    if (const auto* wrong = std::get_if<vtl::Diagnostic>(&found)) {
      return add_problem(std::string(text), pattern.string(), diagnostic_text(*wrong));
    }
    auto& files = std::get<std::vector<FoundSuite>>(found);
    std::erase_if(files, [&](const FoundSuite& one) { return !seen_.insert(one.path).second; });
    auto suites = std::make_shared<Suites>();
    suites->loaded = load_suites(files, {root_of(folder_, pattern), {}});
    for (const BrokenSuite& broken : suites->loaded.broken) {
      std::string problem;
      for (const auto& diagnostic : broken.diagnostics) problem += diagnostic_text(diagnostic);
      add_problem(broken.name + " > can be read", broken.path, std::move(problem));
    }
    const std::size_t before = cases_.size();
    const auto selected = select_cases(suites->loaded.suites, {});
    for (const SelectedCase& one : std::get<std::vector<SelectedCase>>(selected)) {
      SuiteCase::State state;
      state.suites = suites;
      state.suite = one.suite;
      state.test = one.test;
      state.is_left_out = one.is_left_out;
      state.full_name = one.test->full_name;
      add_state(std::move(state));
    }
    if (cases_.size() == before && suites->loaded.broken.empty() && !has_seen_before(files)) {
      add_problem(std::string(text), pattern.string(), "there are no tests in " + pattern.string());
    }
  }

  std::vector<SuiteCase> take() { return std::move(cases_); }

 private:
  /// An earlier pattern had them all.
  bool has_seen_before(const std::vector<FoundSuite>& left) const {
    return left.empty() && !cases_.empty();
  }

  void add_problem(std::string name, std::string file, std::string problem) {
    SuiteCase::State state;
    state.full_name = std::move(name);
    state.file = std::move(file);
    state.problem = std::move(problem);
    add_state(std::move(state));
  }

  void add_state(SuiteCase::State state) {
    state.test_name = names_.name_for(state.full_name);
    cases_.emplace_back(std::make_shared<const SuiteCase::State>(std::move(state)));
  }

  fs::path folder_;
  std::set<fs::path> seen_;
  CaseNames names_;
  std::vector<SuiteCase> cases_;
};

CaseResult run_with_snapshot(const SuiteCase::State& one) {
  CaseResult result = CaseRunner(one.suites->programs).run(*one.suite, *one.test);
  if (!result.snapshot) return result;
  const SnapshotFile stored = SnapshotFile::read(one.suite->snapshot_file, one.suite->root);
  auto failure = compare_snapshot(stored, one.test->snapshot_key, *result.snapshot);
  if (!failure) return result;
  result.failures.push_back(std::move(*failure));
  if (result.status == CaseStatus::passed) {
    result.status = one.test->todo ? CaseStatus::todo : CaseStatus::failed;
  }
  return result;
}

}  // namespace

const std::string& SuiteCase::full_name() const {
  return state_->full_name;
}
const std::string& SuiteCase::test_name() const {
  return state_->test_name;
}

// CMake reads the listing of a program's tests, and brackets or semicolons in it lead CMake astray.
void PrintTo(const SuiteCase& one, std::ostream* out) {
  *out << one.test_name();
}

std::vector<SuiteCase> find_suite_cases(std::string_view folder,
                                        std::initializer_list<std::string_view> patterns) {
  CaseFinder finder(folder);
  for (const std::string_view pattern : patterns) finder.add(pattern);
  return finder.take();
}

void run_suite_case(const SuiteCase& suite_case) {
  const SuiteCase::State& one = suite_case.state();
  if (one.test == nullptr) {
    ADD_FAILURE_AT(one.file.c_str(), 1) << one.problem;
    return;
  }
  if (one.is_left_out) GTEST_SKIP() << "another test of the suite is `only`";
  const CaseResult result = run_with_snapshot(one);
  switch (result.status) {
    case CaseStatus::passed:
      return;
    case CaseStatus::skipped:
      GTEST_SKIP() << result.reason;
    case CaseStatus::todo:
      GTEST_SKIP() << "todo: " << result.reason << "\n" << failure_text(result);
    case CaseStatus::failed:
      ADD_FAILURE_AT(one.test->file.c_str(), static_cast<int>(one.test->line))
          << one.full_name << "\n"
          << failure_text(result);
  }
}

// In this file because find_suite_cases() is, which is what brings it into a program.
TEST_P(VtlSuites, Case) {
  run_suite_case(GetParam());
}
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(VtlSuites);

}  // namespace vtlsim
