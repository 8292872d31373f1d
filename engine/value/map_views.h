// Live views of a map: keySet(), values(), entrySet(), their entries and iterators; and small
// immutable sets. Removing from a view removes from its map, and Map.Entry.setValue writes through.
// They live in the map's heap and hold no copy.
//
// An iterator used after the map changed in another way throws ConcurrentModificationException (a
// JavaException). An entry outlives its removal from the map and keeps the value it had.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/value/map_entry.h"
#include "vtl/object.h"

namespace vtl {

enum class MapPart : std::uint8_t { key, value, entry };

/// java.util.LinkedHashMap's keySet(), values() or entrySet(); type() is linked_key_set,
/// linked_values or linked_entry_set.
class MapView final : public Collection {
 public:
  MapView(MapPart part, Map& map);

  std::uint32_t size() const override { return map_->size(); }
  Value element(std::uint32_t index, Heap& heap) const override;
  std::uint32_t modification_count() const override { return map_->modification_count(); }
  /// Returns what the view shows of the entry at a position of the map.
  Value at(std::uint32_t position, Heap& heap) const;
  Map& map() const { return *map_; }
  MapPart part() const { return part_; }

 private:
  /// Sets compare by their elements, values() by identity.
  bool equals_values(const Value& other, ValueWalk& walk) const override;
  std::int32_t hash_values(ValueWalk& walk) const override;
  Value entry_at(std::uint32_t position, Heap& heap) const;
  std::uint32_t position_among_dead(std::uint32_t index) const;

  MapPart part_;
  Map* map_;
  /// For a map with dead slots, as long as it has changed `known_changes_` times: where element()
  /// found the index it was asked for last, and all positions once it was asked out of order.
  mutable std::uint32_t known_changes_ = 0;
  mutable std::uint32_t known_index_ = Map::kEnd;
  mutable std::uint32_t known_position_ = Map::kEnd;
  mutable std::vector<std::uint32_t>* positions_ = nullptr;
};

/// An entry of a map (linked_entry), or two values of their own (immutable_entry, simple_entry)
/// when `map` is nullptr. `position` is where the entry stood in the map when it was made: there it
/// is looked for first. `heap`: that of its map or of the session, also where the entry itself is
/// made for a moment only.
class PairEntry final : public MapEntry {
 public:
  PairEntry(JavaType type, Heap& heap, Map* map, Value key, Value value, std::uint32_t position = 0)
      : MapEntry(type, heap), position_(position), map_(map), key_(key), value_(value) {}

  Value key() const override { return key_; }
  Value value() const override;
  /// Returns the previous value. Precondition: it is an entry of a map.
  Value set_value(Value value);

 private:
  void append_values(TextBuffer& out) const override;
  bool equals_values(const Value& other, ValueWalk& walk) const override;
  std::int32_t hash_values(ValueWalk& walk) const override;
  Value looked_up_value() const;

  std::uint32_t position_;
  Map* map_;
  Value key_;
  mutable Value value_;
};

/// Iterator over a MapView.
class MapCursor final : public Object {
 public:
  explicit MapCursor(const MapView& view);

  bool has_next() const;
  /// NoSuchElementException, ConcurrentModificationException.
  Value next(Heap& heap);
  /// IllegalStateException without an element to remove.
  void remove();

 private:
  const MapView* view_;
  std::uint32_t next_;
  std::uint32_t last_;
  std::uint32_t expected_;
};

/// Set.of(...), in the order given (Java's own order differs from run to run).
class ImmutableSet final : public Collection {
 public:
  explicit ImmutableSet(List& elements)
      : Collection(JavaType::immutable_set, elements.heap()), elements_(&elements) {}

  std::uint32_t size() const override { return elements_->size(); }
  Value element(std::uint32_t index, Heap&) const override { return (*elements_)[index]; }
  std::uint32_t modification_count() const override { return 0; }
  List& elements() const { return *elements_; }

 private:
  bool equals_values(const Value& other, ValueWalk& walk) const override;
  std::int32_t hash_values(ValueWalk& walk) const override;

  List* elements_;
};

/// Returns whether the collection holds an equal element; uses the map behind a view.
bool collection_contains(const Collection& collection, const Value& wanted);

}  // namespace vtl
