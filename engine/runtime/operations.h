// What the interpreter does with a node, chosen once for all its renders.
//
// Why: which of several ways a node is evaluated (a variable alone, a path, a call below `$util`, a
// list of constants) follows from the tree and the environment; asking that again at every render
// costs more than most nodes do. A node points at its row of functions, and evaluating it is one
// call. Invariants: choose_operations() gives every node of a Unit a row, whose functions are never
// null: a statement has the value null and is false, an expression that is not a reference prints
// nothing. Ownership: rows are constants; what literals are copied from lives in the arena of the
// Unit. Threads: a Unit is changed here only before it is shared. Velocity quirk: evaluate() and
// test() are two questions: literals and arithmetic have a value and are false.
#pragma once

#include <cstdint>

#include "engine/syntax/unit.h"
#include "vtl/environment.h"
#include "vtl/value.h"

namespace vtl {

class Interpreter;

/// How a statement ended.
enum class Flow : std::uint8_t { normal, break_scope, stop, return_value };

struct Operations {
  Value (*evaluate)(Interpreter& interpreter, const syntax::Node& node);
  /// The node as a condition.
  bool (*test)(Interpreter& interpreter, const syntax::Node& node);
  /// The node as a statement: prints.
  Flow (*execute)(Interpreter& interpreter, const syntax::Node& node);
};

/// Does printing such a node print nothing, whatever its value?
bool prints_nothing(const Operations& operations);

/// Chooses for all nodes of `unit`, and prepares what its literals copy. The variables of a nested
/// unit (#evaluate, #parse) may be changed by others.
void choose_operations(syntax::Unit& unit, const Environment& environment, bool is_nested);

}  // namespace vtl
