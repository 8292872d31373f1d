// A first suite for a template or a resolver.
//
// Why: from an empty folder to a passing test in two commands; the hard part of a first test is the
// context, and what the templates read says which parts of it matter. Invariants: the context holds
// only what is read. The test expects what comes out with it, so it passes; when the template fails
// it is a `todo` that says why. Ownership: results own their texts. Threads: no state.
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
  /// Where it belongs: NAME.vtltest.json beside the template or resolver.
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
