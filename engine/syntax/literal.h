// A list or map literal in which nothing is computed, as a recipe of what it consists of.
//
// Why: `[{"claim": "sub", "allowed": ["id", "title"]}]` makes a new list with new maps each time it
// is evaluated; walking its nodes costs several times what writing those objects does. Invariants:
// all objects of a literal lie in one piece of memory, each followed by its elements, a container
// before those it holds; an element that is a container is null in the recipe and written when that
// container is made. Keys of a map are different Strings, no more than Map::kLinear. Ownership: in
// the arena of the Unit. Threads: constant once the Unit is a Program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "vtl/object.h"
#include "vtl/value.h"

namespace vtl::syntax {

/// One container of a literal.
struct LiteralPart {
  /// Of a list, else null.
  const Value* elements = nullptr;
  /// Of a map.
  const Map::Slot* entries = nullptr;
  std::uint32_t count = 0;
  /// Offset in bytes of the Value that holds it; not of the outermost.
  std::uint32_t holder = 0;

  std::uint32_t object_bytes() const {
    return static_cast<std::uint32_t>(elements != nullptr ? sizeof(List) : sizeof(Map));
  }
  /// Where element or value number `index` lies, from the object's first byte.
  std::uint32_t offset_of(std::uint32_t index) const {
    const std::size_t offset = elements != nullptr
                                   ? index * sizeof(Value)
                                   : index * sizeof(Map::Slot) + offsetof(Map::Slot, value);
    return object_bytes() + static_cast<std::uint32_t>(offset);
  }
  /// Of the object and its elements.
  std::uint32_t bytes() const {
    const std::size_t bytes = count * (elements != nullptr ? sizeof(Value) : sizeof(Map::Slot));
    return object_bytes() + static_cast<std::uint32_t>(bytes);
  }
};

struct Literal {
  LiteralPart outermost;
  std::uint32_t bytes = 0;
  std::span<const LiteralPart> inner;
};

}  // namespace vtl::syntax
