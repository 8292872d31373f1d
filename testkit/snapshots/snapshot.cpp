#include "vtlsim/snapshot.h"

#include <algorithm>
#include <map>
#include <system_error>

#include <nlohmann/json.hpp>

#include "testkit/files/atomic_file.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kWriteHelp = "`vtlsim test --update` stores what comes out now";

/// Entries in the order of the suite's tests, others behind them as they were.
Json ordered(const Json& entries, const TestSuite& suite) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < suite.cases.size(); ++i) {
    const std::string& key = suite.cases[i].snapshot_key;
    if (!key.empty()) places.emplace(key, i);
  }
  const auto& members = entries.get_ref<const Json::object_t&>();
  const auto member = [&](std::size_t i) -> const auto& {
    return *(members.begin() + static_cast<std::ptrdiff_t>(i));
  };
  const auto place = [&](const std::string& key) {
    const auto found = places.find(key);
    return found == places.end() ? suite.cases.size() : found->second;
  };
  std::vector<std::pair<std::size_t, std::size_t>> order;
  for (std::size_t i = 0; i < members.size(); ++i) order.emplace_back(place(member(i).first), i);
  std::sort(order.begin(), order.end());
  Json result = Json::object();
  auto& target = result.get_ref<Json::object_t&>();
  for (const auto& [rank, i] : order) target.push_back({member(i).first, member(i).second});
  return result;
}

bool is_stored_as(const Json& left, const Json& right) {
  return json_text(left) == json_text(right);
}

}  // namespace

SnapshotFile SnapshotFile::read(const fs::path& path) {
  SnapshotFile file;
  std::error_code error;
  if (!fs::exists(path, error)) return file;
  auto text = read_project_file(path.string());
  if (const auto* problem = std::get_if<ResolverFileProblem>(&text)) {
    file.problem_ = problem->diagnostic.message;
    return file;
  }
  auto tree = parse_json(std::get<std::string>(text));
  if (!tree || !tree->is_object()) {
    file.problem_ = path.string() + " is no JSON object";
    return file;
  }
  file.entries_ = std::make_shared<const Json>(std::move(*tree));
  return file;
}

const Json* SnapshotFile::find(const std::string& key) const {
  if (!entries_) return nullptr;
  const auto found = entries_->find(key);
  return found == entries_->end() ? nullptr : &*found;
}

std::vector<std::string> SnapshotFile::keys() const {
  std::vector<std::string> keys;
  if (!entries_) return keys;
  for (const auto& [key, value] : entries_->get_ref<const Json::object_t&>()) keys.push_back(key);
  return keys;
}

std::optional<CaseFailure> compare_snapshot(const SnapshotFile& file, const std::string& key,
                                            const Json& outcome) {
  CaseFailure failure;
  failure.about = "snapshot";
  if (file.problem()) {
    failure.message = "the snapshots cannot be read: " + *file.problem();
    return failure;
  }
  const Json* stored = file.find(key);
  if (stored == nullptr) {
    failure.message = "there is no snapshot `" + key + "` yet; " + std::string(kWriteHelp);
    return failure;
  }
  // What is stored is data: `$match` in it is a key like any other.
  const Json literal{{"$match", "exact"}, {"value", *stored}};
  failure.differences = diff_json(literal, outcome);
  if (failure.differences.empty()) return std::nullopt;
  failure.message = "the snapshot `" + key + "` differs; " + std::string(kWriteHelp);
  return failure;
}

std::vector<std::string> obsolete_snapshots(const TestSuite& suite, const SnapshotFile& file) {
  std::vector<std::string> obsolete;
  for (std::string& key : file.keys()) {
    const bool is_used =
        std::any_of(suite.cases.begin(), suite.cases.end(),
                    [&](const TestCase& test) { return test.snapshot_key == key; });
    if (!is_used) obsolete.push_back(std::move(key));
  }
  return obsolete;
}

std::variant<SnapshotReport, std::string> write_snapshots(const TestSuite& suite,
                                                          const SnapshotChanges& changes) {
  const fs::path& path = suite.snapshot_file;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return "cannot make " + path.parent_path().string() + ": " + error.message();
  SnapshotReport report;
  {
    const FolderLock lock(path.parent_path());
    // Another run may have stored its own outcomes since this one looked.
    const SnapshotFile present = SnapshotFile::read(path);
    Json entries = Json::object();
    for (const std::string& key : present.keys()) {
      if (std::find(changes.removed.begin(), changes.removed.end(), key) == changes.removed.end()) {
        entries[key] = *present.find(key);
      } else {
        ++report.removed;
      }
    }
    for (const auto& [key, outcome] : changes.stored) {
      const Json* stored = present.find(key);
      if (stored == nullptr) ++report.added;
      if (stored != nullptr && !is_stored_as(*stored, *outcome)) ++report.changed;
      entries[key] = *outcome;
    }
    if (entries.empty()) {
      fs::remove(path, error);
    } else {
      const std::string text = json_text(ordered(entries, suite), 2) + "\n";
      const auto before = read_project_file(path.string());
      const auto* same = std::get_if<std::string>(&before);
      if (same == nullptr || *same != text) {
        if (auto reason = replace_file(path, text)) {
          return "cannot write " + path.string() + ": " + *reason;
        }
      }
    }
  }
  // Goes away only when it is empty.
  fs::remove(path.parent_path(), error);
  return report;
}

}  // namespace vtlsim
