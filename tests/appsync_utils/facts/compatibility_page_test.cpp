// COMPATIBILITY.md names every switch, and its tests exist.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "appsync/compatibility.h"
#include "tests/data_file.h"

namespace {

const std::string kRoot = vtlsim_tests::data_file("..");

std::string text_of_file(const std::string& path) {
  std::ifstream file(path);
  REQUIRE_MESSAGE(file.good(), path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<std::string> first_groups(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
    found.insert((*match)[1].str());
  }
  return found;
}

}  // namespace

TEST_SUITE_BEGIN("appsync compatibility page");

TEST_CASE("every switch has a row and a test") {
  const std::string page = text_of_file(kRoot + "/COMPATIBILITY.md");
  std::string tests;
  for (const auto& entry :
       std::filesystem::directory_iterator(kRoot + "/tests/appsync_utils/facts")) {
    if (entry.path().filename() != "compatibility_page_test.cpp") {
      tests += text_of_file(entry.path().string());
    }
  }
  std::set<std::string> switches;
  for (const auto& row : appsync::compatibility_switches()) switches.emplace(row.name);
  CHECK(switches.size() >= 12);
  for (const std::string& name : switches) {
    CAPTURE(name);
    CHECK(page.find("`" + name + "`") != std::string::npos);
    CHECK(tests.find("." + name + " = ") != std::string::npos);
  }
}

TEST_CASE("every file of tests that the page names exists") {
  const std::string page = text_of_file(kRoot + "/COMPATIBILITY.md");
  const std::set<std::string> files = first_groups(page, R"(((?:facts|namespaces)/\w+_test))");
  CHECK(files.size() > 8);
  for (const std::string& file : files) {
    CAPTURE(file);
    CHECK(std::filesystem::exists(kRoot + "/tests/appsync_utils/" + file + ".cpp"));
  }
}

TEST_SUITE_END();
