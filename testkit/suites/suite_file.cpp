#include <algorithm>
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
#include "vtlsim/named_file.h"
#include "vtlsim/suite.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;
using About = SuiteDocument::About;

constexpr std::string_view kSuiteKeys[] = {
    "$schema", "description", "template", "resolver", "position", "context",       "dataSources",
    "now",     "seed",        "strict",   "tags",     "tests",    "compatibility",
};

/// What was read, each file once.
std::vector<fs::path> sorted_once(std::vector<fs::path> files) {
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

BrokenSuite broken(const fs::path& path, std::string name, std::vector<vtl::Diagnostic> problems,
                   std::vector<fs::path> files) {
  return {std::move(name), visible_text(path.string()), std::move(problems),
          sorted_once(std::move(files))};
}

FileResult<std::string> text_of(const fs::path& path, const GuardedFolder& folder,
                                const SuiteLoadOptions& options) {
  if (options.text) return *options.text;
  if (!options.is_typed) return folder.read(path.filename());
  auto text = read_named_file(path.string());
  if (auto* bytes = std::get_if<std::string>(&text)) remove_byte_order_mark(*bytes, path);
  return text;
}

/// `{"set_null_assigns": true}`.
void read_compatibility(SuiteDocument& document, const vtl::Map& root, TestSuite& suite) {
  const vtl::Value* switches = root.find("compatibility");
  if (switches == nullptr) return;
  if (!switches->is_map()) {
    document.problem("`compatibility` must be an object, not " + std::string(kind_words(*switches)),
                     {"compatibility"}, About::value);
    return;
  }
  const vtl::Map& map = *switches->as_map();
  for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
    const std::string name(map.slot(i).key.as_string());
    const DocumentPath path = {"compatibility", name};
    auto read = appsync::parse_compatibility(name);
    if (name.find('=') != std::string::npos) read = "there is no switch `" + name + "`";
    if (auto* wrong = std::get_if<std::string>(&read)) {
      document.problem(std::move(*wrong), path, About::key,
                       "`vtlsim explain` lists the switches at the end");
    } else if (!map.slot(i).value.is_boolean()) {
      document.problem("a switch is true or false", path, About::value);
    } else {
      auto choice = std::get<appsync::CompatibilityChoice>(read);
      choice.is_on = map.slot(i).value.as_boolean();
      suite.compatibility.push_back(choice);
    }
  }
}

}  // namespace

SuiteResult load_suite_file(const fs::path& path, const SuiteLoadOptions& options) {
  std::string name = suite_name(path, kSuiteSuffix, options.root);
  std::vector<fs::path> files = {resolved_path(path)};
  const ResolverFileOptions file_options{options.root, {}, &files};
  const GuardedFolder folder(path, file_options);
  auto text = text_of(path, folder, options);
  if (auto* problem = std::get_if<FileProblem>(&text)) {
    return broken(path, std::move(name), {resolver_file_problem(std::move(*problem)).diagnostic},
                  std::move(files));
  }
  SuiteDocument document(path.string(), std::move(std::get<std::string>(text)));
  TestSuite suite;
  suite.name = name;
  suite.path = visible_text(path.string());
  suite.root = folder.root();
  suite.snapshot_file = snapshot_path(path, kSuiteSuffix);
  if (!document.root().is_null()) {
    const vtl::Map& root = *document.root().as_map();
    document.check_keys(root, kSuiteKeys, {}, "a suite");
    SubjectReader subject(document, folder, path, file_options);
    subject.read(suite);
    read_compatibility(document, root, suite);
    TestTable table(document, folder, suite);
    table.read(root);
  }
  if (document.has_problems()) {
    return broken(path, std::move(name), document.take_problems(), std::move(files));
  }
  files.push_back(resolved_path(suite.snapshot_file));
  suite.files = sorted_once(std::move(files));
  return suite;
}

}  // namespace vtlsim
