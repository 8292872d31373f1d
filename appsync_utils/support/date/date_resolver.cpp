#include "appsync_utils/support/date/date_resolver.h"

#include <limits>
#include <string>
#include <utility>

namespace appsync {

namespace {

constexpr std::int64_t kModifiedJulianDayOf1970 = 40'587;
constexpr const char* kMonthNames[] = {"JANUARY",   "FEBRUARY", "MARCH",    "APRIL",
                                       "MAY",       "JUNE",     "JULY",     "AUGUST",
                                       "SEPTEMBER", "OCTOBER",  "NOVEMBER", "DECEMBER"};

class DateResolver {
 public:
  DateResolver(ParsedFields fields, ResolverStyle style)
      : fields_(std::move(fields)), style_(style) {}

  ResolvedMoment resolve();

 private:
  bool has(DateField field) const { return fields_[field].has_value(); }
  std::int64_t take(DateField field) {
    return std::exchange(fields_[field], std::nullopt).value_or(0);
  }
  std::int64_t take_valid(DateField field);
  void put_derived(DateField source, DateField target, std::int64_t value);

  void resolve_date();
  void resolve_year_of_era();
  void put_year(std::int64_t year);
  void resolve_year_month_day();
  void resolve_year_day();
  bool resolve_other_fields();
  bool resolve_weeks();
  void set_date(const CivilDate& date);
  void set_epoch_day(std::int64_t epoch_day);

  void resolve_time_fields();
  void resolve_day_period();
  void resolve_incomplete_time();
  void set_time(std::int64_t hour, std::int64_t minute, std::int64_t second, std::int64_t nano);
  void validate_leftover_time_fields() const;
  void complete_fraction();
  void check_day_period(std::int64_t hour, std::int64_t minute);

  void cross_check();
  void check_leftovers(std::optional<std::int64_t> (*value)(const DateResolver&, DateField),
                       const std::string& target);
  ResolvedMoment to_moment() const;
  std::string to_java_text() const;

  ParsedFields fields_;
  ResolverStyle style_;
  std::optional<CivilDate> date_;
  std::optional<std::int64_t> nano_of_day_;
  std::int64_t excess_days_ = 0;
};

ResolvedMoment DateResolver::resolve() {
  resolve_date();
  resolve_time_fields();
  if (resolve_other_fields()) {
    resolve_date();
    resolve_time_fields();
  }
  resolve_incomplete_time();
  cross_check();
  if (date_ && nano_of_day_ && excess_days_ != 0) {
    const std::int64_t day = to_epoch_day(*date_) + std::exchange(excess_days_, 0);
    date_.reset();
    set_epoch_day(day);
  }
  complete_fraction();
  return to_moment();
}

std::int64_t DateResolver::take_valid(DateField field) {
  const std::int64_t value = take(field);
  check_valid_value(field, value);
  return value;
}

void DateResolver::put_derived(DateField source, DateField target, std::int64_t value) {
  std::optional<std::int64_t>& slot = fields_[target];
  if (slot && *slot != value) {
    const std::string name = field_name(target);
    throw date_time_exception("Conflict found: " + name + ' ' + std::to_string(*slot) +
                              " differs from " + name + ' ' + std::to_string(value) +
                              " while resolving  " + field_name(source));
  }
  slot = value;
}

void DateResolver::resolve_date() {
  resolve_year_of_era();
  if (!has(DateField::year)) return;
  if (has(DateField::month_of_year) && has(DateField::day_of_month)) {
    resolve_year_month_day();
  } else if (has(DateField::day_of_year)) {
    resolve_year_day();
  }
}

void DateResolver::put_year(std::int64_t year) {
  std::optional<std::int64_t>& slot = fields_[DateField::year];
  if (slot && *slot != year) {
    throw date_time_exception("Conflict found: Year " + std::to_string(*slot) +
                              " differs from Year " + std::to_string(year));
  }
  slot = year;
}

void DateResolver::resolve_year_of_era() {
  if (!has(DateField::year_of_era)) {
    if (has(DateField::era)) check_valid_value(DateField::era, *fields_[DateField::era]);
    return;
  }
  const std::int64_t year_of_era = take_valid(DateField::year_of_era);
  if (has(DateField::era)) {
    put_year(take(DateField::era) == 1 ? year_of_era : 1 - year_of_era);
    return;
  }
  const std::optional<std::int64_t> year = fields_[DateField::year];
  put_year(!year || *year > 0 ? year_of_era : 1 - year_of_era);
}

void DateResolver::resolve_year_month_day() {
  CivilDate date;
  date.year = take_valid(DateField::year);
  date.month = static_cast<std::int32_t>(take_valid(DateField::month_of_year));
  date.day = static_cast<std::int32_t>(take_valid(DateField::day_of_month));
  const std::int32_t length = length_of_month(date.year, date.month);
  if (date.day > length) {
    if (style_ == ResolverStyle::smart) {
      date.day = length;
    } else if (date.day == 29) {
      throw date_time_exception("Invalid date 'February 29' as '" + std::to_string(date.year) +
                                "' is not a leap year");
    } else {
      throw date_time_exception(std::string("Invalid date '") + kMonthNames[date.month - 1] + ' ' +
                                std::to_string(date.day) + '\'');
    }
  }
  set_date(date);
}

void DateResolver::resolve_year_day() {
  const std::int64_t year = take_valid(DateField::year);
  const std::int64_t day = take_valid(DateField::day_of_year);
  if (day > length_of_year(year)) {
    throw date_time_exception("Invalid date 'DayOfYear 366' as '" + std::to_string(year) +
                              "' is not a leap year");
  }
  set_epoch_day(to_epoch_day({year, 1, 1}) + day - 1);
}

bool DateResolver::resolve_other_fields() {
  for (const DateField field :
       {DateField::us_day_of_week, DateField::us_week_of_month,
        DateField::us_week_of_week_based_year, DateField::us_week_based_year}) {
    const std::int64_t value = fields_[field].value_or(0);
    if (value < std::numeric_limits<std::int32_t>::min() ||
        value > std::numeric_limits<std::int32_t>::max()) {
      throw vtl::JavaException("java.lang.ArithmeticException", "integer overflow");
    }
  }
  bool has_changed = false;
  if (has(DateField::us_day_of_week)) {
    const std::int64_t us_day = take_valid(DateField::us_day_of_week);
    // Java overwrites an ISO day of the week here without comparing the two.
    fields_[DateField::day_of_week] = (us_day + 5) % 7 + 1;
    has_changed = true;
  }
  if (has(DateField::modified_julian_day)) {
    set_epoch_day(take_valid(DateField::modified_julian_day) - kModifiedJulianDayOf1970);
    has_changed = true;
  }
  return resolve_weeks() || has_changed;
}

bool DateResolver::resolve_weeks() {
  const bool has_week_of_month = has(DateField::us_week_of_month);
  const bool has_week_of_year = has(DateField::us_week_of_week_based_year);
  const bool has_week_year = has(DateField::us_week_based_year);
  if (!has(DateField::day_of_week) || !(has_week_of_month || has_week_of_year || has_week_year)) {
    return false;
  }
  const std::int64_t iso_day = *fields_[DateField::day_of_week];
  check_valid_value(DateField::day_of_week, iso_day);
  const std::int64_t us_day = iso_day % 7 + 1;
  if (has(DateField::year)) {
    const std::int64_t year = *fields_[DateField::year];
    check_valid_value(DateField::year, year);
    if (!has_week_of_month || !has(DateField::month_of_year)) return false;
    const std::int64_t month = *fields_[DateField::month_of_year];
    check_valid_value(DateField::month_of_year, month);
    const std::int64_t week = take_valid(DateField::us_week_of_month);
    const CivilDate first{year, static_cast<std::int32_t>(month), 1};
    const std::int64_t weeks = week - us_week_of_month(first);
    const std::int64_t days = us_day - us_day_of_week(first);
    take(DateField::year);
    take(DateField::month_of_year);
    take(DateField::day_of_week);
    set_epoch_day(to_epoch_day(first) + weeks * 7 + days);
    return true;
  }
  if (!has_week_of_year || !has_week_year) return false;
  const std::int64_t year = take_valid(DateField::us_week_based_year);
  const std::int64_t week = take_valid(DateField::us_week_of_week_based_year);
  take(DateField::day_of_week);
  set_epoch_day(epoch_day_of_us_week(year, week, us_day));
  return true;
}

void DateResolver::set_date(const CivilDate& date) {
  if (date_ && !(*date_ == date)) {
    throw date_time_exception("Conflict found: Fields resolved to two different dates: " +
                              date_to_java_text(*date_) + ' ' + date_to_java_text(date));
  }
  date_ = date;
}

void DateResolver::set_epoch_day(std::int64_t epoch_day) {
  const CivilDate date = from_epoch_day(epoch_day);
  check_valid_value(DateField::year, date.year);
  set_date(date);
}

void DateResolver::resolve_time_fields() {
  // Zero is allowed for both clock hours in SMART mode.
  if (has(DateField::clock_hour_of_day)) {
    const std::int64_t hour = take(DateField::clock_hour_of_day);
    if (style_ == ResolverStyle::strict || hour != 0) {
      check_valid_value(DateField::clock_hour_of_day, hour);
    }
    put_derived(DateField::clock_hour_of_day, DateField::hour_of_day, hour == 24 ? 0 : hour);
  }
  if (has(DateField::clock_hour_of_am_pm)) {
    const std::int64_t hour = take(DateField::clock_hour_of_am_pm);
    if (style_ == ResolverStyle::strict || hour != 0) {
      check_valid_value(DateField::clock_hour_of_am_pm, hour);
    }
    put_derived(DateField::clock_hour_of_am_pm, DateField::hour_of_am_pm, hour == 12 ? 0 : hour);
  }
  if (has(DateField::am_pm_of_day) && has(DateField::hour_of_am_pm)) {
    const std::int64_t half = take_valid(DateField::am_pm_of_day);
    const std::int64_t hour = take_valid(DateField::hour_of_am_pm);
    put_derived(DateField::am_pm_of_day, DateField::hour_of_day, half * 12 + hour);
  }
  if (has(DateField::nano_of_day)) {
    const std::int64_t nano = take_valid(DateField::nano_of_day);
    for (const DateField target : {DateField::hour_of_day, DateField::minute_of_hour,
                                   DateField::second_of_minute, DateField::nano_of_second}) {
      put_derived(DateField::nano_of_day, target, value_in_time(target, nano).value_or(0));
    }
  }
  if (has(DateField::milli_of_day)) {
    const std::int64_t milli = take_valid(DateField::milli_of_day);
    put_derived(DateField::milli_of_day, DateField::second_of_day, milli / 1000);
    put_derived(DateField::milli_of_day, DateField::milli_of_second, milli % 1000);
  }
  if (has(DateField::second_of_day)) {
    const std::int64_t second = take_valid(DateField::second_of_day);
    put_derived(DateField::second_of_day, DateField::hour_of_day, second / 3600);
    put_derived(DateField::second_of_day, DateField::minute_of_hour, second / 60 % 60);
    put_derived(DateField::second_of_day, DateField::second_of_minute, second % 60);
  }
  if (has(DateField::nano_of_second)) {
    const std::int64_t nano = *fields_[DateField::nano_of_second];
    check_valid_value(DateField::nano_of_second, nano);
    if (has(DateField::milli_of_second)) {
      const std::int64_t milli = take_valid(DateField::milli_of_second);
      put_derived(DateField::milli_of_second, DateField::nano_of_second,
                  milli * 1'000'000 + nano % 1'000'000);
    }
  }
  resolve_day_period();
  if (has(DateField::hour_of_day) && has(DateField::minute_of_hour) &&
      has(DateField::second_of_minute) && has(DateField::nano_of_second)) {
    const std::int64_t hour = take(DateField::hour_of_day);
    const std::int64_t minute = take(DateField::minute_of_hour);
    const std::int64_t second = take(DateField::second_of_minute);
    set_time(hour, minute, second, take(DateField::nano_of_second));
  }
}

void DateResolver::resolve_day_period() {
  if (fields_.day_period == nullptr || !has(DateField::hour_of_am_pm)) return;
  std::int64_t hour = take_valid(DateField::hour_of_am_pm);
  std::int64_t minute = 0;
  if (has(DateField::minute_of_hour)) {
    minute = *fields_[DateField::minute_of_hour];
    check_valid_value(DateField::minute_of_hour, minute);
  }
  if (fields_.day_period->includes((hour + 12) * 60 + minute)) hour += 12;
  put_derived(DateField::hour_of_am_pm, DateField::hour_of_day, hour);
  fields_.day_period = nullptr;
}

void DateResolver::set_time(std::int64_t hour, std::int64_t minute, std::int64_t second,
                            std::int64_t nano) {
  check_valid_value(DateField::minute_of_hour, minute);
  check_valid_value(DateField::nano_of_second, nano);
  std::int64_t excess_days = 0;
  if (style_ == ResolverStyle::smart && hour == 24 && minute == 0 && second == 0 && nano == 0) {
    hour = 0;
    excess_days = 1;
  }
  check_valid_value(DateField::hour_of_day, hour);
  check_valid_value(DateField::second_of_minute, second);
  const std::int64_t nano_of_day = (hour * 3600 + minute * 60 + second) * kNanosPerSecond + nano;
  if (nano_of_day_ && *nano_of_day_ != nano_of_day) {
    throw date_time_exception(
        "Conflict found: Fields resolved to different times: " + time_to_java_text(*nano_of_day_) +
        ' ' + time_to_java_text(nano_of_day));
  }
  nano_of_day_ = nano_of_day;
  excess_days_ = excess_days;
}

void DateResolver::resolve_incomplete_time() {
  if (!nano_of_day_) {
    if (has(DateField::milli_of_second)) {
      fields_[DateField::nano_of_second] = take(DateField::milli_of_second) * 1'000'000;
    }
    const std::optional<std::int64_t> hour = fields_[DateField::hour_of_day];
    const std::optional<std::int64_t> minute = fields_[DateField::minute_of_hour];
    const std::optional<std::int64_t> second = fields_[DateField::second_of_minute];
    const std::optional<std::int64_t> nano = fields_[DateField::nano_of_second];
    if (!hour && !minute && !second && !nano && style_ == ResolverStyle::smart) {
      if (fields_.day_period != nullptr) {
        const std::int32_t middle = std::exchange(fields_.day_period, nullptr)->middle();
        set_time(middle / 60, middle % 60, 0, 0);
      } else if (has(DateField::am_pm_of_day)) {
        set_time(take_valid(DateField::am_pm_of_day) * 12 + 6, 0, 0, 0);
      }
    }
    if (hour) {
      // A gap between the parts cannot be filled.
      if ((!minute && (second || nano)) || (minute && !second && nano)) return;
      check_day_period(*hour, minute.value_or(0));
      set_time(*hour, minute.value_or(0), second.value_or(0), nano.value_or(0));
      for (const DateField field : {DateField::hour_of_day, DateField::minute_of_hour,
                                    DateField::second_of_minute, DateField::nano_of_second}) {
        fields_[field].reset();
      }
    }
  }
  validate_leftover_time_fields();
}

/// Java compares the two only here, so a time given down to its fraction may contradict the part of
/// the day.
void DateResolver::check_day_period(std::int64_t hour, std::int64_t minute) {
  if (fields_.day_period == nullptr) return;
  const DayPeriod& period = *std::exchange(fields_.day_period, nullptr);
  constexpr std::int64_t kSane = 1'000'000;
  const bool is_sane = hour < kSane && hour > -kSane && minute < kSane && minute > -kSane;
  if (is_sane && period.includes(hour * 60 + minute)) return;
  const auto clock = [](std::int64_t hours, std::int64_t minutes) {
    return zero_padded(hours, 2) + ':' + zero_padded(minutes, 2);
  };
  std::string span = clock(period.from / 60, period.from % 60);
  if (period.from != period.to) span += '-' + clock(period.to / 60, period.to % 60);
  throw date_time_exception("Conflict found: Resolved time " + clock(hour, minute) +
                            " conflicts with DayPeriod(" + span + ')');
}

void DateResolver::validate_leftover_time_fields() const {
  for (std::size_t index = 0; index < kDateFieldCount; ++index) {
    const auto field = static_cast<DateField>(index);
    if (has(field) && is_time_field(field)) check_valid_value(field, *fields_[field]);
  }
}

/// Seconds without an hour make no time, but Java still shows them with all their fractions.
void DateResolver::complete_fraction() {
  if (nano_of_day_ || !has(DateField::second_of_minute)) return;
  const std::int64_t nano = fields_[DateField::nano_of_second].value_or(0);
  fields_[DateField::nano_of_second] = nano;
  fields_[DateField::micro_of_second] = nano / 1000;
  fields_[DateField::milli_of_second] = nano / 1'000'000;
}

void DateResolver::check_leftovers(std::optional<std::int64_t> (*value)(const DateResolver&,
                                                                        DateField),
                                   const std::string& target) {
  for (std::size_t index = 0; index < kDateFieldCount; ++index) {
    const auto field = static_cast<DateField>(index);
    if (!has(field)) continue;
    const std::optional<std::int64_t> actual = value(*this, field);
    if (!actual) continue;
    const std::int64_t parsed = take(field);
    if (*actual == parsed) continue;
    const std::string name = field_name(field);
    throw date_time_exception("Conflict found: Field " + name + ' ' + std::to_string(*actual) +
                              " differs from " + name + ' ' + std::to_string(parsed) +
                              " derived from " + target);
  }
}

void DateResolver::cross_check() {
  if (date_) {
    check_leftovers([](const DateResolver& resolver,
                       DateField field) { return value_in_date(field, *resolver.date_); },
                    date_to_java_text(*date_));
  }
  if (nano_of_day_) {
    check_leftovers([](const DateResolver& resolver,
                       DateField field) { return value_in_time(field, *resolver.nano_of_day_); },
                    time_to_java_text(*nano_of_day_));
  }
}

ResolvedMoment DateResolver::to_moment() const {
  if (date_ && nano_of_day_) {
    const std::int64_t local_second =
        to_epoch_day(*date_) * kSecondsPerDay + *nano_of_day_ / kNanosPerSecond;
    const auto nano = static_cast<std::int32_t>(*nano_of_day_ % kNanosPerSecond);
    if (const auto& offset = fields_[DateField::offset_seconds]) {
      const TimeZone zone = TimeZone::of_offset(*offset);
      return {local_second - zone.offset_at(0), nano};
    }
    if (fields_.zone) return {fields_.zone->to_epoch_second(local_second), nano};
  }
  throw date_time_exception("Unable to obtain Instant from TemporalAccessor: " + to_java_text() +
                            " of type java.time.format.Parsed");
}

std::string DateResolver::to_java_text() const {
  std::string text = "{";
  for (std::size_t index = 0; index < kDateFieldCount; ++index) {
    const auto field = static_cast<DateField>(index);
    if (!has(field)) continue;
    if (text.size() > 1) text += ", ";
    text += field_name(field) + '=' + std::to_string(*fields_[field]);
  }
  text += "},ISO";
  if (fields_.zone) text += ',' + fields_.zone->id();
  if (date_ || nano_of_day_) text += " resolved to ";
  if (date_) text += date_to_java_text(*date_);
  if (date_ && nano_of_day_) text += 'T';
  if (nano_of_day_) text += time_to_java_text(*nano_of_day_);
  return text;
}

}  // namespace

ResolvedMoment resolve_date_fields(ParsedFields fields, ResolverStyle style) {
  return DateResolver(std::move(fields), style).resolve();
}

}  // namespace appsync
