#include "engine/methods/dispatch.h"
#include "engine/runtime/calls.h"
#include "engine/runtime/property_name.h"

namespace vtl {

// To a property or an index.
Flow Interpreter::assign(const syntax::Set& node) {
  const Value value = operand_value(*node.value);
  if (value.is_null() && !environment_.profile.is_set_null_allowed) return Flow::normal;
  const syntax::Reference& target = *node.target;
  if (target.form == syntax::ReferenceForm::fixed) return Flow::normal;
  const Value receiver =
      take_steps(get_variable(target.slot), target.steps.first(target.steps.size() - 1));
  if (receiver.is_null()) return Flow::normal;
  const syntax::Step& last = target.steps.back();
  if (last.kind == syntax::StepKind::index) {
    assign_index(receiver, last, value);
  } else {
    assign_property(receiver, last, value);
  }
  return Flow::normal;
}

void Interpreter::assign_property(const Value& receiver, const syntax::Step& step,
                                  const Value& value) {
  const std::string_view name = step.name;
  if (receiver.is_map()) [[likely]] {
    receiver.as_map()->put(Value(name), value);
    return;
  }
  for (const std::string& candidate : {std::string(name), with_flipped_initial(name)}) {
    if (const Resolution setter = find_method(receiver, "set" + candidate, {&value, 1});
        setter.row != nullptr) {
      invoke_row(*setter.row, receiver, {&value, 1}, step);
      return;
    }
  }
  const Value arguments[] = {Value(name), value};
  if (const Resolution put = find_method(receiver, "put", arguments); put.row != nullptr) {
    invoke_row(*put.row, receiver, arguments, step);
  }
}

void Interpreter::assign_index(const Value& receiver, const syntax::Step& step,
                               const Value& value) {
  Value arguments[] = {value_of(*step.arguments[0]), value};
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
               std::string(java_type_name(java_type_of(receiver))) + "'" + at(step.position()),
           step.position(), step.span());
    }
    const Value count = invoke_row(*size.row, receiver, {}, step);
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
    Call call{session_, receiver, arguments, *setter.row};
    setter.row->function(call);
  } catch (const JavaException&) {
    std::string message = "Exception calling method '";
    message += method;
    message += '(';
    message += arguments[0].is_null() ? "null" : java_type_name(java_type_of(arguments[0]));
    message += ',';
    message += value.is_null() ? "null" : java_type_name(java_type_of(value));
    message += ")' in  class ";
    message += java_type_name(java_type_of(receiver));
    message += at(step.position());
    fail(RenderErrorKind::set_exception, "MethodInvocationException", std::move(message),
         step.position(), step.span());
  }
}

}  // namespace vtl
