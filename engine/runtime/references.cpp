#include "engine/methods/dispatch.h"
#include "engine/runtime/block_object.h"
#include "engine/runtime/calls.h"
#include "engine/runtime/property_name.h"
#include "engine/value/java_double.h"
#include "engine/value/to_string.h"

namespace vtl {
namespace {

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

Value Interpreter::evaluate_property(const syntax::Reference& reference) {
  if (plain_variables_ != nullptr) [[likely]] {
    const Value receiver = plain_variables_[reference.slot];
    const syntax::Step& step = reference.steps.back();
    if (receiver.is_object()) return evaluate_getter(receiver, step);
    const Value* found = peek_property(receiver, step);
    if (found != nullptr && !found->is_null()) return *found;
  }
  return evaluate_other_property(reference);
}

// Of `$entry.key` and `$foreach.index`: what the class of the receiver answers by a method.
Value Interpreter::evaluate_getter(Value receiver, const syntax::Step& step) {
  const Value value = get_property(receiver, step);
  if (value.is_null()) [[unlikely]]
    note_null(1, receiver);
  return value;
}

Value Interpreter::evaluate_other_property(const syntax::Reference& reference) {
  const Value receiver = get_variable(reference.slot);
  if (receiver.is_null()) [[unlikely]] {
    null_step_ = 0;
    return receiver;
  }
  const Value value = find_property_value(receiver, reference.steps.back());
  if (value.is_null()) [[unlikely]]
    note_null(1, receiver);
  return value;
}

[[gnu::noinline]] Value Interpreter::find_property_value(Value receiver, const syntax::Step& step) {
  if (!receiver.is_map()) return get_property(receiver, step);
  const Map& map = *receiver.as_map();
  const Value* found = map.peek(step.name, positions_[step.site]);
  return found != nullptr ? *found : get_entry(map, step.name, positions_[step.site]);
}

Value Interpreter::evaluate_path(const syntax::Reference& reference) {
  Value value = get_variable(reference.slot);
  if (value.is_null()) {
    null_step_ = 0;
    return value;
  }
  for (const syntax::Step& step : reference.steps) {
    Value next;
    if (step.is_short_property) {
      const Value* const found = peek_property(value, step);
      next = found != nullptr ? *found : find_property_value(value, step);
    } else {
      next = step.take(*this, value, step);
    }
    if (next.is_null()) [[unlikely]] {
      note_null(static_cast<std::size_t>(&step - reference.steps.data()) + 1, value);
      return next;
    }
    value = next;
  }
  return value;
}

// Of what takes more than a few digits. The text of what holds other values is made before it is
// written: where a block in it ends the render, nothing of it is seen.
[[gnu::noinline]] void Interpreter::append_whole(Value value) {
  if (value.is_floating()) work_.charge(double_cost(value.as_double()));
  const std::size_t begin = out_.size();
  try {
    append_string(out_, value);
  } catch (...) {
    out_.truncate(begin);
    throw;
  }
}

void Interpreter::render_value(const syntax::Reference& reference, Value value) {
  if (reference.is_plain && print_digit(value)) return;
  if (!value.is_null() && !reference.escaped) [[likely]] {
    if (!is_block(value)) [[likely]] {
      if (!reference.is_plain) out_.append(reference.wording().prefix);
      if (value.is_string()) return out_.append(value.as_string());
      return value.kind() < Kind::float32 ? append_string(out_, value) : append_whole(value);
    }
    // A block renders itself where it is met, and nothing is written before it.
    const std::size_t begin = out_.size();
    if (render_captured_block(block_of(value), place_.frame)) return;
    out_.truncate(begin);
  }
  if (reference.steps.empty()) null_step_ = 0;
  render_null(reference, value.is_null());
}

void Interpreter::render_null(const syntax::Reference& reference, bool is_null) {
  const syntax::Wording& wording = reference.wording();
  if (reference.form == syntax::ReferenceForm::fixed) {
    out_.append(wording.fixed_text);
    return;
  }
  out_.append(wording.escape_prefix);
  if (reference.escaped) {
    if (is_null) out_.append('\\');
    out_.append(null_text_of(reference));
    return;
  }
  out_.append(wording.escape_prefix);
  out_.append(wording.more_prefix);
  out_.append(null_text_of(reference));
  if (!wording.quiet && options_.collect_warnings) note_null_reference(reference);
}

std::string_view Interpreter::null_text_of(const syntax::Reference& reference) const {
  const syntax::Wording& wording = reference.wording();
  if (place_.frame == nullptr || wording.null_text_slot == syntax::kNoSlot)
    return wording.null_text;
  const std::uint32_t variable = variable_of(wording.null_text_slot);
  for (const Frame* frame = place_.frame; frame != nullptr; frame = frame->below) {
    for (const FrameArgument& argument : frame->arguments) {
      if (argument.variable == variable && argument.node != nullptr) return argument.literal;
    }
  }
  return wording.null_text;
}

// The steps of a #set's left side but the last.
Value Interpreter::take_steps(Value receiver, std::span<const syntax::Step> steps) {
  for (const syntax::Step& step : steps) {
    if (receiver.is_null()) break;
    receiver = step.take(*this, receiver, step);
  }
  return receiver;
}

// Of a host object, of what has only get(String), and of what is met here for the first time.
Value Interpreter::get_other_property(Value receiver, const syntax::Step& step, CallSite& site,
                                      std::uint64_t key) {
  const std::string_view name = step.name;
  const HostNamespace* host = is_host(receiver) ? host_of(receiver) : nullptr;
  const SiteHistory& history = history_of(site);
  if (site.key != key || site.host != host) {
    site = {};
    site.key = key;
    site.host = host;
    find_property(site, receiver, name);
    // A direct row is called without a look at the host.
    if (host == nullptr && history.answer == SiteAnswer::row) site.call_row(site.row);
  }
  switch (history.answer) {
    case SiteAnswer::row:
      return invoke_row(*site.row, receiver, {}, step);
    case SiteAnswer::row_named: {
      const Value argument(name);
      return invoke_row(*site.row, receiver, {&argument, 1}, step);
    }
    case SiteAnswer::member:
      return static_cast<const NamespaceObject*>(receiver.as_object())->member(history.position);
    default:
      return {};
  }
}

Value Interpreter::get_entry(const Map& map, std::string_view name, std::uint32_t& position) {
  // The one getter of a LinkedHashMap is getClass, which is out of reach.
  if (name == "class" || name == "Class") return {};
  const Value* found = map.find(name);
  if (found == nullptr) return {};
  position = map.position_of_value(found);
  return *found;
}

void Interpreter::find_property(CallSite& site, Value receiver, std::string_view name) {
  SiteHistory& history = history_of(site) = {};
  history.answer = SiteAnswer::row;
  if (receiver.is_list() && !is_assignable(JavaType::collection, receiver.type())) {
    // Arrays have the methods of a List (through a wrapper), but no properties.
    history.answer = SiteAnswer::unresolved;
    return;
  }
  if (site.host != nullptr) {
    for (std::uint32_t i = 0; i < site.host->members.size(); ++i) {
      if (site.host->members[i]->member_name != name) continue;
      history.answer = SiteAnswer::member;
      history.position = i;
      return;
    }
  }
  if ((site.row = find_getter(receiver, "get", name)) != nullptr) return;
  const Value argument(name);
  if ((site.row = find_method(receiver, "get", {&argument, 1}).row) != nullptr) {
    history.answer = SiteAnswer::row_named;
    return;
  }
  site.row = find_getter(receiver, "is", name);
  if (site.row != nullptr &&
      (site.row->result == JavaType::boolean_ || site.row->result == JavaType::boolean_object)) {
    return;
  }
  history.answer = SiteAnswer::unresolved;
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
                 " does not exist for class '" + std::string(java_type_name(receiver.type())) +
                 "'" + at(step.position()),
             step.position(), step.span());
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
             std::string(index.is_null() ? "null" : java_type_name(index.type())) + ")' in " +
             std::string(java_type_name(receiver.type())) + at(step.position()),
         step.position(), step.span());
  }
}

}  // namespace vtl
