#include "vtlsim/snapshot.h"

#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/testkit/scratch_folder.h"

namespace {

using vtlsim::Json;
using vtlsim_test::ScratchFolder;

vtlsim::TestSuite suite_in(const ScratchFolder& folder, const std::vector<std::string>& keys) {
  vtlsim::TestSuite suite;
  suite.snapshot_file = folder.path() / "__snapshots__" / "s.snap.json";
  for (const std::string& key : keys) {
    vtlsim::TestCase test;
    test.snapshot_key = key;
    suite.cases.push_back(test);
  }
  return suite;
}

std::shared_ptr<const Json> outcome(const char* text) {
  return std::make_shared<const Json>(*vtlsim::parse_json(text));
}

}  // namespace

TEST_CASE("snapshots are canonical: order of the tests, two blanks, values as they came") {
  const ScratchFolder folder;
  const auto suite = suite_in(folder, {"a", "b"});
  const auto written = vtlsim::write_snapshots(
      suite, {{{"b", outcome(R"({"z":1.0,"a":[]})")}, {"a", outcome("\"\\ud800\\n\"")}}, {}});
  CHECK(std::get<vtlsim::SnapshotReport>(written).added == 2);
  CHECK(folder.read("__snapshots__/s.snap.json") ==
        "{\n  \"a\": \"\\ud800\\n\",\n  \"b\": {\n    \"z\": 1.0,\n    \"a\": []\n  }\n}\n");
  const auto file = vtlsim::SnapshotFile::read(suite.snapshot_file);
  CHECK_FALSE(vtlsim::compare_snapshot(file, "a", *outcome("\"\\ud800\\n\"")).has_value());
  const auto changed = vtlsim::compare_snapshot(file, "b", *outcome(R"({"z":2,"a":[]})"));
  REQUIRE(changed);
  CHECK(vtlsim::render_differences(changed->differences) == "$.z differs\n  - 1.0\n  + 2\n");
  CHECK(vtlsim::compare_snapshot(file, "c", Json())->message.find("no snapshot `c` yet") !=
        std::string::npos);
}

TEST_CASE("what a snapshot holds is never a matcher") {
  const ScratchFolder folder;
  const auto suite = suite_in(folder, {"a"});
  vtlsim::write_snapshots(suite, {{{"a", outcome(R"({"$match":"any"})")}}, {}});
  const auto file = vtlsim::SnapshotFile::read(suite.snapshot_file);
  CHECK_FALSE(vtlsim::compare_snapshot(file, "a", *outcome(R"({"$match":"any"})")).has_value());
  CHECK(vtlsim::compare_snapshot(file, "a", *outcome("1")).has_value());
}

TEST_CASE("obsolete snapshots are found and taken away, the empty file and its folder too") {
  const ScratchFolder folder;
  vtlsim::write_snapshots(suite_in(folder, {"a", "b"}),
                          {{{"a", outcome("1")}, {"b", outcome("2")}}, {}});
  const auto now = suite_in(folder, {"b"});
  const auto obsolete =
      vtlsim::obsolete_snapshots(now, vtlsim::SnapshotFile::read(now.snapshot_file));
  CHECK(obsolete == std::vector<std::string>{"a"});
  CHECK(std::get<vtlsim::SnapshotReport>(vtlsim::write_snapshots(now, {{}, obsolete})).removed ==
        1);
  CHECK(folder.read("__snapshots__/s.snap.json") == "{\n  \"b\": 2\n}\n");
  vtlsim::write_snapshots(now, {{}, {"b"}});
  CHECK_FALSE(std::filesystem::exists(folder.path() / "__snapshots__"));
}

TEST_CASE("writers at the same time lose nothing of each other") {
  const ScratchFolder folder;
  std::vector<std::string> keys;
  for (int i = 0; i < 40; ++i) keys.push_back("k" + std::to_string(i));
  const auto suite = suite_in(folder, keys);
  // The folder stays, so that no writer finds it gone.
  std::filesystem::create_directories(suite.snapshot_file.parent_path());
  {
    std::vector<std::jthread> writers;
    for (std::size_t part = 0; part < 4; ++part) {
      writers.emplace_back([&, part] {
        for (std::size_t i = part; i < keys.size(); i += 4) {
          vtlsim::write_snapshots(suite, {{{keys[i], outcome("{}")}}, {}});
        }
      });
    }
  }
  CHECK(vtlsim::SnapshotFile::read(suite.snapshot_file).keys() == keys);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(suite.snapshot_file.parent_path())) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  CHECK(files == 1);
}

TEST_CASE("a broken snapshot file is a failure of its tests") {
  const ScratchFolder folder;
  const auto path = folder.write("x.snap.json", "<<<<<<< ours");
  const auto failure = vtlsim::compare_snapshot(vtlsim::SnapshotFile::read(path), "a", Json());
  REQUIRE(failure);
  CHECK(failure->message.find("is no JSON object") != std::string::npos);
}
