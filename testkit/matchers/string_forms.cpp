#include <algorithm>
#include <cstddef>

#include "testkit/matchers/matcher_run.h"
#include "vtl/java/dates.h"
#include "vtl/text/ascii.h"

namespace vtlsim {
namespace {

/// Takes digits from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool number(std::size_t digits, int low, int high, int& value) {
    if (rest_.size() < digits) return false;
    value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!vtl::is_digit(rest_[i])) return false;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value >= low && value <= high;
  }
  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::size_t skip_digits() {
    std::size_t count = 0;
    while (!rest_.empty() && vtl::is_digit(rest_.front())) {
      rest_.remove_prefix(1);
      ++count;
    }
    return count;
  }
  bool is_at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

bool skip_offset(Scanner& scanner) {
  if (scanner.skip('Z')) return true;
  int part = 0;
  if (!scanner.skip('+') && !scanner.skip('-')) return false;
  if (!scanner.number(2, 0, 18, part) || !scanner.skip(':') || !scanner.number(2, 0, 59, part)) {
    return false;
  }
  return !scanner.skip(':') || scanner.number(2, 0, 59, part);
}

}  // namespace

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !vtl::is_hex_digit(text[i])) return false;
  }
  return true;
}

bool is_ulid(std::string_view text) {
  // Crockford's alphabet has no I, L, O and U; 48 bits of time leave only 0 to 7 for the first
  // character.
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return text.size() == 26 && text[0] >= '0' && text[0] <= '7' &&
         text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

bool is_ksuid(std::string_view text) {
  return text.size() == 27 && std::all_of(text.begin(), text.end(), vtl::is_letter_or_digit<char>);
}

bool is_iso8601(std::string_view text) {
  Scanner scanner(text);
  int year = 0;
  int month = 0;
  int day = 0;
  int part = 0;
  if (!scanner.number(4, 0, 9999, year) || !scanner.skip('-') || !scanner.number(2, 1, 12, month) ||
      !scanner.skip('-') || !scanner.number(2, 1, 31, day) ||
      day > vtl::length_of_month(year, month)) {
    return false;
  }
  if (!scanner.skip('T') || !scanner.number(2, 0, 23, part) || !scanner.skip(':') ||
      !scanner.number(2, 0, 59, part)) {
    return false;
  }
  if (scanner.skip(':')) {
    if (!scanner.number(2, 0, 59, part)) return false;
    if (scanner.skip('.') && scanner.skip_digits() == 0) return false;
  }
  return skip_offset(scanner) && scanner.is_at_end();
}

}  // namespace vtlsim
