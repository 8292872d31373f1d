// LinkedHashMap: entries in the order in which they came, found by key.
//
// The problem. Most maps of templates have fewer than a dozen entries with short String keys, are
// made once and asked a few times; a hash table costs more to make than it saves. Some have a
// hundred thousand entries, and hostile data chooses keys that collide. And a property of a
// template asks map after map of one shape for the same key.
//
// The idea. Entries stand in an array of slots in the order in which they were put; a removed one
// leaves a hole. Up to kLinear entries a key is found by a scan that compares kind and length, one
// word, before any byte. Beyond that an index of positions is made, an open hash table that holds
// nothing but numbers of slots. And whoever asks again and again keeps the position where the key
// was last (peek): it is looked at first, and is right whenever the next map has the same shape.
//
//   {"id": 1, "name": "x"}     slots: id, name     index: none
//   $item.name                 position 1, in the map of each item
//
// Why it is right. Order is that of the slots, whatever finds them. A position is a guess that is
// checked against the key, so it may be as old as it likes. The index is made of the same slots,
// and made anew when they move; where a key lies in it depends on a secret of the heap, so that
// data cannot choose to collide.
#include <algorithm>
#include <limits>

#include "vtl/heap.h"
#include "vtl/java/to_string.h"
#include "vtl/object.h"

namespace vtl {
namespace {

constexpr std::uint32_t kFree = 0xffffffffU;
constexpr std::uint32_t kFewestBuckets = 32;

bool keys_equal(const Value& left, const Value& right) {
  return right.is_string() ? equals_text(left, right) : java_equals(left, right);
}

/// Reading shorter keys is part of a step.
constexpr std::size_t kLongKey = 256;

/// Charges for a key that is read to be hashed and to be compared.
void charge_for_key(Heap& heap, std::string_view key) {
  if (key.size() > kLongKey) [[unlikely]]
    heap.work().charge_bytes(2 * key.size());
}

std::uint32_t hash_in(Heap& heap, std::string_view key) {
  charge_for_key(heap, key);
  return slot_hash(key, heap.hash_secret());
}
[[gnu::noinline]] std::uint32_t hash_in(Heap& heap, const Value& key) {
  return key.is_string() ? hash_in(heap, key.as_string()) : slot_hash(key, heap.hash_secret());
}

/// Units (vtl/work.h) of printing a short one.
constexpr std::uint64_t kUnitsOfEntry = 16;

/// Part by part: a Slot made elsewhere and copied costs twice as much.
void set_slot(Map::Slot& slot, const Value& key, const Value& value, std::uint32_t hash) {
  slot.key = key;
  slot.value = value;
  slot.hash = hash;
  slot.is_live = true;
}

/// The word in front of an index says for how many buckets it has room.
std::uint32_t* make_index(Heap& heap, std::uint32_t buckets) {
  const std::size_t words = std::size_t{buckets} + 1;
  auto* room = static_cast<std::uint32_t*>(heap.allocate(words * sizeof(std::uint32_t)));
  *room = buckets;
  return room + 1;
}

std::uint32_t room_of(const std::uint32_t* index) {
  return index[-1];
}

// A map that was large may be filled and emptied in turn: its index starts small again, in the room
// that it has.
void clear_index(std::uint32_t* index, std::uint32_t& mask) {
  mask = kFewestBuckets - 1;
  std::fill_n(index, kFewestBuckets, kFree);
}

}  // namespace

Map::Slot* Map::scan_long(Value text) const {
  charge_for_key(*heap_, text.as_string());
  for (std::uint32_t i = 0; i < used_; ++i) {
    if (slots_[i].has_key(text)) return &slots_[i];
  }
  return nullptr;
}

const Value* Map::find_indexed(std::string_view key) const {
  const std::uint32_t hash = hash_in(*heap_, key);
  for (std::uint32_t probe = hash & index_mask_;; probe = (probe + 1) & index_mask_) {
    const std::uint32_t position = index_[probe];
    if (position == kFree) return nullptr;
    const Slot& slot = slots_[position];
    if (slot.hash == hash && slot.key.is_string() && slot.key.as_string() == key)
      return &slot.value;
  }
}

const Value* Map::find_other(const Value& key) const {
  return value_in(locate(key, index_ != nullptr ? hash_in(*heap_, key) : 0));
}

Map::Slot* Map::locate(const Value& key, std::uint32_t hash) const {
  if (index_ == nullptr) {
    if (key.is_string()) return scan(key);
    for (std::uint32_t i = 0; i < used_; ++i) {
      if (slots_[i].is_live && keys_equal(slots_[i].key, key)) return &slots_[i];
    }
    return nullptr;
  }
  for (std::uint32_t probe = hash & index_mask_;; probe = (probe + 1) & index_mask_) {
    const std::uint32_t position = index_[probe];
    if (position == kFree) return nullptr;
    Slot& slot = slots_[position];
    if (slot.hash == hash && slot.is_live && keys_equal(slot.key, key)) return &slot;
  }
}

inline void Map::append_slot(const Value& key, const Value& value, std::uint32_t hash) {
  if (index_ != nullptr || used_ == capacity_ || used_ >= kLinear)
    return append_slot_slowly(key, value, hash);
  set_slot(slots_[used_++], key, value, 0);
  ++live_;
  ++modifications_;
}

Value Map::put(const Value& key, const Value& value) {
  const bool is_scanned = index_ == nullptr && key.is_string();
  const std::uint32_t hash = index_ != nullptr ? hash_in(*heap_, key) : 0;
  if (Slot* slot = is_scanned ? scan(key) : locate(key, hash))
    return std::exchange(slot->value, value);
  append_slot(key, value, hash);
  return {};
}

void Map::append_new(const Value& key, const Value& value) {
  append_slot(key, value, index_ != nullptr ? hash_in(*heap_, key) : 0);
}

void Map::fill(std::span<const Value> keys_and_values) {
  Slot* slot = slots_;
  for (std::size_t i = 0; i < keys_and_values.size(); i += 2)
    set_slot(*slot++, keys_and_values[i], keys_and_values[i + 1], 0);
  used_ = static_cast<std::uint32_t>(keys_and_values.size() / 2);
  live_ = used_;
  modifications_ = used_;
  if (used_ > kLinear) rebuild_index();
}

void Map::append_slot_slowly(const Value& key, const Value& value, std::uint32_t hash) {
  const bool was_linear = index_ == nullptr;
  if (used_ == capacity_) {
    grow();
  } else if (was_linear ? used_ >= kLinear : used_ > index_mask_ / 2) {
    rebuild_index();
  }
  if (was_linear && index_ != nullptr) hash = hash_in(*heap_, key);
  set_slot(slots_[used_], key, value, hash);
  if (index_ != nullptr) {
    std::uint32_t probe = hash & index_mask_;
    while (index_[probe] != kFree) probe = (probe + 1) & index_mask_;
    index_[probe] = used_;
  }
  ++used_;
  ++live_;
  ++modifications_;
}

void Map::grow() {
  // Dead slots are squeezed out first: a map that is filled and emptied in turn must not grow for
  // ever.
  if (live_ < used_ - used_ / 4) {
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < used_; ++i) {
      if (slots_[i].is_live) slots_[kept++] = slots_[i];
    }
    used_ = kept;
  } else {
    if (capacity_ > std::numeric_limits<std::int32_t>::max() / 4)
      throw LimitExceeded{LimitKind::heap_bytes};
    const std::uint32_t capacity = capacity_ < 4 ? 8 : capacity_ * 2;
    auto* grown = static_cast<Slot*>(heap_->allocate(std::size_t{capacity} * sizeof(Slot)));
    if (used_ != 0) std::memcpy(static_cast<void*>(grown), slots_, used_ * sizeof(Slot));
    slots_ = grown;
    capacity_ = capacity;
  }
  if (capacity_ > kLinear) rebuild_index();
}

void Map::rebuild_index() {
  const std::uint32_t slots = index_ == nullptr ? capacity_ : 2 * used_;
  std::uint32_t buckets = kFewestBuckets;
  while (buckets < slots * 2) buckets *= 2;
  if (index_ == nullptr) {
    for (std::uint32_t i = 0; i < used_; ++i) {
      if (slots_[i].is_live) slots_[i].hash = hash_in(*heap_, slots_[i].key);
    }
  }
  if (index_ == nullptr || room_of(index_) < buckets) index_ = make_index(*heap_, buckets);
  index_mask_ = buckets - 1;
  std::fill_n(index_, buckets, kFree);
  for (std::uint32_t i = 0; i < used_; ++i) {
    if (!slots_[i].is_live) continue;
    std::uint32_t probe = slots_[i].hash & index_mask_;
    while (index_[probe] != kFree) probe = (probe + 1) & index_mask_;
    index_[probe] = i;
  }
}

Value Map::remove(const Value& key) {
  Slot* slot = locate(key, index_ != nullptr ? hash_in(*heap_, key) : 0);
  if (slot == nullptr) return {};
  // The slot stays in the index as a tombstone: probing must go on past it.
  slot->is_live = false;
  slot->key = {};
  slot->hash = static_cast<std::uint32_t>(slot - slots_) + 1;
  --live_;
  ++modifications_;
  if (live_ == 0) {
    used_ = 0;
    if (index_ != nullptr) clear_index(index_, index_mask_);
  }
  return slot->value;
}

void Map::clear() {
  used_ = 0;
  live_ = 0;
  if (index_ != nullptr) clear_index(index_, index_mask_);
  ++modifications_;
}

// Removed entries stay where they were, and a map may hold two live ones among a million dead: a
// walk must not look at each of these each time. So a dead slot says how far it is dead from there
// on, at first just itself; who has walked a run of dead slots writes into each where the walk came
// to, as union-find does, and the next walk takes the run in one step. Slots die one by one and
// never come to life again, so that what was written stays true.
std::uint32_t Map::next_beyond_dead(std::uint32_t position) const {
  std::uint32_t end = position;
  while (end < used_ && !slots_[end].is_live) end = slots_[end].hash;
  while (position < end) position = std::exchange(slots_[position].hash, end);
  return end < used_ ? end : kEnd;
}

void Map::append_values(TextBuffer& out) const {
  heap_->work().charge(kUnitsOfEntry * std::uint64_t{live_});
  out.append('{');
  bool is_first = true;
  for (std::uint32_t i = first(); i != kEnd; i = next(i)) {
    if (!is_first) out.append(", ");
    is_first = false;
    for (const Value* part : {&slots_[i].key, &slots_[i].value}) {
      if (part->is_map() && part->as_map() == this) {
        out.append("(this Map)");
      } else {
        append_string(out, *part);
      }
      if (part == &slots_[i].key) out.append('=');
    }
  }
  out.append('}');
}

}  // namespace vtl
