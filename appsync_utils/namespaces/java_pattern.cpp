#include "appsync_utils/namespaces/java_pattern.h"

#include "vtl/detail/limit_exceeded.h"
#include "vtl/java/pattern_cache.h"

namespace appsync {

bool matches_whole(vtl::Session& session, std::string_view pattern, std::string_view text) {
  try {
    return session.patterns().compile(pattern).matches(text);
  } catch (const vtl::RegexLimitExceeded& exceeded) {
    throw vtl::LimitExceeded{exceeded.kind()};
  }
}

}  // namespace appsync
