#include "engine/value/map_views.h"

#include "engine/value/value_walk.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/java/exception.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

JavaType view_type(MapPart part) {
  switch (part) {
    case MapPart::key:
      return JavaType::linked_key_set;
    case MapPart::value:
      return JavaType::linked_values;
    case MapPart::entry:
      return JavaType::linked_entry_set;
  }
  return JavaType::linked_key_set;
}

JavaType cursor_type(MapPart part) {
  switch (part) {
    case MapPart::key:
      return JavaType::map_iterator_impl;
    case MapPart::value:
      return JavaType::linked_value_iterator;
    case MapPart::entry:
      return JavaType::linked_entry_iterator;
  }
  return JavaType::map_iterator_impl;
}

const MapEntry* as_entry(const Value& value) {
  if (!value.is_object() || !is_assignable(JavaType::map_entry, value.as_object()->type()))
    return nullptr;
  return static_cast<const MapEntry*>(value.as_object());
}

/// Units (vtl/work.h) of looking an element up in a large table.
constexpr std::uint64_t kUnitsOfLookup = 8;

// AbstractSet.equals and hashCode.
bool sets_equal(const Collection& own, const Value& other, ValueWalk& walk) {
  if (other.kind() < Kind::list || !is_assignable(JavaType::set, other.as_object()->type()))
    return false;
  const auto& collection = static_cast<const Collection&>(*other.as_object());
  if (collection.size() != own.size()) return false;
  Heap scratch;
  for (std::uint32_t i = 0; i < collection.size(); ++i) {
    walk.charge(kUnitsOfLookup);
    if (!collection_contains(own, collection.element(i, scratch))) return false;
  }
  return true;
}

std::int32_t set_hash(const Collection& set, ValueWalk& walk) {
  std::uint32_t hash = 0;
  Heap scratch;
  for (std::uint32_t i = 0; i < set.size(); ++i) {
    hash += static_cast<std::uint32_t>(walk.hash(set.element(i, scratch)));
  }
  return static_cast<std::int32_t>(hash);
}

}  // namespace

MapView::MapView(MapPart part, Map& map)
    : Collection(view_type(part), map.heap()), part_(part), map_(&map) {}

Value MapView::element(std::uint32_t index, Heap& heap) const {
  return at(map_->is_dense() ? index : position_among_dead(index), heap);
}

// Nearly all walks ask for one index after the other. Two loops over one view do not, when the
// inner one is left early: for them all positions are written down, once for each state of the map.
std::uint32_t MapView::position_among_dead(std::uint32_t index) const {
  if (known_changes_ != map_->modification_count() || known_index_ == Map::kEnd) {
    known_changes_ = map_->modification_count();
    known_index_ = 0;
    known_position_ = map_->first();
    if (positions_ != nullptr) positions_->clear();
  }
  if (positions_ != nullptr && !positions_->empty()) return (*positions_)[index];
  if (index == known_index_) return known_position_;
  if (index == 0) {
    known_position_ = map_->first();
  } else if (index == known_index_ + 1) {
    known_position_ = map_->next(known_position_);
  } else {
    Heap& heap = map_->heap();
    heap.work().charge(map_->size());
    if (positions_ == nullptr) positions_ = heap.own<std::vector<std::uint32_t>>();
    heap.charge(map_->size() * sizeof(std::uint32_t));
    for (std::uint32_t i = map_->first(); i != Map::kEnd; i = map_->next(i))
      positions_->push_back(i);
    return (*positions_)[index];
  }
  known_index_ = index;
  return known_position_;
}

Value MapView::at(std::uint32_t position, Heap& heap) const {
  if (part_ == MapPart::key) return map_->slot(position).key;
  if (part_ == MapPart::value) return map_->slot(position).value;
  return entry_at(position, heap);
}

Value MapView::entry_at(std::uint32_t position, Heap& heap) const {
  const Map::Slot& slot = map_->slot(position);
  return Value(static_cast<Object*>(heap.make<PairEntry>(JavaType::linked_entry, map_->heap(), map_,
                                                         slot.key, slot.value, position)));
}

bool MapView::equals_values(const Value& other, ValueWalk& walk) const {
  if (part_ != MapPart::value) return sets_equal(*this, other, walk);
  // A map keeps one values() object; here each call makes one.
  if (!other.is_object() || other.as_object()->type() != JavaType::linked_values) return false;
  return static_cast<const MapView*>(other.as_object())->map_ == map_;
}

std::int32_t MapView::hash_values(ValueWalk& walk) const {
  if (part_ != MapPart::value) return set_hash(*this, walk);
  return map_->Object::hash_code();
}

Value PairEntry::value() const {
  if (map_ == nullptr) return value_;
  // Only of Strings: what Map::find answers for a key that has changed is its own matter.
  const Value* found = key_.is_string() ? map_->peek_identical(key_, position_) : nullptr;
  return found != nullptr ? value_ = *found : looked_up_value();
}

Value PairEntry::looked_up_value() const {
  if (const Value* found = map_->find(key_)) value_ = *found;
  return value_;
}

Value PairEntry::set_value(Value value) {
  const Value previous = this->value();
  value_ = value;
  // put() of a key that is there changes no structure.
  if (map_ != nullptr && map_->contains(key_)) map_->put(key_, value);
  return previous;
}

void PairEntry::append_values(TextBuffer& out) const {
  append_string(out, key_);
  out.append('=');
  append_string(out, value());
}

bool PairEntry::equals_values(const Value& other, ValueWalk& walk) const {
  const MapEntry* entry = as_entry(other);
  return entry != nullptr && walk.equal(key_, entry->key()) && walk.equal(value(), entry->value());
}

std::int32_t PairEntry::hash_values(ValueWalk& walk) const {
  return walk.hash(key_) ^ walk.hash(value());
}

MapCursor::MapCursor(const MapView& view)
    : Object(cursor_type(view.part())),
      view_(&view),
      next_(view.map().first()),
      last_(Map::kEnd),
      expected_(view.map().modification_count()) {}

bool MapCursor::has_next() const {
  return next_ != Map::kEnd;
}

Value MapCursor::next(Heap& heap) {
  if (view_->map().modification_count() != expected_) {
    throw JavaException("java.util.ConcurrentModificationException");
  }
  if (next_ == Map::kEnd) throw JavaException("java.util.NoSuchElementException");
  last_ = next_;
  next_ = view_->map().next(next_);
  return view_->at(last_, heap);
}

void MapCursor::remove() {
  if (last_ == Map::kEnd) throw JavaException("java.lang.IllegalStateException");
  if (view_->map().modification_count() != expected_) {
    throw JavaException("java.util.ConcurrentModificationException");
  }
  view_->map().remove(view_->map().slot(last_).key);
  last_ = Map::kEnd;
  expected_ = view_->map().modification_count();
}

bool ImmutableSet::equals_values(const Value& other, ValueWalk& walk) const {
  return sets_equal(*this, other, walk);
}

std::int32_t ImmutableSet::hash_values(ValueWalk& walk) const {
  return set_hash(*this, walk);
}

bool collection_contains(const Collection& collection, const Value& wanted) {
  const JavaType type = collection.type();
  if (type == JavaType::linked_key_set)
    return static_cast<const MapView&>(collection).map().contains(wanted);
  if (type == JavaType::linked_entry_set) {
    const MapEntry* entry = as_entry(wanted);
    if (entry == nullptr) return false;
    const Value* found = static_cast<const MapView&>(collection).map().find(entry->key());
    return found != nullptr && java_equals(*found, entry->value());
  }
  Heap scratch;
  const std::uint32_t size = collection.size();
  ValueWalk walk(collection.heap());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (walk.equal(wanted, collection.element(i, scratch))) return true;
  }
  return false;
}

}  // namespace vtl
