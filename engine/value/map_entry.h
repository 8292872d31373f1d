// A java.util.Map.Entry, whichever map or loop made it: a key and a value. type() is assignable to
// JavaType::map_entry.
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
