// The value of a template at run time: 16 bytes, copied freely, imitating Java's references.
//
// Small things (null, Boolean, numbers, a char) are stored in the Value itself. A String is a
// pointer and a length: a view of bytes that live in a Template, in a Session's heap or in static
// storage, never copied for a substring; text is WTF-8 (UTF-8 in which a lone surrogate is three
// bytes). Everything else points at an Object in the session's heap: assigning a list copies the
// pointer, as in Java, so `$util.qr($a.put(...))` is seen through every other name of the same map,
// through $ctx.stash and across pipeline functions. Nothing is reference counted: the whole heap
// goes at once when the session is reset.
//
// `null` is Java's null; a variable that was never assigned is null too. A Value is as thread-safe
// as what it points to.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "vtl/java/type.h"

namespace vtl {

class Object;
class List;
class Map;

enum class Kind : std::uint8_t {
  null,
  boolean,    // java.lang.Boolean
  int8,       // java.lang.Byte
  int16,      // java.lang.Short
  int32,      // java.lang.Integer
  int64,      // java.lang.Long
  float32,    // java.lang.Float
  float64,    // java.lang.Double
  character,  // java.lang.Character: one UTF-16 unit
  string,     // java.lang.String
  list,       // class List: ArrayList and what shares its storage (arrays, immutable lists)
  map,        // class Map: LinkedHashMap
  object,     // any other Object: big numbers, views, entries, iterators, blocks, host namespaces
};

class Value {
 public:
  constexpr Value() : tag_(0), integer_(0) {}
  constexpr Value(std::nullptr_t) : Value() {}
  explicit constexpr Value(bool b) : Value(Kind::boolean, JavaType::boolean_object, b ? 1 : 0) {}
  explicit constexpr Value(std::int32_t i) : Value(Kind::int32, JavaType::integer_object, i) {}
  explicit constexpr Value(std::int64_t i) : Value(Kind::int64, JavaType::long_object, i) {}
  explicit constexpr Value(double d)
      : tag_(tag(Kind::float64, JavaType::double_object)), double_(d) {}
  /// The bytes must outlive every copy of the Value; Heap::copy_string makes that so.
  explicit constexpr Value(std::string_view text)
      : tag_(tag(Kind::string, JavaType::string) | static_cast<std::uint64_t>(text.size()) << 32),
        chars_(text.data()) {}
  explicit Value(const char*) = delete;
  /// Never null. Defined in object.h.
  explicit Value(List* list);
  explicit Value(Map* map) : tag_(tag(Kind::map, JavaType::linked_hash_map)), map_(map) {}
  explicit Value(Object* object);

  static constexpr Value int8(std::int8_t i) { return Value(Kind::int8, JavaType::byte_object, i); }
  static constexpr Value int16(std::int16_t i) {
    return Value(Kind::int16, JavaType::short_object, i);
  }
  static constexpr Value character(char16_t unit) {
    return Value(Kind::character, JavaType::character_object, unit);
  }
  static constexpr Value float32(float f) {
    Value value(static_cast<double>(f));
    value.tag_ = tag(Kind::float32, JavaType::float_object);
    return value;
  }

  constexpr Kind kind() const { return static_cast<Kind>(tag_ & 0xFF); }
  /// Returns its class; JavaType::none for null.
  constexpr JavaType type() const { return static_cast<JavaType>((tag_ >> 8) & 0xFF); }
  constexpr bool is_null() const { return kind() == Kind::null; }
  constexpr bool is_boolean() const { return kind() == Kind::boolean; }
  constexpr bool is_string() const { return kind() == Kind::string; }
  constexpr bool is_list() const { return kind() == Kind::list; }
  constexpr bool is_map() const { return kind() == Kind::map; }
  constexpr bool is_object() const { return kind() == Kind::object; }
  /// Byte, Short, Integer or Long.
  constexpr bool is_small_integer() const { return kind() >= Kind::int8 && kind() <= Kind::int64; }
  constexpr bool is_floating() const { return kind() == Kind::float32 || kind() == Kind::float64; }

  constexpr bool as_boolean() const { return integer_ != 0; }
  /// Precondition: a Byte, Short, Integer, Long or Character.
  constexpr std::int64_t as_integer() const { return integer_; }
  /// Precondition: a Float or Double.
  constexpr double as_double() const { return double_; }
  constexpr std::string_view as_string() const { return {chars_, tag_ >> 32}; }
  List* as_list() const { return list_; }
  Map* as_map() const { return map_; }
  /// Precondition: kind list, map or object (List and Map are Objects). Defined in object.h.
  Object* as_object() const;

  /// Returns kind and class as one number, 0 for null.
  constexpr std::uint32_t class_tag() const { return tag_ & 0xFFFFU; }
  /// Returns whether both have the same kind and class, and the same length if they are Strings.
  constexpr bool has_same_tag(const Value& other) const { return tag_ == other.tag_; }
  /// Java's ==: same reference, or the same primitive.
  constexpr bool is_identical(const Value& other) const {
    return tag_ == other.tag_ && integer_ == other.integer_;
  }

 private:
  static constexpr std::uint64_t tag(Kind kind, JavaType type) {
    return static_cast<std::uint64_t>(kind) | static_cast<std::uint64_t>(type) << 8;
  }
  constexpr Value(Kind kind, JavaType type, std::int64_t integer)
      : tag_(tag(kind, type)), integer_(integer) {}

  // Kind in the lowest byte, class in the next, length of a String in the upper half: one word, so
  // that copying a Value is two moves and asking its class a shift.
  std::uint64_t tag_;
  union {
    std::int64_t integer_;
    double double_;
    const char* chars_;
    List* list_;
    Map* map_;
    Object* object_;
  };
};

constexpr JavaType java_type_of(const Value& value) {
  return value.type();
}

static_assert(sizeof(Value) == 16 && std::is_trivially_copyable_v<Value>);

}  // namespace vtl
