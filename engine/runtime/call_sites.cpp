#include "engine/runtime/call_sites.h"

#include <string>
#include <tuple>
#include <utility>

#include "engine/runtime/property_name.h"
#include "engine/runtime/session_caches.h"

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

/// How a property is answered, and by which row; of a class, not of a map.
std::pair<SiteAnswer, const MethodRow*> find_answer(const Value& receiver, std::string_view name) {
  // Arrays have the methods of a List (through a wrapper), but no properties.
  if (receiver.is_list() && !is_assignable(JavaType::collection, receiver.type()))
    return {SiteAnswer::unresolved, nullptr};
  if (const MethodRow* row = find_getter(receiver, "get", name); row != nullptr)
    return {SiteAnswer::row, row};
  const Value argument(name);
  if (const MethodRow* row = find_method(receiver, "get", {&argument, 1}).row; row != nullptr)
    return {SiteAnswer::row_named, row};
  const MethodRow* const row = find_getter(receiver, "is", name);
  const bool is_boolean = row != nullptr && (row->result == JavaType::boolean_ ||
                                             row->result == JavaType::boolean_object);
  return {is_boolean ? SiteAnswer::row : SiteAnswer::unresolved, row};
}

}  // namespace

void CallSites::find_call(CallSite& site, std::uint64_t key, Value receiver, std::string_view name,
                          std::span<const Value> arguments) {
  const HostNamespace* host = is_host(receiver) ? host_of(receiver) : nullptr;
  SiteHistory& history = history_of(site);
  if (site.host == host) {
    const MethodRow* const row = site.row;
    std::swap(site.key, history.other_key);
    site.call_row(history.other_row);
    history.other_row = row;
    if (site.key == key) return;
  }
  budget_.spend_steps(1);
  PolymorphicCalls::Entry& known = session_.caches().polymorphic_calls.entry_of(&site, key);
  if (!known.is_of(&site, key, host))
    known = {&site, key, host, find_row(receiver, name, arguments)};
  if (site.host != host) history = {};
  site.key = key;
  site.host = host;
  site.call_row(known.row);
}

void CallSites::find_property(CallSite& site, std::uint64_t key, Value receiver,
                              std::string_view name) {
  const HostNamespace* host = is_host(receiver) ? host_of(receiver) : nullptr;
  site = {};
  site.key = key;
  site.host = host;
  SiteHistory& history = history_of(site) = {};
  if (host != nullptr) {
    for (std::uint32_t i = 0; i < host->members.size(); ++i) {
      if (host->members[i]->member_name != name) continue;
      history.answer = SiteAnswer::member;
      history.position = i;
      return;
    }
  }
  std::tie(history.answer, site.row) = find_answer(receiver, name);
  // A direct body is called without a look at the host.
  if (host == nullptr && history.answer == SiteAnswer::row) site.call_row(site.row);
}

}  // namespace vtl
