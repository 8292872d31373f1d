// Properties: `.name` of maps, of the host's namespaces and of everything that has getters.
#pragma once

#include "engine/runtime/calls.h"
#include "engine/runtime/execution.h"

namespace vtl {

/// A property of a host object, of what has only get(String), or of what is met here for the first
/// time.
Value get_other_property(Execution& run, Value receiver, const code::Step& step, std::uint64_t key);

/// A property of anything but a map.
[[gnu::always_inline]] inline Value get_property(Execution& run, Value receiver,
                                                 const code::Step& step) {
  const CallSite& site = run.sites().of(step);
  const std::uint64_t key = few_key(receiver);
  if (site.key == key && site.direct.with_none != nullptr) [[likely]]
    return invoke_direct(run, site.direct, *site.row, receiver, step);
  return get_other_property(run, receiver, step, key);
}

/// The property of a map where it was found last, or null: nothing is called, so that what is
/// called in all other cases costs nothing here. Of a short name.
[[gnu::always_inline]] inline const Value* peek_property(const CallSites& sites, Value receiver,
                                                         const code::Step& step) {
  if (!receiver.is_map()) return nullptr;
  return receiver.as_map()->peek_short(step.name, sites.position_of(step));
}

/// Finds a property of any receiver.
Value find_property(Execution& run, Value receiver, const code::Step& step);

/// `$x.name`.
Value any_property(Execution& run, const code::Reference& reference);

}  // namespace vtl
