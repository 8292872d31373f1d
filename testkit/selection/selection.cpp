#include "vtlsim/selection.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "testkit/matchers/pattern_search.h"
#include "vtlsim/file_root.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

bool is_pattern(std::string_view filter) {
  return filter.size() > 2 && filter.starts_with('/') && filter.ends_with('/');
}

bool fits(std::string_view filter, const std::string& name, PatternSearch& patterns) {
  if (!is_pattern(filter)) return name.find(filter) != std::string::npos;
  return patterns.is_found(filter.substr(1, filter.size() - 2), name).value_or(false);
}

bool has_wanted_tags(const TestCase& test, const std::vector<std::string>& tags) {
  bool is_wanted = false;
  bool has_positive = false;
  for (const std::string& tag : tags) {
    const bool is_negative = tag.starts_with('!');
    const std::string word = is_negative ? tag.substr(1) : tag;
    const bool has = std::find(test.tags.begin(), test.tags.end(), word) != test.tags.end();
    if (is_negative && has) return false;
    if (is_negative) continue;
    has_positive = true;
    is_wanted = is_wanted || has;
  }
  return is_wanted || !has_positive;
}

template <class Names>
bool holds(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_chosen(const TestCase& test, const Selection& selection,
               const std::set<std::string>& failed, PatternSearch& patterns) {
  if (!selection.filters.empty() && std::none_of(selection.filters.begin(), selection.filters.end(),
                                                 [&](const std::string& filter) {
                                                   return fits(filter, test.full_name, patterns);
                                                 })) {
    return false;
  }
  if (!selection.names.empty() && !holds(selection.names, test.full_name)) return false;
  if (selection.failed && failed.find(test.full_name) == failed.end()) return false;
  return has_wanted_tags(test, selection.tags);
}

}  // namespace

bool is_related(const std::vector<fs::path>& files, const std::vector<fs::path>& changed) {
  for (const fs::path& change : changed) {
    const fs::path whole = resolved_path(change);
    for (const fs::path& file : files) {
      // A file in X.fixtures is new or changed; the folder itself is among the suite's files.
      if (is_below(file, whole) || (whole.parent_path() == file)) return true;
    }
  }
  return false;
}

std::variant<std::vector<SelectedCase>, std::string> select_cases(
    const std::vector<TestSuite>& suites, const Selection& selection) {
  PatternSearch patterns;
  for (const std::string& filter : selection.filters) {
    if (is_pattern(filter) && !patterns.is_found(filter.substr(1, filter.size() - 2), "")) {
      return "`" + filter + "` is not a regular expression";
    }
  }
  std::set<std::string> failed;
  if (selection.failed) failed.insert(selection.failed->begin(), selection.failed->end());
  std::vector<SelectedCase> chosen;
  for (const TestSuite& suite : suites) {
    if (selection.related && !is_related(suite.files, *selection.related)) continue;
    const bool has_only = std::any_of(suite.cases.begin(), suite.cases.end(),
                                      [](const TestCase& test) { return test.is_only; });
    for (const TestCase& test : suite.cases) {
      if (is_chosen(test, selection, failed, patterns))
        chosen.push_back({&suite, &test, has_only && !test.is_only});
    }
  }
  if (selection.shard_count <= 1) return chosen;
  std::vector<SelectedCase> shard;
  for (std::size_t i = selection.shard - 1; i < chosen.size(); i += selection.shard_count) {
    shard.push_back(chosen[i]);
  }
  return shard;
}

}  // namespace vtlsim
