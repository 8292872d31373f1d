// A host namespace as a value: what `$util` and `$util.time` are. Templates hold and pass it like
// any other object (`#set($t = $util.time)`).
//
// Immutable; owns the objects of its members. A session's caches own those of the roots, so that
// values of a namespace are valid as long as the session.
#pragma once

#include <cstdint>
#include <vector>

#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

class NamespaceObject final : public Object {
 public:
  explicit NamespaceObject(const HostNamespace& host)
      : Object(JavaType::host, number_of(host.name)),
        host_(&host),
        table_{JavaType::host, host.rows} {
    members_.reserve(host.members.size());
    for (const HostNamespace* member : host.members) members_.emplace_back(*member);
  }
  const HostNamespace& host() const { return *host_; }
  const HostNamespace* address() const { return host_; }
  const MethodTable* own_methods() const override { return &table_; }
  /// The object of host().members[index].
  Value member(std::uint32_t index) { return Value(static_cast<Object*>(&members_[index])); }

 private:
  /// They are in no heap that would number them (FNV-1a).
  static std::uint32_t number_of(std::string_view name) {
    std::uint32_t number = 0x811C9DC5U;
    for (const char c : name) number = (number ^ static_cast<unsigned char>(c)) * 0x01000193U;
    return number;
  }

  const HostNamespace* host_;
  MethodTable table_;
  std::vector<NamespaceObject> members_;
};

}  // namespace vtl
