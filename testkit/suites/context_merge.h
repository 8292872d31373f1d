// Lays contexts over one another, since a test usually differs from its suite in one argument.
// Objects are merged key by key, everything else (null too) replaces; neither input is changed. At
// the top `args` and `arguments` are one key, as they are one object in `$ctx`.
#pragma once

#include "vtl/heap.h"
#include "vtl/value.h"

namespace vtlsim {

vtl::Value merge_contexts(vtl::Heap& heap, const vtl::Value& base, const vtl::Value& over);

}  // namespace vtlsim
