// The statements of a block, one after the other.
//
// Why: blocks and interpolated strings are walked alike, and the walk is inlined into both.
// Invariants: nobody watches (observers are silent inside strings). Ownership and threads: as
// Interpreter, whose member this is.
#pragma once

#include "engine/runtime/interpreter.h"

namespace vtl {

[[gnu::always_inline]] inline void Interpreter::start_statements(const syntax::Block& block) {
  const std::size_t count = block.statements.size();
  if (steps_left_ <= count) [[unlikely]]
    run_out_of_steps(block);
  steps_left_ -= count;
}

[[gnu::always_inline]] inline void append_line_text(TextBuffer& out, const syntax::Line& line) {
  if (line.text.is_short()) [[likely]] {
    out.append_short(line.text.short_text(), line.text.size());
  } else {
    out.append(line.text.long_text());
  }
}

[[gnu::always_inline]] inline Flow Interpreter::render_statements(const syntax::Block& block) {
  start_statements(block);
  TextBuffer& out = out_;
  for (const syntax::Line& line : block.lines) {
    append_line_text(out, line);
    const syntax::Node* const statement = line.statement;
    if (statement == nullptr) break;
    current_ = statement;
    const Flow flow = statement->operations->execute(*this, *statement);
    if (flow != Flow::normal) [[unlikely]]
      return flow;
  }
  return Flow::normal;
}

}  // namespace vtl
