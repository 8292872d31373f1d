#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "engine/value/json_failures.h"
#include "engine/value/value_stack.h"
#include "vtl/detail/json_scan.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/number_text.h"
#include "vtl/json.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

// One recursive descent over the text makes values at once, without a tree in between. Contexts are
// mostly strings, so what counts is how often their bytes are touched:
//
// - The whole text is copied to the heap once, and strings are views of that copy; with
// `borrow_text`
//   they are views of the input. A string with escapes is unescaped in place, since it only
//   shrinks.
// - Plain bytes are passed sixteen at a time (json_scan.h).
// - Elements wait on a stack (pending_) until the closing bracket says how many there are; then the
//   container is made in one piece of the right size. Keys of the first few members are compared
//   one by one; an object with more gets its Map, with an index, while it is being read.
//
// Every failure is worded by JsonFailures; here each is one call at the place where the grammar
// breaks. It is right to accept by the grammar and word by Jackson, since recorded messages of
// every kind of failure are compared (tests/engine/value).

// The reader recurses once per level; options may ask for less than this, never for more.
constexpr std::uint32_t kMaxRecursion = 1000;
// Longer numbers cost more than linear time to turn into binary.
constexpr std::size_t kMaxNumberText = 10'000;
// Up to this many keys are compared one by one before a Map with its index is built.
constexpr std::size_t kFewKeys = 8;

/// One pass over a text. The names of the parts follow Jackson's messages.
class Reader {
 public:
  Reader(std::string_view source, Heap& heap, const JsonReadOptions& options)
      : heap_(heap),
        options_(options),
        max_depth_(std::min(options.max_depth, kMaxRecursion)),
        // One copy of everything is cheaper than one per string; escapes are then resolved in
        // place.
        own_(options.borrow_text ? nullptr : heap.allocate_chars(source.size())),
        begin_(options.borrow_text ? source.data() : own_),
        at_(begin_),
        end_(begin_ + source.size()),
        fail_(source, begin_) {
    if (own_ != nullptr) copy_text(own_, source.data(), source.size());
  }

  Value read_document() {
    skip_space();
    if (at_ == end_) fail_.empty();
    const Value value = read_value(0, false);
    if (options_.reject_trailing) {
      skip_space();
      if (at_ != end_) fail_.trailing(at_);
    }
    return value;
  }

 private:
  using Scope = JsonFailures::Scope;

  // --- Between tokens -----------------------------------------------------------------------

  void skip_space() {
    // One blank, or none, is what stands between most tokens.
    if (at_ != end_ && *at_ == ' ') ++at_;
    if (at_ != end_ && static_cast<unsigned char>(*at_) > ' ' && *at_ != '/') return;
    skip_spaces();
  }

  void skip_spaces() {
    for (; at_ != end_; ++at_) {
      const auto c = static_cast<unsigned char>(*at_);
      if (c > ' ') {
        if (c != '/') return;
        skip_comment();
        --at_;
      } else {
        fail_.check_control(at_);
      }
    }
  }

  /// Leaves at_ behind the comment.
  void skip_comment() {
    if (!options_.allow_comments) {
      fail_.unexpected(at_,
                       "maybe a (non-standard) comment? (not recognized as one since Feature "
                       "'ALLOW_COMMENTS' not "
                       "enabled for parser)");
    }
    ++at_;
    if (at_ == end_) fail_.at_end(" in a comment");
    if (*at_ == '/') {
      for (++at_; at_ != end_ && *at_ != '\n' && *at_ != '\r'; ++at_) fail_.check_control(at_);
      return;
    }
    if (*at_ != '*') fail_.unexpected(at_, "was expecting either '*' or '/' for a comment");
    for (++at_; at_ != end_; ++at_) {
      if (at_[0] == '*' && end_ - at_ >= 2 && at_[1] == '/') {
        at_ += 2;
        return;
      }
      fail_.check_control(at_);
    }
    fail_.at_end(" in a comment");
  }

  /// at_ is behind a value: takes the comma and what follows it. True at the closing marker (not
  /// taken).
  bool skip_to_next(Scope scope, char close, const char* open) {
    // A comma, at most one blank, and no comment: what stands between most values.
    if (end_ - at_ > 2 && *at_ == ',' && !options_.allow_trailing_commas) [[likely]] {
      const char* next = at_[1] == ' ' ? at_ + 2 : at_ + 1;
      if (static_cast<unsigned char>(*next) > ' ' && *next != '/') {
        at_ = next;
        return false;
      }
    }
    return skip_any_to_next(scope, close, open);
  }

  [[gnu::noinline]] bool skip_any_to_next(Scope scope, char close, const char* open) {
    skip_space();
    if (at_ == end_) fail_.unclosed(scope, open);
    if (*at_ == close) return true;
    if (*at_ == ']' || *at_ == '}') fail_.close(at_, scope, open);
    if (*at_ != ',') {
      fail_.unexpected(at_, std::string("was expecting comma to separate ") +
                                JsonFailures::name_of(scope) + " entries");
    }
    ++at_;
    skip_space();
    if (at_ == end_)
      fail_.at_end(std::string(" within/between ") + JsonFailures::name_of(scope) + " entries");
    if (options_.allow_trailing_commas) {
      if (*at_ == close) return true;
      if (*at_ == ']' || *at_ == '}') fail_.close(at_, scope, open);
    }
    return false;
  }

  // --- Values -------------------------------------------------------------------------------

  /// at_ is at the first character.
  Value read_value(std::uint32_t depth, bool is_element) {
    if (*at_ == '"') {
      ++at_;
      return Value(read_string("string value", ": was expecting closing quote for a string value"));
    }
    return read_other(depth, is_element);
  }

  [[gnu::noinline]] Value read_other(std::uint32_t depth, bool is_element) {
    switch (*at_) {
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
        fail_.value(at_, depth == 0, is_element);
    }
  }

  static bool ends_word(char c) { return (c >= 0 && c < '0') || c == ']' || c == '}'; }

  void take_word(std::string_view word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (at_ + i == end_ || at_[i] != word[i]) fail_.word(at_, i);
    }
    const char* after = at_ + word.size();
    if (after != end_ && !ends_word(*after) && fail_.continues_word(after))
      fail_.word(at_, word.size());
    at_ = after;
  }

  void enter(std::uint32_t depth) const {
    if (depth >= max_depth_) fail_.too_deep(at_, max_depth_);
  }

  Value read_array(std::uint32_t depth) {
    enter(depth);
    const char* open = at_++;
    skip_space();
    if (at_ == end_) fail_.unclosed(Scope::array, open);
    const std::size_t base = pending_.size();
    if (*at_ == '}') fail_.close(at_, Scope::array, open);
    if (*at_ != ']') {
      do {
        pending_.push(read_value(depth + 1, true));
      } while (!skip_to_next(Scope::array, ']', open));
    }
    ++at_;
    List* list = heap_.make_list_of(pending_.from(base));
    pending_.truncate(base);
    return Value(list);
  }

  Value read_object(std::uint32_t depth) {
    enter(depth);
    const char* open = at_++;
    skip_space();
    if (at_ == end_) fail_.unclosed(Scope::object, open);
    if (*at_ == ']') fail_.close(at_, Scope::object, open);
    const std::size_t base = pending_.size();
    Map* map = nullptr;
    if (*at_ != '}') {
      do {
        const std::string_view key = read_key();
        if (map == nullptr) {
          if (pending_.size() - base == 2 * kFewKeys)
            map = make_map(base);
          else
            read_few(base, depth, key);
        }
        if (map != nullptr) read_into(*map, depth, key);
      } while (!skip_to_next(Scope::object, '}', open));
    }
    ++at_;
    if (map == nullptr) map = make_map(base);
    return Value(map);
  }

  /// The pending keys and values from `base` on become a Map.
  Map* make_map(std::size_t base) {
    Map* map = heap_.make_map_of(pending_.from(base));
    pending_.truncate(base);
    return map;
  }

  void read_few(std::size_t base, std::uint32_t depth, std::string_view key) {
    std::size_t place = base;
    while (place < pending_.size() && !equals_text(pending_[place], Value(key))) place += 2;
    if (place != pending_.size()) {
      check_duplicate(key);
    } else {
      pending_.push(Value(key));
      pending_.push({});
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
    fail_.duplicate(key_begin_, at_, key);
  }

  /// at_ is at the opening quote; afterwards behind the closing one.
  std::string_view read_key() {
    if (*at_ != '"') fail_.unexpected(at_, "was expecting double-quote to start field name");
    key_begin_ = at_++;
    return read_string("name", " in field name");
  }

  Value read_member(std::uint32_t depth) {
    skip_space();
    if (at_ == end_) fail_.at_end(" within/between Object entries");
    if (*at_ != ':')
      fail_.unexpected(at_, "was expecting a colon to separate field name and value");
    ++at_;
    skip_space();
    if (at_ == end_) fail_.at_end(" within/between Object entries");
    return read_value(depth + 1, false);
  }

  // --- Numbers ------------------------------------------------------------------------------

  Value read_number(std::uint32_t depth) {
    const char* begin = at_;
    const char* next = at_;
    const bool is_negative = *next == '-';
    if (is_negative && (++next == end_ || !is_digit(*next))) fail_.minus(at_);
    const char* digits = next;
    std::uint64_t magnitude = 0;
    for (; next != end_ && is_digit(*next); ++next)
      magnitude = magnitude * 10 + static_cast<unsigned>(*next - '0');
    const std::size_t digit_count = static_cast<std::size_t>(next - digits);
    if (*digits == '0' && digit_count > 1) {
      fail_.fail(JsonErrorKind::syntax, "Invalid numeric value: Leading zeroes not allowed",
                 digits + 1, digits + 1);
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
    if (next == end_ && from[-1] == '.') fail_.in_number(from - 1, why, from);
    if (next == end_) fail_.at_end("expected a digit for number exponent");
    // Jackson reads what starts with a zero more slowly, and has then taken the character as well.
    fail_.in_number(
        next, why,
        integer_end[-1] == '0' && is_single_digit(integer_end) ? next + 1 : integer_end + 1);
  }
  bool is_single_digit(const char* integer_end) const {
    return integer_end == begin_ + 1 || !is_digit(integer_end[-2]);
  }

  void check_root_space() const {
    if (at_ == end_ || *at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') return;
    fail_.unexpected(at_, "Expected space separating root-level values");
  }

  void check_length(const char* begin, const char* end) const {
    if (static_cast<std::size_t>(end - begin) <= kMaxNumberText) return;
    fail_.number("Number length (" + std::to_string(end - begin) +
                     ") exceeds the maximum length (" + std::to_string(kMaxNumberText) + ")",
                 begin, end);
  }

  Value make_decimal(const char* begin, const char* end) {
    const std::string_view text(begin, static_cast<std::size_t>(end - begin));
    if (options_.big_decimals) {
      check_length(begin, end);
      std::optional<BigDecimal> decimal = BigDecimal::parse(text);
      if (!decimal) {
        fail_.number("Malformed numeric value (" + std::string(text) + ")", begin, end);
      }
      return make_big_decimal(heap_, std::move(*decimal));
    }
    double result = 0;
    const auto parsed = std::from_chars(begin, end, result);
    if (parsed.ec == std::errc()) return Value(result);
    // Too large or too small: from_chars says so without a value.
    return Value(parse_double(text).value_or(std::numeric_limits<double>::quiet_NaN()));
  }

  /// 19 digits and more are a BigInteger even where a Long would do: so Jackson 2.14 reads them
  /// into an Object.
  Value make_large_integer(const char* begin, const char* end) {
    check_length(begin, end);
    heap_.work().charge(digits_cost(static_cast<std::size_t>(end - begin)));
    std::optional<BigInteger> big =
        BigInteger::parse({begin, static_cast<std::size_t>(end - begin)});
    if (!big) fail_.number("Malformed numeric value", begin, end);
    return make_big_integer(heap_, std::move(*big));
  }

  // --- Strings ------------------------------------------------------------------------------

  /// at_ is behind the opening quote; afterwards behind the closing one.
  [[gnu::always_inline]] std::string_view read_string(std::string_view where,
                                                      std::string_view at_end) {
    const char* begin = at_;
    const char* next = skip_plain_json<false>(begin, end_);
    if (next == end_ || *next != '"') next = skip_text(next, where, at_end);
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
      if (next == end_) fail_.at_end(at_end);
      const auto c = static_cast<unsigned char>(*next);
      if (c < 0x80) {
        if (c < 0x20) fail_.control_in_text(next, where);
        return next;
      }
      next = skip_non_ascii(next);
    }
  }

  const char* skip_non_ascii(const char* from) const {
    const auto left = static_cast<std::size_t>(end_ - from);
    const std::string_view rest(from, std::min<std::size_t>(left, 4));
    const CodePoint c = code_point_at(rest, 0);
    if (c.bytes == 1) fail_.encoding(from);
    // Two halves of a pair written apart are refused: texts that are equal must have equal bytes.
    if (is_high_surrogate(c.value) && left >= 6 &&
        is_low_surrogate(code_point_at({from + 3, 3}, 0).value)) {
      fail_.encoding(from);
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
    char* place = own_ + (begin - begin_);
    std::memcpy(place, unescaped_.data(), unescaped_.size());
    return {place, unescaped_.size()};
  }

  /// at_ is at a backslash; afterwards behind the escape.
  void append_escape() {
    const char* escape = at_ + 1;
    if (escape == end_) fail_.at_end(" in character escape sequence");
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
    fail_.escape(escape);
  }

  /// at_ is behind `\u`.
  void append_unit() {
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ == end_) fail_.at_end(" in character escape sequence");
      const char c = *at_;
      unit <<= 4;
      const int digit = hex_value(c);
      if (digit < 0) fail_.unexpected(at_, "expected a hex-digit for character escape sequence");
      unit |= static_cast<char32_t>(digit);
    }
    if (unit < 0x80) {
      unescaped_ += static_cast<char>(unit);
      return;
    }
    std::string text;
    append_code_point(text, unit);
    append_joined(unescaped_, text);
  }

  Heap& heap_;
  const JsonReadOptions& options_;
  std::uint32_t max_depth_;
  /// The text, where it is a copy.
  char* own_;
  const char* begin_;
  const char* at_;
  const char* end_;
  JsonFailures fail_;
  const char* key_begin_ = nullptr;
  std::string unescaped_;
  // Elements of the containers being read: their number is known only at the end.
  ValueStack pending_;
};

}  // namespace

std::variant<Value, JsonError> read_json(std::string_view text, Heap& heap,
                                         const JsonReadOptions& options) {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    throw LimitExceeded{LimitKind::heap_bytes};
  try {
    return Reader(text, heap, options).read_document();
  } catch (JsonFailure& failure) {
    return std::move(failure.error);
  } catch (const NumberLimitExceeded&) {
    throw LimitExceeded{LimitKind::number_size};
  }
}

}  // namespace vtl
