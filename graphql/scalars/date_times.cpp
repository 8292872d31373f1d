// AWSDate, AWSTime and AWSDateTime: ISO 8601 as far as AppSync takes it.
#include <cstddef>
#include <optional>

#include "graphql/scalars/aws_scalars.h"
#include "vtl/java/dates.h"
#include "vtl/text/ascii.h"

namespace gql::scalars {
namespace {

// Reads a text from left to right; each function takes what it names or leaves the text as it is.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool is_at_end() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly `count` digits.
  std::optional<int> number(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!vtl::is_digit(rest_[i])) return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  /// Two digits, at most `highest`.
  std::optional<int> pair(int highest) {
    const std::optional<int> value = number(2);
    return value && *value <= highest ? value : std::nullopt;
  }

  /// [-]YYYY-MM-DD of a day that exists.
  bool date() {
    take('-');
    const std::optional<int> year = number(4);
    if (!year || !take('-')) return false;
    const std::optional<int> month = pair(12);
    if (!month || *month == 0 || !take('-')) return false;
    const std::optional<int> day = pair(vtl::length_of_month(*year, *month));
    return day && *day > 0;
  }
  /// hh:mm[:ss[.d...]] with up to nine digits of a second.
  bool time() {
    if (!pair(23) || !take(':') || !pair(59)) return false;
    if (!take(':')) return true;
    if (!pair(59)) return false;
    if (!take('.')) return true;
    std::size_t digits = 0;
    while (number(1)) ++digits;
    return digits >= 1 && digits <= 9;
  }
  /// Z or ±hh:mm[:ss], at most 18 hours.
  bool offset() {
    if (take('Z')) return true;
    if (!take('+') && !take('-')) return false;
    const std::optional<int> hours = pair(18);
    if (!hours || !take(':')) return false;
    const std::optional<int> minutes = pair(59);
    if (!minutes) return false;
    std::optional<int> seconds = 0;
    if (take(':')) seconds = pair(59);
    return seconds && (*hours < 18 || (*minutes == 0 && *seconds == 0));
  }

 private:
  std::string_view rest_;
};

}  // namespace

bool is_date(std::string_view text) {
  Reader reader(text);
  return reader.date() && (reader.is_at_end() || reader.offset()) && reader.is_at_end();
}

bool is_time(std::string_view text) {
  Reader reader(text);
  return reader.time() && (reader.is_at_end() || reader.offset()) && reader.is_at_end();
}

bool is_date_time(std::string_view text) {
  Reader reader(text);
  return reader.date() && reader.take('T') && reader.time() && reader.offset() &&
         reader.is_at_end();
}

}  // namespace gql::scalars
