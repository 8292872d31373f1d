// The second spelling under which Velocity looks for a property: `$x.foo` and `$x.Foo` both reach
// getFoo() and setFoo(...). The name as written is tried first, then with its first letter in the
// other case (PropertyExecutor, SetPropertyExecutor in 1.7).
#pragma once

#include <string>
#include <string_view>

namespace vtl {

/// Precondition: `name` is not empty. Only ASCII letters have another case here.
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
