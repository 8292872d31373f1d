#include "vtl/java/to_string.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

#include "vtl/java/number_text.h"
#include "vtl/object.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

constexpr std::size_t kMaxIntegerText = 20;

void append_integer(TextBuffer& out, std::int64_t integer) {
  char* begin = out.reserve(kMaxIntegerText);
  if (integer >= 0 && integer < 10) {
    *begin = static_cast<char>('0' + integer);
    out.commit(1);
    return;
  }
  const auto result = std::to_chars(begin, begin + kMaxIntegerText, integer);
  out.commit(static_cast<std::size_t>(result.ptr - begin));
}

void append_unit(TextBuffer& out, char16_t unit) {
  if (unit < 0x80) return out.append(static_cast<char>(unit));
  std::string text;
  append_code_point(text, unit);
  out.append(text);
}

/// Double.doubleToLongBits: every NaN has the same bits.
std::uint64_t double_bits(double d) {
  return std::isnan(d) ? 0x7FF8000000000000U : std::bit_cast<std::uint64_t>(d);
}

/// Float.floatToIntBits.
std::uint32_t float_bits(double d) {
  return std::isnan(d) ? 0x7FC00000U : std::bit_cast<std::uint32_t>(static_cast<float>(d));
}

std::int32_t fold(std::uint64_t bits) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(bits ^ bits >> 32));
}

bool equal_objects(const Value& left, const Value& right) {
  // A List or Map may stand on one side and a view of the same Java interface on the other.
  if (left.kind() < Kind::list || right.kind() < Kind::list) return false;
  if (left.as_object() == right.as_object()) return true;
  return left.as_object()->equals(right);
}

[[gnu::noinline]] std::size_t find_other(std::span<const Value> values, const Value& wanted) {
  std::size_t place = 0;
  while (place != values.size() && !java_equals(wanted, values[place])) ++place;
  return place;
}

constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;

/// Both halves of the 128-bit product: every input bit reaches every output bit.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Odd whatever the secret is.
std::uint64_t multiplier_of(std::uint64_t secret) {
  return kMultiplier ^ (secret & ~std::uint64_t{1});
}

std::uint32_t finish(std::uint64_t bits, Kind kind, std::uint64_t secret) {
  const std::uint64_t mixed = mix(bits ^ std::rotl(secret, 32) ^ kMultiplier,
                                  multiplier_of(secret) + 2 * static_cast<std::uint64_t>(kind));
  return static_cast<std::uint32_t>(mixed ^ mixed >> 32);
}

std::uint64_t load(const char* from, std::size_t bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, from, bytes);
  return word;
}

}  // namespace

void append_string(TextBuffer& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      out.append("null");
      return;
    case Kind::boolean:
      out.append(value.as_boolean() ? "true" : "false");
      return;
    case Kind::int8:
    case Kind::int16:
    case Kind::int32:
    case Kind::int64:
      append_integer(out, value.as_integer());
      return;
    case Kind::float32:
      out.commit(format_float(static_cast<float>(value.as_double()), out.reserve(kMaxDoubleText)));
      return;
    case Kind::float64:
      out.commit(format_double(value.as_double(), out.reserve(kMaxDoubleText)));
      return;
    case Kind::character:
      append_unit(out, static_cast<char16_t>(value.as_integer()));
      return;
    case Kind::string:
      out.append(value.as_string());
      return;
    case Kind::list:
    case Kind::map:
    case Kind::object:
      value.as_object()->append_to(out);
      return;
  }
}

std::string to_std_string(const Value& value, std::size_t most_bytes) {
  if (value.is_string()) return std::string(value.as_string());
  TextBuffer out(most_bytes);
  append_string(out, value);
  return std::string(out.view());
}

bool java_equals(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return equal_objects(left, right);
  switch (left.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
    case Kind::int8:
    case Kind::int16:
    case Kind::int32:
    case Kind::int64:
    case Kind::character:
      return left.as_integer() == right.as_integer();
    case Kind::float32:
      return float_bits(left.as_double()) == float_bits(right.as_double());
    case Kind::float64:
      return double_bits(left.as_double()) == double_bits(right.as_double());
    case Kind::string:
      return equals_text(left, right);
    case Kind::list:
    case Kind::map:
    case Kind::object:
      return equal_objects(left, right);
  }
  return false;
}

constexpr std::size_t kFewValues = 32;

// Most elements differ in kind or length; the bytes of the others are compared.
void charge_for_equal_sizes(std::span<const Value> values, const Value& wanted, Work& work) {
  work.charge(values.size() / 4);
  if (!wanted.is_string() || wanted.as_string().size() <= kShortText) return;
  for (const Value& value : values) {
    if (value.has_same_tag(wanted)) work.charge_bytes(wanted.as_string().size());
  }
}

namespace {

[[gnu::always_inline]] inline std::size_t find_text_among(std::span<const Value> values,
                                                          const Value text) {
  std::size_t place = 0;
  while (place != values.size() && !equals_text(values[place], text)) ++place;
  return place;
}

// Apart, so that a look at a few saves no registers.
[[gnu::noinline]] std::size_t find_among_many(std::span<const Value> values, const Value& wanted,
                                              Work& work) {
  charge_for_equal_sizes(values, wanted, work);
  if (!wanted.is_string() || wanted.as_string().size() > kShortText)
    return find_other(values, wanted);
  return find_text_among(values, wanted);
}

}  // namespace

// A look at a few for a short text is part of a step.
std::size_t find_equal(std::span<const Value> values, const Value& wanted, Work& work) {
  if (values.size() > kFewValues || !wanted.is_string() || wanted.as_string().size() > kShortText)
      [[unlikely]]
    return find_among_many(values, wanted, work);
  return find_text_among(values, wanted);
}

std::int32_t java_hash(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return 0;
    case Kind::boolean:
      return value.as_boolean() ? 1231 : 1237;
    case Kind::int8:
    case Kind::int16:
    case Kind::int32:
    case Kind::character:
      return static_cast<std::int32_t>(value.as_integer());
    case Kind::int64:
      return fold(static_cast<std::uint64_t>(value.as_integer()));
    case Kind::float32:
      return static_cast<std::int32_t>(float_bits(value.as_double()));
    case Kind::float64:
      return fold(double_bits(value.as_double()));
    case Kind::string:
      return java_hash_code(value.as_string());
    case Kind::list:
    case Kind::map:
    case Kind::object:
      return value.as_object()->hash_code();
  }
  return 0;
}

// The secret is both where the state starts and what it is multiplied with: neither texts whose
// hashes agree nor differences that cancel each other out can be worked out without it.
std::uint32_t slot_hash(std::string_view text, std::uint64_t secret) {
  const char* from = text.data();
  std::size_t left = text.size();
  const std::uint64_t multiplier = multiplier_of(secret);
  std::uint64_t state = secret ^ kMultiplier ^ left;
  for (; left > 8; from += 8, left -= 8) state = mix(state ^ load(from, 8), multiplier);
  return finish(left == 0 ? state : state ^ load(from, left), Kind::string, secret);
}

std::uint32_t slot_hash(const Value& value, std::uint64_t secret) {
  switch (value.kind()) {
    case Kind::string:
      return slot_hash(value.as_string(), secret);
    case Kind::null:
    case Kind::boolean:
    case Kind::int8:
    case Kind::int16:
    case Kind::int32:
    case Kind::int64:
    case Kind::character:
      return finish(static_cast<std::uint64_t>(value.as_integer()), value.kind(), secret);
    case Kind::float32:
      return finish(float_bits(value.as_double()), value.kind(), secret);
    case Kind::float64:
      return finish(double_bits(value.as_double()), value.kind(), secret);
    case Kind::list:
    case Kind::map:
    case Kind::object:
      // One kind for the three: a List may equal a view, an object of kind `object`.
      return finish(static_cast<std::uint32_t>(java_hash(value)), Kind::object, secret);
  }
  return 0;
}

}  // namespace vtl
