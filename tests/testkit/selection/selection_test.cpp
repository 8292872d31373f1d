#include "vtlsim/selection.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/testkit/scratch_folder.h"
#include "vtlsim/last_run.h"

namespace {

using vtlsim::Selection;

vtlsim::TestSuite make_suite(const std::string& name, const std::vector<std::string>& tests) {
  vtlsim::TestSuite suite;
  suite.name = name;
  for (const std::string& test : tests) {
    vtlsim::TestCase one;
    one.name = test;
    one.full_name = name + " > " + test;
    if (test.find("slow") != std::string::npos) one.tags.push_back("slow");
    if (test.find("only") != std::string::npos) one.is_only = true;
    suite.cases.push_back(one);
  }
  suite.files = {"/project/" + name + ".vtltest.json", "/project/" + name + ".vtl"};
  return suite;
}

const std::vector<vtlsim::TestSuite>& suites() {
  static const std::vector<vtlsim::TestSuite> all = {make_suite("a", {"one", "two slow", "three"}),
                                                     make_suite("b", {"one", "two only"})};
  return all;
}

std::string chosen(const Selection& selection) {
  const auto result = vtlsim::select_cases(suites(), selection);
  if (const auto* wrong = std::get_if<std::string>(&result)) return *wrong;
  std::string names;
  for (const auto& one : std::get<std::vector<vtlsim::SelectedCase>>(result)) {
    names +=
        (names.empty() ? "" : ", ") + one.test->full_name + (one.is_left_out ? " (left out)" : "");
  }
  return names;
}

}  // namespace

TEST_CASE("all tests in order, `only` leaves out the others of its suite") {
  CHECK(chosen({}) == "a > one, a > two slow, a > three, b > one (left out), b > two only");
}

TEST_CASE("filters are texts or patterns") {
  Selection selection;
  selection.filters = {"a > t"};
  CHECK(chosen(selection) == "a > two slow, a > three");
  selection.filters = {"/^b.*e$/", "three"};
  CHECK(chosen(selection) == "a > three, b > one (left out)");
  selection.filters = {"/(/"};
  CHECK(chosen(selection) == "`/(/` is not a regular expression");
}

TEST_CASE("exact names, tags, last failures") {
  Selection selection;
  selection.names = {"a > one"};
  CHECK(chosen(selection) == "a > one");
  selection = {};
  selection.tags = {"slow"};
  CHECK(chosen(selection) == "a > two slow");
  selection.tags = {"!slow"};
  CHECK(chosen(selection) == "a > one, a > three, b > one (left out), b > two only");
  selection = {};
  selection.failed = {"a > three", "gone > x"};
  CHECK(chosen(selection) == "a > three");
}

TEST_CASE("related are suites that read the file, or one in the folder") {
  Selection selection;
  selection.related = {"/project/b.vtl"};
  CHECK(chosen(selection) == "b > one (left out), b > two only");
  selection.related = {"/project"};
  CHECK(chosen(selection).starts_with("a > one"));
  selection.related = {"/project/c.vtl"};
  CHECK(chosen(selection).empty());
}

TEST_CASE("shards are disjoint and together everything") {
  std::multiset<std::string> together;
  for (std::size_t i = 1; i <= 3; ++i) {
    Selection selection;
    selection.shard = i;
    selection.shard_count = 3;
    const auto part =
        std::get<std::vector<vtlsim::SelectedCase>>(vtlsim::select_cases(suites(), selection));
    CHECK(part.size() >= 1);
    for (const auto& one : part) together.insert(one.test->full_name);
  }
  CHECK(together == std::multiset<std::string>{"a > one", "a > two slow", "a > three", "b > one",
                                               "b > two only"});
}

TEST_CASE("the last failures are remembered, and kept for tests that were not run") {
  const vtlsim_test::ScratchFolder folder;
  const auto remembered = [&] {
    return std::get<vtlsim::FailedTests>(vtlsim::read_failed_tests(folder.path()));
  };
  CHECK_FALSE(remembered().has_value());
  CHECK_FALSE(vtlsim::remember_failed_tests(folder.path(), {"a", "b"}, {}).has_value());
  CHECK_FALSE(std::filesystem::exists(folder.path() / ".vtlsim"));
  vtlsim::remember_failed_tests(folder.path(), {"a", "b", "c"}, {"a", "b"});
  CHECK(remembered() == std::vector<std::string>{"a", "b"});
  vtlsim::remember_failed_tests(folder.path(), {"a", "c"}, {"c"});
  CHECK(remembered() == std::vector<std::string>{"c", "b"});
  CHECK(folder.read(".vtlsim/.gitignore") == "*\n");
  // A record that nobody can read is neither empty nor replaced.
  for (const char* text : {"{", "{\"failed\": [1]}", "\xFF"}) {
    folder.write(".vtlsim/last-run.json", text);
    CHECK(std::holds_alternative<vtlsim::FileProblem>(vtlsim::read_failed_tests(folder.path())));
    CHECK(vtlsim::remember_failed_tests(folder.path(), {"a"}, {"a"}).has_value());
    CHECK(folder.read(".vtlsim/last-run.json") == text);
  }
}

TEST_CASE("what is remembered follows no link") {
  const vtlsim_test::ScratchFolder folder;
  const auto target = folder.write("target.json", "{\"failed\": []}");
  std::filesystem::create_directories(folder.path() / ".vtlsim");
  std::filesystem::create_symlink("../target.json", folder.path() / ".vtlsim" / "last-run.json");
  CHECK(std::holds_alternative<vtlsim::FileProblem>(vtlsim::read_failed_tests(folder.path())));
  CHECK(vtlsim::remember_failed_tests(folder.path(), {"a"}, {"a"})->fault ==
        vtlsim::FileFault::link);
  std::filesystem::remove_all(folder.path() / ".vtlsim");
  std::filesystem::create_directory(folder.path() / "other");
  std::filesystem::create_directory_symlink("other", folder.path() / ".vtlsim");
  CHECK(vtlsim::remember_failed_tests(folder.path(), {"a"}, {"a"}).has_value());
  CHECK(std::filesystem::is_empty(folder.path() / "other"));
  CHECK(folder.read("target.json") == "{\"failed\": []}");
}
