// A host namespace as a value: what `$util` and `$util.time` are.
//
// Why: templates hold and pass namespaces like any other object (`#set($t = $util.time)`).
// Ownership: one per namespace and session, in the session's heap.
#pragma once

#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

class NamespaceObject final : public Object {
 public:
  explicit NamespaceObject(const HostNamespace& host)
      : Object(JavaType::host), host_(&host), table_{JavaType::host, host.rows} {}
  const HostNamespace& host() const { return *host_; }
  const HostNamespace* address() const { return host_; }
  const MethodTable* own_methods() const override { return &table_; }

 private:
  const HostNamespace* host_;
  MethodTable table_;
};

}  // namespace vtl
