// A Java exception of which it is known which argument of the call was to blame.
//
// Why: `epochMilliSecondsToFormatted(.., "yyyy-bb", ..)` should be shown with a mark under the bad
// pattern, not only under the name of the function. Java itself knows nothing of it, so the message
// is that of the exception alone. Invariants: argument counts from 0 and is below the number of
// arguments of the call. Threads: a plain value.
#pragma once

#include <cstddef>
#include <utility>

#include "vtl/java_exception.h"

namespace vtl {

struct ArgumentException : JavaException {
  std::size_t argument;

  ArgumentException(std::size_t argument_in, JavaException exception)
      : JavaException(std::move(exception)), argument(argument_in) {}
};

}  // namespace vtl
