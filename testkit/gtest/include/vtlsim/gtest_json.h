// Matchers of JSON for GoogleMock, which this header itself does not need. Part of
// <vtlsim/gtest.h>, which is the header to include.
#pragma once

#include <ostream>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "vtlsim/gtest_run.h"

namespace vtlsim {

/// Matchers for EXPECT_THAT of GoogleMock, on texts that hold JSON. JsonEquals compares whole
/// documents; JsonIncludes lets keys be there that are not named. A text that is not JSON does not
/// match; an `expected` that is not JSON never matches.
class JsonMatcher {
 public:
  using is_gtest_matcher = void;
  bool MatchAndExplain(std::string_view text, ::testing::MatchResultListener* listener) const;
  void DescribeTo(std::ostream* out) const;
  void DescribeNegationTo(std::ostream* out) const;

 protected:
  JsonMatcher(Text expected, bool is_subset)
      : expected_(std::move(expected)), is_subset_(is_subset) {}

 private:
  Text expected_;
  bool is_subset_;
};
struct JsonEquals : JsonMatcher {
  explicit JsonEquals(Text expected) : JsonMatcher(std::move(expected), false) {}
};
struct JsonIncludes : JsonMatcher {
  explicit JsonIncludes(Text expected) : JsonMatcher(std::move(expected), true) {}
};

}  // namespace vtlsim
