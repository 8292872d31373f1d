#include <ostream>
#include <string>
#include <variant>

#include <nlohmann/json.hpp>

#include "testkit/gtest/run_check.h"
#include "vtlsim/gtest_json.h"
#include "vtlsim/json_diff.h"
#include "vtlsim/matcher.h"

namespace vtlsim {

bool JsonMatcher::MatchAndExplain(std::string_view text,
                                  ::testing::MatchResultListener* listener) const {
  const auto expected = json_of(expected_, "what is expected");
  if (const auto* problem = std::get_if<AssertionProblem>(&expected)) {
    *listener << problem->message;
    return false;
  }
  const auto& tree = std::get<Json>(expected);
  if (const auto problem = check_matchers(tree)) {
    *listener << "what is expected: " << problem->message;
    return false;
  }
  const auto actual = json_of(Text(text), "what came");
  if (const auto* problem = std::get_if<AssertionProblem>(&actual)) {
    *listener << problem->message;
    return false;
  }
  const auto differences = diff_json(tree, std::get<Json>(actual), {is_subset_});
  if (differences.empty()) return true;
  *listener << "which differs:\n" << render_differences(differences, 2);
  return false;
}

void JsonMatcher::DescribeTo(std::ostream* out) const {
  *out << "is JSON that " << (is_subset_ ? "includes " : "equals ") << expected_.value();
}

void JsonMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "is not JSON that " << (is_subset_ ? "includes " : "equals ") << expected_.value();
}

}  // namespace vtlsim
