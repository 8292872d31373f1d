#include <array>

#include "engine/methods/dispatch.h"
#include "engine/runtime/block_object.h"
#include "engine/runtime/interpreter.h"
#include "engine/runtime/namespace_object.h"
#include "engine/value/to_string.h"
#include "vtl/argument_exception.h"
#include "vtl/host_abort.h"
#include "vtl/limit_exceeded.h"

namespace vtl {
namespace {

constexpr JavaType kInlineTypes[] = {
    JavaType::none,         JavaType::boolean_object, JavaType::byte_object,
    JavaType::short_object, JavaType::integer_object, JavaType::long_object,
    JavaType::float_object, JavaType::double_object,  JavaType::character_object,
    JavaType::string};

JavaType type_of(const Value& value) {
  if (value.kind() <= Kind::string) return kInlineTypes[static_cast<std::size_t>(value.kind())];
  return value.as_object()->type();
}

const HostNamespace* host_of(const Value& value) {
  return static_cast<const NamespaceObject*>(value.as_object())->address();
}

/// 0 when the classes do not fit into a key (such calls are resolved anew each time).
std::uint64_t key_of(JavaType receiver, std::span<const Value> arguments) {
  if (arguments.size() > 6) return 0;
  auto key = static_cast<std::uint64_t>(receiver) | 1ULL << 63;
  unsigned shift = 8;
  for (const Value& argument : arguments) {
    key |= static_cast<std::uint64_t>(type_of(argument)) << shift;
    shift += 8;
  }
  return key | static_cast<std::uint64_t>(arguments.size()) << 56;
}

std::string flipped(std::string_view name) {
  std::string result(name);
  char& first = result.front();
  if (first >= 'a' && first <= 'z') {
    first = static_cast<char>(first - 'a' + 'A');
  } else if (first >= 'A' && first <= 'Z') {
    first = static_cast<char>(first - 'A' + 'a');
  }
  return result;
}

const MethodRow* find_getter(const Value& receiver, std::string_view prefix,
                             std::string_view name) {
  std::string method(prefix);
  method += name;
  // Reflection (getClass) is out of reach: such a reference prints as unresolved.
  if (method == "getClass") return nullptr;
  if (const MethodRow* row = find_method(receiver, method, {}).row) return row;
  method.resize(prefix.size());
  method += flipped(name);
  if (method == "getClass") return nullptr;
  return find_method(receiver, method, {}).row;
}

}  // namespace

Value Interpreter::evaluate_reference(const syntax::Reference& reference) {
  if (reference.form == syntax::ReferenceForm::fixed) return {};
  Value value = get_variable(reference.slot);
  null_step_ = 0;
  if (value.is_null()) return value;
  for (const syntax::Step& step : reference.steps) {
    const Value next = take_step(value, step);
    if (next.is_null()) {
      null_step_ = static_cast<std::uint32_t>(&step - reference.steps.data()) + 1;
      null_receiver_ = value;
      return next;
    }
    value = next;
  }
  return value;
}

Flow Interpreter::render_reference(const syntax::Reference& reference) {
  if (reference.form == syntax::ReferenceForm::fixed) {
    out_.append(reference.fixed_text);
    return Flow::normal;
  }
  const Value value = evaluate_reference(reference);
  if (!value.is_null() && !reference.escaped) [[likely]] {
    if (value.is_string()) [[likely]] {
      out_.append(reference.escape_prefix);
      out_.append(reference.more_prefix);
      out_.append(value.as_string());
      return Flow::normal;
    }
    const std::size_t begin = out_.size();
    out_.append(reference.escape_prefix);
    out_.append(reference.more_prefix);
    if (append_text(out_, value)) return Flow::normal;
    out_.truncate(begin);
  }
  out_.append(reference.escape_prefix);
  if (reference.escaped) {
    if (value.is_null()) out_.append('\\');
    out_.append(null_text_of(reference));
    return Flow::normal;
  }
  out_.append(reference.escape_prefix);
  out_.append(reference.more_prefix);
  out_.append(null_text_of(reference));
  if (!reference.quiet && options_.collect_warnings) note_null_reference(reference);
  return Flow::normal;
}

std::string_view Interpreter::null_text_of(const syntax::Reference& reference) const {
  if (frame_ == nullptr || reference.null_text_slot == syntax::kNoSlot) return reference.null_text;
  const std::uint32_t variable = variable_of(reference.null_text_slot);
  for (const Frame* frame = frame_; frame != nullptr; frame = frame->below) {
    for (const FrameArgument& argument : frame->arguments) {
      if (argument.variable == variable && argument.node != nullptr) return argument.literal;
    }
  }
  return reference.null_text;
}

Value Interpreter::take_step(const Value& receiver, const syntax::Step& step) {
  switch (step.kind) {
    case syntax::StepKind::property:
      return get_property(receiver, step);
    case syntax::StepKind::method:
      return call_method(receiver, step);
    case syntax::StepKind::index:
      return get_index(receiver, step);
  }
  return {};
}

Value Interpreter::get_property(const Value& receiver, const syntax::Step& step) {
  const std::string_view name = step.name->text;
  if (receiver.is_map()) [[likely]] {
    // The one getter of a LinkedHashMap is getClass, which is out of reach.
    if (name == "class" || name == "Class") return {};
    return receiver.as_map()->get(name);
  }
  const JavaType type = type_of(receiver);
  CallSite& site = unit_->sites[step.site];
  const std::uint64_t key = key_of(type, {});
  const HostNamespace* host = type == JavaType::host ? host_of(receiver) : nullptr;
  if (site.key != key || site.host != host) {
    site = {};
    site.key = key;
    site.host = host;
    find_property(site, receiver, name);
  }
  switch (site.answer) {
    case SiteAnswer::row:
      return invoke_row(*site.row, receiver, {}, step);
    case SiteAnswer::row_named: {
      const Value argument(name);
      return invoke_row(*site.row, receiver, {&argument, 1}, step);
    }
    case SiteAnswer::member:
      return namespace_value(*site.member);
    default:
      return {};
  }
}

void Interpreter::find_property(CallSite& site, const Value& receiver, std::string_view name) {
  site.answer = SiteAnswer::row;
  if (receiver.is_list() && !is_assignable(JavaType::collection, type_of(receiver))) {
    // Arrays have the methods of a List (through a wrapper), but no properties.
    site.answer = SiteAnswer::unresolved;
    return;
  }
  if (site.host != nullptr) {
    for (const HostNamespace* member : site.host->members) {
      if (member->member_name != name) continue;
      site.answer = SiteAnswer::member;
      site.member = member;
      return;
    }
  }
  if ((site.row = find_getter(receiver, "get", name)) != nullptr) return;
  const Value argument(name);
  if ((site.row = find_method(receiver, "get", {&argument, 1}).row) != nullptr) {
    site.answer = SiteAnswer::row_named;
    return;
  }
  site.row = find_getter(receiver, "is", name);
  if (site.row != nullptr &&
      (site.row->result == JavaType::boolean_ || site.row->result == JavaType::boolean_object)) {
    return;
  }
  site.answer = SiteAnswer::unresolved;
}

Value Interpreter::call_method(const Value& receiver, const syntax::Step& step) {
  constexpr std::size_t kInlineArguments = 6;
  std::array<Value, kInlineArguments> inline_arguments;
  std::span<Value> arguments;
  if (step.arguments.size() <= kInlineArguments) {
    arguments = {inline_arguments.data(), step.arguments.size()};
  } else {
    auto* storage =
        static_cast<Value*>(session_.heap().allocate(step.arguments.size() * sizeof(Value)));
    arguments = {storage, step.arguments.size()};
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) arguments[i] = value_of(*step.arguments[i]);

  const JavaType type = type_of(receiver);
  CallSite& site = unit_->sites[step.site];
  const std::uint64_t key = key_of(type, arguments);
  const HostNamespace* host = type == JavaType::host ? host_of(receiver) : nullptr;
  if (site.key != key || site.host != host || key == 0) [[unlikely]] {
    spend_step();
    site = {};
    site.key = key;
    site.host = host;
    site.row = step.name->text == "getClass"
                   ? nullptr
                   : find_method(receiver, step.name->text, arguments).row;
  }
  if (site.row == nullptr) return {};
  return invoke_row(*site.row, receiver, arguments, step);
}

void Interpreter::fail_call(const MethodRow& row, const Value& receiver, const syntax::Step& step,
                            const JavaException& exception, Span argument) {
  std::string message = "Invocation of method '";
  if (step.kind == syntax::StepKind::index) {
    message += "get";
  } else {
    // The row for surplus arguments stands for any method.
    message += row.name.empty() ? step.name->text : row.name;
  }
  message += "' in  class ";
  message += java_type_name(type_of(receiver));
  message += " threw exception ";
  message += exception.to_string();
  message += at(step.position);
  fail(RenderErrorKind::method_exception, "MethodInvocationException", std::move(message),
       step.position, step.span, argument);
}

Value Interpreter::invoke_row(const MethodRow& row, const Value& receiver,
                              std::span<const Value> arguments, const syntax::Step& step) {
  try {
    Call call{session_, receiver, arguments, row};
    const Value result = row.function(call);
    if ((row.traits & kReturnsVoid) != 0) return Value(std::string_view(""));
    return result;
  } catch (const ArgumentException& exception) {
    const bool is_written = exception.argument < step.arguments.size();
    fail_call(row, receiver, step, exception,
              is_written ? step.arguments[exception.argument]->span : Span{});
  } catch (const JavaException& exception) {
    fail_call(row, receiver, step, exception, {});
  } catch (const LimitExceeded& limit) {
    if (limit.kind != LimitKind::regex_time) throw;
    RenderError error = limit_error(limit.kind);
    error.position = step.position;
    error.span = step.span;
    // Every method that takes a pattern takes it first.
    if (!step.arguments.empty()) error.argument_span = step.arguments[0]->span;
    throw RenderFailure{std::move(error)};
  } catch (const HostAbort& abort) {
    RenderError error;
    error.kind = RenderErrorKind::host;
    error.code = abort.code;
    error.message = abort.message;
    error.java_class = abort.java_class;
    error.position = step.position;
    error.span = step.span;
    throw RenderFailure{std::move(error)};
  }
}

Value Interpreter::get_index(const Value& receiver, const syntax::Step& step) {
  Value index = value_of(*step.arguments[0]);
  if (receiver.is_map() && !(index.kind() == Kind::int32 && index.as_integer() < 0)) {
    return receiver.as_map()->get(index);
  }
  if (index.kind() == Kind::int32) {
    if (index.as_integer() < 0) {
      const Resolution size = find_method(receiver, "size", {});
      if (size.row == nullptr) {
        fail(RenderErrorKind::index_exception, "VelocityException",
             "A 'size()' method required for negative value " + std::to_string(index.as_integer()) +
                 " does not exist for class '" + std::string(java_type_name(type_of(receiver))) +
                 "'" + at(step.position),
             step.position, step.span);
      }
      const Value count = invoke_row(*size.row, receiver, {}, step);
      index = Value(static_cast<std::int32_t>(index.as_integer() + count.as_integer()));
    }
    if (receiver.is_list()) {
      const List& list = *receiver.as_list();
      if (index.as_integer() >= 0 && index.as_integer() < list.size()) {
        return list[static_cast<std::uint32_t>(index.as_integer())];
      }
    }
  }
  const Resolution get = find_method(receiver, "get", {&index, 1});
  if (get.row == nullptr) return {};
  try {
    Call call{session_, receiver, {&index, 1}, *get.row};
    return get.row->function(call);
  } catch (const JavaException&) {
    fail(RenderErrorKind::index_exception, "VelocityException",
         "Error invoking method 'get(" +
             std::string(index.is_null() ? "null" : java_type_name(type_of(index))) + ")' in " +
             std::string(java_type_name(type_of(receiver))) + at(step.position),
         step.position, step.span);
  }
}

}  // namespace vtl
