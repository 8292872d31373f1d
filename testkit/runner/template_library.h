// Compiled templates by the switches they were compiled under: set_null_assigns and the like decide
// what a call resolves to, so that suites with other switches cannot share a template.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "appsync/compatibility.h"
#include "appsync/simulator.h"
#include "appsync/util.h"
#include "vtlsim/suite.h"

namespace vtlsim {

struct TemplateLibrary {
  explicit TemplateLibrary(const appsync::Compatibility& wanted)
      : compatibility(wanted),
        environment(appsync::make_environment({vtl::Limits(), wanted})),
        templates(environment) {}

  appsync::Compatibility compatibility;
  std::shared_ptr<const vtl::Environment> environment;
  vtl::TemplateCache templates;
};

/// Callers on several threads guard of() themselves; a library stays where it is.
class TemplateLibraries {
 public:
  /// `choices` go on top of what a suite itself chooses.
  explicit TemplateLibraries(std::vector<appsync::CompatibilityChoice> choices)
      : choices_(std::move(choices)) {}

  TemplateLibrary& of(const TestSuite& suite) {
    const appsync::Compatibility wanted =
        appsync::with_choices(appsync::with_choices({}, suite.compatibility), choices_);
    for (TemplateLibrary& one : libraries_) {
      if (one.compatibility == wanted) return one;
    }
    return libraries_.emplace_back(wanted);
  }

 private:
  const std::vector<appsync::CompatibilityChoice> choices_;
  std::deque<TemplateLibrary> libraries_;
};

}  // namespace vtlsim
