#include "cli/command_line/option_value.h"

#include <charconv>
#include <utility>

#include "vtl/text/suggest.h"

namespace vtlsim {
namespace {

constexpr std::int64_t kLongestMilliseconds = 86'400'000;
constexpr std::uint64_t kMostUnits = std::uint64_t{1} << 32;

/// The number at the begin of `text`, and what stands behind it.
template <class Number>
std::optional<std::pair<Number, std::string_view>> leading_number(std::string_view text) {
  Number number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc()) return std::nullopt;
  return std::pair(number, std::string_view(end, static_cast<std::size_t>(last - end)));
}

/// 4096, 64K, 16M, 1G.
std::optional<std::uint64_t> parse_size(std::string_view text) {
  const auto read = leading_number<std::uint64_t>(text);
  if (!read) return std::nullopt;
  const auto [number, unit] = *read;
  if (unit.empty()) return number;
  const int shift = unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : -1;
  if (shift < 0 || number > kMostUnits) return std::nullopt;
  return number << shift;
}

std::optional<std::chrono::milliseconds> parse_time(std::string_view text) {
  const auto read = leading_number<std::int64_t>(text);
  if (!read) return std::nullopt;
  auto [number, unit] = *read;
  if (number < 1 || number > kLongestMilliseconds) return std::nullopt;
  if (unit == "s") number *= 1000;
  if ((unit != "s" && unit != "ms" && !unit.empty()) || number > kLongestMilliseconds)
    return std::nullopt;
  return std::chrono::milliseconds(number);
}

std::string in_range(NumberRange range, std::string (*text)(std::uint64_t)) {
  if (range.most < NumberRange().most)
    return "a number from " + text(range.least) + " to " + text(range.most);
  return range.least == 0 ? "a whole number" : "a number of at least " + text(range.least);
}

bool is_in(NumberRange range, std::optional<std::uint64_t> number) {
  return number && *number >= range.least && *number <= range.most;
}

std::string default_note(const std::optional<std::string>& text) {
  return text ? "(default " + *text + ")" : std::string();
}

Taken take_time(std::string_view option, const std::string& text,
                const std::function<void(std::chrono::milliseconds)>& set) {
  const auto time = parse_time(text);
  if (!time) {
    return refused_value(option, "a time from 1 ms to a day", text,
                         "a number is of milliseconds; 500ms and 10s say so themselves");
  }
  set(*time);
  return {};
}

std::string digits(std::uint64_t number) {
  return std::to_string(number);
}

}  // namespace

Failure refused_value(std::string_view option, std::string_view wanted, std::string_view text,
                      std::string help) {
  return failure(
      ExitCode::usage, "CLI004",
      std::string(option) + " takes " + std::string(wanted) + ", not `" + std::string(text) + "`",
      std::move(help));
}

Failure bad_value(std::string_view option, std::string_view text, std::string_view reason) {
  return failure(ExitCode::usage, "CLI004",
                 std::string(option) + " `" + std::string(text) + "`: " + std::string(reason));
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::pair<int, std::string_view> kUnits[] = {{30, "G"}, {20, "M"}, {10, "K"}};
  for (const auto& [shift, unit] : kUnits) {
    const std::uint64_t number = bytes >> shift;
    if (number > 0 && number << shift == bytes) return std::to_string(number) + std::string(unit);
  }
  return std::to_string(bytes);
}

std::string count_text(std::uint64_t count) {
  constexpr std::uint64_t kMillion = 1'000'000;
  if (count > 0 && count % kMillion == 0) return std::to_string(count / kMillion) + " million";
  return std::to_string(count);
}

std::string time_text(std::chrono::nanoseconds time) {
  if (time == std::chrono::nanoseconds::max()) return "none";
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  return milliseconds % 1000 == 0 ? std::to_string(milliseconds / 1000) + "s"
                                  : std::to_string(milliseconds) + "ms";
}

OptionValue number_option(std::string_view name, NumberRange range,
                          std::optional<std::uint64_t> initial, SetNumber set) {
  std::optional<std::string> shown;
  if (initial) shown = std::to_string(*initial);
  return {std::string(name),
          ValueKind::other,
          {},
          default_note(shown),
          [range, set = std::move(set)](std::string_view option, const std::string& text) -> Taken {
            const auto read = leading_number<std::uint64_t>(text);
            if (!read || !read->second.empty() || !is_in(range, read->first))
              return refused_value(option, in_range(range, digits), text);
            set(read->first);
            return {};
          }};
}

OptionValue size_option(std::string_view name, NumberRange range,
                        std::optional<std::uint64_t> initial, SetNumber set) {
  const auto shown_text = name == "BYTES" ? size_text : count_text;
  std::optional<std::string> shown;
  if (initial) shown = shown_text(*initial);
  return {std::string(name),
          ValueKind::other,
          {},
          default_note(shown),
          [range, set = std::move(set)](std::string_view option, const std::string& text) -> Taken {
            const auto number = parse_size(text);
            if (!is_in(range, number)) {
              return refused_value(option, in_range(range, size_text), text,
                                   "units are K, M and G: 64M");
            }
            set(*number);
            return {};
          }};
}

OptionValue time_value(std::chrono::milliseconds& target) {
  return {"TIME",
          ValueKind::other,
          {},
          default_note(time_text(target)),
          [&target](std::string_view option, const std::string& text) {
            return take_time(option, text, [&](auto time) { target = time; });
          }};
}

OptionValue time_or_none_value(std::chrono::nanoseconds& target) {
  return {"TIME",
          ValueKind::other,
          {},
          default_note(time_text(target)),
          [&target](std::string_view option, const std::string& text) -> Taken {
            if (text != "none") return take_time(option, text, [&](auto time) { target = time; });
            target = std::chrono::nanoseconds::max();
            return {};
          }};
}

OptionValue choice_option(std::string_view name, const std::vector<ChoiceWord>& words,
                          std::function<void(std::size_t)> choose) {
  OptionValue value;
  value.name = name;
  value.kind = ValueKind::choice;
  std::string list;
  for (const ChoiceWord& word : words) {
    const std::string_view separator = value.words.empty()                     ? ""
                                       : value.words.size() + 1 < words.size() ? ", "
                                                                               : " or ";
    value.words.emplace_back(word.name);
    list.append(separator).append(word.name);
    value.note.append(separator).append(word.name);
    if (word.is_default) value.note += word.note.empty() ? " (default)" : " (default; ";
    if (!word.note.empty())
      value.note.append(word.is_default ? "" : " (").append(word.note).append(")");
  }
  value.take = [known = value.words, list, choose = std::move(choose)](
                   std::string_view option, const std::string& text) -> Taken {
    std::vector<std::string_view> names(known.begin(), known.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] != text) continue;
      choose(i);
      return {};
    }
    const auto near = vtl::suggest(text, names);
    return refused_value(option, list, text,
                         near ? "did you mean `" + std::string(*near) + "`?" : std::string());
  };
  return value;
}

}  // namespace vtlsim
