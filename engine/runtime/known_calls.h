// `get`, `contains`, `add` and `put` of plain lists and maps.
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
    return Value(find_equal(values, element, work_) != values.size());
  }
  return call_with(receiver, step, element);
}

inline Value Interpreter::call_add(Value receiver, const syntax::Step& step) {
  const Value element = operand_value(*step.arguments[0]);
  if (receiver.type() != JavaType::array_list) [[unlikely]]
    return call_with(receiver, step, element);
  receiver.as_list()->append(element);
  return Value(true);
}

inline Value Interpreter::call_put(Value receiver, const syntax::Step& step) {
  const Value key = operand_value(*step.arguments[0]);
  const Value value = operand_value(*step.arguments[1]);
  if (!receiver.is_map() || !key.is_string()) [[unlikely]]
    return call_with(receiver, step, key, value);
  return receiver.as_map()->put(key, value);
}

}  // namespace vtl
