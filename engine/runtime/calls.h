// How calls are made: evaluate the arguments, look whether the place knows the row, invoke.
//
// Why: half of what a render does is calls, nearly all with up to three arguments; a function for
// each number of them has no loop and is inlined where a reference is evaluated, and up to two
// arguments reach a direct row without being written to memory. Invariants: arguments are evaluated
// left first, exactly once, before the row is looked for. Ownership and threads: as Interpreter,
// whose members these are. Velocity quirk: a call that no row takes is null.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/runtime/call_key.h"
#include "engine/runtime/interpreter.h"

namespace vtl {

/// A key holds the classes of so many arguments; calls with more are resolved anew each time.
inline constexpr std::size_t kKeyArguments = 6;

/// The values of the arguments of one call; `kCount` is their number, or kKeyArguments for any
/// number up to that.
template <std::size_t kCount>
class ArgumentValues {
 public:
  explicit ArgumentValues(const syntax::Step& step)
      : count_(kCount == kKeyArguments ? step.arguments.size() : kCount) {}
  std::size_t count() const { return kCount == kKeyArguments ? count_ : kCount; }
  std::span<const Value> span() const { return {room_.values.data(), count()}; }
  Value* data() { return room_.values.data(); }

 private:
  /// Not cleared: each place is written before it is read.
  union Room {
    Room() {}
    std::array<Value, kCount == 0 ? 1 : kCount> values;
  };
  Room room_;
  std::size_t count_;
};

[[gnu::always_inline]] inline Value Interpreter::invoke_row(const MethodRow& row, Value receiver,
                                                            std::span<const Value> arguments,
                                                            const syntax::Step& step) {
  try {
    Call call{session_, receiver, arguments, row};
    const Value result = row.function(call);
    if ((row.traits & kReturnsVoid) != 0) [[unlikely]]
      return Value(std::string_view(""));
    return result;
  } catch (...) {
    fail_call(row, receiver, step);
  }
}

template <std::size_t kCount>
[[gnu::always_inline]] inline void Interpreter::evaluate_arguments(ArgumentValues<kCount>& values,
                                                                   const syntax::Step& step) {
  for (std::size_t i = 0; i < values.count(); ++i)
    new (values.data() + i) Value(operand_value(*step.arguments[i]));
}

template <class... Values>
[[gnu::noinline]] void Interpreter::find_few(CallSite& site, std::uint64_t key, Value receiver,
                                             const syntax::Step& step, Values... values) {
  const std::array<Value, sizeof...(Values)> arguments{values...};
  find_call(site, key, receiver, step.name, arguments);
  // Which host a name stands for is asked anew: classes alone do not tell.
  if (is_host(receiver)) site.key = 0;
}

template <class... Values>
[[gnu::noinline]] Value Interpreter::invoke_stored(const MethodRow& row, Value receiver,
                                                   const syntax::Step& step, Values... values) {
  const std::array<Value, sizeof...(Values)> arguments{values...};
  return invoke_row(row, receiver, arguments, step);
}

template <class... Values>
[[gnu::always_inline]] inline Value Interpreter::invoke_direct(DirectFunction function,
                                                               const MethodRow& row, Value receiver,
                                                               const syntax::Step& step,
                                                               Values... values) {
  try {
    const CallContext context{session_, row};
    if constexpr (sizeof...(Values) == 0) {
      return function.with_none(context, receiver);
    } else if constexpr (sizeof...(Values) == 1) {
      return function.with_one(context, receiver, values...);
    } else {
      return function.with_two(context, receiver, values...);
    }
  } catch (...) {
    fail_call(row, receiver, step);
  }
}

[[gnu::always_inline]] inline Value Interpreter::get_property(Value receiver,
                                                              const syntax::Step& step) {
  CallSite& site = sites_[step.site];
  const std::uint64_t key = few_key(receiver);
  if (site.key == key && site.direct.with_none != nullptr) [[likely]]
    return invoke_direct(site.direct, *site.row, receiver, step);
  return get_other_property(receiver, step, site, key);
}

template <class... Values>
[[gnu::always_inline]] inline Value Interpreter::call_with(Value receiver, const syntax::Step& step,
                                                           Values... values) {
  const std::uint64_t key = few_key(receiver, values...);
  CallSite& site = sites_[step.site];
  if (site.key != key) [[unlikely]]
    find_few(site, key, receiver, step, values...);
  if (site.direct.with_none == nullptr) [[unlikely]] {
    if (site.row == nullptr) return {};
    return invoke_stored(*site.row, receiver, step, values...);
  }
  return invoke_direct(site.direct, *site.row, receiver, step, values...);
}

template <std::size_t kCount>
[[gnu::always_inline]] inline Value Interpreter::call_method(Value receiver,
                                                             const syntax::Step& step) {
  if constexpr (kCount == 0) {
    return call_with(receiver, step);
  } else if constexpr (kCount == 1) {
    return call_with(receiver, step, operand_value(*step.arguments[0]));
  } else if constexpr (kCount == 2) {
    const Value first = operand_value(*step.arguments[0]);
    return call_with(receiver, step, first, operand_value(*step.arguments[1]));
  } else {
    ArgumentValues<kCount> arguments(step);
    evaluate_arguments(arguments, step);
    const std::uint64_t key = key_of(receiver.type(), arguments.span());
    CallSite& site = sites_[step.site];
    if (site.key != key || (is_host(receiver) && site.host != host_of(receiver))) [[unlikely]]
      find_call(site, key, receiver, step.name, arguments.span());
    if (site.row == nullptr) [[unlikely]]
      return {};
    return invoke_row(*site.row, receiver, arguments.span(), step);
  }
}

template <CallOfStep kCall>
[[gnu::always_inline]] inline Value Interpreter::evaluate_call(const syntax::Reference& reference) {
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

template <CallOfStep kCall>
Flow Interpreter::discard_call(const syntax::Reference& reference) {
  const auto& call =
      static_cast<const syntax::Reference&>(*reference.steps.back().arguments.front());
  const Value receiver = get_variable(call.slot);
  if (!receiver.is_null()) [[likely]]
    (this->*kCall)(receiver, call.steps.back());
  return Flow::normal;
}

template <std::size_t kCount>
[[gnu::always_inline]] inline Value Interpreter::evaluate_host_call(
    const syntax::Reference& reference) {
  const syntax::Step& step = reference.steps.back();
  CallSite& site = sites_[step.site];
  const Value root = get_variable(reference.slot);
  const SiteHistory& history = history_of(site);
  if (!root.is_object() || root.as_object() != history.root) [[unlikely]] {
    if (!find_host(reference, root, site)) return evaluate_path(reference);
  }
  const Value receiver(history.receiver);
  ArgumentValues<kCount> arguments(step);
  evaluate_arguments(arguments, step);
  const std::uint64_t key = key_of(JavaType::host, arguments.span());
  // The same root means the same namespace: its class and host need not be asked.
  if (site.key != key) [[unlikely]]
    find_call(site, key, receiver, step.name, arguments.span());
  const Value result =
      site.row == nullptr ? Value() : invoke_row(*site.row, receiver, arguments.span(), step);
  if (result.is_null()) [[unlikely]]
    note_null(reference.steps.size(), receiver);
  return result;
}

template <std::size_t kCount>
[[gnu::always_inline]] inline Value Interpreter::evaluate_host_row(
    const syntax::Reference& reference) {
  const Value root = get_variable(reference.slot);
  const syntax::Step& step = reference.steps.back();
  const MethodRow& row = *step.host_row;
  Value result;
  const auto call = [&](auto... values) {
    return row.is_direct ? invoke_direct(row.direct, row, root, step, values...)
                         : invoke_stored(row, root, step, values...);
  };
  if constexpr (kCount == 0) {
    result = call();
  } else if constexpr (kCount == 1) {
    result = call(operand_value(*step.arguments[0]));
  } else if constexpr (kCount == 2) {
    const Value first = operand_value(*step.arguments[0]);
    result = call(first, operand_value(*step.arguments[1]));
  } else {
    ArgumentValues<kCount> arguments(step);
    evaluate_arguments(arguments, step);
    result = invoke_row(row, root, arguments.span(), step);
  }
  if (result.is_null()) [[unlikely]]
    note_null_host_call(reference, root);
  return result;
}

// The name of the host's stands for the same at any time, so that nothing is kept while arguments
// are evaluated.
template <std::size_t kCount>
[[gnu::always_inline]] inline Value Interpreter::evaluate_simple_row(
    const syntax::Reference& reference) {
  const auto argument = [&](std::size_t index) {
    return operand_value(*reference.steps.back().arguments[index]);
  };
  const Value first = kCount > 0 ? argument(0) : Value();
  const Value second = kCount > 1 ? argument(1) : Value();
  const CallContext context{session_, *reference.steps.back().host_row};
  const Value root = get_variable(reference.slot);
  if constexpr (kCount == 0) {
    return context.row.direct.with_none(context, root);
  } else if constexpr (kCount == 1) {
    return context.row.direct.with_one(context, root, first);
  } else {
    return context.row.direct.with_two(context, root, first, second);
  }
}

template <std::size_t kCount>
bool Interpreter::test_simple_row(const syntax::Reference& reference) {
  const Value value = evaluate_simple_row<kCount>(reference);
  return value.is_boolean() && value.as_boolean();
}

template <std::size_t kCount>
Flow Interpreter::print_host_row(const syntax::Reference& reference) {
  const Value root = get_variable(reference.slot);
  const syntax::Step& step = reference.steps.back();
  ArgumentValues<kCount> arguments(step);
  evaluate_arguments(arguments, step);
  const MethodRow& row = *step.host_row;
  const std::size_t begin = out_.size();
  try {
    Call call{session_, root, arguments.span(), row};
    row.print(call, out_);
  } catch (...) {
    out_.truncate(begin);
    fail_call(row, root, step);
  }
  return Flow::normal;
}

}  // namespace vtl
