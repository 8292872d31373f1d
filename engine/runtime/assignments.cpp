#include "engine/methods/dispatch.h"
#include "engine/runtime/calls.h"
#include "engine/runtime/failures.h"
#include "engine/runtime/property_name.h"

namespace vtl {

namespace {

void assign_property(Execution& run, const Value& receiver, const code::Step& step,
                     const Value& value) {
  const std::string_view name = step.name;
  if (receiver.is_map()) [[likely]] {
    receiver.as_map()->put(Value(name), value);
    return;
  }
  for (const std::string& candidate : {std::string(name), with_flipped_initial(name)}) {
    if (const Resolution setter = find_method(receiver, "set" + candidate, {&value, 1});
        setter.row != nullptr) {
      invoke_row(run, *setter.row, receiver, {&value, 1}, step);
      return;
    }
  }
  const Value arguments[] = {Value(name), value};
  if (const Resolution put = find_method(receiver, "put", arguments); put.row != nullptr) {
    invoke_row(run, *put.row, receiver, arguments, step);
  }
}

void assign_index(Execution& run, const Value& receiver, const code::Step& step,
                  const Value& value) {
  Value arguments[] = {run.evaluate(*step.arguments[0]), value};
  if (receiver.is_map() && !(arguments[0].kind() == Kind::int32 && arguments[0].as_integer() < 0)) {
    receiver.as_map()->put(arguments[0], value);
    return;
  }
  if (arguments[0].kind() == Kind::int32 && arguments[0].as_integer() < 0) {
    const Resolution size = find_method(receiver, "size", {});
    if (size.row == nullptr) {
      fail(RenderErrorKind::set_exception, "VelocityException",
           "A 'size()' method required for negative value " +
               std::to_string(arguments[0].as_integer()) + " does not exist for class '" +
               std::string(java_type_name(java_type_of(receiver))) + "'" +
               at(run.source_name(), step.position()),
           place_of(step));
    }
    const Value count = invoke_row(run, *size.row, receiver, {}, step);
    arguments[0] = Value(static_cast<std::int32_t>(arguments[0].as_integer() + count.as_integer()));
  }
  std::string_view method = "set";
  Resolution setter = find_method(receiver, method, arguments);
  if (setter.row == nullptr) {
    method = "put";
    setter = find_method(receiver, method, arguments);
  }
  if (setter.row == nullptr) return;
  try {
    Call call{run.session(), receiver, arguments, *setter.row};
    setter.row->body(call);
  } catch (const JavaException&) {
    std::string message = "Exception calling method '";
    message += method;
    message += '(';
    message += arguments[0].is_null() ? "null" : java_type_name(java_type_of(arguments[0]));
    message += ',';
    message += value.is_null() ? "null" : java_type_name(java_type_of(value));
    message += ")' in  class ";
    message += java_type_name(java_type_of(receiver));
    message += at(run.source_name(), step.position());
    fail(RenderErrorKind::set_exception, "MethodInvocationException", std::move(message),
         place_of(step));
  }
}

}  // namespace

namespace handle {

// To a property or an index.
template <>
Flow execute<code::Opcode::set_path>(Execution& run, const code::Instruction& instruction) {
  const auto& set = code::as<code::Set>(instruction);
  const Value value = run.operand(*set.value);
  if (value.is_null() && !run.profile().is_set_null_allowed) return Flow::normal;
  const code::Reference& target = *set.target;
  if (target.op == code::Opcode::fixed) return Flow::normal;
  Value receiver = run.variable(target.slot);
  for (const code::Step& step : target.steps.first(target.steps.size() - 1)) {
    if (receiver.is_null()) break;
    receiver = run.take(receiver, step);
  }
  if (receiver.is_null()) return Flow::normal;
  const code::Step& last = target.steps.back();
  if (last.kind == code::StepKind::index) {
    assign_index(run, receiver, last, value);
  } else {
    assign_property(run, receiver, last, value);
  }
  return Flow::normal;
}

}  // namespace handle

}  // namespace vtl
