// References: what a path leads to, and how its value is printed.
#include "engine/runtime/references.h"

#include <string>

#include "engine/methods/dispatch.h"
#include "engine/runtime/block_object.h"
#include "engine/runtime/explain_null.h"
#include "engine/runtime/failures.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/properties.h"
#include "engine/runtime/strings.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"

namespace vtl {

using code::Instruction;
using code::Opcode;
using code::Reference;
using code::Step;
using code::StepCode;

Value evaluate_path(Execution& run, const Reference& reference) {
  Value value = run.variable(reference.slot);
  if (value.is_null()) {
    run.note_null_variable();
    return value;
  }
  for (const Step& step : reference.steps) {
    Value next;
    if (step.code == StepCode::short_property) {
      const Value* const found = peek_property(run.sites(), value, step);
      next = found != nullptr ? *found : find_property(run, value, step);
    } else {
      next = run.take(value, step);
    }
    if (next.is_null()) [[unlikely]] {
      run.note_null(static_cast<std::size_t>(&step - reference.steps.data()) + 1, value);
      return next;
    }
    value = next;
  }
  return value;
}

namespace {

[[gnu::always_inline]] inline Value variable(Execution& run, const Reference& reference) {
  return run.variable(reference.slot);
}

/// `$foreach.index` and its like, most often of a loop.
template <Value (ForeachScope::*kProperty)() const>
[[gnu::always_inline]] inline Value loop_property(Execution& run, const Reference& reference) {
  const Value scope = run.variable(reference.slot);
  if (scope.type() == JavaType::foreach_scope) [[likely]]
    return (static_cast<const ForeachScope*>(scope.as_object())->*kProperty)();
  return any_property(run, reference);
}

Value fixed(Execution&, const Reference&) {
  return {};
}

// --- printing ---

// Appends a value that takes more than a few digits. When a block in it ends the render, nothing of
// the value is seen: what was written is cut off again.
[[gnu::noinline]] void append_whole(Execution& run, Value value) {
  if (value.is_floating()) run.heap().work().charge(double_cost(value.as_double()));
  TextBuffer& out = run.out();
  const std::size_t begin = out.size();
  try {
    append_string(out, value);
  } catch (...) {
    out.truncate(begin);
    throw;
  }
}

/// Returns what a null reference prints: its own text, or that of the argument that it stands for
/// in a macro.
std::string_view null_text_of(Execution& run, const Reference& reference) {
  const code::Wording& wording = reference.wording();
  const Place& place = run.variables().place();
  if (place.frame == nullptr || wording.null_text_slot == code::kNoSlot) return wording.null_text;
  const std::uint32_t variable = place.unit->variable_of(wording.null_text_slot);
  for (const Frame* frame = place.frame; frame != nullptr; frame = frame->below) {
    for (const FrameArgument& argument : frame->arguments) {
      if (argument.variable == variable && argument.instruction != nullptr) return argument.literal;
    }
  }
  return wording.null_text;
}

void print_null(Execution& run, const Reference& reference, bool is_null) {
  TextBuffer& out = run.out();
  const code::Wording& wording = reference.wording();
  if (reference.op == Opcode::fixed) {
    out.append(wording.fixed_text);
    return;
  }
  out.append(wording.escape_prefix);
  if (reference.escaped) {
    if (is_null) out.append('\\');
    out.append(null_text_of(run, reference));
    return;
  }
  out.append(wording.escape_prefix);
  out.append(wording.more_prefix);
  out.append(null_text_of(run, reference));
  if (!wording.quiet && run.options().collect_warnings) warn_of_null(run, reference);
}

// Whether toString() of a #define block is not null.
bool has_text(Execution& run, Value block, const Reference& reference) {
  TextBuffer discarded(run.session().limits().output_bytes);
  try {
    const bool is_text = append_text(run, discarded, block);
    run.heap().work().charge_bytes(discarded.size());
    return is_text;
  } catch (const RenderFailure&) {
    fail(RenderErrorKind::method_exception, "VelocityException",
         "Reference evaluation threw an exception" + at(run.source_name(), reference.position()),
         place_of(reference));
  }
}

}  // namespace

bool has_truth(Execution& run, Value value, const Reference& reference) {
  return is_block(value) ? has_text(run, value, reference) : !value.is_null();
}

void print_other(Execution& run, const Reference& reference, Value value) {
  TextBuffer& out = run.out();
  if (reference.is_plain && print_digit(out, value)) return;
  if (!value.is_null() && !reference.escaped) [[likely]] {
    if (!is_block(value)) [[likely]] {
      if (!reference.is_plain) out.append(reference.wording().prefix);
      if (value.is_string()) return out.append(value.as_string());
      return value.kind() < Kind::float32 ? append_string(out, value) : append_whole(run, value);
    }
    // A block renders itself where it is met, and nothing is written before it.
    const std::size_t begin = out.size();
    if (block_of(value).render(run.variables().place().frame)) return;
    out.truncate(begin);
  }
  if (reference.steps.empty()) run.note_null_variable();
  print_null(run, reference, value.is_null());
}

namespace handle {

VTL_REFERENCE(variable, vtl::variable)
VTL_REFERENCE(path, vtl::evaluate_path)
VTL_REFERENCE(fixed, vtl::fixed)

VTL_REFERENCE(loop_index, vtl::loop_property<&ForeachScope::index>)
VTL_REFERENCE(loop_count, vtl::loop_property<&ForeachScope::number>)
VTL_REFERENCE(loop_has_next, vtl::loop_property<&ForeachScope::is_followed>)

template <>
Value take<StepCode::index>(Execution& run, Value receiver, const Step& step) {
  Value index = run.evaluate(*step.arguments[0]);
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
                 "'" + at(run.source_name(), step.position()),
             place_of(step));
      }
      const Value count = invoke_row(run, *size.row, receiver, {}, step);
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
    Call call{run.session(), receiver, {&index, 1}, *get.row};
    return get.row->body(call);
  } catch (const JavaException&) {
    fail(RenderErrorKind::index_exception, "VelocityException",
         "Error invoking method 'get(" +
             std::string(index.is_null() ? "null" : java_type_name(index.type())) + ")' in " +
             std::string(java_type_name(receiver.type())) + at(run.source_name(), step.position()),
         place_of(step));
  }
}

}  // namespace handle

}  // namespace vtl
