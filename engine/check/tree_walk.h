// Every node of a template once, in the order of the text.
//
// Why: rules look at single nodes, and want to know which variables a template has set so far.
// Invariants: the children and their order are those of engine/syntax/children.h. Depth is bounded
// by Limits::nesting_depth.
// Threads: no state beyond the walk.
#pragma once

#include "engine/check/rule_run.h"

namespace vtl::check {

/// Calls `visit` for each node, with run.place() telling where it stands.
void walk_tree(RuleRun& run, void (*visit)(RuleRun& run, const syntax::Node& node));

}  // namespace vtl::check
