// What a block is to a render: texts, and what to do behind each of them.
//
// Why: a block within an #if is no more than a piece of the block around it that may be skipped;
// walked as one list of lines, neither the #if nor its blocks cost a call. Invariants: the lines of
// a block end with one that says so; those of an #if lie among those of the block that holds it.
// Made when the tree becomes a Program (engine/runtime/node_layout.h); the tree says the same.
// Ownership: nodes, branches and lines live in the Unit. Threads: constant once it is a Program.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vtl::syntax {

struct If;
struct Node;
struct Set;
struct Text;

/// A condition that lets a render into a body.
struct Branch {
  /// Null of #else.
  const Node* condition = nullptr;
  const If* chain = nullptr;
  /// Which of the chain's branches this is.
  std::uint32_t index = 0;
  /// As Block::step_count, of the body.
  std::uint32_t step_count = 0;
  /// Lines to pass over when the body is not rendered.
  std::uint32_t skip = 0;
  /// The body is rendered when the condition is false.
  bool is_negated = false;
};

enum class LineAction : std::uint8_t {
  execute,  // `statement`
  assign,   // `set`, whose target is a variable
  test,     // `branch`
  enter,    // `branch`, an #else
  skip,     // as many lines as `skip` says
  text,     // nothing more
  print,    // `long_text`
  end,      // of the block
};

/// A text and what follows it. Most texts of a template are the blanks between two directives; a
/// render that copies them from here, sixteen bytes at once, touches no other memory.
struct Line {
  static constexpr std::size_t kMostText = 16;

  /// Its first `text_size` bytes.
  std::array<char, kMostText> text{};
  std::uint32_t text_size = 0;
  LineAction action = LineAction::end;
  union {
    const Node* statement = nullptr;
    const Set* set;
    const Branch* branch;
    const Text* long_text;
    std::uint64_t skip;
  };
};

static_assert(sizeof(Line) == 32);

}  // namespace vtl::syntax
