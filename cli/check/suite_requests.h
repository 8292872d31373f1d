// What the suites beside a template say about the requests it prints.
//
// Why: whether a request fits its data source shows only with a context, and the contexts that
// people wrote are in the suites.
// Invariants: a folder's suites are read once, however many templates of it are checked. A suite
// that cannot be read says nothing here: that is the business of `vtlsim test`. A folder that
// cannot be looked into is a finding of each of its templates. Threads: one.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "vtl/diagnostic.h"
#include "vtl/source.h"
#include "vtlsim/request_check.h"

namespace vtlsim {

class SuiteRequests {
 public:
  /// `cpu_time`: of one evaluation.
  SuiteRequests(std::vector<appsync::CompatibilityChoice> choices,
                std::chrono::nanoseconds cpu_time)
      : requests_(std::move(choices), cpu_time) {}

  /// Findings in the template `path`, whose text is `source`.
  std::vector<vtl::Diagnostic> check(const std::string& path,
                                     const std::shared_ptr<const vtl::Source>& source);

 private:
  const std::vector<vtl::Diagnostic>& of_folder(const std::filesystem::path& folder);

  RequestCheck requests_;
  std::map<std::filesystem::path, std::vector<vtl::Diagnostic>> folders_;
};

}  // namespace vtlsim
