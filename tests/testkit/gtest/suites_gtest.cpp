// Suites as tests of GoogleTest.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>

#include "testkit/gtest/case_names.h"
#include "tests/testkit/scratch_folder.h"
#include "vtlsim/gtest.h"

INSTANTIATE_VTL_SUITES("suites/*.vtltest.json");

namespace {

using ::testing::ElementsAre;
using vtlsim_test::ScratchFolder;

std::vector<std::string> names(const std::vector<vtlsim::SuiteCase>& cases) {
  std::vector<std::string> result;
  for (const auto& one : cases) result.push_back(one.test_name());
  return result;
}

std::vector<vtlsim::SuiteCase> find(const ScratchFolder& folder, std::string_view pattern) {
  return vtlsim::find_suite_cases(folder.path().string(), {pattern});
}

const std::string kSuite = R"({"template": {"inline": "$ctx.args.x"}, "tests": [
  {"name": "prints", "context": {"args": {"x": 1}}, "expect": {"text": "2"}}]})";

TEST(SuiteCases, HaveReadableNames) {
  EXPECT_THAT(
      names(vtlsim::find_suite_cases(VTLSIM_TARGET_SOURCE_DIR, {"suites/odd.vtltest.json"})),
      ElementsAre("suites_odd__a_b_c_d", "suites_odd__a_b_c_d_2", "suites_odd__gr_er_kleiner",
                  "suites_odd__is_skipped", "suites_odd__is_to_do", "suites_odd__is_stored"));
}

TEST(SuiteCases, ArePrintedPlainly) {
  const auto cases = vtlsim::find_suite_cases(VTLSIM_TARGET_SOURCE_DIR, {"suites"});
  ASSERT_FALSE(cases.empty());
  EXPECT_EQ(::testing::PrintToString(cases[0]), "suites_odd__a_b_c_d");
  EXPECT_EQ(cases[0].full_name(), "suites/odd > a; \"b\" [c] 'd'");
}

TEST(SuiteCases, OfTwoPatternsAreTakenOnce) {
  const auto cases = vtlsim::find_suite_cases(VTLSIM_TARGET_SOURCE_DIR, {"suites", "suites/*"});
  EXPECT_EQ(cases.size(), 6U);
}

TEST(SuiteCases, OutsideOfTheProjectBelongToTheFolderAboveBoth) {
  const ScratchFolder folder;
  folder.write("resolvers/a.vtltest.json", kSuite);
  folder.write("tests/x.cpp", "");
  EXPECT_THAT(names(vtlsim::find_suite_cases((folder.path() / "tests/x.cpp").string(),
                                             {"../resolvers/**/*.vtltest.json"})),
              ElementsAre("resolvers_a__prints"));
}

TEST(SuiteCases, ThatFailSayWhereAndWhy) {
  const ScratchFolder folder;
  folder.write("a.vtltest.json", kSuite);
  const auto cases = find(folder, "**/*.vtltest.json");
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_NONFATAL_FAILURE(vtlsim::run_suite_case(cases[0]),
                          "a > prints\n`text` is not as expected\n  - 2\n  + 1\n");
}

TEST(SuiteCases, OfABrokenSuiteAreOneThatFails) {
  const ScratchFolder folder;
  folder.write("a.vtltest.json", R"({"template": {"inline": ""}, "tets": []})");
  const auto cases = find(folder, "*.vtltest.json");
  EXPECT_THAT(names(cases), ElementsAre("a__can_be_read"));
  EXPECT_NONFATAL_FAILURE(vtlsim::run_suite_case(cases[0]), "a suite has no key `tets`");
  EXPECT_NONFATAL_FAILURE(vtlsim::run_suite_case(cases[0]), "a.vtltest.json:1:");
}

TEST(SuiteCases, ThatAreNotThereAreOneThatFails) {
  const ScratchFolder folder;
  const auto cases = find(folder, "resolvers/**/*.vtltest.json");
  EXPECT_THAT(names(cases), ElementsAre("resolvers_vtltest_json"));
  EXPECT_NONFATAL_FAILURE(vtlsim::run_suite_case(cases[0]), "no suite fits the pattern ");
  EXPECT_NONFATAL_FAILURE(vtlsim::run_suite_case(find(folder, "none.vtltest.json")[0]),
                          "none.vtltest.json");
  folder.write("a.vtltest.json", R"({"template": {"inline": ""}, "tests": []})");
  EXPECT_NONFATAL_FAILURE(vtlsim::run_suite_case(find(folder, ".")[0]), "there are no tests in ");
}

TEST(SuiteCases, ComparesWithStoredSnapshots) {
  const ScratchFolder folder;
  folder.write("a.vtltest.json", R"({"template": {"inline": "1"}, "tests": [
    {"name": "n", "expect": {"snapshot": true}}]})");
  EXPECT_NONFATAL_FAILURE(vtlsim::run_suite_case(find(folder, ".")[0]), "vtlsim test --update");
}

TEST(SuiteCases, LeftOutByOnlyAreSkipped) {
  const ScratchFolder folder;
  folder.write("a.vtltest.json", R"({"template": {"inline": "1"}, "tests": [
    {"name": "n", "expect": {"text": "2"}}, {"name": "m", "only": true, "expect": {"text": "1"}}]})");
  const auto cases = find(folder, ".");
  ASSERT_EQ(cases.size(), 2U);
  ::testing::TestPartResultArray results;
  {
    const ::testing::ScopedFakeTestPartResultReporter reporter(
        ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results);
    vtlsim::run_suite_case(cases[0]);
    vtlsim::run_suite_case(cases[1]);
  }
  ASSERT_EQ(results.size(), 1);
  EXPECT_TRUE(results.GetTestPartResult(0).skipped());
}

TEST(CaseNames, AreNeverEmptyAndNeverTwice) {
  vtlsim::CaseNames given;
  EXPECT_EQ(given.name_for(" > "), "test");
  EXPECT_EQ(given.name_for("\xE2\x82\xAC"), "test_2");
  EXPECT_EQ(given.name_for("a.b/c > d (e)"), "a_b_c__d_e");
  EXPECT_EQ(given.name_for("a_b_c > d e"), "a_b_c__d_e_2");
  EXPECT_EQ(given.name_for("a_b_c > d e 2"), "a_b_c__d_e_2_2");
}

}  // namespace
