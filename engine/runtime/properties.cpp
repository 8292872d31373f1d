#include "engine/runtime/properties.h"

#include "engine/runtime/namespace_object.h"
#include "engine/runtime/references.h"

namespace vtl {

using code::Reference;
using code::Step;
using code::StepCode;

namespace {

/// Reads an entry of a map when the key is not where it was last time.
Value get_entry(const Map& map, std::string_view name, std::uint32_t& position) {
  // The one getter of a LinkedHashMap is getClass, which is out of reach.
  if (name == "class" || name == "Class") return {};
  const Value* found = map.find(name);
  if (found == nullptr) return {};
  position = map.position_of_value(found);
  return *found;
}

}  // namespace

Value get_other_property(Execution& run, Value receiver, const Step& step, std::uint64_t key) {
  CallSite& site = run.sites().of(step);
  const HostNamespace* host = is_host(receiver) ? host_of(receiver) : nullptr;
  if (site.key != key || site.host != host)
    run.sites().find_property(site, key, receiver, step.name);
  const SiteHistory& history = run.sites().history_of(site);
  switch (history.answer) {
    case SiteAnswer::row:
      return invoke_row(run, *site.row, receiver, {}, step);
    case SiteAnswer::row_named: {
      const Value argument(std::string_view(step.name));
      return invoke_row(run, *site.row, receiver, {&argument, 1}, step);
    }
    case SiteAnswer::member:
      return static_cast<NamespaceObject*>(receiver.as_object())->member(history.position);
    default:
      return {};
  }
}

[[gnu::noinline]] Value find_property(Execution& run, Value receiver, const Step& step) {
  if (!receiver.is_map()) return get_property(run, receiver, step);
  const Map& map = *receiver.as_map();
  std::uint32_t& position = run.sites().position_of(step);
  const Value* found = map.peek(step.name, position);
  return found != nullptr ? *found : get_entry(map, step.name, position);
}

namespace {

// Reads what the receiver's class answers by a method: `$entry.key`, `$foreach.index`.
Value get_by_method(Execution& run, Value receiver, const Step& step) {
  const Value value = get_property(run, receiver, step);
  if (value.is_null()) [[unlikely]]
    run.note_null(1, receiver);
  return value;
}

Value other_property(Execution& run, const Reference& reference) {
  const Value receiver = run.variable(reference.slot);
  if (receiver.is_null()) [[unlikely]] {
    run.note_null_variable();
    return receiver;
  }
  const Value value = find_property(run, receiver, reference.steps.back());
  if (value.is_null()) [[unlikely]]
    run.note_null(1, receiver);
  return value;
}

[[gnu::always_inline]] inline Value variable_and_property(Execution& run,
                                                          const Reference& reference) {
  if (const Value* const plain = run.variables().plain(); plain != nullptr) [[likely]] {
    const Value receiver = plain[reference.slot];
    const Step& step = reference.steps.back();
    if (receiver.is_object()) return get_by_method(run, receiver, step);
    const Value* found = peek_property(run.sites(), receiver, step);
    if (found != nullptr && !found->is_null()) return *found;
  }
  return other_property(run, reference);
}

}  // namespace

Value any_property(Execution& run, const Reference& reference) {
  return variable_and_property(run, reference);
}

namespace handle {

VTL_REFERENCE(property, variable_and_property)

template <>
Value take<StepCode::property>(Execution& run, Value receiver, const Step& step) {
  return find_property(run, receiver, step);
}
template <>
Value take<StepCode::short_property>(Execution& run, Value receiver, const Step& step) {
  return find_property(run, receiver, step);
}

}  // namespace handle

}  // namespace vtl
