#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "engine/value/java_double.h"
#include "engine/value/json_error.h"
#include "engine/value/json_scan.h"
#include "engine/value/number_objects.h"
#include "engine/value/wtf8.h"
#include "vtl/json.h"

namespace vtl {
namespace {

// The reader recurses once per level; options may ask for less than this, never for more.
constexpr std::uint32_t kMaxRecursion = 1000;
// Longer numbers cost more than linear time to turn into binary.
constexpr std::size_t kMaxNumberText = 10'000;
// Up to this many keys are compared one by one before a Map with its index is built.
constexpr std::size_t kFewKeys = 8;

constexpr std::string_view kTokenList =
    "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// Unwinds to read_json; no other function sees it.
struct ReadFailure {
  JsonError error;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// One pass over a text. The names of the parts follow Jackson's messages.
class Reader {
 public:
  Reader(std::string_view source, Heap& heap, const JsonReadOptions& options)
      : source_(source),
        heap_(heap),
        options_(options),
        max_depth_(std::min(options.max_depth, kMaxRecursion)) {
    // One copy of everything is cheaper than one per string; escapes are then resolved in place.
    text_ = options.borrow_text ? source : heap.copy(source);
    at_ = begin_ = text_.data();
    end_ = begin_ + text_.size();
  }

  Value read_document() {
    skip_space();
    if (at_ == end_) {
      throw ReadFailure{
          {JsonErrorKind::empty, "No content to map due to end-of-input", offset(), 1, 0, {}}};
    }
    const Value value = read_value(0, "expected a valid value ");
    if (options_.reject_trailing) {
      skip_space();
      if (at_ != end_) fail(JsonErrorKind::trailing_text, trailing_message(), at_, at_ + 1);
    }
    return value;
  }

 private:
  enum class Scope : std::uint8_t { array, object };
  static constexpr const char* name_of(Scope scope) {
    return scope == Scope::array ? "Array" : "Object";
  }

  // --- Errors -------------------------------------------------------------------------------

  std::size_t offset() const { return static_cast<std::size_t>(at_ - begin_); }

  [[noreturn]] void fail(JsonErrorKind kind, std::string message, const char* offending,
                         const char* consumed, std::string key = {}) const {
    const auto at = static_cast<std::size_t>(offending - begin_);
    std::size_t consumed_at = static_cast<std::size_t>(consumed - begin_);
    // A character of several bytes is consumed whole, as one UTF-16 unit or the first of two.
    bool is_half_pair = false;
    if (consumed == offending + 1 && at < source_.size()) {
      const CodePoint c = code_point_at(source_, at);
      consumed_at = at + c.bytes;
      is_half_pair = c.value >= 0x10000;
    }
    const JsonPosition position = json_position(source_, at, consumed_at);
    throw ReadFailure{{kind, std::move(message), at, position.line,
                       position.column - (is_half_pair ? 1U : 0U), std::move(key)}};
  }
  [[noreturn]] void fail_at_end(std::string_view what) const {
    fail(JsonErrorKind::syntax, "Unexpected end-of-input" + std::string(what), end_, end_);
  }
  std::string describe(const char* character) const {
    return describe_json_character(source_, static_cast<std::size_t>(character - begin_));
  }
  void check_encoding(const char* character) const {
    if (static_cast<unsigned char>(*character) < 0x80) return;
    const auto at = static_cast<std::size_t>(character - begin_);
    if (code_point_at(source_, at).bytes == 1) fail_encoding(character);
  }
  [[noreturn]] void fail_encoding(const char* character) const {
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto lead = static_cast<unsigned char>(*character);
    const bool is_start = lead >= 0xC2 && lead <= 0xF4 && character + 1 != end_;
    const auto byte = is_start ? static_cast<unsigned char>(character[1]) : lead;
    std::string message = is_start ? "Invalid UTF-8 middle byte 0x" : "Invalid UTF-8 start byte 0x";
    message += kHex[byte >> 4];
    message += kHex[byte & 0xF];
    fail(JsonErrorKind::syntax, std::move(message), character, character + 1);
  }
  [[noreturn]] void fail_unexpected(const char* character, std::string_view expected) const {
    check_encoding(character);
    fail(JsonErrorKind::syntax,
         "Unexpected character (" + describe(character) + "): " + std::string(expected), character,
         character + 1);
  }
  [[noreturn]] void fail_in_number(const char* character, std::string_view why,
                                   const char* consumed) const {
    check_encoding(character);
    fail(JsonErrorKind::syntax,
         "Unexpected character (" + describe(character) + ") in numeric value: " + std::string(why),
         character, consumed);
  }
  [[noreturn]] void fail_word(const char* begin, std::size_t matched) const {
    const auto from = static_cast<std::size_t>(begin - begin_);
    const std::size_t to = json_word_end(source_, from, matched);
    const std::string_view word = source_.substr(from, to - from);
    std::string message = "Unrecognized token '" + std::string(word);
    if (utf16_length(word) >= 256) message += "...";
    fail(JsonErrorKind::syntax, message + "': was expecting " + std::string(kTokenList),
         begin_ + to, begin_ + to);
  }
  [[noreturn]] void fail_close(Scope scope, const char* open) const {
    const char marker = *at_;
    const char wanted = marker == '}' ? ']' : '}';
    const auto from = static_cast<std::size_t>(open - begin_);
    fail(JsonErrorKind::syntax,
         std::string("Unexpected close marker '") + marker + "': expected '" + wanted + "' (for " +
             name_of(scope) + " starting at " +
             json_location(source_, json_position(source_, from, from)) + ")",
         at_, at_ + 1);
  }
  [[noreturn]] void fail_close_at_root() const {
    const char wanted = *at_ == '}' ? ']' : '}';
    fail(JsonErrorKind::syntax,
         std::string("Unexpected close marker '") + *at_ + "': expected '" + wanted +
             "' (for root starting at " + json_location(source_, {1, 0}) + ")",
         at_, at_ + 1);
  }
  [[noreturn]] void fail_open(Scope scope, const char* open) const {
    const auto from = static_cast<std::size_t>(open - begin_);
    fail_at_end(std::string(": expected close marker for ") + name_of(scope) +
                " (start marker at " + json_location(source_, json_position(source_, from, from)) +
                ")");
  }
  std::string trailing_message() const {
    std::string_view token;
    switch (*at_) {
      case '{':
        token = "START_OBJECT";
        break;
      case '[':
        token = "START_ARRAY";
        break;
      case '"':
        token = "VALUE_STRING";
        break;
      case 't':
        token = "VALUE_TRUE";
        break;
      case 'f':
        token = "VALUE_FALSE";
        break;
      case 'n':
        token = "VALUE_NULL";
        break;
      default:
        token = is_digit(*at_) || *at_ == '-' ? "VALUE_NUMBER_INT" : "NOT_AVAILABLE";
        break;
    }
    return "Trailing token (of type " + std::string(token) +
           ") found after value (bound as `java.lang.Object`): not allowed as per "
           "`DeserializationFeature.FAIL_ON_TRAILING_TOKENS`";
  }

  // --- Between tokens -----------------------------------------------------------------------

  void skip_space() {
    for (; at_ != end_; ++at_) {
      const auto c = static_cast<unsigned char>(*at_);
      if (c > ' ') {
        if (c != '/') return;
        skip_comment();
        --at_;
      } else {
        check_control();
      }
    }
  }

  void check_control() const {
    const auto c = static_cast<unsigned char>(*at_);
    if (c >= ' ' || c == '\n' || c == '\r' || c == '\t') return;
    fail(JsonErrorKind::syntax,
         "Illegal character (" + describe(at_) +
             "): only regular white space (\\r, \\n, \\t) is allowed between tokens",
         at_, at_ + 1);
  }

  /// Leaves at_ behind the comment.
  void skip_comment() {
    if (!options_.allow_comments) {
      fail_unexpected(at_,
                      "maybe a (non-standard) comment? (not recognized as one since Feature "
                      "'ALLOW_COMMENTS' not "
                      "enabled for parser)");
    }
    ++at_;
    if (at_ == end_) fail_at_end(" in a comment");
    if (*at_ == '/') {
      for (++at_; at_ != end_ && *at_ != '\n' && *at_ != '\r'; ++at_) check_control();
      return;
    }
    if (*at_ != '*') fail_unexpected(at_, "was expecting either '*' or '/' for a comment");
    for (++at_; end_ - at_ >= 2; ++at_) {
      if (at_[0] == '*' && at_[1] == '/') {
        at_ += 2;
        return;
      }
      check_control();
    }
    fail_at_end(" in a comment");
  }

  /// at_ is behind a value: takes the comma and what follows it. True at the closing marker (not
  /// taken).
  bool skip_to_next(Scope scope, char close, const char* open) {
    skip_space();
    if (at_ == end_) fail_open(scope, open);
    if (*at_ == close) return true;
    if (*at_ == ']' || *at_ == '}') fail_close(scope, open);
    if (*at_ != ',') {
      fail_unexpected(
          at_, std::string("was expecting comma to separate ") + name_of(scope) + " entries");
    }
    ++at_;
    skip_space();
    if (at_ == end_) fail_at_end(std::string(" within/between ") + name_of(scope) + " entries");
    if (options_.allow_trailing_commas) {
      if (*at_ == close) return true;
      if (*at_ == ']' || *at_ == '}') fail_close(scope, open);
    }
    return false;
  }

  // --- Values -------------------------------------------------------------------------------

  /// at_ is at the first character. `expected` words the error for a close marker in its place.
  Value read_value(std::uint32_t depth, std::string_view expected) {
    switch (*at_) {
      case '"':
        ++at_;
        return Value(
            read_string("string value", ": was expecting closing quote for a string value"));
      case '{':
        return read_object(depth);
      case '[':
        return read_array(depth);
      case 't':
        take_word("true");
        return Value(true);
      case 'f':
        take_word("false");
        return Value(false);
      case 'n':
        take_word("null");
        return {};
      default:
        if (is_digit(*at_) || *at_ == '-') return read_number(depth);
        fail_value(depth, expected);
    }
  }

  [[noreturn]] void fail_value(std::uint32_t depth, std::string_view expected) {
    const char c = *at_;
    if (depth == 0 && (c == '}' || c == ']')) fail_close_at_root();
    if (c == '+') fail_sign(false);
    if (c == 'N') fail_non_standard("NaN", 1);
    if (c == 'I') fail_non_standard("Infinity", 1);
    check_encoding(at_);
    if (starts_json_word(source_, offset())) fail_word(at_, code_point_at(source_, offset()).bytes);
    if (c == '}' && expected == "expected a value") fail_unexpected(at_, expected);
    fail_unexpected(at_, "expected a valid value " + std::string(kTokenList));
  }

  /// at_ is at the start of a word that Jackson knows but does not take.
  [[noreturn]] void fail_non_standard(std::string_view word, std::size_t matched) const {
    for (; matched < word.size(); ++matched) {
      if (at_ + matched == end_ || at_[matched] != word[matched]) fail_word(at_, matched);
    }
    if (continues_word(at_ + word.size())) fail_word(at_, word.size());
    fail(JsonErrorKind::syntax,
         "Non-standard token '" + std::string(word) +
             "': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
         at_ + word.size(), at_ + word.size());
  }

  /// at_ is at a sign with no digit behind it.
  [[noreturn]] void fail_sign(bool is_negative) const {
    const char* next = at_ + 1;
    if (next == end_)
      fail_at_end(is_negative ? "No digit following minus sign" : " in a Number value");
    if (*next == 'I') {
      if (++next == end_) fail_at_end(" in a Number value");
      if (*next == 'N') fail_non_standard(is_negative ? "-INF" : "+INF", 3);
      if (*next == 'n') fail_non_standard(is_negative ? "-Infinity" : "+Infinity", 3);
    }
    if (!is_negative) {
      fail_in_number(at_,
                     "JSON spec does not allow numbers to have plus signs: enable "
                     "`JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow",
                     next + 1);
    }
    if (*next == '.' && next == at_ + 1)
      fail_unexpected(next, "expected a valid value " + std::string(kTokenList));
    fail_in_number(next, "expected digit (0-9) to follow minus sign, for valid numeric value",
                   next + 1);
  }

  /// Behind a complete word: what Jackson does not take as the end of it.
  bool continues_word(const char* after) const {
    if (after == end_ || (*after >= 0 && *after < '0')) return false;
    const auto at = static_cast<std::size_t>(after - begin_);
    return json_word_end(source_, at, 0) != at;
  }

  void take_word(std::string_view word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (at_ + i == end_ || at_[i] != word[i]) fail_word(at_, i);
    }
    const char* after = at_ + word.size();
    if (continues_word(after)) fail_word(at_, word.size());
    at_ = after;
  }

  void enter(std::uint32_t depth) const {
    if (depth < max_depth_) return;
    fail(JsonErrorKind::too_deep,
         "Document nesting depth (" + std::to_string(depth + 1) +
             ") exceeds the maximum allowed (" + std::to_string(max_depth_) + ")",
         at_, at_ + 1);
  }

  Value read_array(std::uint32_t depth) {
    enter(depth);
    const char* open = at_++;
    skip_space();
    if (at_ == end_) fail_open(Scope::array, open);
    const std::size_t base = pending_.size();
    if (*at_ == '}') fail_close(Scope::array, open);
    if (*at_ != ']') {
      do {
        pending_.push_back(read_value(depth + 1, "expected a value"));
      } while (!skip_to_next(Scope::array, ']', open));
    }
    ++at_;
    const std::size_t count = pending_.size() - base;
    List* list = heap_.make_list(static_cast<std::uint32_t>(count));
    for (std::size_t i = base; i < pending_.size(); ++i) list->append(pending_[i]);
    pending_.resize(base);
    return Value(list);
  }

  Value read_object(std::uint32_t depth) {
    enter(depth);
    const char* open = at_++;
    skip_space();
    if (at_ == end_) fail_open(Scope::object, open);
    if (*at_ == ']') fail_close(Scope::object, open);
    const std::size_t base = pending_.size();
    Map* map = nullptr;
    if (*at_ != '}') {
      do {
        const std::string_view key = read_key();
        if (map == nullptr) {
          if (pending_.size() - base == 2 * kFewKeys)
            map = make_map(base, 4 * kFewKeys);
          else
            read_few(base, depth, key);
        }
        if (map != nullptr) read_into(*map, depth, key);
      } while (!skip_to_next(Scope::object, '}', open));
    }
    ++at_;
    if (map == nullptr) map = make_map(base, (pending_.size() - base) / 2);
    return Value(map);
  }

  /// The pending keys and values from `base` on become a Map.
  Map* make_map(std::size_t base, std::size_t capacity) {
    Map* map = heap_.make_map(static_cast<std::uint32_t>(capacity));
    for (std::size_t i = base; i < pending_.size(); i += 2)
      map->append_new(pending_[i], pending_[i + 1]);
    pending_.resize(base);
    return map;
  }

  void read_few(std::size_t base, std::uint32_t depth, std::string_view key) {
    std::size_t place = base;
    while (place < pending_.size() && pending_[place].as_string() != key) place += 2;
    if (place != pending_.size()) {
      check_duplicate(key);
    } else {
      pending_.push_back(Value(key));
      pending_.push_back({});
    }
    const Value value = read_member(depth);
    pending_[place + 1] = value;
  }

  void read_into(Map& map, std::uint32_t depth, std::string_view key) {
    const bool is_known = map.find(key) != nullptr;
    if (is_known) check_duplicate(key);
    const Value value = read_member(depth);
    if (is_known) {
      map.put(key, value);
    } else {
      map.append_new(Value(key), value);
    }
  }

  void check_duplicate(std::string_view key) const {
    if (options_.duplicate_keys == DuplicateKeys::last_wins) return;
    fail(JsonErrorKind::duplicate_key, "Duplicate field '" + std::string(key) + "'", key_begin_,
         at_, std::string(key));
  }

  /// at_ is at the opening quote; afterwards behind the closing one.
  std::string_view read_key() {
    if (*at_ != '"') fail_unexpected(at_, "was expecting double-quote to start field name");
    key_begin_ = at_++;
    return read_string("name", " in field name");
  }

  Value read_member(std::uint32_t depth) {
    skip_space();
    if (at_ == end_) fail_at_end(" within/between Object entries");
    if (*at_ != ':') fail_unexpected(at_, "was expecting a colon to separate field name and value");
    ++at_;
    skip_space();
    if (at_ == end_) fail_at_end(" within/between Object entries");
    return read_value(depth + 1, "expected a valid value ");
  }

  // --- Numbers ------------------------------------------------------------------------------

  Value read_number(std::uint32_t depth) {
    const char* begin = at_;
    const char* next = at_;
    const bool is_negative = *next == '-';
    if (is_negative && (++next == end_ || !is_digit(*next))) fail_sign(true);
    const char* digits = next;
    std::uint64_t magnitude = 0;
    for (; next != end_ && is_digit(*next); ++next)
      magnitude = magnitude * 10 + static_cast<unsigned>(*next - '0');
    const std::size_t digit_count = static_cast<std::size_t>(next - digits);
    if (*digits == '0' && digit_count > 1) {
      fail(JsonErrorKind::syntax, "Invalid numeric value: Leading zeroes not allowed", digits + 1,
           digits + 1);
    }
    const char* integer_end = next;
    bool is_decimal = false;
    if (next != end_ && *next == '.') {
      is_decimal = true;
      next = take_digits(next + 1, "Decimal point not followed by a digit", integer_end);
    }
    if (next != end_ && (*next == 'e' || *next == 'E')) {
      is_decimal = true;
      ++next;
      if (next != end_ && (*next == '+' || *next == '-')) ++next;
      next = take_digits(next, "Exponent indicator not followed by a digit", integer_end);
    }
    at_ = next;
    if (depth == 0) check_root_space();
    if (is_decimal) return make_decimal(begin, next);
    // 18 digits always fit; a wrapped magnitude of more is not looked at.
    if (digit_count <= 18) {
      const auto integer = is_negative ? -static_cast<std::int64_t>(magnitude)
                                       : static_cast<std::int64_t>(magnitude);
      if (integer == static_cast<std::int32_t>(integer))
        return Value(static_cast<std::int32_t>(integer));
      return Value(integer);
    }
    return make_large_integer(begin, next);
  }

  /// The digits of a fraction or an exponent; `integer_end` is where the part before them ends.
  const char* take_digits(const char* from, std::string_view why, const char* integer_end) const {
    const char* next = from;
    while (next != end_ && is_digit(*next)) ++next;
    if (next != from) return next;
    if (next == end_ && from[-1] == '.') fail_in_number(from - 1, why, from);
    if (next == end_) fail_at_end("expected a digit for number exponent");
    // Jackson reads what starts with a zero more slowly, and has then taken the character as well.
    fail_in_number(
        next, why,
        integer_end[-1] == '0' && is_single_digit(integer_end) ? next + 1 : integer_end + 1);
  }
  bool is_single_digit(const char* integer_end) const {
    return integer_end == begin_ + 1 || !is_digit(integer_end[-2]);
  }

  void check_root_space() const {
    if (at_ == end_ || *at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') return;
    fail_unexpected(at_, "Expected space separating root-level values");
  }

  void check_length(const char* begin, const char* end) const {
    if (static_cast<std::size_t>(end - begin) <= kMaxNumberText) return;
    fail(JsonErrorKind::number,
         "Number length (" + std::to_string(end - begin) + ") exceeds the maximum length (" +
             std::to_string(kMaxNumberText) + ")",
         begin, begin + 1);
  }

  Value make_decimal(const char* begin, const char* end) {
    const std::string_view text(begin, static_cast<std::size_t>(end - begin));
    if (options_.big_decimals) {
      check_length(begin, end);
      std::optional<BigDecimal> decimal = BigDecimal::parse(text);
      if (!decimal) {
        fail(JsonErrorKind::number, "Malformed numeric value ('" + std::string(text) + "')", begin,
             begin + 1);
      }
      return make_big_decimal(heap_, std::move(*decimal));
    }
    double result = 0;
    const auto parsed = std::from_chars(begin, end, result);
    if (parsed.ec == std::errc()) return Value(result);
    // Too large or too small: from_chars says so without a value.
    return Value(parse_double(text).value_or(std::numeric_limits<double>::quiet_NaN()));
  }

  Value make_large_integer(const char* begin, const char* end) {
    std::int64_t integer = 0;
    if (std::from_chars(begin, end, integer).ec == std::errc()) return Value(integer);
    check_length(begin, end);
    std::optional<BigInteger> big =
        BigInteger::parse({begin, static_cast<std::size_t>(end - begin)});
    if (!big) fail(JsonErrorKind::number, "Malformed numeric value", begin, begin + 1);
    return make_big_integer(heap_, std::move(*big));
  }

  // --- Strings ------------------------------------------------------------------------------

  /// at_ is behind the opening quote; afterwards behind the closing one.
  std::string_view read_string(std::string_view where, std::string_view at_end) {
    const char* begin = at_;
    const char* next = skip_text(begin, where, at_end);
    if (*next == '"') {
      at_ = next + 1;
      return {begin, static_cast<std::size_t>(next - begin)};
    }
    return read_escaped(begin, next, where, at_end);
  }

  /// The next quote or backslash; what stands before it is valid.
  const char* skip_text(const char* from, std::string_view where, std::string_view at_end) const {
    const char* next = from;
    for (;;) {
      next = skip_plain_json<false>(next, end_);
      if (next == end_) fail_at_end(at_end);
      const auto c = static_cast<unsigned char>(*next);
      if (c < 0x80) {
        if (c < 0x20) {
          fail(JsonErrorKind::syntax,
               "Illegal unquoted character (" + describe(next) +
                   "): has to be escaped using backslash to be included in " + std::string(where),
               next, next + 1);
        }
        return next;
      }
      next = skip_non_ascii(next);
    }
  }

  const char* skip_non_ascii(const char* from) const {
    const auto left = static_cast<std::size_t>(end_ - from);
    const std::string_view rest(from, std::min<std::size_t>(left, 4));
    const CodePoint c = code_point_at(rest, 0);
    if (c.bytes == 1) fail_encoding(from);
    // Two halves written apart are no text of ours: what is equal must have equal bytes.
    if (is_high_surrogate(c.value) && left >= 6 &&
        is_low_surrogate(code_point_at({from + 3, 3}, 0).value)) {
      fail_encoding(from);
    }
    return from + c.bytes;
  }

  std::string_view read_escaped(const char* begin, const char* escape, std::string_view where,
                                std::string_view at_end) {
    unescaped_.assign(begin, escape);
    at_ = escape;
    while (*at_ != '"') {
      append_escape();
      const char* plain = at_;
      at_ = skip_text(plain, where, at_end);
      append_joined(unescaped_, {plain, static_cast<std::size_t>(at_ - plain)});
    }
    ++at_;
    return keep(begin);
  }

  /// The unescaped text, in place of its source when that is ours.
  std::string_view keep(const char* begin) {
    if (options_.borrow_text) return heap_.copy(unescaped_);
    char* place = const_cast<char*>(begin);
    std::memcpy(place, unescaped_.data(), unescaped_.size());
    return {place, unescaped_.size()};
  }

  /// at_ is at a backslash; afterwards behind the escape.
  void append_escape() {
    const char* escape = at_ + 1;
    if (escape == end_) fail_at_end(" in character escape sequence");
    at_ = escape + 1;
    switch (*escape) {
      case 'b':
        unescaped_ += '\b';
        return;
      case 't':
        unescaped_ += '\t';
        return;
      case 'n':
        unescaped_ += '\n';
        return;
      case 'f':
        unescaped_ += '\f';
        return;
      case 'r':
        unescaped_ += '\r';
        return;
      case '"':
      case '/':
      case '\\':
        unescaped_ += *escape;
        return;
      case 'u':
        append_unit();
        return;
      default:
        break;
    }
    check_encoding(escape);
    fail(JsonErrorKind::syntax, "Unrecognized character escape " + describe(escape), escape,
         escape + 1);
  }

  /// at_ is behind `\u`.
  void append_unit() {
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ == end_) fail_at_end(" in character escape sequence");
      const char c = *at_;
      unit <<= 4;
      if (is_digit(c))
        unit |= static_cast<char32_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        unit |= static_cast<char32_t>(c - 'a' + 10);
      else if (c >= 'A' && c <= 'F')
        unit |= static_cast<char32_t>(c - 'A' + 10);
      else
        fail_unexpected(at_, "expected a hex-digit for character escape sequence");
    }
    if (unit < 0x80) {
      unescaped_ += static_cast<char>(unit);
      return;
    }
    std::string text;
    append_code_point(text, unit);
    append_joined(unescaped_, text);
  }

  std::string_view source_;
  std::string_view text_;
  Heap& heap_;
  const JsonReadOptions& options_;
  std::uint32_t max_depth_;
  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  const char* key_begin_ = nullptr;
  std::string unescaped_;
  // Elements of the containers being read: their number is known only at the end.
  std::vector<Value> pending_;
};

}  // namespace

std::variant<Value, JsonError> read_json(std::string_view text, Heap& heap,
                                         const JsonReadOptions& options) {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    throw LimitExceeded{LimitKind::heap_bytes};
  try {
    return Reader(text, heap, options).read_document();
  } catch (ReadFailure& failure) {
    return std::move(failure.error);
  } catch (const NumberLimitExceeded&) {
    throw LimitExceeded{LimitKind::number_size};
  }
}

}  // namespace vtl
