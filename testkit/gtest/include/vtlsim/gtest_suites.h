// Suites as tests of GoogleTest. Part of <vtlsim/gtest.h>, which is the header to include;
// INSTANTIATE_VTL_SUITES is there. There is always a test: a suite that cannot be found or read is
// one that fails. Files are read when GoogleTest asks for the tests, after main has begun.
#pragma once

#include <initializer_list>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vtlsim {

/// One test of a suite, or a suite that cannot be run.
class SuiteCase {
 public:
  struct State;
  explicit SuiteCase(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  const State& state() const { return *state_; }
  /// "SUITE > NAME".
  const std::string& full_name() const;
  /// Letters, digits and underscores; unique among the cases found with it.
  const std::string& test_name() const;

 private:
  std::shared_ptr<const State> state_;
};
void PrintTo(const SuiteCase& one, std::ostream* out);

/// Returns the tests of the suites that `patterns` name: suites, folders, or patterns with `*`, `?`
/// and
/// `**`. A pattern that no suite fits, and a suite that cannot be read, is one case that fails.
std::vector<SuiteCase> find_suite_cases(std::string_view folder,
                                        std::initializer_list<std::string_view> patterns);

/// Fails at the place of the test in its suite; a skipped test, and a `todo` that fails, is
/// skipped.
void run_suite_case(const SuiteCase& one);

struct SuiteCaseName {
  std::string operator()(const ::testing::TestParamInfo<SuiteCase>& info) const {
    return info.param.test_name();
  }
};

/// VtlSuites.Case/SUITE__NAME runs a case.
class VtlSuites : public ::testing::TestWithParam<SuiteCase> {};

}  // namespace vtlsim
