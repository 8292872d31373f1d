// Java's view of a String inside a method body: UTF-16 lengths, cuts and units over WTF-8. Nearly
// every text of a template is ASCII, where a unit is a byte and a substring needs no copy; long
// texts are walked once, and their index stays in the heap. Views that are returned point into the
// receiver or into the heap.
//
// A String whose units all fit in a byte (Latin-1) reports bad indexes with other words than one
// with more, as in Java.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/value/text_index.h"
#include "vtl/method.h"

namespace vtl {

class StringText {
 public:
  /// Takes any text, which is walked each time.
  explicit StringText(std::string_view text);
  /// Takes a text that lives as long as the heap; charges for what it walks over.
  StringText(Heap& heap, std::string_view text);

  std::string_view text() const { return text_; }
  bool is_ascii() const { return is_ascii_; }
  /// In UTF-16 units.
  std::int64_t length() const { return length_; }
  /// Java's compact representation: every unit below 0x100.
  bool is_latin1() const;
  /// index < length().
  char16_t unit(std::int64_t index) const;
  /// 0 <= begin <= end <= length(): a view where the cuts fall between code points, else a copy in
  /// the heap.
  std::string_view cut(const Call& call, std::int64_t begin, std::int64_t end) const;
  /// Returns the index in units of a byte offset that lies between code points.
  std::int64_t index_of_byte(std::size_t byte) const;
  /// Returns the place of a unit. Precondition: index <= length().
  Utf16Position place_of(std::int64_t index) const;

 private:
  std::string_view text_;
  /// Null for a short text.
  const TextIndex* index_ = nullptr;
  bool is_ascii_ = true;
  std::int64_t length_ = 0;
};

/// Throws StringIndexOutOfBoundsException "begin 2, end 1, length 3" unless 0 <= begin <= end <=
/// length.
void check_range(const Call& call, std::int64_t begin, std::int64_t end, std::int64_t length);
/// Returns the text of a char[] (a List of Characters).
std::string text_of_chars(std::span<const Value> chars);
/// Makes a char[] with the units of a text.
Value make_char_array(const Call& call, std::string_view text);

}  // namespace vtl
