// What a suite is about: reads `template`, `position` and `resolver`. Problems go to the document;
// the suite's subject is set when there are none.
#pragma once

#include <filesystem>

#include "testkit/resolver_files/guarded_folder.h"
#include "testkit/suites/suite_document.h"
#include "vtlsim/suite.h"

namespace vtlsim {

/// Returns the position of a template by its file name (`x.req.vtl`); unspecified for other names.
appsync::TemplatePosition position_of_file(const std::filesystem::path& path);

class SubjectReader {
 public:
  SubjectReader(SuiteDocument& document, const GuardedFolder& folder,
                const std::filesystem::path& suite_path, const ResolverFileOptions& options)
      : document_(document), folder_(folder), suite_path_(suite_path), options_(options) {}

  void read(TestSuite& suite);

 private:
  void read_template(const vtl::Value& value, TestSuite& suite);
  void read_position(const vtl::Value& value, TemplateSubject& subject);
  void read_resolver_value(const vtl::Value& value, TestSuite& suite);
  void read_resolver_path(std::string_view path, TestSuite& suite);

  SuiteDocument& document_;
  const GuardedFolder& folder_;
  const std::filesystem::path& suite_path_;
  const ResolverFileOptions& options_;
};

}  // namespace vtlsim
