// The statements of a block, one after the other.
//
// Why: blocks and interpolated strings are walked alike, and the walk is inlined into both.
// Invariants: nobody watches (observers are silent inside strings). Ownership and threads: as
// Interpreter, whose member this is.
#pragma once

#include "engine/runtime/interpreter.h"

namespace vtl {

[[gnu::always_inline]] inline Flow Interpreter::render_statements(const syntax::Block& block) {
  const std::size_t count = block.statements.size();
  if (steps_left_ <= count) [[unlikely]]
    run_out_of_steps(block);
  steps_left_ -= count;
  for (const syntax::Node* statement : block.statements) {
    if (statement->kind == syntax::NodeKind::text) {
      const auto& text = static_cast<const syntax::Text&>(*statement);
      out_.append_short(text.head, text.text);
      continue;
    }
    current_ = statement;
    const Flow flow = statement->operations->execute(*this, *statement);
    if (flow != Flow::normal) [[unlikely]]
      return flow;
  }
  return Flow::normal;
}

}  // namespace vtl
