#include "engine/runtime/session_caches.h"

#include <algorithm>

namespace vtl {
namespace {

// A batch of ten thousand different templates must not keep them all.
constexpr std::size_t kMostPrograms = 64;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

}  // namespace

std::uint32_t ProgramCache::find_binding(std::size_t place, std::string_view name) {
  const auto slots = program->names();
  const auto found = std::find(slots.begin(), slots.end(), name);
  const auto slot =
      found == slots.end() ? code::kNoSlot : static_cast<std::uint32_t>(found - slots.begin());
  if (bound.size() <= place) bound.resize(place + 1);
  bound[place] = {std::string(name), slot};
  return slot;
}

ProgramCache& SessionCaches::cache_of(const std::shared_ptr<const Program>& program) {
  if (last_ != nullptr && last_->program == program) return *last_;
  auto found = entries_.find(program.get());
  if (found == entries_.end()) {
    const std::size_t bytes = program->held_bytes();
    if (entries_.size() >= kMostPrograms || (bytes_ + bytes > kMostBytes && !entries_.empty())) {
      for (auto& [key, cache] : entries_) retired_.push_back(std::move(cache));
      entries_.clear();
      bytes_ = 0;
    }
    bytes_ += bytes;
    auto made = std::make_unique<ProgramCache>();
    made->program = program;
    made->sites.resize(program->site_count() + 1);
    made->histories.resize(program->site_count() + 1);
    made->positions.resize(program->site_count() + 1, Map::kEnd);
    made->hosts.reserve(program->names().size());
    for (const std::string_view name : program->names())
      made->hosts.push_back(host_value(*this, program->environment(), name));
    found = entries_.emplace(program.get(), std::move(made)).first;
  }
  last_ = found->second.get();
  return *last_;
}

Value SessionCaches::namespace_value(const HostNamespace& host) {
  for (const auto& known : namespaces_) {
    if (known->address() == &host) return Value(static_cast<Object*>(known.get()));
  }
  return Value(static_cast<Object*>(
      namespaces_.emplace_back(std::make_unique<NamespaceObject>(host)).get()));
}

Value host_value(SessionCaches& caches, const Environment& environment, std::string_view name) {
  for (const HostObject& object : environment.hosts) {
    if (object.name == name) return caches.namespace_value(*object.host);
  }
  return {};
}

}  // namespace vtl
