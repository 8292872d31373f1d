#include "engine/methods/integer_text.h"

#include <algorithm>
#include <optional>

#include "engine/java/character.h"
#include "engine/methods/method_support.h"
#include "engine/methods/string_text.h"
#include "vtl/java/text.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

[[noreturn]] void raise_format(const Call& call, std::string_view text, std::int64_t radix) {
  std::string message = "For input string: \"" + std::string(text) + "\"";
  if (radix != 10) message += " under radix " + std::to_string(radix);
  call.raise(kNumberFormat, message);
}

void check_radix(const Call& call, std::int64_t radix) {
  if (radix < 2)
    call.raise(kNumberFormat, "radix " + std::to_string(radix) + " less than Character.MIN_RADIX");
  if (radix > 36)
    call.raise(kNumberFormat,
               "radix " + std::to_string(radix) + " greater than Character.MAX_RADIX");
}

struct Scan {
  bool is_negative = false;
  bool overflows = false;
  std::uint64_t magnitude = 0;
  // Byte of the character that is not a digit; npos when all are.
  std::size_t error = std::string_view::npos;
  bool is_empty = false;
};

Scan scan_integer(std::string_view text, std::int64_t radix) {
  Scan scan;
  std::size_t i = 0;
  if (text.empty()) {
    scan.is_empty = true;
    return scan;
  }
  if (text[0] == '-' || text[0] == '+') {
    scan.is_negative = text[0] == '-';
    i = 1;
    if (text.size() == 1) {
      scan.error = 0;
      return scan;
    }
  }
  while (i < text.size()) {
    const CodePoint point = code_point_at(text, i);
    const std::int32_t digit = java_digit(point.value, static_cast<std::int32_t>(radix));
    if (digit < 0 || point.value > 0xFFFF) {
      scan.error = i;
      return scan;
    }
    const auto base = static_cast<std::uint64_t>(radix);
    std::uint64_t next = 0;
    if (__builtin_mul_overflow(scan.magnitude, base, &next) ||
        __builtin_add_overflow(next, static_cast<std::uint64_t>(digit), &next)) {
      scan.overflows = true;
    }
    scan.magnitude = next;
    i += point.bytes;
  }
  return scan;
}

std::uint64_t most_magnitude(bool is_negative, IntegerRange range) {
  return is_negative ? std::uint64_t{0} - static_cast<std::uint64_t>(range.least)
                     : static_cast<std::uint64_t>(range.greatest);
}

std::optional<std::int64_t> within(const Scan& scan, IntegerRange range) {
  if (scan.overflows || scan.is_empty || scan.error != std::string_view::npos) return std::nullopt;
  const std::uint64_t most = most_magnitude(scan.is_negative, range);
  if (scan.magnitude > most) return std::nullopt;
  return static_cast<std::int64_t>(scan.is_negative ? std::uint64_t{0} - scan.magnitude
                                                    : scan.magnitude);
}

std::string_view text_or_raise(const Call& call, std::size_t index) {
  if (call[index].is_null()) call.raise(kNumberFormat, "Cannot parse null string");
  return call.string(index);
}

// The part [begin, end) that the four-parameter overloads read.
std::string_view part_or_raise(const Call& call) {
  if (call[0].is_null()) call.raise(kNullPointer);
  const StringText text(call.heap(), call.string(0));
  if (call.integer(1) < 0 || call.integer(1) > call.integer(2) || call.integer(2) > text.length()) {
    call.raise(kIndexOutOfBounds);
  }
  return text.cut(call, call.integer(1), call.integer(2));
}

// The unit at which Java's parser gives up: the first that is not a digit or makes the number too
// large.
std::size_t error_unit(std::string_view part, std::int64_t radix, std::uint64_t most) {
  const bool has_sign = part[0] == '-' || part[0] == '+';
  std::uint64_t magnitude = 0;
  std::size_t unit = has_sign ? 1 : 0;
  for (std::size_t i = unit; i < part.size(); ++unit) {
    const CodePoint point = code_point_at(part, i);
    const std::int32_t digit = java_digit(point.value, static_cast<std::int32_t>(radix));
    if (digit < 0 || point.value > 0xFFFF || magnitude > most / static_cast<std::uint64_t>(radix))
      break;
    magnitude = magnitude * static_cast<std::uint64_t>(radix) + static_cast<std::uint64_t>(digit);
    if (magnitude > most) break;
    i += point.bytes;
  }
  return unit;
}

[[noreturn]] void raise_part(const Call& call, std::string_view part, std::uint64_t most) {
  if (part.empty()) call.raise(kNumberFormat, "For input string: \"\"");
  call.raise(kNumberFormat, "Error at index " +
                                std::to_string(error_unit(part, call.integer(3), most)) +
                                " in: \"" + std::string(part) + "\"");
}

// `whole` is what the messages show: of a part, the text it was cut from.
void check_sign(const Call& call, std::string_view text, std::string_view whole) {
  if (text[0] != '-') return;
  call.raise(kNumberFormat,
             "Illegal leading minus sign on unsigned string " + std::string(whole) + ".");
}

std::int64_t unsigned_value(const Call& call, const Scan& scan, std::string_view whole, int bits) {
  if (scan.overflows || (bits == 32 && scan.magnitude > 0xFFFFFFFFU)) {
    call.raise(kNumberFormat, "String value " + std::string(whole) + " exceeds range of unsigned " +
                                  (bits == 32 ? "int." : "long."));
  }
  return bits == 32 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(scan.magnitude))
                    : static_cast<std::int64_t>(scan.magnitude);
}

}  // namespace

std::int64_t parse_integer(const Call& call, std::size_t index, std::int64_t radix,
                           IntegerRange range) {
  const std::string_view text = text_or_raise(call, index);
  check_radix(call, radix);
  const std::optional<std::int64_t> value = within(scan_integer(text, radix), range);
  if (!value) raise_format(call, text, radix);
  return *value;
}

std::int64_t parse_small_integer(const Call& call, std::size_t index, std::int64_t radix,
                                 IntegerRange range) {
  const std::int64_t value = parse_integer(call, index, radix, kIntRange);
  if (value < range.least || value > range.greatest) {
    call.raise(kNumberFormat, "Value out of range. Value:\"" + std::string(call.string(index)) +
                                  "\" Radix:" + std::to_string(radix));
  }
  return value;
}

std::int64_t parse_integer_part(const Call& call, IntegerRange range) {
  const std::string_view part = part_or_raise(call);
  check_radix(call, call.integer(3));
  const Scan scan = scan_integer(part, call.integer(3));
  const std::optional<std::int64_t> value = within(scan, range);
  if (!value) raise_part(call, part, most_magnitude(scan.is_negative, range));
  return *value;
}

std::int64_t parse_unsigned(const Call& call, std::size_t index, std::int64_t radix, int bits) {
  const std::string_view text = text_or_raise(call, index);
  if (text.empty()) raise_format(call, text, radix);
  check_sign(call, text, text);
  check_radix(call, radix);
  const Scan scan = scan_integer(text, radix);
  if (scan.error != std::string_view::npos) raise_format(call, text, radix);
  return unsigned_value(call, scan, text, bits);
}

std::int64_t parse_unsigned_part(const Call& call, int bits) {
  const std::string_view part = part_or_raise(call);
  if (part.empty()) call.raise(kNumberFormat, "");
  check_sign(call, part, call.string(0));
  check_radix(call, call.integer(3));
  const Scan scan = scan_integer(part, call.integer(3));
  if (scan.error != std::string_view::npos) raise_part(call, part, UINT64_MAX);
  return unsigned_value(call, scan, call.string(0), bits);
}

std::int64_t decode_integer(const Call& call, IntegerRange range) {
  require_non_null(call, 0, "Cannot invoke \"String.isEmpty()\" because \"nm\" is null");
  const std::string_view whole = call.string(0);
  std::string_view text = whole;
  if (text.empty()) call.raise(kNumberFormat, "Zero length string");
  const bool is_negative = text[0] == '-';
  if (text[0] == '-' || text[0] == '+') text.remove_prefix(1);
  std::int64_t radix = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.starts_with("#")) {
    radix = 16;
    text.remove_prefix(1);
  } else if (text.starts_with("0") && text.size() > 1) {
    radix = 8;
    text.remove_prefix(1);
  }
  if (text.starts_with("-") || text.starts_with("+")) {
    call.raise(kNumberFormat, "Sign character in wrong position");
  }
  const bool is_small = range.greatest < INT32_MAX;
  Scan scan = scan_integer(text, radix);
  scan.is_negative = is_negative;
  const std::optional<std::int64_t> value = within(scan, is_small ? kIntRange : range);
  if (!value) {
    raise_format(call, is_negative ? "-" + std::string(text) : std::string(text), radix);
  }
  if (*value < range.least || *value > range.greatest) {
    call.raise(kNumberFormat, "Value " + std::to_string(*value) + " out of range from input " +
                                  std::string(whole));
  }
  return *value;
}

}  // namespace vtl
