// Watches a render: which node printed which part of the output, which statements and branches ran.
// Called on the rendering thread, in execution order; ranges are offsets into the output of the
// render. The caller owns the observer, which outlives the render; a render without one pays one
// test of a null pointer per statement.
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
