// `get`, `contains`, `add` and `put`, which are half of what templates call.
//
// Why: a row that is found, called and guarded costs more than they do. Invariants: what is done
// here is what the row would do; wherever that is not plain to see (another class, a key that is no
// String, a null to explain) the row is called. Ownership and threads: as Interpreter, whose
// members these are.
#pragma once

#include "engine/runtime/calls.h"
#include "engine/value/to_string.h"

namespace vtl {

inline Value Interpreter::call_get(Value receiver, const syntax::Step& step) {
  const Value key = operand_value(*step.arguments[0]);
  if (receiver.is_map() && key.is_string()) [[likely]] {
    const Value* const found = receiver.as_map()->find(key);
    if (found != nullptr && !found->is_null()) [[likely]]
      return *found;
  }
  return call_with(receiver, step, key);
}

inline Value Interpreter::call_contains(Value receiver, const syntax::Step& step) {
  const Value element = operand_value(*step.arguments[0]);
  if (receiver.type() == JavaType::array_list && element.is_string()) [[likely]] {
    const std::span<const Value> values = receiver.as_list()->values();
    return Value(find_equal(values, element) != values.size());
  }
  return call_with(receiver, step, element);
}

template <Value (Interpreter::*kCall)(Value, const syntax::Step&)>
Value Interpreter::evaluate_known_call(const syntax::Reference& reference) {
  const Value receiver = get_variable(reference.slot);
  if (receiver.is_null()) [[unlikely]] {
    null_step_ = 0;
    return receiver;
  }
  const Value value = (this->*kCall)(receiver, reference.steps.back());
  if (value.is_null()) [[unlikely]]
    note_null(1, receiver);
  return value;
}

inline Flow Interpreter::discard_add(const syntax::Reference& reference) {
  const auto& call =
      static_cast<const syntax::Reference&>(*reference.steps.back().arguments.front());
  const Value receiver = get_variable(call.slot);
  if (receiver.is_null()) [[unlikely]]
    return Flow::normal;
  const Value element = operand_value(*call.steps.back().arguments[0]);
  if (receiver.type() == JavaType::array_list) [[likely]] {
    receiver.as_list()->append(element);
  } else {
    call_with(receiver, call.steps.back(), element);
  }
  return Flow::normal;
}

inline Flow Interpreter::discard_put(const syntax::Reference& reference) {
  const auto& call =
      static_cast<const syntax::Reference&>(*reference.steps.back().arguments.front());
  const Value receiver = get_variable(call.slot);
  if (receiver.is_null()) [[unlikely]]
    return Flow::normal;
  const Value key = operand_value(*call.steps.back().arguments[0]);
  const Value value = operand_value(*call.steps.back().arguments[1]);
  if (receiver.is_map() && key.is_string()) [[likely]] {
    receiver.as_map()->put(key, value);
  } else {
    call_with(receiver, call.steps.back(), key, value);
  }
  return Flow::normal;
}

}  // namespace vtl
