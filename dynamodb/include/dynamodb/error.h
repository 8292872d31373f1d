// What an operation answers instead of a result: the service's error.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "dynamodb/json.h"

namespace dynamodb {

/// `type` is the service's name of the error without its name space; `details` holds the members
/// beside type and message (Item, CancellationReasons), or null.
struct Error {
  std::string type;
  std::string message;
  Json details = nullptr;
  /// Whether it is found in the request alone, before a table is looked at.
  bool is_of_request = false;
};

/// No error, or the first one that was found.
using Check = std::optional<Error>;

inline Error validation_error(std::string message) {
  return {"ValidationException", std::move(message)};
}

/// A result or an error.
template <class T>
class Expected {
 public:
  Expected(T value) : data_(std::move(value)) {}
  Expected(Error error) : data_(std::move(error)) {}

  explicit operator bool() const { return data_.index() == 0; }
  T& operator*() { return std::get<0>(data_); }
  const T& operator*() const { return std::get<0>(data_); }
  T* operator->() { return &std::get<0>(data_); }
  const T* operator->() const { return &std::get<0>(data_); }
  Error& error() { return std::get<1>(data_); }
  const Error& error() const { return std::get<1>(data_); }

 private:
  std::variant<T, Error> data_;
};

}  // namespace dynamodb
