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
  suite.root = folder.path();
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
  const auto file = vtlsim::SnapshotFile::read(suite.snapshot_file, suite.root);
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
  const auto file = vtlsim::SnapshotFile::read(suite.snapshot_file, suite.root);
  CHECK_FALSE(vtlsim::compare_snapshot(file, "a", *outcome(R"({"$match":"any"})")).has_value());
  CHECK(vtlsim::compare_snapshot(file, "a", *outcome("1")).has_value());
}

TEST_CASE("obsolete snapshots are found and taken away, the empty file and its folder too") {
  const ScratchFolder folder;
  vtlsim::write_snapshots(suite_in(folder, {"a", "b"}),
                          {{{"a", outcome("1")}, {"b", outcome("2")}}, {}});
  const auto now = suite_in(folder, {"b"});
  const auto obsolete =
      vtlsim::obsolete_snapshots(now, vtlsim::SnapshotFile::read(now.snapshot_file, now.root));
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
  CHECK(vtlsim::SnapshotFile::read(suite.snapshot_file, suite.root).keys() == keys);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(suite.snapshot_file.parent_path())) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  CHECK(files == 1);
}

TEST_CASE("a broken snapshot file is a failure of its tests") {
  const ScratchFolder folder;
  const auto path = folder.write("x.snap.json", "<<<<<<< ours");
  const auto failure =
      vtlsim::compare_snapshot(vtlsim::SnapshotFile::read(path, folder.path()), "a", Json());
  REQUIRE(failure);
  CHECK(failure->message.find("is not a JSON object") != std::string::npos);
}

TEST_CASE("a file that cannot be read is an error and stays as it was") {
  const ScratchFolder folder;
  const auto suite = suite_in(folder, {"a"});
  for (const char* text : {"<<<<<<< ours\n{}", "[]", "{\"a\": \"\xFF\"}", ""}) {
    folder.write("__snapshots__/s.snap.json", text);
    const auto written = vtlsim::write_snapshots(suite, {{{"a", outcome("1")}}, {}});
    CHECK(std::holds_alternative<std::string>(written));
    CHECK(folder.read("__snapshots__/s.snap.json") == text);
  }
}

TEST_CASE("snapshots are neither read nor written outside of the root") {
  const ScratchFolder outside;
  const std::string kept = "{\"a\": 1}";
  outside.write("s.snap.json", kept);
  for (const bool is_folder_link : {false, true}) {
    const ScratchFolder folder;
    const auto suite = suite_in(folder, {"a"});
    if (is_folder_link) {
      std::filesystem::create_directory_symlink(outside.path(), folder.path() / "__snapshots__");
    } else {
      std::filesystem::create_directories(folder.path() / "__snapshots__");
      std::filesystem::create_symlink(outside.path() / "s.snap.json", suite.snapshot_file);
    }
    CHECK(vtlsim::SnapshotFile::read(suite.snapshot_file, suite.root).problem().has_value());
    for (const vtlsim::SnapshotChanges& changes :
         {vtlsim::SnapshotChanges{{{"a", outcome("2")}}, {}}, vtlsim::SnapshotChanges{{}, {"a"}}}) {
      CHECK(std::holds_alternative<std::string>(vtlsim::write_snapshots(suite, changes)));
    }
    CHECK(outside.read("s.snap.json") == kept);
    CHECK(std::filesystem::is_symlink(is_folder_link ? folder.path() / "__snapshots__"
                                                     : suite.snapshot_file));
  }
}

TEST_CASE("a link within the root stays one, also when its last snapshot goes") {
  const ScratchFolder folder;
  const auto suite = suite_in(folder, {"a"});
  folder.write("kept.json", "{\"a\": 1}");
  std::filesystem::create_directories(folder.path() / "__snapshots__");
  std::filesystem::create_symlink("../kept.json", suite.snapshot_file);
  CHECK(
      std::get<vtlsim::SnapshotReport>(vtlsim::write_snapshots(suite, {{{"a", outcome("2")}}, {}}))
          .changed == 1);
  CHECK(folder.read("kept.json") == "{\n  \"a\": 2\n}\n");
  CHECK(std::get<vtlsim::SnapshotReport>(vtlsim::write_snapshots(suite, {{}, {"a"}})).removed == 1);
  CHECK(folder.read("kept.json") == "{}\n");
  CHECK(std::filesystem::is_symlink(suite.snapshot_file));
}

TEST_CASE("a run that removes the last snapshot beside one that adds one does not fail it") {
  const ScratchFolder folder;
  const auto suite = suite_in(folder, {"a"});
  auto other = suite_in(folder, {"b"});
  other.snapshot_file = folder.path() / "__snapshots__" / "t.snap.json";
  const auto flip = [](const vtlsim::TestSuite& one, const std::string& key) {
    for (int i = 0; i < 100; ++i) {
      CHECK(std::holds_alternative<vtlsim::SnapshotReport>(
          vtlsim::write_snapshots(one, {{{key, outcome("1")}}, {}})));
      CHECK(std::holds_alternative<vtlsim::SnapshotReport>(
          vtlsim::write_snapshots(one, {{}, {key}})));
    }
  };
  {
    const std::jthread left([&] { flip(suite, "a"); });
    const std::jthread right([&] { flip(other, "b"); });
  }
  CHECK_FALSE(std::filesystem::exists(folder.path() / "__snapshots__"));
}
