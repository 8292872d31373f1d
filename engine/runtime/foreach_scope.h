// `$foreach`: what a loop tells its body.
//
// An Object with getters, and a map that a template may put values into. It lives in the session's
// heap; the loop that made it updates it at each element.
// Velocity quirk (ForeachScope in 1.7): `parent` is the scope of the loop around, `replaced`
// whatever else `$foreach` was.
#pragma once

#include <cstdint>

#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

class ForeachScope final : public Object {
 public:
  ForeachScope() : Object(JavaType::foreach_scope) {}

  /// 1-based; 0 before the first element.
  std::int32_t count = 0;
  bool has_next = false;
  Value parent;
  Value replaced;
  /// Made by the first put.
  Map* entries = nullptr;

  Value index() const { return Value(count - 1); }
  Value number() const { return Value(count); }
  Value is_followed() const { return Value(has_next); }

  void append_to(TextBuffer& out) const override;
  const MethodTable* own_methods() const override;
};

}  // namespace vtl
