// Lines and columns of many places in long lines.
//
// Source counts each column from the start of its line. Who shows thousands of findings of one line
// would read it thousands of times; a finder keeps the counts of the line it was asked about last,
// one every 1024 bytes, so that a place costs at most that much, in whatever order places come.
#pragma once

#include <cstdint>
#include <vector>

#include "vtl/source.h"

namespace vtl {

class PlaceFinder {
 public:
  /// Same as Source::display_position(). The source must outlive the finder.
  Position display_position(const Source& source, std::uint32_t offset);
  /// Returns the column in UTF-16 units, 1-based.
  std::uint32_t utf16_column(const Source& source, std::uint32_t offset);

 private:
  /// From the start of a line.
  struct Counts {
    std::uint32_t characters = 0;
    std::uint32_t units = 0;
  };
  void go_to_line(const Source& source, std::uint32_t offset);
  Counts count_to(std::uint32_t offset);
  void add(Counts& counts, std::size_t begin, std::size_t end) const;

  const Source* source_ = nullptr;
  std::uint32_t line_ = 1;
  std::size_t line_begin_ = 0;
  std::size_t next_begin_ = 0;  // of the line behind, or beyond the text
  std::vector<Counts> counts_;  // at every kStep bytes of the line, as far as anybody asked
};

}  // namespace vtl
