// java.util.Optional, which describeConstable() and streams return; lives in the session's heap.
#pragma once

#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

class OptionalObject final : public Composite {
 public:
  OptionalObject(Heap& heap, Value value) : Composite(JavaType::optional, heap), value_(value) {}
  /// Null for Optional.empty.
  const Value& value() const { return value_; }

 private:
  void append_values(TextBuffer& out) const override;
  bool equals_values(const Value& other, ValueWalk& walk) const override;
  std::int32_t hash_values(ValueWalk& walk) const override;

  Value value_;
};

/// Optional.ofNullable(value).
Value make_optional(const Call& call, Value value);

}  // namespace vtl
