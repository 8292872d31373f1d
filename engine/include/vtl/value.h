// The value of a template at run time: 16 bytes, copied freely, imitating Java's references.
//
// Small things (null, Boolean, numbers, a char) are stored in the Value itself. A String is a
// pointer and a length: a view of bytes that live in a Template, in a Session's heap or in static
// storage, never copied for a substring. Everything else points at an Object in the session's heap:
// assigning a list copies the pointer, as in Java, so
// `$util.qr($a.put(..))` is seen through every other name of the same map, through $ctx.stash and
// across pipeline functions. Nothing is reference counted: the whole heap goes at once when the
// session is reset.
//
// Text is WTF-8: UTF-8 in which a lone surrogate (a Java String can hold one after substring) is a
// three-byte sequence ED A0..BF xx. It is replaced by '?' only where text leaves the program, as
// Java's encoder does.
//
// `null` is Java's null. Whether a variable was never assigned is not a property of the value
// (Velocity treats both alike); slots know it themselves.
//
// Threads: a Value is as thread-safe as what it points to; heaps belong to one session, hence one
// thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

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
  constexpr Value() : kind_(Kind::null), length_(0), integer_(0) {}
  constexpr Value(std::nullptr_t) : Value() {}
  explicit constexpr Value(bool b) : kind_(Kind::boolean), length_(0), integer_(b ? 1 : 0) {}
  explicit constexpr Value(std::int32_t i) : kind_(Kind::int32), length_(0), integer_(i) {}
  explicit constexpr Value(std::int64_t i) : kind_(Kind::int64), length_(0), integer_(i) {}
  explicit constexpr Value(double d) : kind_(Kind::float64), length_(0), double_(d) {}
  /// The bytes must outlive every copy of the Value; Heap::copy_string makes that so.
  explicit constexpr Value(std::string_view text)
      : kind_(Kind::string),
        length_(static_cast<std::uint32_t>(text.size())),
        chars_(text.data()) {}
  explicit Value(const char*) = delete;
  explicit Value(List* list) : kind_(Kind::list), length_(0), list_(list) {}
  explicit Value(Map* map) : kind_(Kind::map), length_(0), map_(map) {}
  explicit Value(Object* object) : kind_(Kind::object), length_(0), object_(object) {}

  static constexpr Value int8(std::int8_t i) { return Value(Kind::int8, i); }
  static constexpr Value int16(std::int16_t i) { return Value(Kind::int16, i); }
  static constexpr Value character(char16_t unit) { return Value(Kind::character, unit); }
  static constexpr Value float32(float f) {
    Value value(static_cast<double>(f));
    value.kind_ = Kind::float32;
    return value;
  }

  constexpr Kind kind() const { return kind_; }
  constexpr bool is_null() const { return kind_ == Kind::null; }
  constexpr bool is_boolean() const { return kind_ == Kind::boolean; }
  constexpr bool is_string() const { return kind_ == Kind::string; }
  constexpr bool is_list() const { return kind_ == Kind::list; }
  constexpr bool is_map() const { return kind_ == Kind::map; }
  constexpr bool is_object() const { return kind_ == Kind::object; }
  /// Byte, Short, Integer or Long.
  constexpr bool is_small_integer() const { return kind_ >= Kind::int8 && kind_ <= Kind::int64; }
  constexpr bool is_floating() const { return kind_ == Kind::float32 || kind_ == Kind::float64; }

  constexpr bool as_boolean() const { return integer_ != 0; }
  /// Of Byte, Short, Integer, Long and Character.
  constexpr std::int64_t as_integer() const { return integer_; }
  /// Of Float and Double.
  constexpr double as_double() const { return double_; }
  constexpr std::string_view as_string() const { return {chars_, length_}; }
  List* as_list() const { return list_; }
  Map* as_map() const { return map_; }
  /// Of kinds list, map and object (List and Map are Objects): defined in object.h.
  Object* as_object() const;

  /// Java's ==: same reference, or the same primitive.
  constexpr bool is_identical(const Value& other) const {
    return kind_ == other.kind_ && length_ == other.length_ && integer_ == other.integer_;
  }

 private:
  constexpr Value(Kind kind, std::int64_t integer) : kind_(kind), length_(0), integer_(integer) {}

  Kind kind_;
  std::uint32_t length_;
  union {
    std::int64_t integer_;
    double double_;
    const char* chars_;
    List* list_;
    Map* map_;
    Object* object_;
  };
};

static_assert(sizeof(Value) == 16 && std::is_trivially_copyable_v<Value>);

}  // namespace vtl
