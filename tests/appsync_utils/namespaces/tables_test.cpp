// The tables of host functions: complete, well formed, and their examples true.
#include <algorithm>
#include <fstream>
#include <set>

#include "tests/appsync_utils/template_run.h"
#include "tests/data_file.h"

using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

std::set<std::string> documented_functions() {
  std::ifstream file(vtlsim_tests::data_file("appsync_utils/data/documented_functions.txt"));
  std::set<std::string> names;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) names.insert(line);
  }
  return names;
}

std::set<std::string> table_functions() {
  std::set<std::string> names;
  for (const vtl::HostNamespace* space : appsync::all_namespaces()) {
    for (const vtl::MethodRow& row : space->rows) {
      names.insert(std::string(space->name) + "." + std::string(row.name));
    }
  }
  return names;
}

}  // namespace

TEST_SUITE_BEGIN("appsync tables");

TEST_CASE("all 93 documented functions and the 4 extensions have a row") {
  const std::set<std::string> documented = documented_functions();
  CHECK(documented.size() == 93 + 4);
  const std::set<std::string> rows = table_functions();
  for (const std::string& name : documented) {
    CAPTURE(name);
    CHECK(rows.contains(name));
  }
}

TEST_CASE("a function that is not documented is named here") {
  std::set<std::string> extra = table_functions();
  for (const std::string& name : documented_functions()) extra.erase(name);
  CHECK(extra == std::set<std::string>{"$util.authRules.mutationAuth", "$util.authRules.queryAuth",
                                       "$util.authRules.subscriptionAuth",
                                       "$util.authRules.validateUsingSource",
                                       "$util.transform.toDynamoDBConditionExpression"});
  std::set<std::string> unsupported;
  for (const auto& function : appsync::unsupported_functions()) {
    CHECK_FALSE(function.reason.empty());
    unsupported.insert(std::string(function.name));
  }
  extra.erase("$util.transform.toDynamoDBConditionExpression");
  CHECK(unsupported == extra);
}

TEST_CASE("every example prints what its row says") {
  std::size_t count = 0;
  for (const vtl::HostNamespace* space : appsync::all_namespaces()) {
    for (const vtl::MethodRow& row : space->rows) {
      const std::string name = std::string(space->name) + "." + std::string(row.name);
      CAPTURE(name);
      CAPTURE(row.signature);
      TemplateRun run;
      const auto outcome = run.run(row.example);
      CHECK(text_of(outcome) == row.shows);
      CHECK(outcome.render.warnings.empty());
      CHECK(std::string(row.example).find(row.name) != std::string::npos);
      ++count;
    }
  }
  CHECK(count > 110);
}

TEST_CASE("every member of $util is a namespace of the list, under its own name") {
  const vtl::HostNamespace* util = appsync::find_namespace("$util");
  REQUIRE(util != nullptr);
  CHECK(util->members.size() == 12);
  for (const vtl::HostNamespace* member : util->members) {
    CHECK(std::string(member->name) == "$util." + std::string(member->member_name));
    CHECK(appsync::find_namespace(member->name) == member);
  }
}

TEST_CASE("namespaces are found with and without $, and by the alias") {
  const vtl::HostNamespace* time = appsync::find_namespace("$util.time");
  REQUIRE(time != nullptr);
  CHECK(appsync::find_namespace("util.time") == time);
  CHECK(appsync::find_namespace("$utils.time") == time);
  CHECK(appsync::find_namespace("utils") == appsync::find_namespace("util"));
  CHECK(appsync::find_namespace("extensions") != nullptr);
  CHECK(appsync::find_namespace("utils.extensions") == nullptr);
  CHECK(appsync::find_namespace("util.nothing") == nullptr);
  CHECK(appsync::find_namespace("") == nullptr);
}

TEST_CASE("rows of void functions print nothing, rows of others are not void") {
  for (const vtl::HostNamespace* space : appsync::all_namespaces()) {
    for (const vtl::MethodRow& row : space->rows) {
      CAPTURE(row.name);
      const bool says_void = row.signature.ends_with(": void");
      CHECK(says_void == ((row.traits & vtl::kReturnsVoid) != 0));
    }
  }
}

TEST_SUITE_END();
