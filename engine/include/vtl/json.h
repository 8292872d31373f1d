// Reads JSON into values and writes values as JSON. One reader knows positions, depth, duplicate
// keys, trailing commas and the text of numbers, and words its errors as the service's Jackson
// does; there is no DOM in between.
//
// An object becomes a Map in document order, an array a List; integers are Integer, Long or
// BigInteger by size, decimals Double (BigDecimal on request). Lone surrogate escapes are kept.
// Values live in the given heap; with `borrow_text` strings without escapes are views of the input.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace vtl {

enum class DuplicateKeys : std::uint8_t { last_wins, reject };

struct JsonReadOptions {
  std::uint32_t max_depth = 500;
  DuplicateKeys duplicate_keys = DuplicateKeys::last_wins;
  bool allow_trailing_commas = false;
  /// // and /* */ comments (suite and resolver files).
  bool allow_comments = false;
  /// Decimals as BigDecimal instead of Double.
  bool big_decimals = false;
  /// The input outlives the heap's values: strings without escapes need no copy.
  bool borrow_text = false;
  /// Text behind the document is an error (else it is ignored).
  bool reject_trailing = true;
};

enum class JsonErrorKind : std::uint8_t {
  syntax,
  duplicate_key,
  trailing_text,
  too_deep,
  empty,
  number
};

struct JsonError {
  JsonErrorKind kind = JsonErrorKind::syntax;
  /// Jackson's own words without the source location ("Unexpected character ('m' (code 109)): was
  /// expecting ...").
  std::string message;
  /// Byte offset of the offending character, and its line and column (1-based; column in characters
  /// as Jackson counts).
  std::size_t offset = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  /// The key, for duplicate_key.
  std::string key;
};

std::variant<Value, JsonError> read_json(std::string_view text, Heap& heap,
                                         const JsonReadOptions& options = {});

/// Returns Jackson's whole message: that of the error, then "\n at [Source: (String)"..."; line: 3,
/// column: 6]" with at most 500 characters of `text`, the document that was read.
std::string json_error_text(std::string_view text, const JsonError& error);

/// Byte offsets of one value (and of its key inside an object) in a read document.
struct JsonPlace {
  std::size_t key_begin = 0;
  std::size_t key_end = 0;
  std::size_t value_begin = 0;
  std::size_t value_end = 0;
};
/// Finds where `path` (keys of objects, and decimal indexes of arrays without brackets) stands in
/// `text`; returns false when there is no such place. Precondition: read_json took `text` with the
/// same options.
bool locate_json(std::string_view text, std::span<const std::string> path, JsonPlace& place,
                 const JsonReadOptions& options = {});

struct JsonWriteOptions {
  /// 0: compact as the service prints ({"a":1,"b":[2]}); else spaces per level.
  std::uint32_t indent = 0;
  std::uint32_t max_depth = 500;
  /// Lone surrogates as '?' (text leaving the program) or kept.
  bool replace_lone_surrogates = false;
};

/// Writes maps in their order, Java's number forms (Double.toString, BigDecimal.toString), `"` `\`
/// and control characters escaped as Jackson does (\b \t \n \f \r, other controls \u00XX
/// upper-case), `/` and non-ASCII as they are. Values that JSON does not have are the string of
/// their toString(). NaN and infinities are strings, as Jackson writes them.
void write_json(TextBuffer& out, const Value& value, const JsonWriteOptions& options = {});
void write_json_string(TextBuffer& out, std::string_view text);
std::string to_json(const Value& value, const JsonWriteOptions& options = {});

}  // namespace vtl
