// Memory that is given back all at once: trees of many small parts that live and die together.
// Addresses stay; destructors are not run, so only types without one may be made.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace gql {

class Arena {
 public:
  explicit Arena(std::size_t first_block = 4096) : memory_(first_block) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (memory_.allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
  }
  /// Room for `count` values, which the caller constructs.
  template <class T>
  T* room(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return static_cast<T*>(memory_.allocate(sizeof(T) * count, alignof(T)));
  }
  template <class T>
  std::span<T> copy(std::span<const T> values) {
    if (values.empty()) return {};
    T* const to = room<T>(values.size());
    std::uninitialized_copy(values.begin(), values.end(), to);
    return {to, values.size()};
  }
  template <class T>
  std::span<T> copy(const std::vector<T>& values) {
    return copy(std::span<const T>(values));
  }
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* const to = room<char>(text.size());
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }

 private:
  std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace gql
