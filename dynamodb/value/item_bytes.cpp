#include "dynamodb/value/item_bytes.h"

#include <algorithm>
#include <cstdint>

#include "dynamodb/json.h"
#include "dynamodb/value/base64.h"
#include "dynamodb/value/number.h"

namespace dynamodb {
namespace {

constexpr std::uint8_t kFalse = static_cast<std::uint8_t>(Type::BOOL);
constexpr std::uint8_t kTrue = 16;

void put_count(std::size_t count, std::string& out) {
  for (; count > 127; count >>= 7U) out += static_cast<char>((count & 127U) | 128U);
  out += static_cast<char>(count);
}

void put_string(std::string_view text, std::string& out) {
  put_count(text.size(), out);
  out += text;
}

void put_map(const Map& map, std::string& out);

void put_value(const Value& value, std::string& out) {
  const Type type = value.type();
  out += static_cast<char>(type == Type::BOOL && value.flag() ? kTrue
                                                              : static_cast<std::uint8_t>(type));
  switch (type) {
    case Type::S:
    case Type::N:
    case Type::B:
      put_string(value.text(), out);
      break;
    case Type::BOOL:
    case Type::NULL_:
      break;
    case Type::SS:
    case Type::NS:
    case Type::BS:
      put_count(value.members().size(), out);
      for (const std::string& member : value.members()) put_string(member, out);
      break;
    case Type::L:
      put_count(value.elements().size(), out);
      for (const Value& element : value.elements()) put_value(element, out);
      break;
    case Type::M:
      put_map(value.map(), out);
      break;
  }
}

void put_map(const Map& map, std::string& out) {
  put_count(map.size(), out);
  for (const Attribute& attribute : map) {
    put_string(attribute.name, out);
    put_value(attribute.value, out);
  }
}

// Walks over bytes that put_map wrote.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::size_t count() {
    std::size_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::size_t>(byte & 127U) << shift;
      if (byte < 128) return value;
    }
  }

  std::string_view string() {
    const std::size_t length = count();
    const std::string_view text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return text;
  }

  Type type() {
    const auto tag = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    flag_ = tag == kTrue;
    return flag_ ? Type::BOOL : static_cast<Type>(tag);
  }

  /// Returns the value of the BOOL whose type was read last.
  bool flag() const { return flag_; }

  Value value() {
    const Type kind = type();
    switch (kind) {
      case Type::S:
        return Value::string(std::string(string()));
      case Type::N:
        return Value::number(std::string(string()));
      case Type::B:
        return Value::binary(std::string(string()));
      case Type::BOOL:
        return Value::boolean(flag_);
      case Type::NULL_:
        return {};
      case Type::SS:
      case Type::NS:
      case Type::BS: {
        Strings members(count());
        for (std::string& member : members) member = string();
        return Value::set(kind, std::move(members));
      }
      case Type::L: {
        List elements(count());
        for (Value& element : elements) element = value();
        return Value::list(std::move(elements));
      }
      case Type::M:
        return Value::map(map());
    }
    return {};
  }

  Map map() {
    std::vector<Attribute> attributes(count());
    for (Attribute& attribute : attributes) {
      attribute.name = string();
      attribute.value = value();
    }
    return Map::of(std::move(attributes));
  }

  void skip() {
    const Type kind = type();
    std::size_t parts = 0;
    switch (kind) {
      case Type::S:
      case Type::N:
      case Type::B:
        string();
        return;
      case Type::BOOL:
      case Type::NULL_:
        return;
      case Type::SS:
      case Type::NS:
      case Type::BS:
        for (parts = count(); parts > 0; --parts) string();
        return;
      case Type::L:
        for (parts = count(); parts > 0; --parts) skip();
        return;
      case Type::M:
        for (parts = count(); parts > 0; --parts) string(), skip();
        return;
    }
  }

  const char* position() const { return rest_.data(); }

 private:
  std::string_view rest_;
  bool flag_ = false;
};

bool is_among(std::string_view name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// -- JSON

void write_map(Reader& reader, std::string& out);

void write_text(Type type, std::string_view text, std::string& out) {
  if (type == Type::S || type == Type::SS) {
    write_json_string(text, out);
    return;
  }
  out += '"';
  if (type == Type::N || type == Type::NS) {
    out += text;
  } else {
    write_base64(text, out);
  }
  out += '"';
}

void write_value(Reader& reader, std::string& out) {
  const Type type = reader.type();
  out += "{\"";
  out += type_name(type);
  out += "\":";
  switch (type) {
    case Type::S:
    case Type::N:
    case Type::B:
      write_text(type, reader.string(), out);
      break;
    case Type::BOOL:
      out += reader.flag() ? "true" : "false";
      break;
    case Type::NULL_:
      out += "true";
      break;
    case Type::SS:
    case Type::NS:
    case Type::BS:
      out += '[';
      for (std::size_t left = reader.count(); left > 0; --left) {
        write_text(type, reader.string(), out);
        if (left > 1) out += ',';
      }
      out += ']';
      break;
    case Type::L:
      out += '[';
      for (std::size_t left = reader.count(); left > 0; --left) {
        write_value(reader, out);
        if (left > 1) out += ',';
      }
      out += ']';
      break;
    case Type::M:
      write_map(reader, out);
      break;
  }
  out += '}';
}

void write_map(Reader& reader, std::string& out) {
  out += '{';
  for (std::size_t left = reader.count(); left > 0; --left) {
    write_json_string(reader.string(), out);
    out += ':';
    write_value(reader, out);
    if (left > 1) out += ',';
  }
  out += '}';
}

// -- sizes

// `is_stored`: as values count towards a page, which is nearer to how the service stores them;
// otherwise as the documentation counts an item.
std::size_t value_size(Reader& reader, bool is_stored);

std::size_t text_size(Type type, std::string_view text) {
  if (type == Type::N || type == Type::NS) return Number::of_plain(text).size();
  return text.size();
}

std::size_t map_size(Reader& reader, bool is_stored) {
  std::size_t size = 0;
  for (std::size_t left = reader.count(); left > 0; --left) {
    const std::string_view name = reader.string();
    size += (is_stored ? 1 : name.size()) + value_size(reader, is_stored);
  }
  return size;
}

std::size_t value_size(Reader& reader, bool is_stored) {
  const Type type = reader.type();
  switch (type) {
    case Type::S: {
      const std::size_t size = reader.string().size();
      return size + (!is_stored ? 0 : size < 128 ? 1 : size < 16384 ? 2 : 3);
    }
    case Type::N:
    case Type::B:
      return text_size(type, reader.string()) + (is_stored ? 1 : 0);
    case Type::BOOL:
      return 1;
    case Type::NULL_:
      return is_stored ? 0 : 1;
    case Type::SS:
    case Type::NS:
    case Type::BS: {
      const std::size_t count = reader.count();
      std::size_t size = is_stored ? count + 1 : 0;
      for (std::size_t i = 0; i < count; ++i) size += text_size(type, reader.string());
      return size;
    }
    case Type::L: {
      const std::size_t count = reader.count();
      std::size_t size = 3 + count;
      for (std::size_t i = 0; i < count; ++i) size += value_size(reader, is_stored);
      return size;
    }
    case Type::M: {
      Reader ahead = reader;
      const std::size_t count = ahead.count();
      return 3 + count + map_size(reader, is_stored);
    }
  }
  return 0;
}

}  // namespace

std::string item_bytes(const Item& item) {
  std::string out;
  put_map(item, out);
  return out;
}

Item read_item(std::string_view bytes) {
  return Reader(bytes).map();
}

Item read_attributes(std::string_view bytes, const std::vector<std::string>& names) {
  Reader reader(bytes);
  std::vector<Attribute> found;
  for (std::size_t left = reader.count(); left > 0; --left) {
    const std::string_view name = reader.string();
    if (is_among(name, names)) {
      found.push_back({std::string(name), reader.value()});
    } else {
      reader.skip();
    }
  }
  return Map::of(std::move(found));
}

std::string select_attributes(std::string_view bytes, const std::vector<std::string>& names) {
  Reader reader(bytes);
  std::size_t count = 0;
  std::string kept;
  for (std::size_t left = reader.count(); left > 0; --left) {
    const char* begin = reader.position();
    const std::string_view name = reader.string();
    reader.skip();
    if (!is_among(name, names)) continue;
    ++count;
    kept.append(begin, reader.position());
  }
  std::string out;
  put_count(count, out);
  return out + kept;
}

void write_item(std::string_view bytes, std::string& out) {
  Reader reader(bytes);
  write_map(reader, out);
}

std::size_t item_size(std::string_view bytes) {
  Reader reader(bytes);
  return map_size(reader, false);
}

// Measured by dynalite's author against the service: an item of s bytes besides its range key is
// stored in pieces of 3,072, each of which repeats the range key.
std::size_t page_size(std::string_view bytes, std::string_view range_key) {
  Reader reader(bytes);
  std::size_t size = 0, range_size = 0;
  for (std::size_t left = reader.count(); left > 0; --left) {
    if (reader.string() == range_key) {
      range_size = value_size(reader, false);
    } else {
      size += 1 + value_size(reader, true);
    }
  }
  return 2 + size + (1 + (1 + size) / 3072) * (18 + range_size);
}

}  // namespace dynamodb
