#include <algorithm>
#include <cmath>
#include <string>

#include "engine/value/json_scan.h"
#include "engine/value/map_entry.h"
#include "engine/value/to_string.h"
#include "engine/value/wtf8.h"
#include "vtl/java_exception.h"
#include "vtl/json.h"

namespace vtl {
namespace {

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

class Writer {
 public:
  Writer(TextBuffer& out, const JsonWriteOptions& options)
      : out_(out), options_(options), max_depth_(std::min(options.max_depth, kMaxRecursion)) {}

  void write(const Value& value, std::uint32_t depth) {
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
        write_printed(value);
        return;
      case Kind::string:
        write_text(value.as_string());
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

 private:
  void write_floating(const Value& value) {
    const bool is_number = std::isfinite(value.as_double());
    if (!is_number) out_.append('"');
    append_string(out_, value);
    if (!is_number) out_.append('"');
  }

  /// The string of a value's toString().
  void write_printed(const Value& value) {
    TextBuffer printed;
    append_string(printed, value);
    write_text(printed.view());
  }

  void write_text(std::string_view text) {
    if (options_.replace_lone_surrogates && text.find('\xED') != std::string_view::npos) {
      write_json_string(out_, to_valid_utf8(text));
    } else {
      write_json_string(out_, text);
    }
  }

  void enter(std::uint32_t depth) const {
    if (depth >= max_depth_) throw LimitExceeded{LimitKind::value_depth};
  }

  void start_line(std::uint32_t depth) {
    if (options_.indent == 0) return;
    out_.append('\n');
    const std::size_t spaces = std::size_t{options_.indent} * depth;
    std::memset(out_.reserve(spaces), ' ', spaces);
    out_.commit(spaces);
  }

  void start_member(const Value& key, bool is_first, std::uint32_t depth) {
    if (!is_first) out_.append(',');
    start_line(depth + 1);
    if (key.is_string()) {
      write_text(key.as_string());
    } else {
      write_other_key(key);
    }
    out_.append(options_.indent == 0 ? ":" : ": ");
  }

  void write_other_key(const Value& key) {
    if (key.is_null()) {
      throw JavaException(
          "com.fasterxml.jackson.databind.JsonMappingException",
          "Null key for a Map not allowed in JSON (use a converting NullKeySerializer?)");
    }
    write_printed(key);
  }

  void write_map(const Map& map, std::uint32_t depth) {
    enter(depth);
    out_.append('{');
    bool is_first = true;
    for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
      start_member(map.slot(i).key, is_first, depth);
      is_first = false;
      write(map.slot(i).value, depth + 1);
    }
    if (!is_first) start_line(depth);
    out_.append('}');
  }

  void write_list(List& list, std::uint32_t depth) {
    if (list.type() != JavaType::char_array) {
      write_collection(list, list.heap(), depth);
      return;
    }
    std::u16string units;
    for (const Value& unit : list.values()) units += static_cast<char16_t>(unit.as_integer());
    write_text(from_utf16(units));
  }

  void write_collection(const Collection& collection, Heap& heap, std::uint32_t depth) {
    enter(depth);
    out_.append('[');
    const std::uint32_t size = collection.size();
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i != 0) out_.append(',');
      start_line(depth + 1);
      write(collection.element(i, heap), depth + 1);
    }
    if (size != 0) start_line(depth);
    out_.append(']');
  }

  void write_object(const Object& object, const Value& value, std::uint32_t depth) {
    const JavaType type = object.type();
    if (type == JavaType::big_integer || type == JavaType::big_decimal) {
      append_string(out_, value);
    } else if (const auto* collection = dynamic_cast<const Collection*>(&object)) {
      // Views make their entries while they are walked; these need not outlive the writing.
      Heap entries;
      write_collection(*collection, entries, depth);
    } else if (const auto* entry = dynamic_cast<const MapEntry*>(&object)) {
      enter(depth);
      out_.append('{');
      start_member(entry->key(), true, depth);
      write(entry->value(), depth + 1);
      start_line(depth);
      out_.append('}');
    } else {
      write_printed(value);
    }
  }

  TextBuffer& out_;
  const JsonWriteOptions& options_;
  std::uint32_t max_depth_;
};

}  // namespace

void write_json_string(TextBuffer& out, std::string_view text) {
  // Room for a clean string with its quotes at once: the usual case is one scan that copies.
  char* place = out.reserve(text.size() + 2);
  const char* from = text.data();
  const char* end = from + text.size();
  *place = '"';
  const char* next = copy_plain_json(from, end, place + 1);
  if (next == end) {
    place[text.size() + 1] = '"';
    out.commit(text.size() + 2);
    return;
  }
  out.commit(1 + static_cast<std::size_t>(next - from));
  while (next != end) {
    append_escape(out, *next);
    from = next + 1;
    next = skip_plain_json<true>(from, end);
    out.append({from, static_cast<std::size_t>(next - from)});
  }
  out.append('"');
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
