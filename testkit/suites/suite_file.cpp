#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "testkit/resolver_files/guarded_folder.h"
#include "testkit/resolver_files/template_names.h"
#include "testkit/suites/suite_document.h"
#include "testkit/suites/suite_paths.h"
#include "testkit/suites/suite_subject.h"
#include "testkit/suites/test_table.h"
#include "vtl/object.h"
#include "vtlsim/suite.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;
using About = SuiteDocument::About;

constexpr std::string_view kSuiteKeys[] = {
    "$schema",     "description", "template", "resolver", "position", "context",
    "dataSources", "now",         "seed",     "strict",   "tags",     "tests",
};

BrokenSuite broken(const fs::path& path, std::string name, std::vector<vtl::Diagnostic> problems,
                   std::vector<fs::path> files) {
  return {std::move(name), path.string(), std::move(problems), std::move(files)};
}

}  // namespace

SuiteResult load_suite_file(const fs::path& path, const SuiteLoadOptions& options) {
  std::string name = suite_name(path, kSuiteSuffix, options.root);
  RecordingReader recorder(options);
  auto text = recorder.reader()(path.string());
  if (auto* problem = std::get_if<ResolverFileProblem>(&text)) {
    return broken(path, std::move(name), {std::move(problem->diagnostic)}, recorder.take_files());
  }
  SuiteDocument document(path.string(), std::move(std::get<std::string>(text)));
  TestSuite suite;
  suite.name = name;
  suite.path = path.string();
  suite.snapshot_file = snapshot_path(path, kSuiteSuffix);
  if (!document.root().is_null()) {
    const vtl::Map& root = *document.root().as_map();
    document.check_keys(root, kSuiteKeys, {}, "a suite");
    const ResolverFileOptions file_options{options.root, recorder.reader()};
    const GuardedFolder folder(path, file_options);
    SubjectReader subject(document, folder, path, file_options);
    subject.read(suite);
    TestTable table(document, folder, suite);
    table.read(root);
  }
  auto files = recorder.take_files();
  if (document.has_problems()) {
    return broken(path, std::move(name), document.take_problems(), std::move(files));
  }
  files.push_back(resolved_path(suite.snapshot_file));
  suite.files = std::move(files);
  return suite;
}

}  // namespace vtlsim
