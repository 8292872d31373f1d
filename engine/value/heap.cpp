// A region: everything that a session makes, freed at once.
//
// The problem. A render makes thousands of small values that refer to each other in any way, cycles
// included, and all of them end with it. Counting references costs at every copy of a Value, and
// does not free a cycle.
//
// The idea. Memory is taken in chunks, each twice as large as the one before up to a megabyte;
// making something moves a cursor. Nothing is ever freed but everything: reset() keeps the largest
// chunk and gives the others back, so that the next render of the same kind asks the system for
// nothing. What owns memory elsewhere (big numbers) is told with own() and destroyed by reset().
//
// Why it is right. A value never outlives the session that made it, which is the rule of the whole
// engine (vtl/session.h). Bytes are counted by chunk against the limit before they are asked for,
// so that no template takes more than its session may.
#include "vtl/heap.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "engine/value/text_index.h"

namespace vtl {
namespace {

constexpr std::size_t kFirstChunk = 32U << 10;
constexpr std::size_t kLargestChunk = 1U << 20;

}  // namespace

Heap::~Heap() {
  for (auto it = finalizers_.rbegin(); it != finalizers_.rend(); ++it) it->destroy(it->object);
  for (const Chunk& chunk : chunks_) std::free(chunk.data);
}

void* Heap::allocate_slow(std::size_t bytes) {
  std::size_t size =
      chunks_.empty() ? kFirstChunk : std::min(chunks_.back().size * 2, kLargestChunk);
  size = std::max(size, bytes);
  if (size > limit_ - std::min(limit_, reserved_)) {
    // The last chunk before the limit may be smaller than the usual growth.
    size = bytes;
    if (size > limit_ - std::min(limit_, reserved_)) throw LimitExceeded{LimitKind::heap_bytes};
  }
  size = (size + 15U) & ~std::size_t{15};
  auto* data = static_cast<char*>(std::malloc(size));
  if (data == nullptr) throw std::bad_alloc();
  chunks_.push_back({data, size});
  reserved_ += size;
  cursor_ = data + ((bytes + 15U) & ~std::size_t{15});
  end_ = data + size;
  if (cursor_ > end_) cursor_ = end_;
  return data;
}

List* Heap::make_list(std::uint32_t capacity, JavaType type) {
  auto* data = capacity == 0 ? nullptr : static_cast<Value*>(allocate(capacity * sizeof(Value)));
  return make<List>(type, *this, data, 0U, capacity);
}

Map* Heap::make_map(std::uint32_t capacity) {
  auto* slots =
      capacity == 0 ? nullptr : static_cast<Map::Slot*>(allocate(capacity * sizeof(Map::Slot)));
  return make<Map>(*this, slots, capacity);
}

List* Heap::make_list_of(std::span<const Value> values) {
  const auto count = static_cast<std::uint32_t>(values.size());
  auto* data = static_cast<Value*>(allocate(values.size_bytes()));
  if (count != 0) std::memcpy(static_cast<void*>(data), values.data(), values.size_bytes());
  return make<List>(JavaType::array_list, *this, data, count, count);
}

Map* Heap::make_map_of(std::span<const Value> keys_and_values) {
  Map* map = make_map(static_cast<std::uint32_t>(keys_and_values.size() / 2));
  map->fill(keys_and_values);
  return map;
}

void Heap::charge(std::size_t bytes) {
  if (bytes > limit_ - std::min(limit_, reserved_)) throw LimitExceeded{LimitKind::heap_bytes};
  reserved_ += bytes;
}

TextIndexes& Heap::text_indexes() {
  if (text_indexes_ == nullptr) text_indexes_ = own<TextIndexes>();
  return *text_indexes_;
}

void Heap::reset() {
  for (auto it = finalizers_.rbegin(); it != finalizers_.rend(); ++it) it->destroy(it->object);
  finalizers_.clear();
  text_indexes_ = nullptr;
  // The largest chunk is the last one that grew; keeping it makes the next render of the same size
  // allocation free.
  std::size_t kept = chunks_.size();
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    if (kept == chunks_.size() || chunks_[i].size > chunks_[kept].size) kept = i;
  }
  if (kept == chunks_.size()) {
    reserved_ = 0;
    return;
  }
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    if (i != kept) std::free(chunks_[i].data);
  }
  Chunk chunk = chunks_[kept];
  chunks_.assign(1, chunk);
  cursor_ = chunk.data;
  end_ = chunk.data + chunk.size;
  reserved_ = chunk.size;
}

}  // namespace vtl
