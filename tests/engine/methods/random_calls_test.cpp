// Random calls on every class that a template can hold, with the answers of Velocity 1.7 on
// Java 17.
#include <fstream>
#include <regex>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/data_file.h"
#include "tests/engine/methods/call_text.h"
#include "vtl/text/wtf8.h"

namespace vtl::test {
namespace {

// Identity hashes differ from run to run, and only the exception is compared where there is one.
std::string comparable(const std::string& answer) {
  static const std::regex kIdentity("@[0-9a-f]+");
  const std::size_t exception = answer.find("!! ");
  return std::regex_replace(exception == std::string::npos ? answer : answer.substr(exception),
                            kIdentity, "@H");
}

TEST_CASE("random calls are answered as recorded") {
  std::ifstream file(vtlsim_tests::data_file("engine/methods/random_calls.jsonl"));
  REQUIRE(file);
  std::string line;
  std::string setup;
  int checked = 0;
  while (std::getline(file, line)) {
    const nlohmann::json record = nlohmann::json::parse(line);
    if (record.contains("setup")) {
      setup = record["setup"].get<std::string>();
      continue;
    }
    Session session;
    CallText calls(session);
    const std::string text = record["text"].get<std::string>();
    CAPTURE(text);
    CHECK(comparable(to_valid_utf8(calls.render(setup + text))) ==
          record["answer"].get<std::string>());
    ++checked;
  }
  CHECK(checked > 1000);
}

}  // namespace
}  // namespace vtl::test
