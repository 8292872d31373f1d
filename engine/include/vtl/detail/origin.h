// Where a piece of a template stands, for diagnostics, messages and observers.
#pragma once

#include "vtl/source.h"

namespace vtl {

struct Origin {
  /// Bytes of the template file; best effort inside interpolated strings.
  Span span;
  /// Velocity's position of the first token, in the coordinates its messages use (those of nested
  /// strings added up).
  Position position;
};

}  // namespace vtl
