#include <array>

#include "engine/methods/dispatch.h"
#include "engine/runtime/block_object.h"
#include "engine/runtime/interpreter.h"
#include "engine/runtime/namespace_object.h"
#include "engine/runtime/property_name.h"
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

// A key holds the classes of so many arguments; calls with more are resolved anew each time.
constexpr std::size_t kKeyArguments = 6;

std::uint64_t key_of(JavaType receiver, std::span<const Value> arguments) {
  auto key = static_cast<std::uint64_t>(receiver) | 1ULL << 63 |
             static_cast<std::uint64_t>(arguments.size()) << 56;
  unsigned shift = 8;
  for (const Value& argument : arguments) {
    key |= static_cast<std::uint64_t>(type_of(argument)) << shift;
    shift += 8;
  }
  return key;
}

/// Room for arguments that nobody has to clear first.
union InlineArguments {
  InlineArguments() {}
  std::array<Value, kKeyArguments> values;
};

const MethodRow* find_row(const Value& receiver, std::string_view name,
                          std::span<const Value> arguments) {
  // Reflection (getClass) is out of reach: such a reference prints as unresolved.
  return name == "getClass" ? nullptr : find_method(receiver, name, arguments).row;
}

const MethodRow* find_getter(const Value& receiver, std::string_view prefix,
                             std::string_view name) {
  std::string method(prefix);
  method += name;
  if (const MethodRow* row = find_row(receiver, method, {})) return row;
  method.resize(prefix.size());
  method += with_flipped_initial(name);
  return find_row(receiver, method, {});
}

}  // namespace

// Every reference of every template passes here: inlined into its two callers.
[[gnu::always_inline]] inline Value Interpreter::evaluate_steps(
    const syntax::Reference& reference) {
  if (reference.form == syntax::ReferenceForm::fixed) [[unlikely]]
    return {};
  Value value = get_variable(reference.slot);
  if (value.is_null()) {
    null_step_ = 0;
    return value;
  }
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

Value Interpreter::evaluate_reference(const syntax::Reference& reference) {
  return evaluate_steps(reference);
}

void Interpreter::render_reference(const syntax::Reference& reference) {
  const Value value = evaluate_steps(reference);
  if (!value.is_null() && !reference.escaped) [[likely]] {
    const std::size_t begin = out_.size();
    if (reference.has_prefix() && !is_block(value)) [[unlikely]] {
      out_.append(reference.escape_prefix);
      out_.append(reference.more_prefix);
    }
    if (value.is_string()) [[likely]] {
      out_.append(value.as_string());
      return;
    }
    // A block renders itself where it is met, and nothing is written before it.
    if (is_block(value) ? render_captured_block(block_of(value), frame_) : append_text(out_, value))
      return;
    out_.truncate(begin);
  }
  render_null(reference, value.is_null());
}

void Interpreter::render_null(const syntax::Reference& reference, bool is_null) {
  if (reference.form == syntax::ReferenceForm::fixed) {
    out_.append(reference.fixed_text);
    return;
  }
  out_.append(reference.escape_prefix);
  if (reference.escaped) {
    if (is_null) out_.append('\\');
    out_.append(null_text_of(reference));
    return;
  }
  out_.append(reference.escape_prefix);
  out_.append(reference.more_prefix);
  out_.append(null_text_of(reference));
  if (!reference.quiet && options_.collect_warnings) note_null_reference(reference);
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

[[gnu::always_inline]] inline Value Interpreter::take_step(Value receiver,
                                                           const syntax::Step& step) {
  if (step.kind == syntax::StepKind::property) {
    if (!receiver.is_map()) return get_property(receiver, step);
    CallSite& site = unit_->sites[step.site];
    const Value* found = receiver.as_map()->peek(step.name->text, site.position);
    return found != nullptr ? *found : get_entry(*receiver.as_map(), step.name->text, site);
  }
  return step.kind == syntax::StepKind::method ? call_method(receiver, step)
                                               : get_index(receiver, step);
}

// The steps of a #set's left side but the last.
Value Interpreter::take_steps(Value receiver, std::span<const syntax::Step> steps) {
  for (const syntax::Step& step : steps) {
    if (receiver.is_null()) break;
    receiver = take_step(receiver, step);
  }
  return receiver;
}

Value Interpreter::get_property(Value receiver, const syntax::Step& step) {
  const std::string_view name = step.name->text;
  CallSite& site = unit_->sites[step.site];
  const JavaType type = type_of(receiver);
  const std::uint64_t key = key_of(type, {});
  const HostNamespace* host = type == JavaType::host ? host_of(receiver) : nullptr;
  if (site.key != key || site.host != host) [[unlikely]] {
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
      return static_cast<const NamespaceObject*>(receiver.as_object())->member(site.position);
    default:
      return {};
  }
}

Value Interpreter::get_entry(const Map& map, std::string_view name, CallSite& site) {
  // The one getter of a LinkedHashMap is getClass, which is out of reach.
  if (name == "class" || name == "Class") return {};
  const Value* found = map.find(name);
  if (found == nullptr) return {};
  site = {};
  site.position = map.position_of_value(found);
  return *found;
}

void Interpreter::find_property(CallSite& site, const Value& receiver, std::string_view name) {
  site.answer = SiteAnswer::row;
  if (receiver.is_list() && !is_assignable(JavaType::collection, type_of(receiver))) {
    // Arrays have the methods of a List (through a wrapper), but no properties.
    site.answer = SiteAnswer::unresolved;
    return;
  }
  if (site.host != nullptr) {
    for (std::uint32_t i = 0; i < site.host->members.size(); ++i) {
      if (site.host->members[i]->member_name != name) continue;
      site.answer = SiteAnswer::member;
      site.position = i;
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

Value Interpreter::call_method(Value receiver, const syntax::Step& step) {
  const std::size_t count = step.arguments.size();
  if (count > kKeyArguments) [[unlikely]]
    return call_with_many_arguments(receiver, step);
  InlineArguments inlined;
  Value* const arguments = inlined.values.data();
  for (std::size_t i = 0; i < count; ++i)
    new (arguments + i) Value(operand_value(*step.arguments[i]));
  const JavaType type = type_of(receiver);
  const std::uint64_t key = key_of(type, {arguments, count});
  CallSite& site = unit_->sites[step.site];
  const HostNamespace* host = type == JavaType::host ? host_of(receiver) : nullptr;
  if (site.key != key || site.host != host) [[unlikely]] {
    spend_step();
    PolymorphicCalls::Entry& known = session_.caches().polymorphic_calls.entry_of(&site, key);
    if (!known.is_of(&site, key, host))
      known = {&site, key, host, find_row(receiver, step.name->text, {arguments, count})};
    site = {};
    site.key = key;
    site.host = host;
    site.row = known.row;
  }
  if (site.row == nullptr) [[unlikely]]
    return {};
  return invoke_row(*site.row, receiver, {arguments, count}, step);
}

Value Interpreter::call_with_many_arguments(Value receiver, const syntax::Step& step) {
  const std::size_t count = step.arguments.size();
  auto* const arguments = static_cast<Value*>(session_.heap().allocate(count * sizeof(Value)));
  for (std::size_t i = 0; i < count; ++i) new (arguments + i) Value(value_of(*step.arguments[i]));
  spend_step();
  CallSite& site = unit_->sites[step.site];
  site = {};
  site.row = find_row(receiver, step.name->text, {arguments, count});
  if (site.row == nullptr) return {};
  return invoke_row(*site.row, receiver, {arguments, count}, step);
}

Value Interpreter::invoke_row(const MethodRow& row, Value receiver,
                              std::span<const Value> arguments, const syntax::Step& step) {
  try {
    Call call{session_, receiver, arguments, row};
    const Value result = row.function(call);
    if ((row.traits & kReturnsVoid) != 0) return Value(std::string_view(""));
    return result;
  } catch (const ArgumentException& exception) {
    const bool is_written = exception.argument < step.arguments.size();
    fail_invocation(exception, row, receiver, step,
                    is_written ? step.arguments[exception.argument]->span : Span{});
  } catch (const JavaException& exception) {
    fail_invocation(exception, row, receiver, step, {});
  } catch (const LimitExceeded& limit) {
    if (limit.kind != LimitKind::regex_time) throw;
    fail_pattern(step);
  } catch (const HostAbort& abort) {
    fail_host(abort, step);
  }
}

Value Interpreter::get_index(Value receiver, const syntax::Step& step) {
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
