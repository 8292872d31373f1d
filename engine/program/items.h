// A span of twelve bytes instead of sixteen: an instruction's list of operands and the small
// members beside it share two words, and renders read less memory. Holds at most 2^32 - 1 items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace vtl::code {

#pragma pack(push, 4)
template <class T>
class Items {
 public:
  Items() = default;
  Items(T* data, std::size_t size) : data_(data), size_(static_cast<std::uint32_t>(size)) {}
  template <class U>
  Items(std::span<U> items) : Items(items.data(), items.size()) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() const { return data_; }
  T* begin() const { return data_; }
  T* end() const { return data_ + size_; }
  T& operator[](std::size_t index) const { return data_[index]; }
  T& front() const { return data_[0]; }
  T& back() const { return data_[size_ - 1]; }
  std::span<T> first(std::size_t count) const { return {data_, count}; }

 private:
  T* data_ = nullptr;
  std::uint32_t size_ = 0;
};

/// Items that are addressed from their end: for lists whose last item is asked for most.
template <class T>
class EndItems {
 public:
  EndItems() = default;
  EndItems(std::span<T> items)
      : end_(items.data() + items.size()), size_(static_cast<std::uint32_t>(items.size())) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() const { return end_ - size_; }
  T* begin() const { return end_ - size_; }
  T* end() const { return end_; }
  T& operator[](std::size_t index) const { return data()[index]; }
  T& back() const { return end_[-1]; }
  std::span<T> first(std::size_t count) const { return {data(), count}; }

 private:
  T* end_ = nullptr;
  std::uint32_t size_ = 0;
};
#pragma pack(pop)

/// A string_view of twelve bytes.
class Name : public Items<const char> {
 public:
  Name() = default;
  Name(std::string_view text) : Items(text.data(), text.size()) {}
  operator std::string_view() const { return {data(), size()}; }
  friend bool operator==(const Name& left, std::string_view right) {
    return std::string_view(left) == right;
  }
};

}  // namespace vtl::code
