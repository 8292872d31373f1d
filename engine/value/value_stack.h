// A stack of values whose first 64 need no memory of their own: the JSON reader keeps the elements
// of what it is reading until their number is known. The next push invalidates spans into it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "vtl/value.h"

namespace vtl {

class ValueStack {
 public:
  ValueStack() : values_(reinterpret_cast<Value*>(first_)) {}
  ValueStack(const ValueStack&) = delete;
  ValueStack& operator=(const ValueStack&) = delete;

  void push(const Value& value) {
    if (size_ == capacity_) [[unlikely]]
      grow();
    values_[size_++] = value;
  }
  std::size_t size() const { return size_; }
  Value& operator[](std::size_t place) { return values_[place]; }
  std::span<const Value> from(std::size_t place) const { return {values_ + place, size_ - place}; }
  void truncate(std::size_t size) { size_ = size; }

 private:
  static constexpr std::size_t kFirst = 64;

  [[gnu::noinline]] void grow() {
    std::vector<Value> more(capacity_ * 2);
    std::copy_n(values_, size_, more.begin());
    more_.swap(more);
    values_ = more_.data();
    capacity_ = more_.size();
  }

  // Bytes, because values would be set to null one by one.
  alignas(Value) std::byte first_[kFirst * sizeof(Value)];
  Value* values_;
  std::size_t size_ = 0;
  std::size_t capacity_ = kFirst;
  std::vector<Value> more_;
};

}  // namespace vtl
