#include "appsync_utils/support/date/date_names.h"

#include <array>
#include <span>

namespace appsync {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 4> kQuarters = {"1st quarter", "2nd quarter", "3rd quarter",
                                                       "4th quarter"};
constexpr std::array<std::string_view, 4> kShortQuarters = {"Q1", "Q2", "Q3", "Q4"};
constexpr std::array<std::string_view, 2> kEras = {"Before Christ", "Anno Domini"};
constexpr std::array<std::string_view, 2> kShortEras = {"BC", "AD"};
constexpr std::array<std::string_view, 2> kHalves = {"AM", "PM"};

constexpr std::array<DayPeriod, 8> kDayPeriods = {{
    {"midnight", 0, 0},
    {"noon", 720, 720},
    {"in the morning", 360, 720},
    {"in the afternoon", 720, 1080},
    {"in the evening", 1080, 1260},
    {"at night", 1260, 360},
    // Only read, never printed.
    {"AM", 0, 720},
    {"PM", 720, 1440},
}};

/// The words of a field, how many letters of each are used, and the value of the first one.
struct Words {
  std::span<const std::string_view> words;
  std::size_t letters;
  std::int64_t first_value;
};

Words words_of(DateField field, TextWidth width) {
  const std::size_t letters = width == TextWidth::full         ? std::string_view::npos
                              : width == TextWidth::short_form ? 3
                                                               : 1;
  switch (field) {
    case DateField::month_of_year:
      return {kMonths, letters, 1};
    case DateField::day_of_week:
      return {kDays, letters, 1};
    case DateField::quarter_of_year:
      return {width == TextWidth::short_form ? std::span(kShortQuarters) : std::span(kQuarters),
              letters, 1};
    case DateField::era:
      if (width == TextWidth::narrow) {
        static constexpr std::array<std::string_view, 2> kNarrowEras = {"B", "A"};
        return {kNarrowEras, letters, 0};
      }
      return {width == TextWidth::full ? std::span(kEras) : std::span(kShortEras), letters, 0};
    case DateField::am_pm_of_day:
      return {kHalves, std::string_view::npos, 0};
    default:
      return {{}, letters, 0};
  }
}

}  // namespace

bool starts_with_ascii(std::u16string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t index = 0; index < word.size(); ++index) {
    if (text[index] != static_cast<unsigned char>(word[index])) return false;
  }
  return true;
}

std::string_view field_text(DateField field, std::int64_t value, TextWidth width) {
  const Words words = words_of(field, width);
  const std::int64_t index = value - words.first_value;
  if (index < 0 || index >= static_cast<std::int64_t>(words.words.size())) return {};
  return words.words[static_cast<std::size_t>(index)].substr(0, words.letters);
}

std::optional<TextMatch> match_field_text(DateField field, TextWidth width,
                                          std::u16string_view text) {
  const Words words = words_of(field, width);
  std::optional<TextMatch> best;
  for (std::size_t index = 0; index < words.words.size(); ++index) {
    const std::string_view word = words.words[index].substr(0, words.letters);
    if (!starts_with_ascii(text, word)) continue;
    if (!best || word.size() >= best->length) {
      best = {static_cast<std::int64_t>(index) + words.first_value, word.size()};
    }
  }
  return best;
}

bool DayPeriod::includes(std::int64_t minute_of_day) const {
  if (from == to) return minute_of_day == from;
  if (from < to) return minute_of_day >= from && minute_of_day < to;
  return minute_of_day >= from || minute_of_day < to;
}

std::int32_t DayPeriod::middle() const {
  const std::int32_t end = to < from ? to + 1440 : to;
  return (from + end) / 2 % 1440;
}

const DayPeriod& day_period_at(std::int64_t minute_of_day) {
  for (const DayPeriod& period : kDayPeriods) {
    if (period.includes(minute_of_day)) return period;
  }
  return kDayPeriods.front();
}

std::string_view day_period_text(const DayPeriod& period, TextWidth width) {
  if (width != TextWidth::narrow) return period.name;
  if (period.name == "AM") return "a";
  if (period.name == "PM") return "p";
  if (period.from != period.to) return period.name;
  return period.name.substr(0, period.from == 0 ? 2 : 1);
}

std::optional<DayPeriodMatch> match_day_period(TextWidth width, std::u16string_view text) {
  for (const DayPeriod& period : kDayPeriods) {
    const std::string_view word = day_period_text(period, width);
    if (starts_with_ascii(text, word)) return DayPeriodMatch{&period, word.size()};
  }
  return std::nullopt;
}

}  // namespace appsync
