#include "engine/syntax/lexical_failure.h"

#include <algorithm>

#include "engine/syntax/characters.h"
#include "engine/syntax/line_cursor.h"
#include "vtl/text/wtf8.h"

namespace vtl::syntax {

LexicalFailure describe_failure(std::string_view text, std::size_t begin, std::size_t matching,
                                std::size_t stuck) {
  LexicalFailure failure;
  // A character outside the basic plane is stuck at its first half, hence never the last unit.
  const bool is_pair = stuck < text.size() && utf8_length(text[stuck]) == 4;
  const bool is_last =
      !is_pair && stuck < text.size() && stuck + utf8_length(text[stuck]) >= text.size();
  failure.at_end = stuck >= text.size() || is_last;
  failure.offset = static_cast<std::uint32_t>(failure.at_end ? text.size() : stuck);
  LineCursor cursor(text);
  failure.position = cursor.position_of(failure.offset);
  if (!failure.at_end) {
    if (stuck > matching) failure.before = text.substr(begin, stuck - begin);
    return failure;
  }
  const char last = text.empty() ? '\0' : text.back();
  if (last == '\n' || last == '\r') failure.position.column = 0;
  // Nothing is reported when the match read one character only, or none because a MORE was the last
  // thing.
  const bool has_read_more_than_one =
      matching < text.size() && matching + utf8_length(text[matching]) < text.size();
  if (has_read_more_than_one) failure.before = text.substr(begin);
  return failure;
}

std::size_t stuck_offset(std::string_view text, std::size_t position, bool is_directive) {
  const std::string_view rest = text.substr(position);
  // Only an index can be stuck in a word: it knows no others.
  const auto after_common_prefix = [&](std::string_view word) {
    const auto [end, unused] = std::mismatch(rest.begin(), rest.end(), word.begin(), word.end());
    return position + static_cast<std::size_t>(end - rest.begin());
  };
  switch (rest.front()) {
    case '"':
    case '\'':
      return text.size();
    case '\\':
      return std::min(text.find_first_not_of('\\', position), text.size());
    case '-':
      return position + (rest.starts_with("-.") ? 2 : 1);
    case '.':
      return position + 1;
    case '&':
    case '|':
      return position + (is_directive ? 1 : 0);
    case 't':
      return after_common_prefix("true");
    case 'f':
      return after_common_prefix("false");
    default:
      return position;
  }
}

Position end_position(std::string_view text) {
  if (text.empty()) return {1, 0};
  std::size_t last = text.size() - 1;
  while (last > 0 && is_continuation_byte(text[last])) --last;
  LineCursor cursor(text);
  Position position = cursor.position_of(static_cast<std::uint32_t>(last));
  if (utf8_length(text[last]) == 4) ++position.column;
  return position;
}

}  // namespace vtl::syntax
