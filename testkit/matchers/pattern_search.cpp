#include "testkit/matchers/pattern_search.h"

#include "vtl/attempt.h"
#include "vtlsim/matcher.h"

namespace vtlsim {

PatternSearch::PatternSearch() : patterns_(vtl::Limits()) {}

std::optional<bool> PatternSearch::is_found(std::string_view pattern, std::string_view text) {
  std::optional<bool> found;
  const auto failure = vtl::attempt([&] { found = patterns_.compile(pattern).find(text); });
  return failure ? std::nullopt : found;
}

std::optional<bool> pattern_is_found(std::string_view pattern, std::string_view text) {
  return PatternSearch().is_found(pattern, text);
}

}  // namespace vtlsim
