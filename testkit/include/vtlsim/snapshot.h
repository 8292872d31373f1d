// Stored outcomes of tests: reading, comparing, and replacing them without ever leaving half a
// file.
//
// Why: a snapshot is reviewed as a difference in version control, so its text must depend on
// nothing but the outcomes. Invariants: one file a suite, canonical JSON (two blanks, keys in the
// order of the suite's tests, values in document order). A file is replaced in one step, under a
// lock on its folder, on top of what another run stored meanwhile. Ownership: plain values.
// Threads: reading is free; writing takes the lock.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "vtlsim/case_result.h"
#include "vtlsim/json.h"
#include "vtlsim/suite.h"

namespace vtlsim {

class FileRoot;

class SnapshotFile {
 public:
  /// A file that is not there holds nothing; one that cannot be read or is not a JSON object holds
  /// nothing and has a problem. `root` binds the path, links included.
  static SnapshotFile read(const std::filesystem::path& path, const std::filesystem::path& root);
  static SnapshotFile read(const std::filesystem::path& path, const FileRoot& root);

  const std::optional<std::string>& problem() const { return problem_; }
  /// nullptr when nothing is stored under `key`.
  const Json* find(const std::string& key) const;
  std::vector<std::string> keys() const;

 private:
  using Index = std::unordered_map<std::string_view, const Json*>;

  std::shared_ptr<const Json> entries_;
  /// Into the entries, which are searched one by one otherwise.
  std::shared_ptr<const Index> index_;
  std::optional<std::string> problem_;
};

/// The failure of a test whose outcome is not what is stored; nullopt when it is.
std::optional<CaseFailure> compare_snapshot(const SnapshotFile& file, const std::string& key,
                                            const Json& outcome);

struct SnapshotChanges {
  std::vector<std::pair<std::string, std::shared_ptr<const Json>>> stored;
  /// Keys of no test any more.
  std::vector<std::string> removed;
};

struct SnapshotReport {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
};

/// Writes `suite`'s snapshot file (or removes it when nothing is left); the text is a reason why it
/// could not be done, and then the file is as it was. A file that is there and cannot be read is
/// one: nobody knows what would be lost.
std::variant<SnapshotReport, std::string> write_snapshots(const TestSuite& suite,
                                                          const SnapshotChanges& changes);

/// Stored keys that no test of the suite has.
std::vector<std::string> obsolete_snapshots(const TestSuite& suite, const SnapshotFile& file);

}  // namespace vtlsim
