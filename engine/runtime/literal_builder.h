// Makes the recipes of literals in which nothing is computed.
//
// Why and what: engine/syntax/literal.h. Ownership: recipes live in the arena given. Threads: pure
// functions.
#pragma once

#include <memory_resource>

#include "engine/syntax/ast.h"

namespace vtl {

bool is_constant(const syntax::Node& node);
/// Of a node that is_constant.
Value constant_of(const syntax::Node& node);

/// Of a list or a map that is_literal and has elements; maps in it have their entries.
const syntax::Literal* build_literal(const syntax::Sequence& sequence,
                                     std::pmr::memory_resource& arena);

}  // namespace vtl
