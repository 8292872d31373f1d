#include <algorithm>
#include <limits>

#include "vtl/heap.h"
#include "vtl/java/to_string.h"
#include "vtl/object.h"

namespace vtl {

void List::grow(std::uint32_t wanted) {
  if (wanted > std::numeric_limits<std::int32_t>::max() / 2)
    throw LimitExceeded{LimitKind::heap_bytes};
  std::uint32_t capacity = std::max(wanted, capacity_ < 4 ? 8U : capacity_ * 2);
  auto* grown = static_cast<Value*>(heap_->allocate(std::size_t{capacity} * sizeof(Value)));
  if (size_ != 0) std::memcpy(static_cast<void*>(grown), data_, size_ * sizeof(Value));
  data_ = grown;
  capacity_ = capacity;
}

void List::insert(std::uint32_t index, Value value) {
  insert_all(index, {&value, 1});
}

void List::insert_all(std::uint32_t index, std::span<const Value> values) {
  if (values.size() > std::numeric_limits<std::int32_t>::max() - size_)
    throw LimitExceeded{LimitKind::heap_bytes};
  const auto count = static_cast<std::uint32_t>(values.size());
  // `values` may be this list's own elements (a.addAll(a)): growing leaves the old storage
  // readable, and at the end nothing moves.
  const bool is_own = !values.empty() && values.data() >= data_ && values.data() < data_ + size_;
  if (is_own && index != size_ && size_ + count <= capacity_) {
    const std::vector<Value> copy(values.begin(), values.end());
    insert_all(index, copy);
    return;
  }
  if (size_ + count > capacity_) grow(size_ + count);
  if (count != 0) {
    if (index != size_) {
      heap_->work().charge_bytes((size_ - index) * sizeof(Value));
      std::memmove(static_cast<void*>(data_ + index + count), data_ + index,
                   (size_ - index) * sizeof(Value));
    }
    std::memcpy(static_cast<void*>(data_ + index), values.data(), count * sizeof(Value));
  }
  size_ += count;
  ++modifications_;
}

Value List::remove_at(std::uint32_t index) {
  Value removed = data_[index];
  remove_range(index, index + 1);
  return removed;
}

void List::remove_range(std::uint32_t begin, std::uint32_t end) {
  heap_->work().charge_bytes((size_ - end) * sizeof(Value));
  std::memmove(static_cast<void*>(data_ + begin), data_ + end, (size_ - end) * sizeof(Value));
  size_ -= end - begin;
  ++modifications_;
}

void List::clear() {
  size_ = 0;
  ++modifications_;
}

}  // namespace vtl
