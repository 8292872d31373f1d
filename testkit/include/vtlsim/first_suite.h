// Makes a first suite for a template or a resolver: from an empty folder to a passing test in two
// commands. The context, the hard part of a first test, holds what the templates read and no more.
// The test expects what comes out with it, so it passes; when the template fails it is a `todo`
// that says why.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "vtl/diagnostic.h"
#include "vtlsim/suite.h"

namespace vtlsim {

struct FirstSuite {
  /// Binds what was read, and what is to be written; absolute.
  std::filesystem::path root;
  /// The suite's file: NAME.vtltest.json beside the template or resolver.
  std::filesystem::path path;
  std::string text;
  /// Why its test is a todo; empty when it passes.
  std::string todo;
};

/// `path`: a template (*.vtl) or what load_resolver takes. It is bound by the root like all that a
/// suite names, or the suite that comes of it could not be run.
std::variant<FirstSuite, vtl::Diagnostic> make_first_suite(const std::filesystem::path& path,
                                                           const SuiteLoadOptions& options);

}  // namespace vtlsim
