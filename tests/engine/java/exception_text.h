// What Java would have thrown, for tests of its library.
#pragma once

#include <string>

#include "vtl/java/exception.h"

namespace vtl::test {

/// "java.lang.ArithmeticException: ..."; empty when `function` throws nothing.
template <typename Function>
std::string exception_of(Function function) {
  try {
    function();
  } catch (const JavaException& exception) {
    return exception.to_string();
  }
  return "";
}

}  // namespace vtl::test
