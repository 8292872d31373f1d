#include "vtl/text/wtf8.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace vtl {

namespace {

using Byte = unsigned char;

constexpr CodePoint kMalformed{kReplacementCharacter, 1};

Byte byte_at(std::string_view text, std::size_t position) {
  return static_cast<Byte>(text[position]);
}

/// The low six bits of the continuation byte at `position`, or -1.
std::int32_t continuation_bits(std::string_view text, std::size_t position) {
  if (position >= text.size() || !is_continuation_byte(text[position])) return -1;
  return byte_at(text, position) & 0x3F;
}

/// How many bytes from `position` Java's decoder answers with one U+FFFD.
std::size_t malformed_length(std::string_view text, std::size_t position) {
  const Byte lead = byte_at(text, position);
  const std::size_t left = text.size() - position;
  if (lead < 0xE0 || lead > 0xF4 || left < 2) return 1;
  const Byte second = byte_at(text, position + 1);
  if (!is_continuation_byte(text[position + 1])) return 1;
  if (lead < 0xF0) {
    if (lead == 0xE0 && second < 0xA0) return 1;
    // A surrogate is decoded first and rejected whole.
    if (left >= 3 && is_continuation_byte(text[position + 2])) return 3;
    return 2;
  }
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 1;
  return left >= 3 && is_continuation_byte(text[position + 2]) ? 3 : 2;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t position) {
  const Byte lead = byte_at(text, position);
  if (lead < 0x80) return {lead, 1};
  const std::int32_t second = continuation_bits(text, position + 1);
  if (lead < 0xC2 || second < 0) return kMalformed;
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1F) << 6 | second), 2};
  const std::int32_t third = continuation_bits(text, position + 2);
  if (third < 0) return kMalformed;
  if (lead < 0xF0) {
    const auto value = static_cast<char32_t>((lead & 0x0F) << 12 | second << 6 | third);
    return value < 0x800 ? kMalformed : CodePoint{value, 3};
  }
  const std::int32_t fourth = continuation_bits(text, position + 3);
  if (lead > 0xF4 || fourth < 0) return kMalformed;
  const auto value =
      static_cast<char32_t>((lead & 0x07) << 18 | second << 12 | third << 6 | fourth);
  return value < 0x10000 || value > 0x10FFFF ? kMalformed : CodePoint{value, 4};
}

void append_code_point(std::string& out, char32_t code_point) {
  const auto append = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0 | code_point >> 6);
    append(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    append(0xE0 | code_point >> 12);
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  } else if (code_point <= 0x10FFFF) {
    append(0xF0 | code_point >> 18);
    append(0x80 | (code_point >> 12 & 0x3F));
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  } else {
    append_code_point(out, kReplacementCharacter);
  }
}

void append_joined(std::string& out, std::string_view addition) {
  const std::size_t size = out.size();
  if (size >= 3 && addition.size() >= 3 && byte_at(out, size - 3) == 0xED &&
      byte_at(addition, 0) == 0xED) {
    const CodePoint high = code_point_at(out, size - 3);
    const CodePoint low = code_point_at(addition, 0);
    if (is_high_surrogate(high.value) && is_low_surrogate(low.value)) {
      // Built first: `addition` may be a view of `out`.
      std::string joined;
      append_code_point(joined, join_surrogates(high.value, low.value));
      joined.append(addition.substr(3));
      out.resize(size - 3);
      out.append(joined);
      return;
    }
  }
  out.append(addition);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<Byte>(c) < 0x80; });
}

std::size_t count_code_points(std::string_view wtf8) {
  return static_cast<std::size_t>(
      std::count_if(wtf8.begin(), wtf8.end(), [](char c) { return !is_continuation_byte(c); }));
}

namespace {

template <bool kMayHoldSurrogates>
std::optional<std::size_t> find_malformed(std::string_view bytes) {
  for (std::size_t position = 0; position < bytes.size();) {
    // Eight ASCII bytes at a time: nearly all text is.
    for (; position + 8 <= bytes.size(); position += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + position, 8);
      if ((word & 0x8080808080808080U) != 0) break;
    }
    if (position == bytes.size()) break;
    const CodePoint code_point = code_point_at(bytes, position);
    const bool is_malformed = code_point.bytes == 1 && code_point.value >= 0x80;
    if (is_malformed || (!kMayHoldSurrogates && is_surrogate(code_point.value))) return position;
    position += code_point.bytes;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  return find_malformed<false>(bytes);
}

std::optional<std::size_t> find_invalid_wtf8(std::string_view bytes) {
  return find_malformed<true>(bytes);
}

std::string to_valid_utf8(std::string_view wtf8) {
  if (is_valid_utf8(wtf8)) return std::string(wtf8);
  std::string out;
  out.reserve(wtf8.size() + 8);
  for (std::size_t position = 0; position < wtf8.size();) {
    const CodePoint code_point = code_point_at(wtf8, position);
    append_code_point(out, is_surrogate(code_point.value) ? U'?' : code_point.value);
    position += code_point.bytes;
  }
  return out;
}

std::string decode_utf8_like_java(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 8);
  for (std::size_t position = 0; position < bytes.size();) {
    const CodePoint code_point = code_point_at(bytes, position);
    const bool is_malformed = is_surrogate(code_point.value) ||
                              (code_point.bytes == 1 && code_point.value == kReplacementCharacter);
    append_code_point(out, is_malformed ? kReplacementCharacter : code_point.value);
    position += is_malformed ? malformed_length(bytes, position) : code_point.bytes;
  }
  return out;
}

std::size_t utf16_length(std::string_view wtf8) {
  std::size_t units = 0;
  for (const char c : wtf8) {
    const auto b = static_cast<Byte>(c);
    units +=
        static_cast<std::size_t>(!is_continuation_byte(c)) + static_cast<std::size_t>(b >= 0xF0);
  }
  return units;
}

std::u16string to_utf16(std::string_view wtf8) {
  if (is_ascii(wtf8)) return {wtf8.begin(), wtf8.end()};
  std::u16string units;
  units.reserve(wtf8.size());
  Utf16Reader reader(wtf8);
  for (std::int32_t unit = reader.next(); unit != Utf16Reader::kEnd; unit = reader.next()) {
    units.push_back(static_cast<char16_t>(unit));
  }
  return units;
}

std::string from_utf16(std::u16string_view units) {
  const auto is_single = [](char16_t unit) { return unit < 0x80U; };
  std::string out;
  if (std::all_of(units.begin(), units.end(), is_single)) {
    out.resize(units.size());
    std::transform(units.begin(), units.end(), out.begin(),
                   [](char16_t unit) { return static_cast<char>(unit); });
    return out;
  }
  out.reserve(units.size());
  for (std::size_t index = 0; index < units.size(); ++index) {
    const char32_t unit = units[index];
    if (is_high_surrogate(unit) && index + 1 < units.size() && is_low_surrogate(units[index + 1])) {
      append_code_point(out, join_surrogates(unit, units[++index]));
    } else {
      append_code_point(out, unit);
    }
  }
  return out;
}

Utf16Position find_utf16_unit(std::string_view wtf8, std::size_t unit) {
  std::size_t position = 0;
  while (position < wtf8.size()) {
    if (unit == 0) return {position, false};
    const CodePoint code_point = code_point_at(wtf8, position);
    if (code_point.bytes == 4) {
      if (unit == 1) return {position, true};
      --unit;
    }
    --unit;
    position += code_point.bytes;
  }
  return {position, false};
}

char16_t utf16_unit_at(std::string_view wtf8, std::size_t unit) {
  const Utf16Position position = find_utf16_unit(wtf8, unit);
  if (position.byte >= wtf8.size()) return 0;
  const CodePoint code_point = code_point_at(wtf8, position.byte);
  if (code_point.bytes < 4) return static_cast<char16_t>(code_point.value);
  return position.inside_pair ? low_surrogate_of(code_point.value)
                              : high_surrogate_of(code_point.value);
}

std::string utf16_substring(std::string_view wtf8, std::size_t begin, std::size_t end) {
  if (begin >= end) return {};
  const Utf16Position first = find_utf16_unit(wtf8, begin);
  const Utf16Position rest =
      find_utf16_unit(wtf8.substr(first.byte), end - begin + (first.inside_pair ? 1 : 0));
  const std::string_view whole = wtf8.substr(first.byte, rest.byte);
  std::string out;
  if (first.inside_pair) {
    append_code_point(out, low_surrogate_of(code_point_at(wtf8, first.byte).value));
    out.append(whole.substr(std::min<std::size_t>(4, whole.size())));
  } else {
    out.append(whole);
  }
  if (rest.inside_pair) {
    append_code_point(out, high_surrogate_of(code_point_at(wtf8, first.byte + rest.byte).value));
  }
  return out;
}

std::int32_t java_hash_code(std::string_view wtf8) {
  std::uint32_t hash = 0;
  std::size_t ascii = 0;
  for (; ascii < wtf8.size() && byte_at(wtf8, ascii) < 0x80; ++ascii)
    hash = 31 * hash + byte_at(wtf8, ascii);
  Utf16Reader reader(wtf8.substr(ascii));
  for (std::int32_t unit = reader.next(); unit != Utf16Reader::kEnd; unit = reader.next()) {
    hash = 31 * hash + static_cast<std::uint32_t>(unit);
  }
  return static_cast<std::int32_t>(hash);
}

std::int32_t java_compare(std::string_view left, std::string_view right) {
  const std::size_t shorter = std::min(left.size(), right.size());
  std::size_t start = static_cast<std::size_t>(
      std::mismatch(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(shorter),
                    right.begin())
          .first -
      left.begin());
  const auto is_inside = [](std::string_view text, std::size_t position) {
    return position < text.size() && is_continuation_byte(text[position]);
  };
  while (start > 0 && (is_inside(left, start) || is_inside(right, start))) --start;

  Utf16Reader left_reader(left.substr(start));
  Utf16Reader right_reader(right.substr(start));
  while (true) {
    const std::int32_t left_unit = left_reader.next();
    const std::int32_t right_unit = right_reader.next();
    if (left_unit == Utf16Reader::kEnd || right_unit == Utf16Reader::kEnd) {
      const auto difference = static_cast<std::int64_t>(utf16_length(left)) -
                              static_cast<std::int64_t>(utf16_length(right));
      return static_cast<std::int32_t>(
          std::clamp<std::int64_t>(difference, std::numeric_limits<std::int32_t>::min(),
                                   std::numeric_limits<std::int32_t>::max()));
    }
    if (left_unit != right_unit) return left_unit - right_unit;
  }
}

std::int32_t Utf16Reader::next() {
  if (pending_low_ != 0) {
    const char16_t low = pending_low_;
    pending_low_ = 0;
    return low;
  }
  if (position_ >= text_.size()) return kEnd;
  const CodePoint code_point = code_point_at(text_, position_);
  position_ += code_point.bytes;
  if (code_point.bytes < 4) return static_cast<std::int32_t>(code_point.value);
  pending_low_ = low_surrogate_of(code_point.value);
  return high_surrogate_of(code_point.value);
}

}  // namespace vtl
