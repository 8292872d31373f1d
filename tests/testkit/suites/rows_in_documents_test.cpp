// The schemas and docs/suites.md say what the rows of `expect`, of matchers, of switches and of
// data sources say. With UPDATE_GOLDEN=1 in the environment they are written anew.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "appsync/compatibility.h"
#include "testkit/matchers/matcher_row.h"
#include "testkit/suites/expectation_keys.h"
#include "tests/data_file.h"

namespace {

using vtlsim::Json;

std::string read(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Compares a file with what it should hold, or writes that.
void is_up_to_date(std::string_view name, const std::string& wanted) {
  const std::string path = vtlsim_tests::data_file("../") + std::string(name);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path) << wanted;
  INFO("UPDATE_GOLDEN=1 writes it anew");
  CHECK(read(path) == wanted);
}

Json reference(std::string_view definition) {
  return {{"$ref", "#/definitions/" + std::string(definition)}};
}

Json list_of_expected() {
  return {{"type", "array"}, {"items", reference("expected")}};
}

Json matcher_or(Json kind) {
  return {{"anyOf", Json::array({std::move(kind), reference("matcher")})}};
}

Json schema_of(vtlsim::ExpectationForm form) {
  using Form = vtlsim::ExpectationForm;
  switch (form) {
    case Form::text:
      return {{"type", "string"}};
    case Form::any:
      return {{"allOf", Json::array({reference("expected")})}};
    case Form::array:
      return matcher_or(list_of_expected());
    case Form::object:
      return matcher_or({{"type", "object"},
                         {"not", {{"required", Json::array({"$match"})}}},
                         {"additionalProperties", reference("expected")}});
    case Form::error: {
      Json keys = Json::object();
      for (std::string_view key : vtlsim::expected_error_keys())
        keys[std::string(key)] = reference("expected");
      const Json object{{"type", "object"}, {"properties", keys}, {"additionalProperties", false}};
      return {{"anyOf",
               Json::array(
                   {{{"type", Json::array({"string", "null"})}}, object, reference("matcher")})}};
    }
    case Form::snapshot:
      return {{"anyOf", Json::array({{{"const", true}}, {{"type", "string"}, {"minLength", 1}}})}};
  }
  return {};
}

Json schema_of(vtlsim::MatcherOperand operand) {
  using Operand = vtlsim::MatcherOperand;
  switch (operand) {
    case Operand::none:
    case Operand::literal:
      return Json::object();
    case Operand::json:
      return reference("expected");
    case Operand::text:
    case Operand::pattern:
      return {{"type", "string"}};
    case Operand::number:
      return {{"type", "number"}};
    case Operand::count:
      return {{"type", "integer"}, {"minimum", 0}};
    case Operand::array:
      return list_of_expected();
  }
  return {};
}

Json schema_of(const vtlsim::MatcherRow& row) {
  Json schema{{"description", row.doc},
              {"properties", {{"$match", {{"const", row.name}}}}},
              {"required", Json::array({"$match"})},
              {"additionalProperties", false}};
  for (const vtlsim::MatcherKey& key : row.keys) {
    if (key.name.empty()) continue;
    schema["properties"][std::string(key.name)] = schema_of(key.operand);
    schema["required"].push_back(key.name);
  }
  return schema;
}

/// `text` with other lines between the comments that begin and end the table of that name.
std::string with_table(const std::string& text, const std::string& name, const std::string& table) {
  const std::string begin = "<!-- begin: " + name + " -->\n";
  const std::string end = "<!-- end: " + name + " -->\n";
  const std::size_t first = text.find(begin);
  const std::size_t last = text.find(end);
  REQUIRE(first != std::string::npos);
  REQUIRE(last != std::string::npos);
  return text.substr(0, first + begin.size()) + table + text.substr(last);
}

}  // namespace

TEST_SUITE_BEGIN("rows in documents");

TEST_CASE("the schema of suites") {
  Json schema = Json::parse(read(vtlsim_tests::data_file("../schemas/vtltest.schema.json")));
  Json keys = Json::object();
  for (const vtlsim::ExpectationKey& key : vtlsim::expectation_keys()) {
    Json& row = keys[std::string(key.name)];
    row["description"] = key.doc;
    row.update(schema_of(key.form));
  }
  schema["definitions"]["expect"]["properties"] = std::move(keys);
  Json matchers = Json::array();
  for (const vtlsim::MatcherRow& row : vtlsim::matchers()) matchers.push_back(schema_of(row));
  schema["definitions"]["matcher"]["oneOf"] = std::move(matchers);
  Json switches = Json::object();
  for (const appsync::CompatibilitySwitch& row : appsync::compatibility_switches())
    switches[std::string(row.name)] = {{"description", row.title}, {"type", "boolean"}};
  schema["properties"]["compatibility"]["properties"] = std::move(switches);
  is_up_to_date("schemas/vtltest.schema.json", schema.dump(2) + "\n");
}

TEST_CASE("the tables of docs/suites.md") {
  std::string keys = "| key | compared with |\n|---|---|\n";
  for (const vtlsim::ExpectationKey& key : vtlsim::expectation_keys())
    keys += "| `" + std::string(key.name) + "` | " + std::string(key.doc) + " |\n";
  std::string matchers = "| matcher | holds for |\n|---|---|\n";
  for (const vtlsim::MatcherRow& row : vtlsim::matchers()) {
    matchers += "| `\"" + std::string(row.name) + "\"`";
    for (const vtlsim::MatcherKey& key : row.keys) {
      if (key.name.empty()) continue;
      matchers += &key == row.keys ? " with `" : ", `";
      matchers += std::string(key.name) + "`";
    }
    matchers += " | " + std::string(row.doc) + " |\n";
  }
  std::string text = read(vtlsim_tests::data_file("../docs/suites.md"));
  text = with_table(text, "keys of expect", keys);
  text = with_table(text, "matchers", matchers);
  is_up_to_date("docs/suites.md", text);
}

TEST_SUITE_END();
