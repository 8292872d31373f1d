// A result or the expected error that took its place: the one way in which functions of this
// project say that they could not do what was asked. Exceptions stay within a library.
//
//   Expected<Value, JsonError> read = read_json(text, heap);
//   if (!read) return read.error();
//   use(*read);
#pragma once

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace vtl {

/// Both a T and an E convert to it, as to a variant. Precondition of `*` and `->`: there is a
/// result; of error(): there is none.
template <class T, class E>
class [[nodiscard]] Expected {
  static_assert(!std::is_same_v<T, E>, "a result and an error of one type cannot be told apart");

 public:
  template <class Result = T>
  requires std::is_convertible_v<Result&&, T> &&(!std::is_same_v<std::remove_cvref_t<Result>, E>)&&(
      !std::is_same_v<std::remove_cvref_t<Result>, Expected>)
      // NOLINTNEXTLINE(google-explicit-constructor)
      Expected(Result&& result)
      : state_(std::in_place_index<0>, std::forward<Result>(result)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Expected(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  E& error() & { return *std::get_if<1>(&state_); }
  const E& error() const& { return *std::get_if<1>(&state_); }
  E&& error() && { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, E> state_;
};

/// The result of a function that has nothing to give but its effect: `return {};` says that it
/// worked.
template <class E>
class [[nodiscard]] Expected<void, E> {
 public:
  Expected() = default;
  // NOLINTNEXTLINE(google-explicit-constructor)
  Expected(E error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_.has_value(); }
  E& error() & { return *error_; }
  const E& error() const& { return *error_; }
  E&& error() && { return std::move(*error_); }

 private:
  std::optional<E> error_;
};

}  // namespace vtl
