// What a java.util.Map.Entry can be asked, whichever map or loop made it.
//
// Why: printing, JSON writing and getKey()/getValue() need the two parts and nothing else.
// Invariants: type() is assignable to JavaType::map_entry.
// Ownership and threads: as every Object, its Heap's.
#pragma once

#include "vtl/object.h"

namespace vtl {

class MapEntry : public Composite {
 public:
  virtual Value key() const = 0;
  virtual Value value() const = 0;

 protected:
  using Composite::Composite;
  ~MapEntry() = default;
};

}  // namespace vtl
