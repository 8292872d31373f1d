// What method bodies ask of an argument that is a Collection (a list, sub list, array or view of a
// map): its elements, and whether it holds something.
//
// ElementsOf is a snapshot that is valid only while the collection does not change; use
// copied_elements() where the receiver may be the argument. Membership looks up by hash, so that
// removeAll of two long lists does not take quadratic time.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "vtl/heap.h"
#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

/// The elements of a Collection or Iterable value, in order.
class ElementsOf {
 public:
  ElementsOf(const Call& call, const Value& collection) {
    if (collection.is_list()) {
      values_ = collection.as_list()->values();
    } else {
      take(call, collection);
    }
  }
  std::span<const Value> values() const { return values_; }

 private:
  void take(const Call& call, const Value& collection);

  std::vector<Value> copy_;
  std::span<const Value> values_;
};

/// Returns a copy of the elements of a Collection or Iterable value.
std::vector<Value> copied_elements(const Call& call, const Value& collection);

/// Answers contains() for a collection that is asked many times.
class Membership {
 public:
  Membership(const Call& call, const Value& collection);
  bool has(const Value& wanted) const;

 private:
  const Call& call_;
  const Collection& collection_;
  Heap scratch_;
  Map* index_ = nullptr;
  bool refuses_null_ = false;
};

const Collection& as_collection(const Value& value);

}  // namespace vtl
