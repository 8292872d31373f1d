// The tests of a suite: defaults of the suite, the tests' own keys, and table rows put together.
//
// Why: everything behind the loading sees complete cases and knows no defaults.
// Invariants: problems go to the document. A row's `context` replaces the test's context with its
// merge; else the row's `contextMerge` lies over both. A row's `expect` replaces the test's key by
// key. Threads: one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "testkit/resolver_files/guarded_folder.h"
#include "testkit/suites/element_places.h"
#include "testkit/suites/suite_document.h"
#include "vtlsim/json.h"
#include "vtlsim/suite.h"

namespace vtlsim {

class TestTable {
 public:
  TestTable(SuiteDocument& document, const GuardedFolder& folder, TestSuite& suite)
      : document_(document), folder_(folder), suite_(suite) {}

  void read(const vtl::Map& root);

 private:
  /// What a suite, a test or a row says; later layers win.
  struct Layer {
    vtl::Value context;
    vtl::Value merge;
    std::shared_ptr<const std::string> answers;
    std::optional<std::int64_t> now;
    std::optional<std::uint64_t> seed;
    std::optional<bool> is_strict;
    std::vector<std::string> tags;
  };

  Layer read_layer(const vtl::Map& object, const DocumentPath& path);
  void read_test(const vtl::Map& test, const DocumentPath& path, const ElementPlace& place);
  void read_rows(const vtl::Value& rows, const DocumentPath& path, const ElementPlace& place,
                 const TestCase& base, const Layer& layer, const Json& expect);
  void finish(TestCase test, const vtl::Value& context, const Json& expect,
              const DocumentPath& path);

  void read_mark(const vtl::Map& test, std::string_view key, const DocumentPath& path,
                 std::optional<std::string>& mark);
  std::string read_name(const vtl::Map& object, const DocumentPath& path, bool is_required);
  /// An object, or the object in the JSON file that a text names; null when there is a problem.
  vtl::Value read_object_or_file(const vtl::Value& value, const DocumentPath& path);
  std::shared_ptr<const std::string> context_text(const vtl::Value& context);

  SuiteDocument& document_;
  const GuardedFolder& folder_;
  TestSuite& suite_;
  Layer defaults_;
  bool is_template_ = true;
  /// Files named more than once are read once.
  std::map<std::string, std::shared_ptr<SuiteDocument>> object_files_;
  std::set<std::string> names_;
  std::set<std::string> snapshot_keys_;
  vtl::Value last_context_;
  std::shared_ptr<const std::string> last_context_text_;
};

}  // namespace vtlsim
