// A line of a block: a text, and what follows it.
//
// A block within an #if is no more than a piece of the block around it that may be skipped: walked
// as one list of lines, neither the #if nor its bodies cost a call. Most texts of a template are
// the blanks between two directives; a render that copies them from the line itself, sixteen bytes
// at once, touches no other memory (rule texts; without it `text_size` is 0 everywhere).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/program/operands.h"

namespace vtl::code {

struct Line {
  static constexpr std::size_t kMostText = 16;

  /// Its first `text_size` bytes are printed before `op` is done.
  std::array<char, kMostText> text{};
  std::uint32_t text_size = 0;
  Opcode op = Opcode::end;
  union {
    const Instruction* instruction = nullptr;
    const Text* long_text;
    const Branch* branch;
    const Set* set;
    /// For a jump: lines to pass over.
    std::uint64_t skip;
  };
};

static_assert(sizeof(Line) == 32);

}  // namespace vtl::code
