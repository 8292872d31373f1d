// The memory of one session's values: a region that is freed at once. A render makes many small
// things that die together; a bump allocator makes that free and cycles harmless. Owns every Object
// and string made through it.
//
// Throws LimitExceeded when its bytes would pass the limit; frees nothing before reset(). Objects
// that own memory elsewhere (big numbers) are made with own() and destroyed by reset(). One thread
// at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "vtl/detail/limit_exceeded.h"
#include "vtl/detail/short_text.h"
#include "vtl/detail/work.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace vtl {

class TextIndexes;

/// Numbers that templates and their data must not be able to guess.
struct HeapSeeds {
  /// Where a Map looks for a key depends on it, the order of the entries does not.
  std::uint64_t hash_secret = 0;
  /// The objects without a hashCode of their own are numbered from here on.
  std::uint32_t identity = 0;
};

class Heap {
 public:
  explicit Heap(std::size_t limit_bytes = static_cast<std::size_t>(-1)) : limit_(limit_bytes) {
    // The address is secret enough unless seed() gives a better one.
    seeds_.hash_secret = reinterpret_cast<std::uintptr_t>(this) * 0x9E3779B97F4A7C15U;
  }
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;
  ~Heap();

  void* allocate(std::size_t bytes) {
    bytes = (bytes + 15U) & ~std::size_t{15};
    if (bytes > static_cast<std::size_t>(end_ - cursor_)) return allocate_slow(bytes);
    char* result = cursor_;
    cursor_ += bytes;
    return result;
  }
  /// Unaligned bytes for text.
  char* allocate_chars(std::size_t bytes) {
    if (bytes > static_cast<std::size_t>(end_ - cursor_))
      return static_cast<char*>(allocate_slow(bytes));
    char* result = cursor_;
    cursor_ += bytes;
    if (auto rest = reinterpret_cast<std::uintptr_t>(cursor_) & 15U; rest != 0) {
      std::size_t pad = 16U - rest;
      cursor_ = pad > static_cast<std::size_t>(end_ - cursor_) ? end_ : cursor_ + pad;
    }
    return result;
  }
  /// Returns the free bytes: text may be written there and kept with take_chars() as long as
  /// nothing has been made since.
  std::span<char> free_chars() const { return {cursor_, static_cast<std::size_t>(end_ - cursor_)}; }
  /// Keeps the first of the free bytes.
  std::string_view take_chars(std::size_t count) { return {allocate_chars(count), count}; }
  /// Undoes allocate_chars. Precondition: nothing has been made since.
  void give_back(char* chars) { cursor_ = chars; }
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* bytes = allocate_chars(text.size());
    copy_text(bytes, text.data(), text.size());
    return {bytes, text.size()};
  }
  /// Makes a String value with bytes of its own.
  Value string(std::string_view text) { return Value(copy(text)); }

  List* make_list(std::uint32_t capacity = 4, JavaType type = JavaType::array_list);
  Map* make_map(std::uint32_t capacity = 4);
  /// Make lists and maps without room for more. Precondition: keys differ.
  List* make_list_of(std::span<const Value> values);
  Map* make_map_of(std::span<const Value> keys_and_values);
  template <class T, class... Args>
  T* make(Args&&... args) {
    T* const object = new (allocate(sizeof(T))) T(std::forward<Args>(args)...);
    if constexpr (std::is_base_of_v<Object, T>) number(*object);
    return object;
  }
  /// Does what make() does; the destructor runs at reset().
  template <class T, class... Args>
  T* own(Args&&... args) {
    T* object = make<T>(std::forward<Args>(args)...);
    finalizers_.push_back({object, [](void* pointer) { static_cast<T*>(pointer)->~T(); }});
    return object;
  }
  /// Counts bytes held outside the region (digits of big numbers) against the limit.
  void charge(std::size_t bytes);

  /// Frees everything made so far; keeps one block for the next render.
  void reset();
  std::size_t bytes_used() const { return reserved_; }

  /// How deep comparing, hashing and printing of this heap's objects has come, and how many
  /// elements they have looked at since they began (engine/value/value_walk.h).
  struct WalkState {
    std::uint32_t depth = 0;
    std::uint64_t elements = 0;
  };
  WalkState& walk_state() { return walk_state_; }
  void set_limit(std::size_t limit_bytes) { limit_ = limit_bytes; }

  /// The work that a render may still do; outside of renders it is not limited.
  Work& work() { return work_; }
  /// Precondition: nothing has been made since the last reset().
  void seed(const HeapSeeds& seeds) { seeds_ = seeds; }
  std::uint64_t hash_secret() const { return seeds_.hash_secret; }
  /// Where the UTF-16 units of long texts are (engine/value/text_index.h).
  TextIndexes& text_indexes();

 private:
  struct Finalizer {
    void* object;
    void (*destroy)(void*);
  };
  struct Chunk {
    char* data;
    std::size_t size;
  };
  void* allocate_slow(std::size_t bytes);
  void number(Object& object) {
    if (object.needs_number()) object.number_ = ++seeds_.identity;
  }

  char* cursor_ = nullptr;
  char* end_ = nullptr;
  std::size_t reserved_ = 0;
  std::size_t limit_;
  WalkState walk_state_;
  Work work_;
  HeapSeeds seeds_;
  TextIndexes* text_indexes_ = nullptr;
  std::vector<Chunk> chunks_;
  std::vector<Finalizer> finalizers_;
};

}  // namespace vtl
