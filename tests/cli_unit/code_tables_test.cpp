// Whatever the program can say, it can explain.
#include "cli/diagnostics/code_tables.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/data_file.h"

namespace {

std::set<std::string> codes_in_sources() {
  const std::regex code("\"((?:VTL|APS|TST|CLI|PRJ)[0-9]{3})\"");
  std::set<std::string> found;
  for (const char* folder : {"engine", "appsync_utils", "testkit", "project", "cli"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(vtlsim_tests::data_file("../") + folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".h") continue;
      std::ifstream file(entry.path());
      const std::string text{std::istreambuf_iterator<char>(file), {}};
      for (std::sregex_iterator hit(text.begin(), text.end(), code), end; hit != end; ++hit) {
        found.insert((*hit)[1].str());
      }
    }
  }
  return found;
}

}  // namespace

TEST_SUITE_BEGIN("code tables");

TEST_CASE("every code that stands in a source is explained, and none twice") {
  std::set<std::string> explained;
  for (const auto table : vtlsim::code_tables()) {
    for (const vtl::DiagnosticCode& row : table) {
      CAPTURE(row.code);
      CHECK(explained.insert(std::string(row.code)).second);
      CHECK_FALSE(row.title.empty());
      CHECK_FALSE(row.explanation.empty());
    }
  }
  const std::set<std::string> used = codes_in_sources();
  CHECK(used.size() > 40);
  for (const std::string& code : used) {
    CAPTURE(code);
    CHECK(explained.contains(code));
  }
}

TEST_SUITE_END();
