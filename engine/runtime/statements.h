// The statements of a block, one after the other.
//
// Why: blocks and interpolated strings are walked alike, and the walk is inlined into both.
// Invariants: nobody watches (observers are silent inside strings). Ownership and threads: as
// Interpreter, whose member this is.
#pragma once

#include "engine/runtime/interpreter.h"

namespace vtl {

[[gnu::always_inline]] inline void Interpreter::start_statements(const syntax::Block& block) {
  const std::uint32_t count = block.step_count;
  if (!work_.is_at_hand(count)) [[unlikely]]
    fetch_steps(block, count);
  work_.take(count);
}

[[gnu::always_inline]] inline void Interpreter::enter_branch(const syntax::Branch& branch) {
  if (!work_.is_at_hand(branch.step_count)) [[unlikely]]
    fetch_steps(*branch.chain->branches[branch.index].body, branch.step_count);
  work_.take(branch.step_count);
}

[[gnu::always_inline]] inline bool Interpreter::is_taken(const syntax::Branch& branch) {
  const syntax::Node& condition = *branch.condition;
  if (condition.shape == syntax::NodeShape::variable) {
    const auto& reference = static_cast<const syntax::Reference&>(condition);
    const Value value = get_variable(reference.slot);
    const bool is_true = value.is_boolean() ? value.as_boolean() : has_truth(value, reference);
    return is_true != branch.is_negated;
  }
  return is_true(condition) != branch.is_negated;
}

[[gnu::always_inline]] inline Flow Interpreter::render_statements(const syntax::Block& block) {
  start_statements(block);
  TextBuffer& out = out_;
  const syntax::Line* next = block.lines;
  for (;;) {
    const syntax::Line& line = *next++;
    out.append_short(line.text, line.text_size);
    switch (line.action) {
      case syntax::LineAction::execute: {
        const syntax::Node* const statement = line.statement;
        current_ = statement;
        const Flow flow = statement->operations->execute(*this, *statement);
        if (flow != Flow::normal) [[unlikely]]
          return flow;
        continue;
      }
      case syntax::LineAction::assign:
        current_ = line.set;
        assign_variable(*line.set);
        continue;
      case syntax::LineAction::test: {
        const syntax::Branch& branch = *line.branch;
        current_ = branch.chain;
        if (is_taken(branch)) {
          enter_branch(branch);
        } else {
          next += branch.skip;
        }
        continue;
      }
      case syntax::LineAction::enter:
        enter_branch(*line.branch);
        continue;
      case syntax::LineAction::skip:
        next += line.skip;
        continue;
      case syntax::LineAction::text:
        continue;
      case syntax::LineAction::print:
        out.append(line.long_text->text);
        continue;
      case syntax::LineAction::end:
        return Flow::normal;
    }
    __builtin_unreachable();
  }
}

}  // namespace vtl
