#include "appsync_utils/namespaces/java_pattern.h"

#include <algorithm>

#include "engine/methods/java_regex.h"
#include "vtl/limit_exceeded.h"

namespace appsync {

namespace {

// The steps that the methods of String allow themselves for a millisecond of the limit.
constexpr std::int64_t kStepsPerMillisecond = 5;

}  // namespace

bool matches_whole(std::string_view pattern, std::string_view text, std::uint32_t milliseconds) {
  vtl::RegexLimits limits;
  limits.max_steps = static_cast<std::int32_t>(
      std::min<std::int64_t>(milliseconds * kStepsPerMillisecond, INT32_MAX));
  try {
    return vtl::JavaRegex::compile(pattern, limits).matches(text);
  } catch (const vtl::RegexLimitExceeded&) {
    throw vtl::LimitExceeded{vtl::LimitKind::regex_time};
  }
}

}  // namespace appsync
