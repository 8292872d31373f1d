// Sets of code points with the names and meanings that java.util.regex gives them. \w, \s,
// \p{Alpha} or (?i)[a-z] mean other characters in Java than in ICU, so classes are computed here
// and passed to ICU as ranges. Java's defaults are ASCII; (?U) makes them Unicode; under (?i) the
// letter categories Lu, Ll and Lt are one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct USet;

namespace vtl {

class CharacterSet {
 public:
  CharacterSet();
  CharacterSet(const CharacterSet& other);
  CharacterSet(CharacterSet&& other) noexcept = default;
  CharacterSet& operator=(CharacterSet other) noexcept;
  ~CharacterSet() = default;

  static CharacterSet range(char32_t first, char32_t last);
  // The characters of an ICU set pattern such as "[\\p{L}_]".
  static CharacterSet pattern(std::u16string_view pattern);

  void add(const CharacterSet& other);
  void add(char32_t first, char32_t last);
  void intersect(const CharacterSet& other);
  void complement();
  // Adds the other case of what is in the set: ASCII letters only, or all of Unicode.
  void close_over_case(bool use_unicode);

  // The set as a class of ICU's regular expressions; one that never matches when empty.
  std::u16string to_class() const;

 private:
  struct Closer {
    void operator()(USet* set) const;
  };
  std::unique_ptr<USet, Closer> set_;
};

// Which flags change the meaning of names.
struct CharacterSetFlags {
  bool ignores_case = false;
  bool is_unicode = false;
};

// The predefined classes by their letter: d, w, s, h, v and their complements D, W, S, H, V.
CharacterSet predefined_set(char32_t letter, bool is_unicode);

// \p{name} without '='; nullopt when Java knows no such name.
std::optional<CharacterSet> property_set(std::string_view name, CharacterSetFlags flags);

// \p{name=value}; `name` in lower case.
std::optional<CharacterSet> property_set(std::string_view name, std::string_view value,
                                         CharacterSetFlags flags);

// Appends one code point so that ICU takes it literally, inside and outside of a class.
void append_literal(std::u16string& out, char32_t code_point);

}  // namespace vtl
