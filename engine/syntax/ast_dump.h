// An AST as one line of s-expressions, for tests and for people who wonder how a template was read.
// Says everything that rendering depends on (flags, prefixes, literals), but no positions.
#pragma once

#include <string>

#include "engine/syntax/unit.h"

namespace vtl::syntax {

/// `(block (text "a ") (ref x .name[0].get("k")))`. Values print as their kind and text.
std::string dump_ast(const Unit& unit);

}  // namespace vtl::syntax
