// The second spelling under which Velocity looks for a property.
//
// Why: `$x.foo` and `$x.Foo` both reach getFoo() and setFoo(..). Threads: a pure function.
// Velocity quirk (PropertyExecutor, SetPropertyExecutor in 1.7): the name as written is tried
// first, then with its first letter in the other case.
#pragma once

#include <string>
#include <string_view>

namespace vtl {

/// `name` is not empty; only ASCII letters have another case here.
inline std::string with_flipped_initial(std::string_view name) {
  std::string result(name);
  char& first = result.front();
  if (first >= 'a' && first <= 'z') {
    first = static_cast<char>(first - 'a' + 'A');
  } else if (first >= 'A' && first <= 'Z') {
    first = static_cast<char>(first - 'A' + 'a');
  }
  return result;
}

}  // namespace vtl
