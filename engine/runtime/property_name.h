// The second spelling under which Velocity looks for a property: `$x.foo` and `$x.Foo` both reach
// getFoo() and setFoo(...). The name as written is tried first, then with its first letter in the
// other case (PropertyExecutor, SetPropertyExecutor in 1.7).
#pragma once

#include <string>
#include <string_view>

#include "vtl/text/ascii.h"

namespace vtl {

/// Precondition: `name` is not empty. Only ASCII letters have another case here.
inline std::string with_flipped_initial(std::string_view name) {
  std::string result(name);
  char& first = result.front();
  first = is_lower_letter(first) ? ascii_upper(first) : ascii_lower(first);
  return result;
}

}  // namespace vtl
