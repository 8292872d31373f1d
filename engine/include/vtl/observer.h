// What can watch a render without the interpreter knowing why.
//
// Why: request errors at template lines need to know which node printed which part of the output;
// coverage and traces will need to know which statements and branches ran. They attach here; a
// render without observer pays one test of a null pointer per statement. Invariants: called on the
// rendering thread, in execution order. Ranges are offsets into the output of the render.
// Ownership: the observer belongs to the caller and outlives the render.
#pragma once

#include <cstdint>

#include "vtl/source.h"

namespace vtl {

class ExecutionObserver {
 public:
  virtual ~ExecutionObserver() = default;
  /// A text or reference at `node` printed output bytes [begin, end), outside of any string
  /// literal.
  virtual void on_output(Span node, std::size_t begin, std::size_t end) = 0;
  /// A statement is about to run.
  virtual void on_statement(Span /*node*/) {}
  /// Branch `index` of an #if (or the missing #else: index == number of branches) was taken.
  virtual void on_branch(Span /*node*/, std::uint32_t /*index*/) {}
};

}  // namespace vtl
