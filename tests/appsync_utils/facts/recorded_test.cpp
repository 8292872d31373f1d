// Values recorded from the service: tests/appsync_utils/data/recorded.jsonl.
#include <fstream>

#include <nlohmann/json.hpp>

#include "tests/appsync_utils/template_run.h"
#include "tests/data_file.h"

namespace {

using Json = nlohmann::json;

/// What the record speaks of: the printed text, its JSON, or a JSON text within that.
Json seen_value(const std::string& kind, const std::string& printed) {
  if (kind == "text") return printed;
  const Json json = Json::parse(printed, nullptr, false);
  if (kind == "json" || json.is_discarded()) return json;
  const Json inner = json.is_string() ? Json::parse(json.get<std::string>(), nullptr, false) : json;
  if (kind == "value") return inner;
  return inner.is_object() && inner.contains(kind) ? inner[kind] : Json("no " + kind);
}

}  // namespace

TEST_CASE("[fact] values recorded from the service") {
  std::ifstream file(vtlsim_tests::data_file("appsync_utils/data/recorded.jsonl"));
  std::string line;
  int count = 0;
  while (std::getline(file, line)) {
    const Json record = Json::parse(line);
    CAPTURE(record["id"].get<std::string>());
    const std::string printed =
        appsync_test::prints(record["template"].get<std::string>(), record["context"].dump());
    for (const auto& [kind, expected] : record["expect"].items()) {
      CHECK(seen_value(kind, printed) == expected);
      ++count;
    }
  }
  CHECK(count == 85);
}
