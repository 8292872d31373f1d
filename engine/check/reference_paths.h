// Which places of its context a template reads.
//
// Why: `vtlsim init` writes a first context from it, and editors complete from it.
// Invariants: a static reading of the tree; nothing is rendered. `.get("k")` and `["k"]` count as
// `.k`, a loop variable as an element ("[]") of what it runs over, a variable that is only ever set
// from a reference as that reference. Threads: a pure function of an immutable Unit.
#pragma once

#include <string>
#include <vector>

#include "engine/syntax/unit.h"

namespace vtl {

using ReferencePath = std::vector<std::string>;

std::vector<ReferencePath> find_reference_paths(const syntax::Unit& unit);

}  // namespace vtl
