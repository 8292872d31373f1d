// Every way in which a text can fail to be JSON, worded and placed as Jackson 2.14 does it;
// json_read.cpp shows the grammar alone. Each function throws JsonFailure, apart from the questions
// (check_, continues_).
//
// Places are pointers into the text being read, which may be a copy of the source: only their
// distance from its begin counts. Source and text must outlive the object. Jackson's quirks: what
// it had consumed when it gave up, hence the column, depends on the kind of error; in an array a
// `}` in place of a value has a message of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vtl/json.h"

namespace vtl {

/// Thrown here, caught by read_json.
struct JsonFailure {
  JsonError error;
};

class JsonFailures {
 public:
  enum class Scope : std::uint8_t { array, object };
  static constexpr const char* name_of(Scope scope) {
    return scope == Scope::array ? "Array" : "Object";
  }

  /// `begin`: where the bytes of `source` stand while they are read.
  JsonFailures(std::string_view source, const char* begin)
      : source_(source), begin_(begin), end_(begin + source.size()) {}

  /// `consumed` is the place behind the last byte that Jackson had read.
  [[noreturn]] void fail(JsonErrorKind kind, std::string message, const char* offending,
                         const char* consumed, std::string key = {}) const;

  [[noreturn]] void empty() const;
  /// Fails with "Unexpected end-of-input" and `what`.
  [[noreturn]] void at_end(std::string_view what) const;
  [[noreturn]] void unexpected(const char* character, std::string_view expected) const;
  [[noreturn]] void control_in_text(const char* character, std::string_view where) const;
  [[noreturn]] void escape(const char* character) const;
  [[noreturn]] void encoding(const char* character) const;

  /// Fails because no value starts with this character. `is_root`: it would be the document's
  /// value; `is_element`: an element of an array.
  [[noreturn]] void value(const char* character, bool is_root, bool is_element) const;
  /// Fails for an unknown word, whose first `matched` bytes are known to belong to it.
  [[noreturn]] void word(const char* begin, std::size_t matched) const;
  /// Fails for a minus with no digit behind it.
  [[noreturn]] void minus(const char* sign) const { this->sign(sign, true); }
  [[noreturn]] void in_number(const char* character, std::string_view why,
                              const char* consumed) const;
  [[noreturn]] void number(std::string message, const char* begin, const char* end) const;

  /// Fails because `marker` closes something else than what was opened at `open`.
  [[noreturn]] void close(const char* marker, Scope scope, const char* open) const;
  [[noreturn]] void unclosed(Scope scope, const char* open) const;
  [[noreturn]] void too_deep(const char* open, std::uint32_t max_depth) const;
  [[noreturn]] void duplicate(const char* quote, const char* consumed, std::string_view key) const;
  [[noreturn]] void trailing(const char* character) const;

  /// Fails for a control character that is not white space.
  void check_control(const char* character) const;
  /// Returns whether Jackson takes more characters behind a complete word as part of it.
  bool continues_word(const char* after) const;

 private:
  std::size_t offset_of(const char* place) const {
    return static_cast<std::size_t>(place - begin_);
  }
  std::string describe(const char* character) const;
  std::string location_of(const char* place) const;
  void check_encoding(const char* character) const;
  [[noreturn]] void sign(const char* sign, bool is_negative) const;
  [[noreturn]] void non_standard(const char* begin, std::string_view word,
                                 std::size_t matched) const;

  std::string_view source_;
  const char* begin_;
  const char* end_;
};

}  // namespace vtl
