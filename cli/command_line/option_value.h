// What an option takes: how it is called, checked, completed and described, in one value. Help, the
// manual and the completions read it; the parser calls `take` with the text that was given.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/terminal/console.h"
#include "vtl/expected.h"

namespace vtlsim {

/// What a shell can offer.
enum class ValueKind : std::uint8_t { none, choice, file, folder, other };

using Taken = vtl::Expected<void, Failure>;

struct OptionValue {
  /// "FILE", as shown behind the option.
  std::string name;
  ValueKind kind = ValueKind::other;
  /// The values that can be listed.
  std::vector<std::string> words;
  /// Behind the help of the option: "text (default) or json", "(default 64M)".
  std::string note;
  /// Checks and stores. `option` is for the message.
  std::function<Taken(std::string_view option, const std::string& text)> take;
};

/// "--jobs takes a number from 1 to 8, not `x`".
Failure refused_value(std::string_view option, std::string_view wanted, std::string_view text,
                      std::string help = {});
/// "--now `x`: REASON".
Failure bad_value(std::string_view option, std::string_view text, std::string_view reason);

/// A value stored as it was given: a std::string, an optional one, or a list, where each time that
/// the option is given adds one.
template <class Target>
OptionValue kept_value(ValueKind kind, std::string_view name, Target& target) {
  return {std::string(name), kind, {}, {}, [&target](std::string_view, const std::string& text) {
            if constexpr (requires { target.emplace_back(text); }) {
              target.emplace_back(text);
            } else {
              target = text;
            }
            return Taken();
          }};
}
template <class Target>
OptionValue text_value(std::string_view name, Target& target) {
  return kept_value(ValueKind::other, name, target);
}
template <class Target>
OptionValue file_value(Target& target, std::string_view name = "FILE") {
  return kept_value(ValueKind::file, name, target);
}
template <class Target>
OptionValue folder_value(Target& target) {
  return kept_value(ValueKind::folder, "DIR", target);
}
/// The same with words that a shell may offer; others are taken as well.
template <class Target>
OptionValue offered_value(std::string_view name, Target& target, std::vector<std::string> words) {
  OptionValue value = kept_value(ValueKind::choice, name, target);
  value.words = std::move(words);
  return value;
}

/// Both ends belong to it.
struct NumberRange {
  std::uint64_t least = 0;
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
};

/// Numbers in words: "64M" of 67108864, "10 million" of 10000000.
std::string size_text(std::uint64_t bytes);
std::string count_text(std::uint64_t count);
std::string time_text(std::chrono::nanoseconds time);

using SetNumber = std::function<void(std::uint64_t)>;
/// `initial`: what holds without the option, if the help shall say so.
OptionValue number_option(std::string_view name, NumberRange range,
                          std::optional<std::uint64_t> initial, SetNumber set);
OptionValue size_option(std::string_view name, NumberRange range,
                        std::optional<std::uint64_t> initial, SetNumber set);

namespace detail {
template <class Target>
struct NumberTarget {
  using Number = Target;
  static std::optional<std::uint64_t> initial(const Target& target) { return target; }
};
template <class Inner>
struct NumberTarget<std::optional<Inner>> {
  using Number = Inner;
  static std::optional<std::uint64_t> initial(const std::optional<Inner>&) { return std::nullopt; }
};
template <class Target>
SetNumber setter(Target& target) {
  return [&target](std::uint64_t number) {
    target = static_cast<typename NumberTarget<Target>::Number>(number);
  };
}
}  // namespace detail

/// A whole number, written in decimal digits. The help shows the value that `target` has, unless it
/// is an optional.
template <class Target>
OptionValue number_value(std::string_view name, Target& target, NumberRange range = {}) {
  return number_option(name, range, detail::NumberTarget<Target>::initial(target),
                       detail::setter(target));
}
/// BYTES or COUNT, in units where it likes: 4096, 64K, 16M, 1G.
template <class Target>
OptionValue size_value(std::string_view name, Target& target, NumberRange range = {1}) {
  return size_option(name, range, detail::NumberTarget<Target>::initial(target),
                     detail::setter(target));
}

/// `250` and `250ms` are milliseconds, `10s` seconds; from 1 ms to a day.
OptionValue time_value(std::chrono::milliseconds& target);
/// The same, or `none`, which is the longest time there is.
OptionValue time_or_none_value(std::chrono::nanoseconds& target);

/// One word of a choice, what it stands for, and what the help says of it in brackets.
template <class Meaning>
struct Choice {
  std::string_view name;
  Meaning meaning;
  std::string_view note = {};
};

struct ChoiceWord {
  std::string_view name;
  std::string_view note;
  bool is_default = false;
};
/// One of the words; `choose` gets its place.
OptionValue choice_option(std::string_view name, const std::vector<ChoiceWord>& words,
                          std::function<void(std::size_t)> choose);

/// One of `rows`, a table that lives as long as the program. The help lists them; the default is
/// the one that `target` holds.
template <class Target, class Rows>
OptionValue choice_value(std::string_view name, Target& target, const Rows& rows) {
  std::vector<ChoiceWord> words;
  for (const auto& row : rows) {
    bool is_default = false;
    if constexpr (std::equality_comparable_with<Target, decltype(row.meaning)>)
      is_default = target == row.meaning;
    words.push_back({row.name, row.note, is_default});
  }
  return choice_option(name, words,
                       [&target, &rows](std::size_t at) { target = std::begin(rows)[at].meaning; });
}

}  // namespace vtlsim
