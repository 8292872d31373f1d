// The parser behind translate_java_pattern; nobody else includes this. It takes the steps of
// java.util.regex.Pattern's recursive descent, so that messages and positions of errors come out
// the same, and writes ICU's syntax on the way instead of a tree.
//
// What is written for one atom of the pattern is one atom of ICU's, so that a repeat can follow it.
// kMaxDepth bounds the recursion. One letter of lookahead; `{` repeats nothing when nothing is
// before it.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/java/character_set.h"
#include "engine/java/pattern.h"
#include "engine/java/pattern_source.h"
#include "vtl/java/regex.h"

namespace vtl {

class JavaPatternTranslator {
 public:
  JavaPatternTranslator(std::string_view pattern, bool only_ascii)
      : source_(pattern), only_ascii_(only_ascii) {}

  TranslatedPattern translate();

 private:
  struct Flags {
    bool ignores_case = false;
    bool is_multiline = false;
    bool dot_matches_all = false;
    bool unix_lines = false;
    bool unicode_case = false;
    bool comments = false;
    bool unicode_classes = false;
  };

  // What Java's study of a part of the pattern finds out. It decides which look-behinds Java
  // accepts, and Java computes it with ints that overflow.
  struct Extent {
    // It may match without taking anything; true when in doubt.
    bool can_be_empty = true;
    // A longest match exists, and its length.
    bool is_bounded = true;
    std::int32_t longest = 0;
    bool is_deterministic = true;
    // `longest` is a product that must not overflow in a sum.
    bool is_product = false;

    void append(const Extent& next);
    void add_alternative(const Extent& other);
    static Extent one_character() { return {false, true, 1, true, false}; }
  };

  // What a repeat needs to know of what it repeats.
  struct Atom {
    enum class Kind { character, group, other };
    // Where its translation begins.
    std::size_t begin;
    Kind kind;
    Extent extent;
  };

  struct Repeat {
    std::int64_t least;
    // Without end: kNoEnd.
    std::int64_t most;
    // 0 (greedy), '?' or '+'.
    char32_t mode;
  };
  static constexpr std::int64_t kNoEnd = std::numeric_limits<std::int32_t>::max();

  // What an escape turned out to be.
  struct Escape {
    enum class Kind { character, set, other };
    Kind kind = Kind::other;
    char32_t character = 0;
    CharacterSet set;
    // For Kind::other only.
    Extent extent;
  };

  static constexpr int kMaxDepth = 250;
  // Matches nothing, not even the empty text.
  static constexpr std::u16string_view kNever = u"(?:(?!))";
  // Java's end of the input "but for the final terminator"; \r\n is one.
  static constexpr std::u16string_view kFinalEnd =
      u"(?:(?=\\z)|(?=\\r\\n\\z)|(?=[\\r\\x{85}\\x{2028}\\x{2029}]\\z)|(?<!\\r)(?=\\n\\z))";
  static constexpr std::u16string_view kUnixFinalEnd = u"(?:(?=\\n?\\z))";

  class Nesting {
   public:
    explicit Nesting(int& depth) : depth_(depth) {
      if (++depth_ > kMaxDepth) throw RegexLimitExceeded{"pattern"};
    }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    ~Nesting() { --depth_; }

   private:
    int& depth_;
  };

  Extent parse_alternatives();
  Extent parse_sequence();
  Extent parse_group();
  Atom::Kind parse_special_group(Extent& extent);
  void parse_named_group(char32_t first);
  void parse_look_behind(char32_t kind);
  void parse_flags();
  Extent parse_atom();
  // Reads the repeat behind an atom, if there is one, and returns the extent of both.
  Extent parse_repeat(const Atom& atom);
  Extent parse_repeat_of_character(std::size_t begin) {
    return parse_repeat({begin, Atom::Kind::character, Extent::one_character()});
  }
  void parse_counted_repeat(Repeat& repeat);
  static Extent study_repeat(const Atom& atom, const Repeat& repeat);
  void emit_repeat(const Atom& atom, Repeat repeat);
  std::int64_t parse_count(char32_t& c);
  std::u16string_view line_start() const;
  std::u16string_view line_end() const;

  Escape parse_escape(bool in_class, bool is_range);
  Extent parse_outside_escape(char32_t letter);
  void parse_back_reference(char32_t digit);
  void parse_named_reference();
  char32_t parse_octal();
  char32_t parse_hexadecimal();
  char32_t parse_unicode();
  char32_t parse_four_digits();
  char32_t parse_character_name();
  char32_t parse_control();
  std::string parse_group_name(char32_t first);

  CharacterSet parse_class(bool consumes_end);
  CharacterSet parse_intersection_side();
  CharacterSet parse_class_item(bool& is_single);
  CharacterSet parse_property();
  CharacterSet single(char32_t first, char32_t last) const;

  void emit(std::u16string_view text);
  void emit_number(std::int64_t number);
  void emit_set(const CharacterSet& set) { emit(set.to_class()); }
  void emit_character(char32_t c);
  void emit_word_boundary(bool is_negated);
  void emit_reference(std::int32_t group);
  [[noreturn]] void fail_escape() { source_.fail("Illegal/unsupported escape sequence"); }
  void set_flags(const Flags& flags) {
    flags_ = flags;
    source_.set_comments(flags.comments);
  }

  JavaPatternSource source_;
  bool only_ascii_;
  bool depends_on_ascii_ = false;
  std::u16string out_;
  std::string literal_;
  bool is_literal_ = true;
  Flags flags_;
  int depth_ = 0;
  std::int32_t group_count_ = 0;
  std::vector<std::pair<std::string, std::int32_t>> names_;
  // Where references to groups stand in `out_`; groups that never come are known only at the end.
  struct Reference {
    std::size_t position;
    std::size_t length;
    std::int32_t group;
  };
  std::vector<Reference> references_;
  bool in_look_behind_ = false;
};

}  // namespace vtl
