// Finds which places of its context a template reads: `vtlsim init` writes a first context from
// them, editors complete from them.
//
// Reads the tree and renders nothing. `.get("k")` and `["k"]` count as `.k`, a loop variable as an
// element ("[]") of what it runs over, a variable that is only ever set from a reference as that
// reference.
#pragma once

#include <string>
#include <vector>

#include "engine/syntax/unit.h"

namespace vtl {

using ReferencePath = std::vector<std::string>;

std::vector<ReferencePath> find_reference_paths(const syntax::Unit& unit);

}  // namespace vtl
