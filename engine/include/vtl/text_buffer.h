// The one growing text that everything printed goes to.
//
// Why: rendering, string interpolation, toString and JSON writing append to the same kind of
// buffer, so that no intermediate strings are built. Interpolated strings are rendered at its end,
// cut off and kept in the heap. Invariants: size() never passes the limit given to it; passing it
// throws LimitExceeded (caught by render). Ownership: owns its bytes; views into it die with the
// next append. Threads: one thread at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

#include "vtl/limit_exceeded.h"
#include "vtl/short_text.h"

namespace vtl {

class TextBuffer {
 public:
  explicit TextBuffer(std::size_t limit_bytes = static_cast<std::size_t>(-1))
      : limit_(limit_bytes) {}
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
  TextBuffer(TextBuffer&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)),
        limit_(other.limit_) {}
  TextBuffer& operator=(TextBuffer&&) = delete;
  ~TextBuffer() { std::free(data_); }

  void append(std::string_view text) {
    copy_text(reserve(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  /// The first `count` of these bytes.
  void append_short(const std::array<char, 16>& text, std::size_t count) {
    if (capacity_ - size_ < text.size()) [[unlikely]]
      return append_near_end({text.data(), count});
    std::memcpy(data_ + size_, text.data(), text.size());
    size_ += count;
  }
  void append(char character) {
    *reserve(1) = character;
    ++size_;
  }
  /// Room for `count` more bytes; follow with commit() of what was written.
  char* reserve(std::size_t count) {
    if (count > capacity_ - size_) [[unlikely]]
      grow(count);
    return data_ + size_;
  }
  void commit(std::size_t count) { size_ += count; }
  /// Whether reserve(count) takes no more memory.
  bool has_room(std::size_t count) const { return count <= capacity_ - size_; }

  std::size_t size() const { return size_; }
  std::string_view view() const { return {data_, size_}; }
  std::string_view view_from(std::size_t start) const { return {data_ + start, size_ - start}; }
  void truncate(std::size_t size) { size_ = size; }
  void clear() { size_ = 0; }
  void set_limit(std::size_t limit_bytes) { limit_ = limit_bytes; }

 private:
  [[gnu::noinline]] void append_near_end(std::string_view text) { append(text); }
  [[gnu::noinline]] void grow(std::size_t count) {
    if (count > limit_ || size_ > limit_ - count) throw LimitExceeded{LimitKind::output_bytes};
    std::size_t wanted = capacity_ < 512 ? 1024 : capacity_ * 2;
    if (wanted < size_ + count) wanted = size_ + count;
    if (wanted > limit_ && limit_ >= size_ + count) wanted = limit_;
    auto* grown = static_cast<char*>(std::realloc(data_, wanted));
    if (grown == nullptr) throw std::bad_alloc();
    data_ = grown;
    capacity_ = wanted;
  }

  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::size_t limit_;
};

}  // namespace vtl
