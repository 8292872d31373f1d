#include "vtl/source.h"

#include <algorithm>
#include <utility>

#include "engine/syntax/line_cursor.h"
#include "vtl/text/wtf8.h"

namespace vtl {
Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const bool is_lone_return = text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
    if (text_[i] == '\n' || is_lone_return)
      line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::size_t Source::line_index(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

std::string_view Source::line(std::size_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  std::size_t end = number < line_starts_.size() ? line_starts_[number] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return std::string_view(text_).substr(begin, end - begin);
}

Position Source::display_position(std::uint32_t offset) const {
  const std::size_t index = line_index(offset);
  const std::size_t end = std::min<std::size_t>(offset, text_.size());
  std::uint32_t column = 1;
  for (std::size_t i = line_starts_[index]; i < end; ++i) {
    if (!is_continuation_byte(text_[i])) ++column;
  }
  return {static_cast<std::uint32_t>(index + 1), column};
}

Position Source::velocity_position(std::uint32_t offset) const {
  const std::size_t index = line_index(offset);
  syntax::LineCursor cursor(text_, line_starts_[index], static_cast<std::uint32_t>(index + 1));
  return cursor.position_of(offset);
}

}  // namespace vtl
