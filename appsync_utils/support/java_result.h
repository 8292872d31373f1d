// What a piece of Java's library answers: a value, or the exception it would have thrown. The
// functions of support/ know Java's errors (class and message) but not how the engine reports them.
// Exactly one of value and error is there; asking for the other is a programming error.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "vtl/java/exception.h"

namespace appsync {

template <class T>
class JavaResult {
 public:
  // Not explicit: `return value;` and `return vtl::JavaException{...};` are the whole point.
  JavaResult(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  JavaResult(vtl::JavaException error) : content_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return content_.index() == 0; }
  const T& operator*() const { return std::get<0>(content_); }
  T& operator*() { return std::get<0>(content_); }
  const T* operator->() const { return &std::get<0>(content_); }
  const vtl::JavaException& error() const { return std::get<1>(content_); }

 private:
  std::variant<T, vtl::JavaException> content_;
};

inline vtl::JavaException illegal_argument(std::string message) {
  return {"java.lang.IllegalArgumentException", std::move(message)};
}

}  // namespace appsync
