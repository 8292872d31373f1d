// An AST as text: s-expressions, one line, for tests and for people who wonder how a template was
// read.
//
// Invariants: says everything that rendering depends on (flags, prefixes, literals), no positions.
// Threads: pure function.
#pragma once

#include <string>

#include "engine/syntax/unit.h"

namespace vtl::syntax {

/// `(block (text "a ") (ref x .name[0].get("k")))`. Values print as their kind and text.
std::string dump_ast(const Unit& unit);

}  // namespace vtl::syntax
