// A program while it is being made: everything that may still be changed.
//
// Lowering fills it, specialisation edits it, and seal() makes a Program of it, after which nothing
// changes. Instructions lie in the arena in the order in which they are rendered, parents before
// their operands; `instructions` names them in that order, so that walking it backwards meets what
// is below an instruction before the instruction itself, and no rule needs a walk of its own.
#pragma once

#include <algorithm>
#include <memory>
#include <memory_resource>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/compile/compile.h"
#include "engine/program/line.h"
#include "engine/program/program.h"
#include "engine/syntax/unit.h"

namespace vtl::compile_detail {

struct DraftBlock {
  code::Block* block;
  std::vector<code::Line> lines;
  /// The branches and otherwises among the lines, in this order.
  std::vector<code::Branch*> branches;
};

struct Draft {
  Draft(const syntax::Unit& unit_in, TextPlace place_in)
      : unit(unit_in),
        place(place_in),
        memory(std::make_unique<ProgramMemory>()),
        is_assigned(unit_in.slots.size()) {}

  const syntax::Unit& unit;
  TextPlace place;
  std::unique_ptr<ProgramMemory> memory;
  std::vector<code::Instruction*> instructions;
  /// The steps of all references.
  std::vector<std::span<code::Step>> steps;
  /// By code::Block::number.
  std::vector<DraftBlock> blocks;
  std::vector<const code::MacroDefinition*> macros;
  const code::Block* root = nullptr;
  /// By slot: the variables that this text may change.
  std::vector<bool> is_assigned;

  template <class T>
  T* make(const Origin* origin, code::Opcode op) {
    T* const made = new (memory->arena.allocate(sizeof(T), alignof(T))) T();
    made->origin = origin;
    made->op = op;
    instructions.push_back(made);
    return made;
  }
  /// Copies anything that is not an instruction into the arena.
  template <class T>
  T* keep(const T& detail) {
    return new (memory->arena.allocate(sizeof(T), alignof(T))) T(detail);
  }
  template <class T>
  std::span<T> allocate(std::size_t count) {
    if (count == 0) return {};
    T* const first = static_cast<T*>(memory->arena.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }
  template <class T>
  std::span<T> keep_all(std::span<const T> items) {
    const std::span<T> kept = allocate<T>(items.size());
    std::ranges::copy(items, kept.begin());
    return kept;
  }
};

/// Fills a draft with general instructions.
void lower(Draft& draft);

/// Replaces general instructions by special ones.
void specialise(Draft& draft, const Environment& environment);

/// Merges the texts of a block and puts short ones into the line that follows: rule texts.
void fuse_texts(Draft& draft, DraftBlock& block);

/// Returns the recipe of a list or map. Precondition: it has elements, nothing in it is computed,
/// and the maps in it have their entries.
const code::Literal* build_literal(const code::Sequence& sequence, Draft& draft);

}  // namespace vtl::compile_detail
