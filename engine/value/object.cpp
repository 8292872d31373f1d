#include "vtl/object.h"

#include <charconv>

#include "engine/value/value_walk.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"

namespace vtl {

void Object::append_to(TextBuffer& out) const {
  out.append(java_type_name(type_));
  out.append('@');
  char digits[8];
  const auto end = std::to_chars(digits, digits + sizeof digits,
                                 static_cast<std::uint32_t>(Object::hash_code()), 16);
  out.append({digits, static_cast<std::size_t>(end.ptr - digits)});
}

bool Object::equals(const Value& other) const {
  return other.kind() >= Kind::list && other.as_object() == this;
}

std::int32_t Object::hash_code() const {
  // A number as Java's, which are random: 31 bits. Each step can be undone, so that two objects of
  // one heap share a number no more often than the bit that is left out makes them.
  std::uint32_t bits = number_;
  bits = (bits ^ bits >> 16) * 0x7FEB352DU;
  bits = (bits ^ bits >> 15) * 0x846CA68BU;
  bits ^= bits >> 16;
  return static_cast<std::int32_t>(bits & 0x7fffffffU);
}

void Composite::append_to(TextBuffer& out) const {
  const ValueWalk walk(*heap_);
  append_values(out);
}

bool Composite::equals(const Value& other) const {
  if (other.kind() < Kind::list) return false;
  if (other.as_object() == this) return true;
  ValueWalk walk(*heap_);
  return equals_values(other, walk);
}

std::int32_t Composite::hash_code() const {
  ValueWalk walk(*heap_);
  return hash_values(walk);
}

void Composite::append_values(TextBuffer& out) const {
  Object::append_to(out);
}

bool Composite::equals_values(const Value&, ValueWalk&) const {
  return false;
}

std::int32_t Composite::hash_values(ValueWalk&) const {
  return Object::hash_code();
}

/// Units (vtl/work.h) of printing a short one.
constexpr std::uint64_t kUnitsOfElement = 4;

void Collection::append_values(TextBuffer& out) const {
  if (!is_assignable(JavaType::collection, type())) return Object::append_to(out);  // an array
  Heap scratch;
  out.append('[');
  const std::uint32_t count = size();
  Work& work = heap().work();
  work.charge(kUnitsOfElement * std::uint64_t{count});
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i != 0) out.append(", ");
    const Value value = element(i, scratch);
    if (value.is_floating()) work.charge(double_cost(value.as_double()));
    if (value.kind() >= Kind::list && value.as_object() == this) {
      out.append("(this Collection)");
    } else {
      append_string(out, value);
    }
  }
  out.append(']');
}

/// Arrays compare and hash by identity in Java, though they share List's storage.
static bool is_list(const Object& object) {
  return is_assignable(JavaType::list, object.type());
}

bool List::equals_values(const Value& other, ValueWalk& walk) const {
  if (!is_list(*this) || !is_list(*other.as_object())) return false;
  const auto& collection = static_cast<const Collection&>(*other.as_object());
  if (collection.size() != size()) return false;
  Heap scratch;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (!walk.equal(data_[i], collection.element(i, scratch))) return false;
  }
  return true;
}

std::int32_t List::hash_values(ValueWalk& walk) const {
  if (!is_list(*this)) return Object::hash_code();
  std::uint32_t result = 1;
  for (const Value& element : values()) {
    result = 31 * result + static_cast<std::uint32_t>(walk.hash(element));
  }
  return static_cast<std::int32_t>(result);
}

/// Units (vtl/work.h) of looking for a key.
constexpr std::uint64_t kUnitsOfLookup = 8;

bool Map::equals_values(const Value& other, ValueWalk& walk) const {
  if (!other.is_map() || other.as_map()->size() != size()) return false;
  walk.charge(kUnitsOfLookup * size());
  for (std::uint32_t i = first(); i != kEnd; i = next(i)) {
    const Value* value = other.as_map()->find(slot(i).key);
    if (value == nullptr || !walk.equal(slot(i).value, *value)) return false;
  }
  return true;
}

std::int32_t Map::hash_values(ValueWalk& walk) const {
  std::uint32_t result = 0;
  for (std::uint32_t i = first(); i != kEnd; i = next(i)) {
    result += static_cast<std::uint32_t>(walk.hash(slot(i).key) ^ walk.hash(slot(i).value));
  }
  return static_cast<std::int32_t>(result);
}

}  // namespace vtl
