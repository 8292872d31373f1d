// Java's regular expressions for one comparison after another: patterns in suites mean what they
// mean in templates, within the same limits. Patterns are compiled once.
#pragma once

#include <optional>
#include <string_view>

#include "vtl/java/pattern_cache.h"

namespace vtlsim {

class PatternSearch {
 public:
  PatternSearch();

  /// Same as pattern_is_found().
  std::optional<bool> is_found(std::string_view pattern, std::string_view text);

 private:
  vtl::PatternCache patterns_;
};

}  // namespace vtlsim
