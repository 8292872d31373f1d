#include <algorithm>
#include <cmath>
#include <string>

#include "engine/value/map_entry.h"
#include "vtl/detail/json_scan.h"
#include "vtl/heap.h"
#include "vtl/java/exception.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

// Nearly all that $util.toJson prints are strings without escapes, so a string is written
// optimistically: room for it, its quotes and the separator in front is reserved at once, one scan
// copies and looks for bytes that need an escape (json_scan.h), and the few strings that have one
// are written anew, piece by piece. Maps are written in their order; a list or map that holds
// itself ends at the depth limit.

// The writer recurses once per level; options may ask for less than this, never for more.
constexpr std::uint32_t kMaxRecursion = 1000;

/// The escape of a byte that is not plain: `\n`, `\"`, or `\u001F`.
void append_escape(TextBuffer& out, char byte) {
  char short_form = 0;
  switch (byte) {
    case '"':
      short_form = '"';
      break;
    case '\\':
      short_form = '\\';
      break;
    case '\b':
      short_form = 'b';
      break;
    case '\t':
      short_form = 't';
      break;
    case '\n':
      short_form = 'n';
      break;
    case '\f':
      short_form = 'f';
      break;
    case '\r':
      short_form = 'r';
      break;
    default:
      break;
  }
  if (short_form != 0) {
    out.append('\\');
    out.append(short_form);
    return;
  }
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out.append("\\u00");
  out.append(kHex[static_cast<unsigned char>(byte) >> 4]);
  out.append(kHex[static_cast<unsigned char>(byte) & 0xF]);
}

/// `before`, `"text"` and `after`, each of the two if it is not 0.
[[gnu::noinline]] void write_escaped(TextBuffer& out, char before, std::string_view text,
                                     char after) {
  if (before != 0) out.append(before);
  out.append('"');
  const char* from = text.data();
  const char* end = from + text.size();
  for (;;) {
    const char* next = skip_plain_json<true>(from, end);
    out.append({from, static_cast<std::size_t>(next - from)});
    if (next == end) break;
    append_escape(out, *next);
    from = next + 1;
  }
  out.append('"');
  if (after != 0) out.append(after);
}

/// The same by one scan that copies, which is enough for the usual text. Calls nothing but in its
/// last steps, so that nothing is kept over a call.
void write_quoted(TextBuffer& out, char before, std::string_view text, char after) {
  const std::size_t start = before == 0 ? 0 : 1;
  const std::size_t size = start + text.size() + (after == 0 ? 2 : 3);
  if (!out.has_room(size)) [[unlikely]]
    return write_escaped(out, before, text, after);
  char* place = out.reserve(size);
  if (!quote_plain_json(text, place + start)) [[unlikely]]
    return write_escaped(out, before, text, after);
  if (before != 0) *place = before;
  if (after != 0) place[size - 1] = after;
  out.commit(size);
}

class Writer {
 public:
  Writer(TextBuffer& out, const JsonWriteOptions& options)
      : out_(out),
        options_(options),
        is_compact_(options.indent == 0 && !options.replace_lone_surrogates),
        max_depth_(std::min(options.max_depth, kMaxRecursion)) {}

  void write(const Value& value, std::uint32_t depth) {
    if (value.is_string()) {
      write_text(0, value.as_string(), 0);
    } else {
      write_other(value, depth);
    }
  }

 private:
  [[gnu::noinline]] void write_other(const Value& value, std::uint32_t depth) {
    switch (value.kind()) {
      case Kind::null:
      case Kind::boolean:
      case Kind::int8:
      case Kind::int16:
      case Kind::int32:
      case Kind::int64:
        append_string(out_, value);
        return;
      case Kind::float32:
      case Kind::float64:
        write_floating(value);
        return;
      case Kind::character:
      case Kind::string:
        write_printed(0, value, 0);
        return;
      case Kind::list:
        write_list(*value.as_list(), depth);
        return;
      case Kind::map:
        write_map(*value.as_map(), depth);
        return;
      case Kind::object:
        write_object(*value.as_object(), value, depth);
        return;
    }
  }

  void write_floating(const Value& value) {
    if (work_ != nullptr) work_->charge(double_cost(value.as_double()));
    const bool is_number = std::isfinite(value.as_double());
    if (!is_number) out_.append('"');
    append_string(out_, value);
    if (!is_number) out_.append('"');
  }

  /// The string of a value's toString().
  [[gnu::noinline]] void write_printed(char before, const Value& value, char after) {
    TextBuffer printed(out_.room_left());
    append_string(printed, value);
    write_text(before, printed.view(), after);
  }

  void write_text(char before, std::string_view text, char after) {
    if (is_compact_) return write_quoted(out_, before, text, after);
    write_valid_text(before, text, after);
  }

  [[gnu::noinline]] void write_valid_text(char before, std::string_view text, char after) {
    if (options_.replace_lone_surrogates && text.find('\xED') != std::string_view::npos) {
      write_quoted(out_, before, to_valid_utf8(text), after);
    } else {
      write_quoted(out_, before, text, after);
    }
  }

  void enter(std::uint32_t depth) const {
    if (depth >= max_depth_) throw LimitExceeded{LimitKind::value_depth};
  }

  void start_line(std::uint32_t depth) {
    if (options_.indent != 0) indent(depth);
  }

  [[gnu::noinline]] void indent(std::uint32_t depth) {
    out_.append('\n');
    const std::size_t spaces = std::size_t{options_.indent} * depth;
    std::memset(out_.reserve(spaces), ' ', spaces);
    out_.commit(spaces);
  }

  /// `separator` stands before the key: the brace that opens the object, or a comma.
  void write_key(char separator, const Value& key, std::uint32_t depth) {
    if (key.is_string() && is_compact_) return write_quoted(out_, separator, key.as_string(), ':');
    write_any_key(separator, key, depth);
  }

  [[gnu::noinline]] void write_any_key(char separator, const Value& key, std::uint32_t depth) {
    if (options_.indent != 0) {
      out_.append(separator);
      start_line(depth);
      separator = 0;
    }
    if (key.is_string()) {
      write_text(separator, key.as_string(), ':');
    } else {
      write_other_key(separator, key);
    }
    if (options_.indent != 0) out_.append(' ');
  }

  void write_other_key(char separator, const Value& key) {
    if (key.is_null()) {
      throw JavaException(
          "com.fasterxml.jackson.databind.JsonMappingException",
          "Null key for a Map not allowed in JSON (use a converting NullKeySerializer?)");
    }
    write_printed(separator, key, ':');
  }

  void write_map(const Map& map, std::uint32_t depth) {
    enter(depth);
    work_ = &map.heap().work();
    char separator = '{';
    for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
      write_key(separator, map.slot(i).key, depth + 1);
      write(map.slot(i).value, depth + 1);
      separator = ',';
    }
    close(separator == '{' ? "{}" : "}", depth);
  }

  /// `marker` closes an object or an array; of two characters, it is an empty one.
  void close(std::string_view marker, std::uint32_t depth) {
    if (marker.size() == 1) start_line(depth);
    out_.append(marker);
  }

  void write_list(List& list, std::uint32_t depth) {
    if (list.type() == JavaType::char_array) return write_char_array(list);
    work_ = &list.heap().work();
    write_elements(list.size(), depth, [&list](std::uint32_t i) { return list[i]; });
  }

  [[gnu::noinline]] void write_char_array(const List& list) {
    std::u16string units;
    for (const Value& unit : list.values()) units += static_cast<char16_t>(unit.as_integer());
    write_text(0, from_utf16(units), 0);
  }

  void write_collection(const Collection& collection, std::uint32_t depth) {
    // Views make their entries while they are walked; these need not outlive the writing.
    Heap entries;
    write_elements(collection.size(), depth, [&collection, &entries](std::uint32_t i) {
      return collection.element(i, entries);
    });
  }

  template <class ElementAt>
  void write_elements(std::uint32_t size, std::uint32_t depth, ElementAt element_at) {
    enter(depth);
    for (std::uint32_t i = 0; i < size; ++i) {
      const Value element = element_at(i);
      const char separator = i == 0 ? '[' : ',';
      if (element.is_string() && is_compact_) {
        write_quoted(out_, separator, element.as_string(), 0);
      } else {
        out_.append(separator);
        start_line(depth + 1);
        write(element, depth + 1);
      }
    }
    close(size == 0 ? "[]" : "]", depth);
  }

  [[gnu::noinline]] void write_object(const Object& object, const Value& value,
                                      std::uint32_t depth) {
    const JavaType type = object.type();
    if (type == JavaType::big_integer || type == JavaType::big_decimal) {
      append_string(out_, value);
    } else if (is_assignable(JavaType::collection, type)) {
      write_collection(static_cast<const Collection&>(object), depth);
    } else if (is_assignable(JavaType::map_entry, type)) {
      const auto& entry = static_cast<const MapEntry&>(object);
      enter(depth);
      write_key('{', entry.key(), depth + 1);
      write(entry.value(), depth + 1);
      close("}", depth);
    } else {
      write_printed(0, value, 0);
    }
  }

  TextBuffer& out_;
  const JsonWriteOptions& options_;
  bool is_compact_;  // with no option that changes how a String or a key is written
  std::uint32_t max_depth_;
  // The work of the heap that the values are in, once one of them says which that is.
  Work* work_ = nullptr;
};

}  // namespace

void write_json_string(TextBuffer& out, std::string_view text) {
  write_quoted(out, 0, text, 0);
}

void write_json(TextBuffer& out, const Value& value, const JsonWriteOptions& options) {
  Writer(out, options).write(value, 0);
}

std::string to_json(const Value& value, const JsonWriteOptions& options) {
  TextBuffer out;
  write_json(out, value, options);
  return std::string(out.view());
}

}  // namespace vtl
