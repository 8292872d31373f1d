// java.util.stream.Stream and IntStream as far as a template, which has no lambdas, can use them:
// `$l.stream().count()`, `$s.lines().toList()`. The second use of a stream is an
// IllegalStateException. Lives in the session's heap.
#pragma once

#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

class StreamObject final : public Object {
 public:
  StreamObject(JavaType type, List& elements) : Object(type), elements_(&elements) {}
  List& elements() const { return *elements_; }
  bool is_used = false;

 private:
  List* elements_;
};

/// `type`: stream or int_stream; the elements are copied.
Value make_stream(const Call& call, JavaType type, std::span<const Value> elements);

}  // namespace vtl
