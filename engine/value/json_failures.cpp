#include "engine/value/json_failures.h"

#include <utility>

#include "engine/value/json_error.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

constexpr std::string_view kTokenList =
    "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

bool is_lead_byte(char c) {
  return static_cast<unsigned char>(c) >= 0xC0;
}

std::string_view token_name(char first) {
  switch (first) {
    case '{':
      return "START_OBJECT";
    case '[':
      return "START_ARRAY";
    case '"':
      return "VALUE_STRING";
    case 't':
      return "VALUE_TRUE";
    case 'f':
      return "VALUE_FALSE";
    case 'n':
      return "VALUE_NULL";
    default:
      return is_digit(first) || first == '-' ? "VALUE_NUMBER_INT" : "NOT_AVAILABLE";
  }
}

}  // namespace

void JsonFailures::fail(JsonErrorKind kind, std::string message, const char* offending,
                        const char* consumed, std::string key) const {
  const std::size_t at = offset_of(offending);
  std::size_t consumed_at = offset_of(consumed);
  // A character of several bytes is consumed whole, as one UTF-16 unit or the first of two.
  const bool is_within_character = consumed > offending && is_lead_byte(source_[consumed_at - 1]);
  if (is_within_character) --consumed_at;
  JsonPosition position = json_position(source_, at, consumed_at);
  if (is_within_character) ++position.column;
  throw JsonFailure{{kind, std::move(message), at, position.line, position.column, std::move(key)}};
}

void JsonFailures::empty() const {
  throw JsonFailure{
      {JsonErrorKind::empty, "No content to map due to end-of-input", source_.size(), 1, 0, {}}};
}

void JsonFailures::at_end(std::string_view what) const {
  fail(JsonErrorKind::syntax, "Unexpected end-of-input" + std::string(what), end_, end_);
}

std::string JsonFailures::describe(const char* character) const {
  return describe_json_character(source_, offset_of(character));
}

std::string JsonFailures::location_of(const char* place) const {
  const std::size_t at = offset_of(place);
  return json_location(source_, json_position(source_, at, at));
}

void JsonFailures::check_encoding(const char* character) const {
  if (static_cast<unsigned char>(*character) < 0x80) return;
  if (code_point_at(source_, offset_of(character)).bytes == 1) encoding(character);
}

void JsonFailures::encoding(const char* character) const {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto lead = static_cast<unsigned char>(*character);
  const bool is_start = lead >= 0xC2 && lead <= 0xF4 && character + 1 != end_;
  const auto byte = is_start ? static_cast<unsigned char>(character[1]) : lead;
  std::string message = is_start ? "Invalid UTF-8 middle byte 0x" : "Invalid UTF-8 start byte 0x";
  message += kHex[byte >> 4];
  message += kHex[byte & 0xF];
  fail(JsonErrorKind::syntax, std::move(message), character, character + 1);
}

void JsonFailures::unexpected(const char* character, std::string_view expected) const {
  check_encoding(character);
  fail(JsonErrorKind::syntax,
       "Unexpected character (" + describe(character) + "): " + std::string(expected), character,
       character + 1);
}

void JsonFailures::check_control(const char* character) const {
  const auto c = static_cast<unsigned char>(*character);
  if (c >= ' ' || c == '\n' || c == '\r' || c == '\t') return;
  fail(JsonErrorKind::syntax,
       "Illegal character (" + describe(character) +
           "): only regular white space (\\r, \\n, \\t) is allowed between tokens",
       character, character + 1);
}

void JsonFailures::control_in_text(const char* character, std::string_view where) const {
  fail(JsonErrorKind::syntax,
       "Illegal unquoted character (" + describe(character) +
           "): has to be escaped using backslash to be included in " + std::string(where),
       character, character + 1);
}

void JsonFailures::escape(const char* character) const {
  check_encoding(character);
  fail(JsonErrorKind::syntax, "Unrecognized character escape " + describe(character), character,
       character + 1);
}

void JsonFailures::value(const char* character, bool is_root, bool is_element) const {
  const char c = *character;
  if (is_root && (c == '}' || c == ']')) {
    fail(JsonErrorKind::syntax,
         std::string("Unexpected close marker '") + c + "': expected '" + (c == '}' ? ']' : '}') +
             "' (for root starting at " + json_location(source_, {1, 0}) + ")",
         character, character + 1);
  }
  if (c == '+') sign(character, false);
  if (c == 'N') non_standard(character, "NaN", 1);
  if (c == 'I') non_standard(character, "Infinity", 1);
  check_encoding(character);
  const std::size_t at = offset_of(character);
  if (starts_json_word(source_, at)) word(character, code_point_at(source_, at).bytes);
  if (c == '}' && is_element) unexpected(character, "expected a value");
  unexpected(character, "expected a valid value " + std::string(kTokenList));
}

void JsonFailures::word(const char* begin, std::size_t matched) const {
  constexpr std::size_t kMaxUnits = 256;
  const std::size_t from = offset_of(begin);
  const std::size_t to = json_word_end(source_, from, matched);
  const std::string_view text = source_.substr(from, to - from);
  std::string message = "Unrecognized token '" + std::string(text);
  if (utf16_length(text) >= kMaxUnits) message += "...";
  message += "': was expecting ";
  message += kTokenList;
  fail(JsonErrorKind::syntax, std::move(message), begin, begin_ + to);
}

bool JsonFailures::continues_word(const char* after) const {
  if (after == end_ || (*after >= 0 && *after < '0')) return false;
  const std::size_t at = offset_of(after);
  return json_word_end(source_, at, 0) != at;
}

/// A word that Jackson knows but does not take.
void JsonFailures::non_standard(const char* begin, std::string_view expected,
                                std::size_t matched) const {
  for (; matched < expected.size(); ++matched) {
    if (begin + matched == end_ || begin[matched] != expected[matched]) word(begin, matched);
  }
  const char* after = begin + expected.size();
  if (continues_word(after)) word(begin, expected.size());
  fail(JsonErrorKind::syntax,
       "Non-standard token '" + std::string(expected) +
           "': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
       begin, after);
}

void JsonFailures::sign(const char* sign, bool is_negative) const {
  const char* next = sign + 1;
  if (next == end_) at_end(is_negative ? "No digit following minus sign" : " in a Number value");
  if (*next == 'I') {
    if (++next == end_) at_end(" in a Number value");
    if (*next == 'N') non_standard(sign, is_negative ? "-INF" : "+INF", 3);
    if (*next == 'n') non_standard(sign, is_negative ? "-Infinity" : "+Infinity", 3);
  }
  if (!is_negative) {
    in_number(sign,
              "JSON spec does not allow numbers to have plus signs: enable "
              "`JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow",
              next + 1);
  }
  if (*next == '.' && next == sign + 1)
    unexpected(next, "expected a valid value " + std::string(kTokenList));
  in_number(next, "expected digit (0-9) to follow minus sign, for valid numeric value", next + 1);
}

void JsonFailures::in_number(const char* character, std::string_view why,
                             const char* consumed) const {
  check_encoding(character);
  fail(JsonErrorKind::syntax,
       "Unexpected character (" + describe(character) + ") in numeric value: " + std::string(why),
       character, consumed);
}

void JsonFailures::number(std::string message, const char* begin, const char* end) const {
  fail(JsonErrorKind::number, std::move(message), begin, end);
}

void JsonFailures::close(const char* marker, Scope scope, const char* open) const {
  const char wanted = scope == Scope::array ? ']' : '}';
  fail(JsonErrorKind::syntax,
       std::string("Unexpected close marker '") + *marker + "': expected '" + wanted + "' (for " +
           name_of(scope) + " starting at " + location_of(open) + ")",
       marker, marker + 1);
}

void JsonFailures::unclosed(Scope scope, const char* open) const {
  at_end(std::string(": expected close marker for ") + name_of(scope) + " (start marker at " +
         location_of(open) + ")");
}

void JsonFailures::too_deep(const char* open, std::uint32_t max_depth) const {
  fail(JsonErrorKind::too_deep,
       "Document nesting depth (" + std::to_string(std::uint64_t{max_depth} + 1) +
           ") exceeds the maximum allowed (" + std::to_string(max_depth) + ")",
       open, open + 1);
}

void JsonFailures::duplicate(const char* quote, const char* consumed, std::string_view key) const {
  fail(JsonErrorKind::duplicate_key, "Duplicate field '" + std::string(key) + "'", quote, consumed,
       std::string(key));
}

void JsonFailures::trailing(const char* character) const {
  fail(JsonErrorKind::trailing_text,
       "Trailing token (of type " + std::string(token_name(*character)) +
           ") found after value (bound as `java.lang.Object`): not allowed as per "
           "`DeserializationFeature.FAIL_ON_TRAILING_TOKENS`",
       character, character);
}

}  // namespace vtl
