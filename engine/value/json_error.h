// Words and places of JSON errors as Jackson 2.14 has them: the service answers `Unable to parse
// the JSON document: '<Jackson's message>'`, and people search for that text.
//
// `consumed` is how far Jackson's parser had read when it gave up; its column counts UTF-16 units
// up to there, plus one. A line feed that is itself the offending character does not start a new
// line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "vtl/json.h"

namespace vtl {

struct JsonPosition {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Returns the position just behind the byte `consumed`; line breaks from `offending` on do not
/// count.
JsonPosition json_position(std::string_view text, std::size_t offending, std::size_t consumed);

/// Returns the UTF-16 unit at `position`: `'x' (code 120)`, `(CTRL-CHAR, code 10)`, `'é' (code
/// 233)`.
std::string describe_json_character(std::string_view text, std::size_t position);

/// Returns `[Source: (String)"..."; line: 1, column: 1]`; the text is cut after 500 characters.
std::string json_location(std::string_view text, JsonPosition position);

/// Returns the end of what Jackson takes as one word from `begin` on, when `matched` bytes are
/// known to belong to it: Java identifier characters, up to 256 of them.
std::size_t json_word_end(std::string_view text, std::size_t begin, std::size_t matched);
bool starts_json_word(std::string_view text, std::size_t position);

}  // namespace vtl
