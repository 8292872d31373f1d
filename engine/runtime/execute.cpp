// The loop over the lines of a block: where a render happens.
//
// The problem. A template is a sequence of statements, most of them short; what finds the next one
// must cost less than they do. Some callers watch a render (which statement runs, which branch is
// taken, what printed which part of the output), and most do not.
//
// The idea. A block is an array of lines (engine/program/line.h). Each begins with a text, possibly
// empty, that is printed; then its opcode says what is done. What nearly every line is stands in
// the switch; everything else is called through the table of handlers. The branches of an #if are
// lines too: a condition that does not hold skips the lines of its body.
//
//   #set($a = 1)#if($a)x$a#end       set_variable $a
//                                    branch       $a, else skip 1
//                                    "x" variable $a
//                                    end
//
// The loop is written once and compiled twice: observed, it tells the observer of each statement,
// each branch and each piece of output; unobserved, none of that is there.
//
// Why it is right. Both forms do the same lines in the same order and charge the same steps: a
// body's statements are charged when it is entered, and when they no longer fit the first of them
// is blamed, as if they had been charged one by one. Where texts of several statements have become
// one (fuse_texts.cpp), the observed form prints their pieces one by one.
#include "engine/program/line.h"
#include "engine/runtime/execution.h"
#include "engine/runtime/failures.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/references.h"

namespace vtl {

using code::Instruction;
using code::Line;
using code::Opcode;

namespace {

/// The loop, for one block.
template <bool kObserved>
class Loop {
 public:
  Loop(Execution& run, const code::Block& block) : run_(run), block_(block) {}

  [[gnu::always_inline]] Flow execute() {
    run_.enter_body(block_.body);
    const Line* next = block_.lines;
    for (;;) {
      const Line& line = *next++;
      print_texts(line);
      switch (line.op) {
        case Opcode::end:
          return Flow::normal;
        case Opcode::text:
          if constexpr (!kObserved) run_.out().append(line.long_text->text);
          continue;
        case Opcode::short_text:
          continue;
        case Opcode::branch: {
          const code::Branch& branch = *line.branch;
          run_.set_current(&branch);
          if (kObserved && branch.index == 0) run_.observer()->on_statement(branch.span());
          if (is_taken(branch)) {
            enter(branch);
          } else {
            if (kObserved && branch.index + 1 == branch.branch_count)
              run_.observer()->on_branch(branch.span(), branch.branch_count);
            next += branch.skip;
          }
          continue;
        }
        case Opcode::otherwise:
          enter(*line.branch);
          continue;
        case Opcode::jump:
          next += line.skip;
          continue;
        case Opcode::set_variable:
          start(*line.set);
          assign(*line.set);
          continue;
        default: {
          const Instruction& statement = *line.instruction;
          start(statement);
          [[maybe_unused]] const std::size_t begin = kObserved ? run_.out().size() : 0;
          const Flow flow = run_.execute(statement);
          if (kObserved && code::is_reference(statement.op)) run_.observe_output(statement, begin);
          if (flow != Flow::normal) [[unlikely]]
            return flow;
          continue;
        }
      }
    }
  }

 private:
  [[gnu::always_inline]] void start(const Instruction& statement) {
    run_.set_current(&statement);
    if (kObserved && statement.op != Opcode::nothing)
      run_.observer()->on_statement(statement.span());
  }

  [[gnu::always_inline]] bool is_taken(const code::Branch& branch) {
    const Instruction& condition = *branch.condition;
    if (condition.op == Opcode::variable) {
      const auto& reference = code::as<code::Reference>(condition);
      return truth_of(run_, run_.variable(reference.slot), reference);
    }
    return run_.test(condition);
  }

  [[gnu::always_inline]] void enter(const code::Branch& branch) {
    if constexpr (kObserved) run_.observer()->on_branch(branch.span(), branch.index);
    run_.enter_body(branch.body);
  }

  [[gnu::always_inline]] void assign(const code::Set& set) {
    const Value value = run_.operand(*set.value);
    if (!value.is_null() || run_.profile().is_set_null_allowed)
      run_.variables().write(set.slot, value);
  }

  [[gnu::always_inline]] void print_texts(const Line& line) {
    if constexpr (kObserved) {
      if (block_.pieces == nullptr) {
        if (line.op == Opcode::text) print_piece(*line.long_text);
      } else {
        for (const code::Text* piece : block_.pieces[&line - block_.lines]) print_piece(*piece);
      }
    } else {
      run_.out().append_short(line.text, line.text_size);
    }
  }

  void print_piece(const code::Text& piece) {
    start(piece);
    const std::size_t begin = run_.out().size();
    run_.out().append(piece.text);
    run_.observe_output(piece, begin);
  }

  Execution& run_;
  const code::Block& block_;
};

}  // namespace

Flow Execution::execute_block(const code::Block& block) {
  budget_.enter_level();
  const Flow flow = observer() == nullptr ? Loop<false>(*this, block).execute()
                                          : Loop<true>(*this, block).execute();
  budget_.leave_level();
  return flow;
}

Flow Execution::execute_string(const code::Block& block) {
  return Loop<false>(*this, block).execute();
}

Flow Execution::execute_single(const Instruction& instruction) {
  budget_.spend_steps(1);
  set_current(&instruction);
  if (observer() != nullptr && code::is_reference(instruction.op))
    observer()->on_statement(instruction.span());
  const std::size_t begin = out_.size();
  const Flow flow = execute(instruction);
  if (code::is_reference(instruction.op)) observe_output(instruction, begin);
  return flow;
}

void Execution::fetch_steps(const code::Body& body) {
  if (body.first != nullptr) current_ = body.first;
  budget_.fetch_steps(body.step_count);
}

namespace handle {

template <>
Flow execute<Opcode::nothing>(Execution&, const Instruction&) {
  return Flow::normal;
}
template <>
Flow execute<Opcode::block>(Execution& run, const Instruction& instruction) {
  return run.execute_block(code::as<code::Block>(instruction));
}
template <>
Flow execute<Opcode::stop>(Execution&, const Instruction&) {
  return Flow::stop;
}
template <>
Flow execute<Opcode::return_value>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<code::Directive>(instruction);
  run.set_return(node.arguments.empty() ? Value() : run.evaluate(*node.arguments[0]), node.span());
  return Flow::return_value;
}
template <>
Flow execute<Opcode::break_loop>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<code::Directive>(instruction);
  run.set_break_target(nullptr);
  if (!node.arguments.empty()) {
    const Value scope = run.evaluate(*node.arguments[0]);
    if (!scope.is_object() || scope.as_object()->type() != JavaType::foreach_scope) {
      fail(RenderErrorKind::directive_argument, "VelocityException",
           std::string(node.argument_literal) +
               " is not a valid org.apache.velocity.runtime.directive.Scope instance" +
               at(run.source_name(), node.position()),
           place_of(node));
    }
    run.set_break_target(static_cast<const ForeachScope*>(scope.as_object()));
  }
  return Flow::break_scope;
}

}  // namespace handle

}  // namespace vtl
