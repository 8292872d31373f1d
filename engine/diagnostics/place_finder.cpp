#include "vtl/detail/place_finder.h"

#include <algorithm>
#include <string_view>

#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

constexpr std::size_t kStep = 1024;

std::size_t begin_of(const Source& source, std::size_t line) {
  return static_cast<std::size_t>(source.line(line).data() - source.text().data());
}

}  // namespace

void PlaceFinder::go_to_line(const Source& source, std::uint32_t offset) {
  if (source_ == &source && offset >= line_begin_ && offset < next_begin_) return;
  // The last line that begins at or before the offset.
  std::size_t low = 1;
  std::size_t high = source.line_count();
  while (low < high) {
    const std::size_t middle = low + (high - low + 1) / 2;
    if (begin_of(source, middle) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  source_ = &source;
  line_ = static_cast<std::uint32_t>(low);
  line_begin_ = begin_of(source, low);
  next_begin_ =
      low < source.line_count() ? begin_of(source, low + 1) : static_cast<std::size_t>(-1);
  counts_.assign(1, Counts());
}

void PlaceFinder::add(Counts& counts, std::size_t begin, std::size_t end) const {
  for (const char c : source_->text().substr(begin, end - begin)) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_continuation_byte(c)) continue;
    ++counts.characters;
    // The first byte of a character of four has two units, those from U+10000 on.
    counts.units += byte >= 0xF0U ? 2 : 1;
  }
}

PlaceFinder::Counts PlaceFinder::count_to(std::uint32_t offset) {
  const std::size_t end = std::min<std::size_t>(offset, source_->text().size());
  if (end <= line_begin_) return {};
  const std::size_t step = (end - line_begin_) / kStep;
  while (counts_.size() <= step) {
    Counts next = counts_.back();
    const std::size_t begin = line_begin_ + (counts_.size() - 1) * kStep;
    add(next, begin, begin + kStep);
    counts_.push_back(next);
  }
  Counts counts = counts_[step];
  add(counts, line_begin_ + step * kStep, end);
  return counts;
}

Position PlaceFinder::display_position(const Source& source, std::uint32_t offset) {
  go_to_line(source, offset);
  return {line_, count_to(offset).characters + 1};
}

std::uint32_t PlaceFinder::utf16_column(const Source& source, std::uint32_t offset) {
  go_to_line(source, offset);
  return count_to(offset).units + 1;
}

}  // namespace vtl
