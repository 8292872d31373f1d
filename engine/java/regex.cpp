#include "vtl/java/regex.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <unicode/uregex.h>

#include "engine/java/pattern.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/detail/work.h"
#include "vtl/java/exception.h"
#include "vtl/text/ascii.h"
#include "vtl/text/search.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

struct RegexCloser {
  void operator()(URegularExpression* regex) const { uregex_close(regex); }
};
using RegexHandle = std::unique_ptr<URegularExpression, RegexCloser>;

void check(UErrorCode status) {
  if (U_SUCCESS(status)) return;
  const bool is_stack = status == U_REGEX_STACK_OVERFLOW || status == U_MEMORY_ALLOCATION_ERROR;
  throw RegexLimitExceeded{is_stack ? "stack" : "steps"};
}

constexpr std::int32_t kKeptStackBytes = 64 * 1024;

// What ICU makes of a pattern, at most: a set of code points for each class of characters.
std::size_t compiled_bytes(std::u16string_view pattern) {
  constexpr std::size_t kBytesOfClass = 16 * 1024;
  constexpr std::size_t kBytesOfUnit = 32;
  std::size_t classes = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_property = pattern[i] == '\\' && i + 1 < pattern.size() &&
                             (pattern[i + 1] == 'p' || pattern[i + 1] == 'P');
    if (is_property || pattern[i] == '[') ++classes;
  }
  return classes * kBytesOfClass + pattern.size() * kBytesOfUnit;
}

RegexHandle open_regex(std::u16string_view pattern, const RegexLimits& limits) {
  if (compiled_bytes(pattern) > limits.max_pattern_bytes) throw RegexLimitExceeded{"memory"};
  // ICU refuses an empty pattern; Java makes one of "{2}" or "(?i)".
  if (pattern.empty()) pattern = u"(?:)";
  UErrorCode status = U_ZERO_ERROR;
  UParseError position;
  RegexHandle regex(uregex_open(pattern.data(), static_cast<std::int32_t>(pattern.size()), 0,
                                &position, &status));
  // What Java accepts and the translation keeps can only fail for its size.
  if (U_FAILURE(status)) throw RegexLimitExceeded{"pattern"};
  uregex_setStackLimit(regex.get(), limits.max_stack_bytes, &status);
  check(status);
  return regex;
}

// Three ways to find matches, chosen when a pattern is compiled: patterns without anything special
// are searched as texts (most patterns of split and replaceAll are: ",", " "), the empty pattern
// matches around each UTF-16 unit, and everything else goes to ICU, on UTF-16. replace, split and
// find are templates over these finders. Positions after an empty match, groups in replacements and
// what split drops are Java's, not ICU's; limits are looked at by ICU's callbacks, since one match
// can take any time.

// Where a match lies, in the units of its finder's text.
struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The finders walk over the matches of one text. All three have the same members, used by the
// templates below.

// Patterns that stand for themselves, in the bytes of the text.
class LiteralFinder {
 public:
  LiteralFinder(std::string_view text, std::string_view literal) : text_(text), literal_(literal) {}

  std::string_view text() const { return text_; }
  std::optional<Match> next() {
    const std::size_t found = find_text(text_, literal_, from_);
    if (found == std::string_view::npos) return std::nullopt;
    from_ = found + literal_.size();
    return Match{found, from_};
  }
  std::optional<Match> group(std::int32_t) const { return Match{from_ - literal_.size(), from_}; }

 private:
  std::string_view text_;
  std::string_view literal_;
  std::size_t from_ = 0;
};

// The empty pattern, which matches around each UTF-16 unit, in the middle of pairs too.
class EmptyFinder {
 public:
  explicit EmptyFinder(std::string_view text) : text_(to_utf16(text)) {}

  std::u16string_view text() const { return text_; }
  std::optional<Match> next() {
    if (next_ > text_.size()) return std::nullopt;
    current_ = next_++;
    return Match{current_, current_};
  }
  std::optional<Match> group(std::int32_t) const { return Match{current_, current_}; }

 private:
  std::u16string text_;
  std::size_t next_ = 0;
  std::size_t current_ = 0;
};

// Everything else. The expression is its own while it lives.
class IcuFinder {
 public:
  IcuFinder(URegularExpression* regex, std::string_view text, const RegexLimits& limits)
      : text_(to_utf16(text)), regex_(regex), limits_(limits), steps_left_(limits.max_steps) {
    UErrorCode status = U_ZERO_ERROR;
    // ICU's own limit is for one match, ours for all of a text.
    uregex_setMatchCallback(regex_, &IcuFinder::count_step, this, &status);
    uregex_useTransparentBounds(regex_, 0, &status);
    uregex_useAnchoringBounds(regex_, 1, &status);
    uregex_setText(regex_, text_.data(), static_cast<std::int32_t>(text_.size()), &status);
    // Each state that ICU saves holds all groups: a thousand of them make a step take a second.
    weight_ = 1 + uregex_groupCount(regex_, &status) / kGroupsPerWeight;
    check(status);
  }
  ~IcuFinder() {
    constexpr std::size_t kLongText = 4096;
    if (steps_left_ == limits_.max_steps && text_.size() < kLongText) return;
    // A lower limit makes the stack smaller that a hard match has left behind.
    UErrorCode status = U_ZERO_ERROR;
    uregex_setStackLimit(regex_, kKeptStackBytes, &status);
    uregex_setStackLimit(regex_, limits_.max_stack_bytes, &status);
  }
  IcuFinder(const IcuFinder&) = delete;
  IcuFinder& operator=(const IcuFinder&) = delete;

  std::u16string_view text() const { return text_; }
  bool matches_all() {
    UErrorCode status = U_ZERO_ERROR;
    const bool found = uregex_matches(regex_, 0, &status) != 0;
    check(status);
    return found;
  }
  std::optional<Match> next() {
    if (is_inside_pair(next_) && matches_inside_pair()) return remember(group(0));
    if (next_ > text_.size()) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    // A find from a given place would forget the last match, which \G needs.
    const bool found = in_step_
                           ? uregex_findNext(regex_, &status) != 0
                           : uregex_find(regex_, static_cast<std::int32_t>(next_), &status) != 0;
    in_step_ = true;
    check(status);
    return remember(found ? group(0) : std::nullopt);
  }
  // nullopt when the group took no part.
  std::optional<Match> group(std::int32_t number) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t begin = uregex_start(regex_, number, &status);
    std::int32_t end = uregex_end(regex_, number, &status);
    check(status);
    if (begin < 0) return std::nullopt;
    // Begun inside of a pair, some of ICU's loops step back to its start.
    end = std::max(begin, end);
    return Match{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
  }

 private:
  // After an empty match Java goes on by one unit, even into the middle of a pair, where ICU would
  // not look by itself.
  std::optional<Match> remember(std::optional<Match> match) {
    if (match) next_ = match->end > match->begin ? match->end : match->end + 1;
    return match;
  }
  bool is_inside_pair(std::size_t index) const {
    return index > 0 && index < text_.size() && is_low_surrogate(text_[index]) &&
           is_high_surrogate(text_[index - 1]);
  }
  bool matches_inside_pair() {
    in_step_ = false;
    UErrorCode status = U_ZERO_ERROR;
    uregex_reset(regex_, 0, &status);
    uregex_setRegion(regex_, static_cast<std::int32_t>(next_),
                     static_cast<std::int32_t>(text_.size()), &status);
    uregex_useTransparentBounds(regex_, 1, &status);
    uregex_useAnchoringBounds(regex_, 0, &status);
    const bool found = uregex_lookingAt(regex_, -1, &status) != 0;
    check(status);
    if (!found) ++next_;
    return found;
  }
  static UBool U_CALLCONV count_step(const void* context, std::int32_t) {
    // ICU hands the context back as it was given, only const.
    auto* finder = static_cast<IcuFinder*>(const_cast<void*>(context));
    return static_cast<UBool>(finder->pay_step() && (finder->steps_left_ -= finder->weight_) >= 0);
  }
  // What is thrown here must not cross ICU: check() throws it.
  bool pay_step() {
    if (limits_.work == nullptr) return true;
    try {
      limits_.work->charge(kStepCost * static_cast<std::uint64_t>(weight_));
    } catch (const LimitExceeded& exceeded) {
      exceeded_ = exceeded;
    }
    return !exceeded_;
  }
  void check(UErrorCode status) const {
    if (exceeded_) throw *exceeded_;
    vtl::check(status);
  }

  // A sixth of a millisecond: a match that is stopped for its time alone leaves something over.
  static constexpr std::uint64_t kStepCost = 15'000;
  static constexpr std::int32_t kGroupsPerWeight = 4;

  std::u16string text_;
  URegularExpression* regex_;
  const RegexLimits& limits_;
  std::size_t next_ = 0;
  // ICU's own next place to look at is `next_` too.
  bool in_step_ = true;
  std::int32_t steps_left_;
  std::int32_t weight_ = 1;
  std::optional<LimitExceeded> exceeded_;
};

[[noreturn]] void throw_illegal_argument(std::string message) {
  throw JavaException("java.lang.IllegalArgumentException", std::move(message));
}

bool is_name_character(char32_t c) {
  return is_letter_or_digit(c);
}

// A replacement text, read anew for each match as Java does.
template <typename Text>
class Replacement {
 public:
  using Unit = typename Text::value_type;

  Replacement(Text text, const TranslatedPattern& pattern)
      : text_(text), pattern_(pattern), is_plain_(find_special() == Text::npos) {}

  template <typename Finder, typename Output>
  void append_to(Output& out, const Finder& finder) {
    if (is_plain_) {
      out += text_;
      return;
    }
    for (cursor_ = 0; cursor_ < text_.size();) {
      const std::size_t special = std::min(find_special(), text_.size());
      out += text_.substr(cursor_, special - cursor_);
      if (special == text_.size()) return;
      cursor_ = special + 1;
      if (text_[special] == '$') {
        append_group(out, finder, read_reference());
        continue;
      }
      if (cursor_ == text_.size()) throw_illegal_argument("character to be escaped is missing");
      out += text_[cursor_++];
    }
  }

 private:
  template <typename Finder, typename Output>
  void append_group(Output& out, const Finder& finder, std::int32_t number) const {
    if (number > pattern_.group_count) {
      throw JavaException("java.lang.IndexOutOfBoundsException",
                          "No group " + std::to_string(number));
    }
    if (const std::optional<Match> group = finder.group(number)) {
      out += finder.text().substr(group->begin, group->end - group->begin);
    }
  }

  std::size_t find_special() const {
    constexpr Unit kSpecial[] = {'\\', '$'};
    return text_.find_first_of(kSpecial, cursor_, 2);
  }

  std::int32_t read_reference() {
    if (cursor_ == text_.size()) {
      throw_illegal_argument("Illegal group reference: group index is missing");
    }
    if (text_[cursor_] == '{') return read_name();
    if (!is_digit(static_cast<char32_t>(text_[cursor_]))) {
      throw_illegal_argument("Illegal group reference");
    }
    auto number = static_cast<std::int32_t>(text_[cursor_++] - '0');
    // Further digits belong to it as long as there is such a group.
    while (cursor_ < text_.size() && is_digit(static_cast<char32_t>(text_[cursor_]))) {
      const std::int32_t longer = number * 10 + static_cast<std::int32_t>(text_[cursor_] - '0');
      if (longer > pattern_.group_count) break;
      number = longer;
      ++cursor_;
    }
    return number;
  }

  std::int32_t read_name() {
    std::string name;
    ++cursor_;
    while (cursor_ < text_.size() && is_name_character(static_cast<char32_t>(text_[cursor_]))) {
      name += static_cast<char>(text_[cursor_++]);
    }
    if (name.empty()) throw_illegal_argument("named capturing group has 0 length name");
    if (cursor_ == text_.size() || text_[cursor_] != '}') {
      throw_illegal_argument("named capturing group is missing trailing '}'");
    }
    if (is_digit(static_cast<char32_t>(name.front()))) {
      throw_illegal_argument("capturing group name {" + name + "} starts with digit character");
    }
    ++cursor_;
    for (const auto& [known, number] : pattern_.names) {
      if (known == name) return number;
    }
    throw_illegal_argument("No group with name {" + name + "}");
  }

  Text text_;
  const TranslatedPattern& pattern_;
  std::size_t cursor_ = 0;
  bool is_plain_;
};

std::string to_wtf8(std::string text) {
  return text;
}

std::string to_wtf8(const std::u16string& text) {
  return from_utf16(text);
}

/// Finding a piece of a text and copying it.
void charge_for_match(const RegexLimits& limits) {
  constexpr std::uint64_t kUnitsPerMatch = 32;
  if (limits.work != nullptr) limits.work->charge(kUnitsPerMatch);
}

template <typename Finder, typename Text>
std::string replace_with(Finder finder, Replacement<Text> replacement, bool only_first,
                         const RegexLimits& limits) {
  using Unit = typename Text::value_type;
  const Text text = finder.text();
  std::basic_string<Unit> out;
  std::size_t copied = 0;
  while (const std::optional<Match> match = finder.next()) {
    charge_for_match(limits);
    out += text.substr(copied, match->begin - copied);
    replacement.append_to(out, finder);
    copied = match->end;
    if (static_cast<std::int64_t>(out.size()) > limits.max_output_bytes)
      throw RegexLimitExceeded{"output"};
    if (only_first) break;
  }
  out += text.substr(copied);
  return to_wtf8(std::move(out));
}

template <typename Finder>
std::vector<std::string> split_with(Finder finder, std::int32_t limit, const RegexLimits& limits) {
  const auto text = finder.text();
  const auto piece = [&](std::size_t begin, std::size_t end) {
    return to_wtf8(std::basic_string(text.substr(begin, end - begin)));
  };
  const auto most = static_cast<std::size_t>(std::max(limit, 0));
  std::vector<std::string> pieces;
  const std::size_t most_pieces =
      4 * static_cast<std::size_t>(limits.max_output_bytes) / sizeof(std::string);
  std::size_t begin = 0;
  while (limit <= 0 || pieces.size() + 1 < most) {
    const std::optional<Match> match = finder.next();
    if (!match) break;
    charge_for_match(limits);
    // An empty match at the start makes no empty first piece.
    if (match->end == 0) continue;
    if (pieces.size() == most_pieces) throw RegexLimitExceeded{"memory"};
    pieces.push_back(piece(begin, match->begin));
    begin = match->end;
  }
  pieces.push_back(piece(begin, text.size()));
  // Without any match the text is returned as it is, even when empty.
  if (limit == 0 && begin != 0) {
    while (!pieces.empty() && pieces.back().empty()) pieces.pop_back();
  }
  return pieces;
}

}  // namespace

struct JavaRegex::Compiled {
  std::string source;
  TranslatedPattern pattern;
  RegexLimits limits;
  // Null for literal patterns.
  RegexHandle regex;
  // Made by the first input that needs it.
  RegexHandle beyond_ascii;

  bool is_empty() const { return pattern.literal && pattern.literal->empty(); }

  URegularExpression* regex_for(std::string_view input) {
    if (!pattern.depends_on_ascii || is_ascii(input)) return regex.get();
    if (beyond_ascii == nullptr)
      beyond_ascii = open_regex(translate_java_pattern(source, false).icu, limits);
    return beyond_ascii.get();
  }
};

JavaRegex JavaRegex::compile(std::string_view pattern, RegexLimits limits) {
  auto compiled = std::make_shared<Compiled>();
  compiled->source = pattern;
  compiled->pattern = translate_java_pattern(pattern, true);
  compiled->limits = limits;
  if (!compiled->pattern.literal) compiled->regex = open_regex(compiled->pattern.icu, limits);
  return JavaRegex(std::move(compiled));
}

bool JavaRegex::matches(std::string_view input) const {
  if (compiled_->pattern.literal) return input == *compiled_->pattern.literal;
  return IcuFinder(compiled_->regex_for(input), input, compiled_->limits).matches_all();
}

bool JavaRegex::find(std::string_view input) const {
  if (compiled_->pattern.literal) {
    return find_text(input, *compiled_->pattern.literal) != std::string_view::npos;
  }
  return IcuFinder(compiled_->regex_for(input), input, compiled_->limits).next().has_value();
}

std::string JavaRegex::replace(std::string_view input, std::string_view replacement,
                               bool only_first) const {
  const TranslatedPattern& pattern = compiled_->pattern;
  const RegexLimits& limits = compiled_->limits;
  if (pattern.literal && !compiled_->is_empty()) {
    return replace_with(LiteralFinder(input, *pattern.literal),
                        Replacement<std::string_view>(replacement, pattern), only_first, limits);
  }
  const std::u16string units = to_utf16(replacement);
  const Replacement<std::u16string_view> wide(units, pattern);
  if (pattern.literal) return replace_with(EmptyFinder(input), wide, only_first, limits);
  return replace_with<IcuFinder>({compiled_->regex_for(input), input, compiled_->limits}, wide,
                                 only_first, limits);
}

std::string JavaRegex::replace_all(std::string_view input, std::string_view replacement) const {
  return replace(input, replacement, false);
}

std::string JavaRegex::replace_first(std::string_view input, std::string_view replacement) const {
  return replace(input, replacement, true);
}

std::vector<std::string> JavaRegex::split(std::string_view input, std::int32_t limit) const {
  const RegexLimits& limits = compiled_->limits;
  if (!compiled_->pattern.literal) {
    return split_with<IcuFinder>({compiled_->regex_for(input), input, limits}, limit, limits);
  }
  if (compiled_->is_empty()) return split_with(EmptyFinder(input), limit, limits);
  return split_with(LiteralFinder(input, *compiled_->pattern.literal), limit, limits);
}

}  // namespace vtl
