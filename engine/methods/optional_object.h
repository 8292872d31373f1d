// java.util.Optional, which describeConstable() and streams answer with.
//
// Ownership: in the session's heap. Threads: one.
#pragma once

#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

class OptionalObject final : public Object {
 public:
  explicit OptionalObject(Value value) : Object(JavaType::optional), value_(value) {}
  /// Null for Optional.empty.
  const Value& value() const { return value_; }
  void append_to(TextBuffer& out, std::uint32_t depth) const override;
  bool equals(const Value& other) const override;
  std::int32_t hash_code() const override;

 private:
  Value value_;
};

/// Optional.ofNullable(value).
Value make_optional(const Call& call, Value value);

}  // namespace vtl
