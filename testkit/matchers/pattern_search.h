// Java regular expressions for one comparison after another.
#pragma once

#include <optional>
#include <string_view>

#include "vtl/session.h"
#include "vtl/template.h"

namespace vtlsim {

/// Asks a template for Java's String.matches: patterns in suites then mean what they mean in
/// templates, with the engine's limits on time and stack, and the testkit needs no second regular
/// expression library. Making one costs as much as many searches, so a comparison has one for all
/// of its patterns.
class PatternSearch {
 public:
  PatternSearch();

  /// As pattern_is_found().
  std::optional<bool> is_found(std::string_view pattern, std::string_view text);

 private:
  std::optional<vtl::Template> template_;
  vtl::Session session_;
};

}  // namespace vtlsim
