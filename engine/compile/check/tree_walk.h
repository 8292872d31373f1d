// Every node of a template once, in the order of the text.
//
// Why: rules look at single nodes; how nodes hold other nodes is written down here only.
// Invariants: left sides of #set are not offered as references (they are written, not read), but
// what stands in their brackets and parentheses is. Depth is bounded by Limits::nesting_depth.
// Threads: no state beyond the walk.
#pragma once

#include "engine/compile/check/rule_run.h"

namespace vtl::check {

/// Calls `visit` for each node, with run.place() telling where it stands.
void walk_tree(RuleRun& run, void (*visit)(RuleRun& run, const syntax::Node& node));

}  // namespace vtl::check
