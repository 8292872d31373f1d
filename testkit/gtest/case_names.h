// Names of tests as GoogleTest takes them: letters, digits and underscores of ASCII, never empty,
// no two alike from one CaseNames. The same suites give the same names.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace vtlsim {

class CaseNames {
 public:
  /// Returns resolvers_Query_rooms__is_empty for "resolvers/Query.rooms > is empty"; a name that
  /// was given before gets a number.
  std::string name_for(std::string_view full_name);

 private:
  std::set<std::string> given_;
  std::map<std::string, int> last_numbers_;
};

}  // namespace vtlsim
