// Inputs of a size that is asked for, and the three of data/. A time at one size says nothing about
// the next: each growth is measured over inputs that differ in size alone. The same arguments give
// the same bytes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "tests/bench/workload.h"

namespace vtlsim::bench {

/// "query", "auth" or "list1000".
std::unique_ptr<Workload> data_workload(const std::string& name);

/// A template of about `bytes` bytes: sets, conditions, method calls and JSON text, as resolvers
/// have them.
std::string resolver_template(std::size_t bytes);
/// A template of about `bytes` bytes in which only the last line is not plain text.
std::string plain_template(std::size_t bytes);
/// A context that the templates of this file render with: `count` items in $ctx.result.items.
std::string context_with_items(std::size_t count);
/// The loop that data/list1000.vtl is.
std::string loop_template();
/// A JSON object with maps inside maps, `depth` levels, each with a few further members.
std::string nested_json(std::size_t depth);
/// A JSON object with one string of `bytes` bytes; every 64th is a line feed to be escaped.
std::string long_string_json(std::size_t bytes);

/// A folder with one template and suites of `cases` tests in all; removed with the object.
class SuiteFolder {
 public:
  explicit SuiteFolder(std::size_t cases);
  SuiteFolder(const SuiteFolder&) = delete;
  SuiteFolder& operator=(const SuiteFolder&) = delete;
  ~SuiteFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace vtlsim::bench
