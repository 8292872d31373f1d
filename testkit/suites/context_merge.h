// Contexts laid over one another.
//
// Why: a test usually differs from its suite in one argument.
// Invariants: objects are merged key by key, everything else (null too) replaces; neither input is
// changed. At the top `args` and `arguments` are one key, as they are one object in `$ctx`.
// Threads: as the heap, one.
#pragma once

#include "vtl/heap.h"
#include "vtl/value.h"

namespace vtlsim {

vtl::Value merge_contexts(vtl::Heap& heap, const vtl::Value& base, const vtl::Value& over);

}  // namespace vtlsim
