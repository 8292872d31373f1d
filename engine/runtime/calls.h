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
/// So many may come in registers.
inline constexpr std::size_t kFewArguments = 2;

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

template <std::size_t kCount>
[[gnu::noinline]] void Interpreter::find_few(CallSite& site, std::uint64_t key, Value receiver,
                                             const syntax::Step& step, Value first, Value second) {
  const Value arguments[] = {first, second};
  find_call(site, key, receiver, step.name, {arguments, kCount});
}

template <std::size_t kCount>
[[gnu::noinline]] Value Interpreter::invoke_stored(const MethodRow& row, Value receiver,
                                                   const syntax::Step& step, Value first,
                                                   Value second) {
  const Value arguments[] = {first, second};
  return invoke_row(row, receiver, {arguments, kCount}, step);
}

template <std::size_t kCount>
[[gnu::always_inline]] inline Value Interpreter::invoke_direct(DirectFunction function,
                                                               const MethodRow& row, Value receiver,
                                                               const syntax::Step& step,
                                                               Value first, Value second) {
  try {
    const CallContext context{session_, row};
    if constexpr (kCount == 0) {
      return function.with_none(context, receiver);
    } else if constexpr (kCount == 1) {
      return function.with_one(context, receiver, first);
    } else {
      return function.with_two(context, receiver, first, second);
    }
  } catch (...) {
    fail_call(row, receiver, step);
  }
}

template <std::size_t kCount>
[[gnu::always_inline]] inline Value Interpreter::call_method(Value receiver,
                                                             const syntax::Step& step) {
  const auto is_known = [receiver](const CallSite& site, std::uint64_t key) {
    return site.key == key && (!is_host(receiver) || site.host == host_of(receiver));
  };
  if constexpr (kCount <= kFewArguments) {
    const Value first = kCount > 0 ? operand_value(*step.arguments[0]) : Value();
    const Value second = kCount > 1 ? operand_value(*step.arguments[1]) : Value();
    const std::uint64_t key = few_key(receiver, first, second);
    CallSite& site = sites_[step.site];
    if (!is_known(site, key)) [[unlikely]]
      find_few<kCount>(site, key, receiver, step, first, second);
    if (site.direct.with_none == nullptr) [[unlikely]] {
      if (site.row == nullptr) return {};
      return invoke_stored<kCount>(*site.row, receiver, step, first, second);
    }
    return invoke_direct<kCount>(site.direct, *site.row, receiver, step, first, second);
  } else {
    ArgumentValues<kCount> arguments(step);
    evaluate_arguments(arguments, step);
    const std::uint64_t key = key_of(receiver.type(), arguments.span());
    CallSite& site = sites_[step.site];
    if (!is_known(site, key)) [[unlikely]]
      find_call(site, key, receiver, step.name, arguments.span());
    if (site.row == nullptr) [[unlikely]]
      return {};
    return invoke_row(*site.row, receiver, arguments.span(), step);
  }
}

template <std::size_t kCount>
[[gnu::always_inline]] inline Value Interpreter::evaluate_call(const syntax::Reference& reference) {
  const Value receiver = get_variable(reference.slot);
  if (receiver.is_null()) [[unlikely]] {
    null_step_ = 0;
    return receiver;
  }
  const Value value = call_method<kCount>(receiver, reference.steps.front());
  if (value.is_null()) [[unlikely]]
    note_null(1, receiver);
  return value;
}

template <std::size_t kCount>
Flow Interpreter::discard_call(const syntax::Reference& reference) {
  const auto& call =
      static_cast<const syntax::Reference&>(*reference.steps.back().arguments.front());
  const Value receiver = get_variable(call.slot);
  if (!receiver.is_null()) [[likely]]
    call_method<kCount>(receiver, call.steps.front());
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
  if constexpr (kCount <= kFewArguments) {
    const Value first = kCount > 0 ? operand_value(*step.arguments[0]) : Value();
    const Value second = kCount > 1 ? operand_value(*step.arguments[1]) : Value();
    result = row.is_direct
                 ? invoke_direct<kCount>(row.direct, row, root, step, first, second)
                 : invoke_stored<kCount>(row, root, step, first, second);
  } else {
    ArgumentValues<kCount> arguments(step);
    evaluate_arguments(arguments, step);
    result = invoke_row(row, root, arguments.span(), step);
  }
  if (result.is_null()) [[unlikely]]
    note_null_host_call(reference, root);
  return result;
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
