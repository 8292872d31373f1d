#include "engine/runtime/calls.h"

#include "engine/runtime/failures.h"
#include "engine/runtime/properties.h"
#include "engine/runtime/references.h"
#include "vtl/host_abort.h"
#include "vtl/java/exception.h"

namespace vtl {

using code::Instruction;
using code::Opcode;
using code::Reference;
using code::Step;
using code::StepCode;

void fail_call(Execution& run, const MethodRow& row, Value receiver, const Step& step) {
  try {
    throw;
  } catch (const ArgumentException& exception) {
    const bool is_written = exception.argument < step.arguments.size();
    fail_invocation(run.source_name(), exception, row, receiver, step,
                    is_written ? step.arguments[exception.argument]->span() : Span{});
  } catch (const JavaException& exception) {
    fail_invocation(run.source_name(), exception, row, receiver, step, {});
  } catch (const LimitExceeded& limit) {
    if (limit.kind != LimitKind::regex_time) throw;
    fail_pattern(step);
  } catch (const HostAbort& abort) {
    fail_host(abort, step);
  }
}

namespace {

Value call_with_many_arguments(Execution& run, Value receiver, const Step& step) {
  const std::size_t count = step.arguments.size();
  auto* const arguments = static_cast<Value*>(run.heap().allocate(count * sizeof(Value)));
  for (std::size_t i = 0; i < count; ++i)
    new (arguments + i) Value(run.evaluate(*step.arguments[i]));
  run.budget().spend_steps(1);
  CallSite& site = run.sites().of(step);
  site = {};
  site.row = find_row(receiver, step.name, {arguments, count});
  if (site.row == nullptr) return run.sites().record_miss(step, {arguments, count});
  return invoke_row(run, *site.row, receiver, {arguments, count}, step);
}

}  // namespace

Value call_any(Execution& run, Value receiver, const Step& step) {
  if (step.arguments.size() > kKeyArguments) return call_with_many_arguments(run, receiver, step);
  const ArgumentValues arguments(run, step);
  const std::uint64_t key = key_of(receiver.type(), arguments.span());
  CallSite& site = run.sites().of(step);
  if (site.key != key || (is_host(receiver) && site.host != host_of(receiver))) [[unlikely]]
    run.sites().find_call(site, key, receiver, step.name, arguments.span());
  if (site.row == nullptr) [[unlikely]]
    return run.sites().record_miss(step, arguments.span());
  return invoke_row(run, *site.row, receiver, arguments.span(), step);
}

namespace {

using CallOfStep = Value (*)(Execution& run, Value receiver, const Step& step);

/// `$list.add(...)`: a variable and one call.
template <CallOfStep kCall>
[[gnu::always_inline]] inline Value variable_and_call(Execution& run, const Reference& reference) {
  const Value receiver = run.variable(reference.slot);
  if (receiver.is_null()) [[unlikely]] {
    run.note_null_variable();
    return receiver;
  }
  const Value value = kCall(run, receiver, reference.steps.back());
  if (value.is_null()) [[unlikely]]
    run.note_null(1, receiver);
  return value;
}

// --- functions of the host ---

/// Follows the names of a host call, and keeps where they led; false where one of them leads to
/// something else.
bool find_receiver(Execution& run, const Reference& reference, Value root, CallSite& site) {
  Value receiver = root;
  for (const Step& step : reference.steps.first(reference.steps.size() - 1)) {
    if (!is_host(receiver)) return false;
    receiver = get_property(run, receiver, step);
  }
  if (!is_host(receiver)) return false;
  site = {};
  site.host = host_of(receiver);
  SiteHistory& history = run.sites().history_of(site) = {};
  history.root = root.as_object();
  history.receiver = receiver.as_object();
  return true;
}

/// For explanations: the object that the names lead to, and the row that answered null.
[[gnu::noinline]] void note_null_row(Execution& run, const Reference& reference, Value root) {
  CallSite& site = run.sites().of(reference.steps.back());
  find_receiver(run, reference, root, site);
  site.row = reference.row;
  run.note_null(reference.steps.size(), Value(run.sites().history_of(site).receiver));
}

template <class... Values>
[[gnu::always_inline]] inline Value invoke_known(Execution& run, const Reference& reference,
                                                 Value root, Values... values) {
  const MethodRow& row = *reference.row;
  const Step& step = reference.steps.back();
  const Value result = row.body.is_direct()
                           ? invoke_direct(run, row.body.direct(), row, root, step, values...)
                           : invoke_stored(run, row, root, step, values...);
  if (result.is_null()) [[unlikely]]
    note_null_row(run, reference, root);
  return result;
}

[[gnu::always_inline]] inline Value host_row_1(Execution& run, const Reference& reference) {
  const Value root = run.variable(reference.slot);
  return invoke_known(run, reference, root, run.operand(*reference.steps.back().arguments[0]));
}

[[gnu::always_inline]] inline Value host_row_2(Execution& run, const Reference& reference) {
  const Value root = run.variable(reference.slot);
  const Step& step = reference.steps.back();
  const Value first = run.operand(*step.arguments[0]);
  return invoke_known(run, reference, root, first, run.operand(*step.arguments[1]));
}

[[gnu::always_inline]] inline Value host_row(Execution& run, const Reference& reference) {
  const Value root = run.variable(reference.slot);
  const Step& step = reference.steps.back();
  const ArgumentValues arguments(run, step);
  const Value result = invoke_row(run, *reference.row, root, arguments.span(), step);
  if (result.is_null()) [[unlikely]]
    note_null_row(run, reference, root);
  return result;
}

Value composed_row(Execution& run, const Reference& reference) {
  const Step& outer = reference.steps.back();
  const auto& argument = code::as<Reference>(*outer.arguments.front());
  const Step& inner = argument.steps.back();
  const Value root = run.variable(reference.slot);
  const Value inner_root = run.variable(argument.slot);
  const Value value = run.operand(*inner.arguments.front());
  Call call{run.session(), root, {&value, 1}, *reference.row};
  Value result = reference.fusion->compose(call);
  if (!result.is_null()) return result;
  const Value between = invoke_row(run, *argument.row, inner_root, {&value, 1}, inner);
  result = invoke_row(run, *reference.row, root, {&between, 1}, outer);
  if (result.is_null()) note_null_row(run, reference, root);
  return result;
}

}  // namespace

namespace handle {

VTL_REFERENCE(call_0, variable_and_call<vtl::call_0>)
VTL_REFERENCE(call_1, variable_and_call<vtl::call_1>)
VTL_REFERENCE(call_2, variable_and_call<vtl::call_2>)
VTL_REFERENCE(call_get, variable_and_call<vtl::call_get>)
VTL_REFERENCE(call_contains, variable_and_call<vtl::call_contains>)
VTL_REFERENCE(host_row_1, vtl::host_row_1)
VTL_REFERENCE(host_row_2, vtl::host_row_2)
VTL_REFERENCE(host_row, vtl::host_row)
VTL_REFERENCE(composed_row, vtl::composed_row)

// Printed by its own means.
VTL_VALUE_AND_TEST(print_row, vtl::host_row_1)
template <>
Flow execute<Opcode::print_row>(Execution& run, const Instruction& instruction) {
  const auto& reference = code::as<Reference>(instruction);
  const Value root = run.variable(reference.slot);
  const Step& step = reference.steps.back();
  const Value argument = run.operand(*step.arguments[0]);
  const std::size_t begin = run.out().size();
  try {
    Call call{run.session(), root, {&argument, 1}, *reference.row};
    reference.fusion->print(call, run.out());
  } catch (...) {
    run.out().truncate(begin);
    fail_call(run, *reference.row, root, step);
  }
  return Flow::normal;
}

// What prints nothing, whatever its value.
VTL_VALUE_AND_TEST(discard, vtl::host_row_1)
template <>
Flow execute<Opcode::discard>(Execution& run, const Instruction& instruction) {
  run.evaluate(*code::as<Reference>(instruction).steps.back().arguments.front());
  return Flow::normal;
}
template <>
Value take<StepCode::call>(Execution& run, Value receiver, const Step& step) {
  return call_any(run, receiver, step);
}
template <>
Value take<StepCode::call_0>(Execution& run, Value receiver, const Step& step) {
  return vtl::call_0(run, receiver, step);
}
template <>
Value take<StepCode::call_1>(Execution& run, Value receiver, const Step& step) {
  return vtl::call_1(run, receiver, step);
}
template <>
Value take<StepCode::call_2>(Execution& run, Value receiver, const Step& step) {
  return vtl::call_2(run, receiver, step);
}
template <>
Value take<StepCode::call_get>(Execution& run, Value receiver, const Step& step) {
  return vtl::call_get(run, receiver, step);
}
template <>
Value take<StepCode::call_contains>(Execution& run, Value receiver, const Step& step) {
  return vtl::call_contains(run, receiver, step);
}

}  // namespace handle

}  // namespace vtl
