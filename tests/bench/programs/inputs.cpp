#include "tests/bench/programs/inputs.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <stdlib.h>

namespace vtlsim::bench {
namespace {

constexpr std::size_t kCasesPerSuite = 100;

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string test_case(std::size_t number) {
  const std::string n = std::to_string(number);
  return "{\"name\":\"case " + n + "\",\"context\":{\"arguments\":{\"eventId\":\"event-" + n +
         "\",\"roomId\":\"room\",\"limit\":" + n +
         "}},\"expect\":{\"request\":{\"operation\":\"Query\",\"limit\":" + n + "}}}";
}

}  // namespace

std::unique_ptr<Workload> data_workload(const std::string& name) {
  const std::string path = std::string(VTLSIM_BENCH_DATA_DIR) + "/" + name;
  return std::make_unique<Workload>(read_file(path + ".vtl"), read_file(path + ".json"));
}

std::string resolver_template(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    const std::string n = std::to_string(i);
    text += "## Part " + n + " of the request.\n#set( $limit" + n +
            " = $util.defaultIfNull($ctx.args.limit, 20) )\n#if( $limit" + n +
            " > 10 && !$ctx.args.x" + n + " )\n  #set( $limit" + n + " = $limit" + n +
            " - 1 )\n#else\n  $util.qr($ctx.stash.put(\"k" + n + "\", $limit" + n +
            "))\n#end\n{ \"part\": " + n +
            ", \"key\": $util.dynamodb.toDynamoDBJson(\"ROOM#${ctx.args.roomId}#$limit" + n +
            "\"), \"limit\": $limit" + n +
            ", \"expression\": \"pk = :pk and begins_with(sk, :sk)\" }\n";
  }
  return text;
}

std::string plain_template(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes)
    text += "  \"expression\": \"attribute_exists(pk) and attribute_exists(sk)\", \n";
  return text + "$ctx.args.roomId\n";
}

std::string context_with_items(std::size_t count) {
  std::string text = R"({"arguments":{"roomId":"blue","limit":30},"stash":{},"result":{"items":[)";
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    if (i != 0) text += ',';
    text += R"({"id":"item-)" + n + R"(","kind":"bolt","price":)" + n +
            R"(.25,"active":true,"tags":["a","b"]})";
  }
  return text + "]}}";
}

std::string loop_template() {
  return read_file(std::string(VTLSIM_BENCH_DATA_DIR) + "/list1000.vtl");
}

std::string nested_json(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i)
    text += R"({"id":"node","count":12,"share":0.5,"tags":["a","b"],"child":)";
  text += "null";
  return text + std::string(depth, '}');
}

std::string long_string_json(std::size_t bytes) {
  std::string text = R"({"text":")";
  for (std::size_t i = 0; i < bytes; ++i)
    text += i % 64 == 63 ? std::string("\\n") : std::string(1, static_cast<char>('a' + i % 26));
  return text + "\"}";
}

SuiteFolder::SuiteFolder(std::size_t cases) {
  std::string pattern = (std::filesystem::temp_directory_path() / "vtlsim-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
  write_file(path_ / "query.vtl", read_file(std::string(VTLSIM_BENCH_DATA_DIR) + "/query.vtl"));
  for (std::size_t start = 0; start < cases; start += kCasesPerSuite) {
    std::string suite = R"({"template":"query.vtl","tests":[)";
    for (std::size_t i = start; i < std::min(start + kCasesPerSuite, cases); ++i) {
      if (i != start) suite += ',';
      suite += test_case(i);
    }
    write_file(path_ / ("query" + std::to_string(start) + ".vtltest.json"), suite + "]}");
  }
}

SuiteFolder::~SuiteFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace vtlsim::bench
