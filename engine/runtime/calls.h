// How calls are made: evaluate the arguments, look whether the place knows the row, invoke.
//
// Half of what a render does is calls, nearly all with up to two arguments; a function for each
// number of them has no loop and is inlined where a reference is evaluated, and these arguments
// reach a direct body without being written to memory. Arguments are evaluated left first, exactly
// once, before the row is looked for. Velocity quirk: a call that no row takes is null.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>

#include "engine/methods/method_fusions.h"
#include "engine/runtime/execution.h"

namespace vtl {

/// The values of the arguments of one call, up to kKeyArguments.
class ArgumentValues {
 public:
  [[gnu::always_inline]] ArgumentValues(Execution& run, const code::Step& step)
      : count_(step.arguments.size()) {
    for (std::size_t i = 0; i < count_; ++i)
      new (room_.values.data() + i) Value(run.operand(*step.arguments[i]));
  }
  std::span<const Value> span() const { return {room_.values.data(), count_}; }

 private:
  /// Not cleared: each place is written before it is read.
  union Room {
    Room() {}
    std::array<Value, kKeyArguments> values;
  };
  Room room_;
  std::size_t count_;
};

/// Fails with what the body of a row threw, in the words of Velocity.
[[noreturn]] void fail_call(Execution& run, const MethodRow& row, Value receiver,
                            const code::Step& step);

[[gnu::always_inline]] inline Value invoke_row(Execution& run, const MethodRow& row, Value receiver,
                                               std::span<const Value> arguments,
                                               const code::Step& step) {
  try {
    Call call{run.session(), receiver, arguments, row};
    const Value result = row.body(call);
    if ((row.traits & kReturnsVoid) != 0) [[unlikely]]
      return Value(std::string_view(""));
    return result;
  } catch (...) {
    fail_call(run, row, receiver, step);
  }
}

/// Calls a row with arguments that come in registers, by way of memory.
template <class... Values>
[[gnu::noinline]] Value invoke_stored(Execution& run, const MethodRow& row, Value receiver,
                                      const code::Step& step, Values... values) {
  const std::array<Value, sizeof...(Values)> arguments{values...};
  return invoke_row(run, row, receiver, arguments, step);
}

/// Calls the direct body for as many values as there are.
template <class... Values>
[[gnu::always_inline]] inline Value call_direct(const DirectFunction& function,
                                                const CallContext& context, Value receiver,
                                                Values... values) {
  if constexpr (sizeof...(Values) == 0) {
    return function.with_none(context, receiver);
  } else if constexpr (sizeof...(Values) == 1) {
    return function.with_one(context, receiver, values...);
  } else {
    return function.with_two(context, receiver, values...);
  }
}
template <class... Values>
[[gnu::always_inline]] inline Value invoke_direct(Execution& run, const DirectFunction& function,
                                                  const MethodRow& row, Value receiver,
                                                  const code::Step& step, Values... values) {
  try {
    return call_direct(function, {run.session(), row}, receiver, values...);
  } catch (...) {
    fail_call(run, row, receiver, step);
  }
}

template <class... Values>
[[gnu::noinline]] void find_few(Execution& run, CallSite& site, std::uint64_t key, Value receiver,
                                const code::Step& step, Values... values) {
  const std::array<Value, sizeof...(Values)> arguments{values...};
  run.sites().find_call(site, key, receiver, step.name, arguments);
  // Which host a name stands for is asked anew: classes alone do not tell.
  if (is_host(receiver)) site.key = 0;
}

/// Calls what a site without a direct body answers with; notes a miss when no row took the call.
template <class... Values>
[[gnu::noinline]] Value call_other(Execution& run, const CallSite& site, Value receiver,
                                   const code::Step& step, Values... values) {
  const std::array<Value, sizeof...(Values)> arguments{values...};
  if (site.row == nullptr) return run.sites().record_miss(step, arguments);
  return invoke_row(run, *site.row, receiver, arguments, step);
}

/// A call with up to two arguments, which come in registers.
template <class... Values>
[[gnu::always_inline]] inline Value call_with(Execution& run, Value receiver,
                                              const code::Step& step, Values... values) {
  const std::uint64_t key = few_key(receiver, values...);
  CallSite& site = run.sites().of(step);
  if (site.key != key) [[unlikely]]
    find_few(run, site, key, receiver, step, values...);
  if (site.direct.with_none == nullptr) [[unlikely]]
    return call_other(run, site, receiver, step, values...);
  return invoke_direct(run, site.direct, *site.row, receiver, step, values...);
}

[[gnu::always_inline]] inline Value call_0(Execution& run, Value receiver, const code::Step& step) {
  return call_with(run, receiver, step);
}
[[gnu::always_inline]] inline Value call_1(Execution& run, Value receiver, const code::Step& step) {
  return call_with(run, receiver, step, run.operand(*step.arguments[0]));
}
[[gnu::always_inline]] inline Value call_2(Execution& run, Value receiver, const code::Step& step) {
  const Value first = run.operand(*step.arguments[0]);
  return call_with(run, receiver, step, first, run.operand(*step.arguments[1]));
}
/// Any number of arguments.
Value call_any(Execution& run, Value receiver, const code::Step& step);

[[gnu::always_inline]] inline Value call_get(Execution& run, Value receiver,
                                             const code::Step& step) {
  const Value key = run.operand(*step.arguments[0]);
  Value result;
  if (try_get(receiver, key, result)) [[likely]]
    return result;
  return call_with(run, receiver, step, key);
}
[[gnu::always_inline]] inline Value call_contains(Execution& run, Value receiver,
                                                  const code::Step& step) {
  const Value element = run.operand(*step.arguments[0]);
  Value result;
  if (try_contains(receiver, element, result, run.heap().work())) [[likely]]
    return result;
  return call_with(run, receiver, step, element);
}

}  // namespace vtl
