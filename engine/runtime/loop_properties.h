// `$foreach.index` and its like.
//
// Why: bodies of loops ask for them all the time, and nearly always of the scope of a loop: then
// the answer is read without a search for a method. Invariants: what else the name may stand for is
// evaluated as any property. Ownership and threads: as Interpreter, whose members these are.
#pragma once

#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/interpreter.h"

namespace vtl {

template <LoopProperty kProperty>
Value Interpreter::evaluate_loop_property(const syntax::Reference& reference) {
  const Value scope = get_variable(reference.slot);
  if (scope.type() == JavaType::foreach_scope) [[likely]]
    return static_cast<const ForeachScope*>(scope.as_object())->property<kProperty>();
  return evaluate_property(reference);
}

template <LoopProperty kProperty>
Flow Interpreter::print_loop_property(const syntax::Reference& reference) {
  const Value value = evaluate_loop_property<kProperty>(reference);
  if (!reference.is_plain || !print_digit(value)) print(reference, value);
  return Flow::normal;
}

}  // namespace vtl
