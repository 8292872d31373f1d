#include "vtlsim/snapshot.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "vtlsim/file_root.h"

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

/// Makes the file hold the entries; without any it goes away, and of a link to a file only what is
/// in that file.
std::optional<FileProblem> store(const FileRoot& root, const fs::path& path, const Json& entries,
                                 const TestSuite& suite) {
  std::error_code error;
  root.clear_left_over(path);
  const fs::file_status status = fs::symlink_status(path, error);
  if (entries.empty() && !fs::is_symlink(status))
    return fs::exists(status) ? root.remove(path) : std::nullopt;
  const std::string text = json_text(ordered(entries, suite), 2) + "\n";
  const auto before = root.read(path);
  const auto* same = std::get_if<std::string>(&before);
  if (same != nullptr && *same == text) return std::nullopt;
  return root.replace(path, text);
}

}  // namespace

namespace {

/// Returns whether nothing is at the path; a link to nowhere is something.
bool is_nothing(const FileProblem& problem, const fs::path& path) {
  std::error_code error;
  return problem.fault == FileFault::missing && !fs::exists(fs::symlink_status(path, error)) &&
         (fs::exists(path.parent_path(), error) ||
          !fs::is_symlink(fs::symlink_status(path.parent_path(), error)));
}

}  // namespace

SnapshotFile SnapshotFile::read(const fs::path& path, const fs::path& root) {
  return read(path, FileRoot(root));
}

SnapshotFile SnapshotFile::read(const fs::path& path, const FileRoot& root) {
  SnapshotFile file;
  auto text = root.read(path);
  if (const auto* problem = std::get_if<FileProblem>(&text)) {
    if (!is_nothing(*problem, path)) file.problem_ = problem->message;
    return file;
  }
  auto tree = parse_json(std::get<std::string>(text));
  if (!tree || !tree->is_object()) {
    file.problem_ = path.string() + " is not a JSON object";
    return file;
  }
  file.entries_ = std::make_shared<const Json>(std::move(*tree));
  Index index;
  for (const auto& [key, value] : file.entries_->get_ref<const Json::object_t&>())
    index.emplace(key, &value);
  file.index_ = std::make_shared<const Index>(std::move(index));
  return file;
}

const Json* SnapshotFile::find(const std::string& key) const {
  if (!index_) return nullptr;
  const auto found = index_->find(key);
  return found == index_->end() ? nullptr : found->second;
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
  std::unordered_set<std::string_view> used;
  for (const TestCase& test : suite.cases) used.insert(test.snapshot_key);
  std::vector<std::string> obsolete = file.keys();
  std::erase_if(obsolete, [&](const std::string& key) { return used.contains(key); });
  return obsolete;
}

std::variant<SnapshotReport, std::string> write_snapshots(const TestSuite& suite,
                                                          const SnapshotChanges& changes) {
  const fs::path& path = suite.snapshot_file;
  const FileRoot root(suite.root);
  auto locked = root.lock_folder(path.parent_path());
  if (auto* problem = std::get_if<FileProblem>(&locked)) return std::move(problem->message);
  // Another run may have stored its own outcomes since this one looked.
  const SnapshotFile present = SnapshotFile::read(path, root);
  if (present.problem()) return *present.problem();
  SnapshotReport report;
  const std::unordered_set<std::string_view> removed(changes.removed.begin(),
                                                     changes.removed.end());
  std::unordered_map<std::string_view, const Json*> replaced;
  for (const auto& [key, outcome] : changes.stored) replaced[key] = outcome.get();
  Json entries = Json::object();
  auto& members = entries.get_ref<Json::object_t&>();
  for (const std::string& key : present.keys()) {
    if (removed.contains(key)) {
      ++report.removed;
    } else if (!replaced.contains(key)) {
      members.push_back({key, *present.find(key)});
    }
  }
  for (const auto& [key, outcome] : replaced) {
    const Json* stored = present.find(std::string(key));
    if (stored == nullptr) ++report.added;
    if (stored != nullptr && !is_stored_as(*stored, *outcome)) ++report.changed;
    members.push_back({std::string(key), *outcome});
  }
  if (auto problem = store(root, path, entries, suite)) return std::move(problem->message);
  // Under the lock still: whoever waits for it looks whether the folder is there.
  std::get<FolderLock>(locked).remove_if_empty();
  return report;
}

}  // namespace vtlsim
