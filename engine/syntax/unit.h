// One parsed text: a template, or a text given to #evaluate or #parse. Owns its source, its nodes
// and strings (in arenas) and the tables that nodes refer to by number; immutable after parse().
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "engine/syntax/ast.h"
#include "engine/value/constants.h"
#include "engine/value/counted_memory.h"
#include "vtl/source.h"

namespace vtl::syntax {

struct Unit {
  explicit Unit(Source source_in) : source(std::move(source_in)) {}
  Unit(const Unit&) = delete;
  Unit& operator=(const Unit&) = delete;

  /// Bytes that it occupies, names and positions of the source included.
  std::size_t held_bytes() const {
    return sizeof(Unit) + memory.bytes() + 2 * source.text().size() + 64 * slots.size();
  }

  Source source;
  CountedMemory memory;
  std::pmr::monotonic_buffer_resource arena{&memory};
  /// Holds what renders seldom read, so that the rest lies close together.
  std::pmr::monotonic_buffer_resource details{&memory};
  /// Holds names of properties and methods, and constant Strings: what renders compare and print.
  std::pmr::monotonic_buffer_resource texts{&memory};
  /// Literals that are BigIntegers.
  ConstantPool constants;
  const Block* root = nullptr;
  /// Variable names by slot; kForeachSlot and so on below are always there.
  std::vector<std::string_view> slots;
  /// In the order Velocity registers them: inner before outer, also those inside strings; first of
  /// a name wins.
  std::vector<const MacroDefinition*> macros;
  /// Whether it brings other texts: #evaluate, #parse.
  bool has_nested_texts = false;
  /// Whether it names $velocityCount or $velocityHasNext.
  bool is_loop_count_named = false;
  /// Number of steps of all references.
  std::uint32_t step_count = 0;
};

/// Slots that every Unit has, at fixed numbers.
inline constexpr std::uint32_t kForeachSlot = 0;          // foreach
inline constexpr std::uint32_t kVelocityCountSlot = 1;    // velocityCount
inline constexpr std::uint32_t kVelocityHasNextSlot = 2;  // velocityHasNext
inline constexpr std::uint32_t kBodyContentSlot = 3;      // bodyContent

}  // namespace vtl::syntax
