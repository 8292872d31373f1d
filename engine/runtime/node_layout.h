// Where the nodes of a Program lie in memory.
//
// Why: a parser makes children before their parents, with names, positions and texts between them;
// a render reads few bytes of each node, from the first to the last, and a processor brings memory
// by lines of 64 bytes. Nodes that lie in the order in which they are rendered, with their lists of
// children behind them, take half as many. Invariants: what is rendered is moved to Unit::nodes;
// what is not (texts and calls of no macro, which Block::lines holds, elements of literals, targets
// of #set that are a mere variable, definitions of macros) stays where it was. Calls are numbered
// anew with their sites. Ownership: the Unit. Threads: a Unit is changed here only before it is
// shared.
#pragma once

#include "engine/syntax/unit.h"

namespace vtl {

/// Moves the nodes of `unit`, whose operations are chosen, and makes the lines of its blocks.
void lay_out_nodes(syntax::Unit& unit);

}  // namespace vtl
