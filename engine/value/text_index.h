// Finds UTF-16 units in long texts: Java counts by units, a text is bytes, and `charAt` in a loop
// must not walk the text for each character.
//
// The last few texts are remembered; an index takes a sixteenth of its text. Precondition: texts
// keep their bytes while the heap lives, as all texts of values do. A Heap owns its TextIndexes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "vtl/text/wtf8.h"

namespace vtl {

class Work;

class TextIndex {
 public:
  bool is_of(std::string_view text) const {
    return text_.data() == text.data() && text_.size() == text.size();
  }
  void build(std::string_view text);

  bool is_ascii() const { return is_ascii_; }
  std::size_t length() const { return length_; }
  /// Same as find_utf16_unit.
  Utf16Position find(std::size_t unit) const;
  /// Returns the number of the unit that starts at a byte between code points.
  std::size_t unit_of(std::size_t byte) const;

 private:
  static constexpr std::size_t kUnitsPerMark = 64;

  std::string_view text_;
  bool is_ascii_ = true;
  std::size_t length_ = 0;
  /// The place of each unit whose number is a multiple of kUnitsPerMark; empty when the text is
  /// ASCII.
  std::vector<Utf16Position> marks_;
};

class TextIndexes {
 public:
  /// Shorter texts are walked faster than they are looked up.
  static constexpr std::size_t kShortest = 256;

  /// Charges for what is not known yet.
  const TextIndex& of(std::string_view text, Work& work);

 private:
  std::array<TextIndex, 4> known_;
  std::size_t next_ = 0;
};

}  // namespace vtl
