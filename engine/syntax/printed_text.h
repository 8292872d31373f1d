// A text that is printed again and again.
//
// Why: most texts of a template are the blanks between two directives; a render that copies them
// from the node itself, sixteen bytes at once, touches no other memory. Invariants: up to kShort
// bytes are held here, longer texts where they were. Ownership: the bytes of a long text belong to
// the source or the arena of the Unit. Threads: constant data.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace vtl::syntax {

// No wider than it must be: what stands behind it in a Line shares its last word.
#pragma pack(push, 4)
class PrintedText {
 public:
  static constexpr std::uint32_t kShort = 16;

  PrintedText() = default;
  explicit PrintedText(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
    if (is_short()) {
      std::copy(text.begin(), text.end(), short_.begin());
    } else {
      long_ = text.data();
    }
  }
  std::uint32_t size() const { return size_; }
  bool is_short() const { return size_ <= kShort; }
  /// Of a short text: its bytes and some more.
  const std::array<char, kShort>& short_text() const { return short_; }
  /// Of a long one.
  std::string_view long_text() const { return {long_, size_}; }

 private:
  union {
    std::array<char, kShort> short_{};
    const char* long_;
  };
  std::uint32_t size_ = 0;
};
#pragma pack(pop)

}  // namespace vtl::syntax
