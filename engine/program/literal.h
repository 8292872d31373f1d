// A list or map literal in which nothing is computed, as a recipe of what it consists of.
//
// `[{"claim": "sub", "allowed": ["id", "title"]}]` makes a new list with new maps each time it is
// evaluated; walking its instructions costs several times what writing those objects does. All
// objects of a literal lie in one piece of memory behind all their elements, which are one copy of
// `elements`; an element that is a container is null there and is written when that container is
// made. Keys of a map are distinct Strings, at most Map::kLinear of them.
#pragma once

#include <cstdint>
#include <span>

#include "vtl/object.h"
#include "vtl/value.h"

namespace vtl::code {

/// One container of a literal.
struct LiteralPart {
  /// Where its elements (Value or Map::Slot) begin, in bytes.
  std::uint32_t elements = 0;
  std::uint32_t count = 0;
  /// Where the Value lies that holds it.
  std::uint32_t holder = 0;
  bool is_map = false;
};

struct Literal {
  /// Begins with the Value that holds the outermost container.
  std::span<const char> elements;
  std::span<const LiteralPart> parts;
  /// Size of elements and objects together.
  std::uint32_t bytes = 0;
};

}  // namespace vtl::code
