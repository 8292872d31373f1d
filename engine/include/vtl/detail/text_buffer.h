// The one growing text that everything printed goes to: rendering, string interpolation, toString
// and JSON writing append to it, so that no intermediate strings are built. Interpolated strings
// are rendered at its end, cut off and kept in the heap.
//
// Throws LimitExceeded when size() would pass the limit (render catches it). Views into it die with
// the next append.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

#include "vtl/detail/limit_exceeded.h"
#include "vtl/detail/short_text.h"

namespace vtl {

class TextBuffer {
 public:
  explicit TextBuffer(std::size_t limit_bytes = static_cast<std::size_t>(-1))
      : limit_(limit_bytes) {}
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
  TextBuffer(TextBuffer&& other) noexcept
      : begin_(std::exchange(other.begin_, nullptr)),
        end_(std::exchange(other.end_, nullptr)),
        room_end_(std::exchange(other.room_end_, nullptr)),
        limit_(other.limit_) {}
  TextBuffer& operator=(TextBuffer&&) = delete;
  ~TextBuffer() { std::free(begin_); }

  void append(std::string_view text) {
    copy_text(reserve(text.size()), text.data(), text.size());
    end_ += text.size();
  }
  /// The first `count` of these bytes.
  void append_short(const std::array<char, 16>& text, std::size_t count) {
    if (!has_room(text.size())) [[unlikely]]
      return append_near_end({text.data(), count});
    std::memcpy(end_, text.data(), text.size());
    end_ += count;
  }
  void append(char character) {
    *reserve(1) = character;
    ++end_;
  }
  /// Makes room for `count` more bytes; follow with commit() of what was written.
  char* reserve(std::size_t count) {
    if (!has_room(count)) [[unlikely]]
      grow(count);
    return end_;
  }
  void commit(std::size_t count) { end_ += count; }
  /// Returns whether reserve(count) takes no more memory.
  bool has_room(std::size_t count) const {
    return count <= static_cast<std::size_t>(room_end_ - end_);
  }

  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  std::string_view view() const { return {begin_, size()}; }
  std::string_view view_from(std::size_t start) const { return {begin_ + start, size() - start}; }
  void truncate(std::size_t size) { end_ = begin_ + size; }
  void clear() { end_ = begin_; }
  /// Returns how many bytes may still be appended.
  std::size_t room_left() const { return limit_ - std::min(limit_, size()); }
  void set_limit(std::size_t limit_bytes) { limit_ = limit_bytes; }

 private:
  [[gnu::noinline]] void append_near_end(std::string_view text) { append(text); }
  [[gnu::noinline]] void grow(std::size_t count) {
    const std::size_t used = size();
    if (count > limit_ || used > limit_ - count) throw LimitExceeded{LimitKind::output_bytes};
    const auto capacity = static_cast<std::size_t>(room_end_ - begin_);
    std::size_t wanted = capacity < 512 ? 1024 : capacity * 2;
    if (wanted < used + count) wanted = used + count;
    if (wanted > limit_ && limit_ >= used + count) wanted = limit_;
    auto* grown = static_cast<char*>(std::realloc(begin_, wanted));
    if (grown == nullptr) throw std::bad_alloc();
    begin_ = grown;
    end_ = grown + used;
    room_end_ = grown + wanted;
  }

  char* begin_ = nullptr;
  char* end_ = nullptr;
  char* room_end_ = nullptr;
  std::size_t limit_;
};

}  // namespace vtl
