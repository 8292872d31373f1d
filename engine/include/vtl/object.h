// What a Value can point at. List and Map are what templates are made of and have direct, inlined
// access; everything else (big numbers, views such as keySet(), entries, iterators, #define blocks,
// host namespaces) is an Object behind a few virtual functions.
//
// All Objects live in a Heap and die with it; none has a destructor that matters unless it was made
// with own(). type() never changes. Map keeps insertion order (LinkedHashMap); keys compare by
// Java's equals, so Integer 1, Long 1 and "1" are three keys. modification_count() grows with each
// structural change, as Java's modCount. toString of a container that contains itself prints "(this
// Collection)" or "(this Map)"; deeper cycles meet Limits::value_depth.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "vtl/detail/short_text.h"
#include "vtl/java/type.h"
#include "vtl/value.h"

namespace vtl {

class Heap;
class TextBuffer;
class ValueWalk;
struct MethodTable;

/// Returns whether `value` is a String equal to the String `text`. Most values differ in kind or
/// length, which is one comparison: a Value keeps both in its first word.
inline bool equals_text(const Value& value, const Value& text) {
  return value.has_same_tag(text) &&
         equal_text(value.as_string().data(), text.as_string().data(), text.as_string().size());
}

class Object {
 public:
  JavaType type() const { return type_; }

  /// Java's toString(). The default prints Class@hash.
  virtual void append_to(TextBuffer& out) const;
  /// Java's equals and hashCode. The defaults are identity: a number that says nothing of where the
  /// object lies.
  virtual bool equals(const Value& other) const;
  virtual std::int32_t hash_code() const;
  /// Methods beyond those of type(): host namespaces. nullptr for plain Java objects.
  virtual const MethodTable* own_methods() const { return nullptr; }

 protected:
  explicit Object(JavaType type, std::uint32_t number = 0) : type_(type), number_(number) {}
  ~Object() = default;

 private:
  friend class Heap;
  /// Lists and maps are many, and hash by what they hold.
  bool needs_number() const {
    return type_ != JavaType::array_list && type_ != JavaType::linked_hash_map;
  }

  JavaType type_;
  /// Differs among the objects of a heap.
  std::uint32_t number_;
};

/// An Object that holds values, and may therefore hold itself. It is entered through a ValueWalk,
/// so that no subclass can forget what bounds depth and work; elements are compared and hashed
/// through the walk.
class Composite : public Object {
 public:
  void append_to(TextBuffer& out) const final;
  bool equals(const Value& other) const final;
  std::int32_t hash_code() const final;
  Heap& heap() const { return *heap_; }

 protected:
  Composite(JavaType type, Heap& heap) : Object(type), heap_(&heap) {}
  ~Composite() = default;
  /// The defaults are Object's. Precondition: `other` is not this object.
  virtual void append_values(TextBuffer& out) const;
  virtual bool equals_values(const Value& other, ValueWalk& walk) const;
  virtual std::int32_t hash_values(ValueWalk& walk) const;

  Heap* heap_;
};

/// Anything a #foreach or a Collection method can walk: lists, sets, map views.
class Collection : public Composite {
 public:
  virtual std::uint32_t size() const = 0;
  /// Element in iteration order; index < size(). Views make entries on demand in `heap`.
  virtual Value element(std::uint32_t index, Heap& heap) const = 0;
  /// Structural changes so far (of the backing object for views).
  virtual std::uint32_t modification_count() const = 0;

 protected:
  using Composite::Composite;
  ~Collection() = default;
  void append_values(TextBuffer& out) const override;
};

/// java.util.ArrayList and whatever shares its storage: arrays (String[], Object[]) and immutable
/// lists, told apart by type(). Elements are never moved while a span to them is used without a
/// change in between.
class List final : public Collection {
 public:
  List(JavaType type, Heap& heap, Value* data, std::uint32_t size, std::uint32_t capacity)
      : Collection(type, heap), data_(data), size_(size), capacity_(capacity) {}

  std::uint32_t size() const override { return size_; }
  Value element(std::uint32_t index, Heap&) const override { return data_[index]; }
  std::uint32_t modification_count() const override { return modifications_; }

  Value operator[](std::uint32_t index) const { return data_[index]; }
  std::span<const Value> values() const { return {data_, size_}; }
  void set(std::uint32_t index, Value value) { data_[index] = value; }
  void append(Value value) {
    if (size_ == capacity_) grow(size_ + 1);
    data_[size_++] = value;
    ++modifications_;
  }
  /// index <= size().
  void insert(std::uint32_t index, Value value);
  void insert_all(std::uint32_t index, std::span<const Value> values);
  Value remove_at(std::uint32_t index);
  void remove_range(std::uint32_t begin, std::uint32_t end);
  void clear();
  /// For sorting, reversing and so on: elements may be permuted in place.
  std::span<Value> mutable_values() { return {data_, size_}; }

 private:
  bool equals_values(const Value& other, ValueWalk& walk) const override;
  std::int32_t hash_values(ValueWalk& walk) const override;
  void grow(std::uint32_t wanted);

  Value* data_;
  std::uint32_t size_;
  std::uint32_t capacity_;
  std::uint32_t modifications_ = 0;
};

/// java.util.LinkedHashMap.
class Map final : public Composite {
 public:
  struct Slot {
    /// Null once the entry is removed, so that texts need no look at is_live.
    Value key;
    Value value;
    /// In a dead slot: a position behind it up to which all are dead.
    std::uint32_t hash = 0;
    bool is_live = false;

    /// Precondition: `text` is a String.
    bool has_key(const Value& text) const { return equals_text(key, text); }
  };

  /// Up to this many entries a scan of the keys beats a hash (most maps of templates have fewer).
  static constexpr std::uint32_t kLinear = 12;

  /// The first `filled` slots hold live entries of different keys; no more than kLinear.
  Map(Heap& heap, Slot* slots, std::uint32_t capacity, std::uint32_t filled = 0)
      : Composite(JavaType::linked_hash_map, heap),
        slots_(slots),
        used_(filled),
        live_(filled),
        capacity_(capacity),
        modifications_(filled) {}

  std::uint32_t size() const { return live_; }
  std::uint32_t modification_count() const { return modifications_; }

  /// Returns nullptr when there is no such key. The next change invalidates the pointer.
  const Value* find(const Value& key) const {
    return index_ == nullptr && key.is_string() ? value_in(scan(key)) : find_other(key);
  }
  const Value* find(std::string_view key) const {
    if (index_ != nullptr) return find_indexed(key);
    return value_in(scan(Value(key)));
  }
  /// Returns the value if the key is at `position`, else nullptr. Maps of one shape have their keys
  /// at the same places, so a caller tries first where it found the key last.
  const Value* peek(std::string_view key, std::uint32_t position) const {
    return position < used_ && slots_[position].has_key(Value(key)) ? &slots_[position].value
                                                                    : nullptr;
  }
  /// Does the same for a key of at most kShortText bytes, without calling anything.
  const Value* peek_short(std::string_view key, std::uint32_t position) const {
    if (position >= used_) return nullptr;
    const Slot& slot = slots_[position];
    const bool has_key = slot.key.has_same_tag(Value(key)) &&
                         equal_short_text(slot.key.as_string().data(), key.data(), key.size());
    return has_key ? &slot.value : nullptr;
  }
  /// Does the same by identity. Precondition: `key`, a String, was copied from the slot at
  /// `position`.
  const Value* peek_identical(const Value& key, std::uint32_t position) const {
    if (position >= used_) return nullptr;
    const Slot& slot = slots_[position];
    return slot.key.is_identical(key) ? &slot.value : nullptr;
  }
  /// Precondition: `found` came from find() on this map.
  std::uint32_t position_of_value(const Value* found) const {
    const auto offset =
        reinterpret_cast<const char*>(found) - reinterpret_cast<const char*>(slots_);
    return static_cast<std::uint32_t>(static_cast<std::size_t>(offset) / sizeof(Slot));
  }
  bool contains(const Value& key) const { return find(key) != nullptr; }
  /// Null when absent (as Java's get).
  Value get(const Value& key) const {
    const Value* found = find(key);
    return found ? *found : Value();
  }
  Value get(std::string_view key) const {
    const Value* found = find(key);
    return found ? *found : Value();
  }
  /// Returns the previous value, or null.
  Value put(const Value& key, const Value& value);
  Value put(std::string_view key, const Value& value) { return put(Value(key), value); }
  /// Fills the map from key, value, key, value, ... Precondition: it is empty and has room for all,
  /// and the keys differ.
  void fill(std::span<const Value> keys_and_values);
  /// Does what put does. Precondition: the key is new (JSON readers check duplicates themselves).
  void append_new(const Value& key, const Value& value);
  /// Adds an entry of another Map. Precondition: this one holds nothing but other entries of that
  /// Map, so that a String key is new here. (A list that was changed since it became a key may
  /// equal another one.)
  void append_copy(const Slot& slot) {
    if (slot.key.is_string()) {
      append_new(slot.key, slot.value);
    } else {
      put(slot.key, slot.value);
    }
  }
  Value remove(const Value& key);
  void clear();

  /// Live entries in order: for (std::uint32_t i = m.first(); i != Map::kEnd; i = m.next(i))
  /// m.slot(i)...
  static constexpr std::uint32_t kEnd = 0xffffffffU;
  std::uint32_t first() const { return next(kEnd); }
  std::uint32_t next(std::uint32_t position) const {
    if (++position >= used_) return kEnd;
    return slots_[position].is_live ? position : next_beyond_dead(position);
  }
  const Slot& slot(std::uint32_t position) const { return slots_[position]; }
  void set_value_at(std::uint32_t position, Value value) { slots_[position].value = value; }
  /// Returns whether the n-th entry is at position n: no removed entry is in the way.
  bool is_dense() const { return live_ == used_; }

 private:
  void append_values(TextBuffer& out) const override;
  bool equals_values(const Value& other, ValueWalk& walk) const override;
  std::int32_t hash_values(ValueWalk& walk) const override;
  /// Finds the slot of the String `text`. Precondition: the map has no index.
  Slot* scan(Value text) const {
    if (text.as_string().size() > kShortText) [[unlikely]]
      return scan_long(text);
    for (Slot *slot = slots_, *end = slots_ + used_; slot != end; ++slot) {
      if (slot->has_key(text)) return slot;
    }
    return nullptr;
  }
  Slot* scan_long(Value text) const;
  static const Value* value_in(const Slot* slot) {
    return slot != nullptr ? &slot->value : nullptr;
  }
  std::uint32_t next_beyond_dead(std::uint32_t position) const;
  const Value* find_indexed(std::string_view key) const;
  const Value* find_other(const Value& key) const;
  Slot* locate(const Value& key, std::uint32_t hash) const;
  void append_slot(const Value& key, const Value& value, std::uint32_t hash);
  void append_slot_slowly(const Value& key, const Value& value, std::uint32_t hash);
  void grow();
  void rebuild_index();

  Slot* slots_;
  std::uint32_t used_;  // slots taken, dead ones included
  std::uint32_t live_;
  std::uint32_t capacity_;
  std::uint32_t modifications_;
  std::uint32_t* index_ = nullptr;  // open addressing over slots, only above kLinear entries
  std::uint32_t index_mask_ = 0;
};

inline Value::Value(List* list) : tag_(tag(Kind::list, list->type())), list_(list) {}
inline Value::Value(Object* object) : tag_(tag(Kind::object, object->type())), object_(object) {}

inline Object* Value::as_object() const {
  switch (kind()) {
    case Kind::list:
      return list_;
    case Kind::map:
      return map_;
    default:
      return object_;
  }
}

}  // namespace vtl
