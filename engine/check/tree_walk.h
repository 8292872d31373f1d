// Visits every node of a template once, in the order of the text (engine/syntax/children.h), and
// keeps track of which variables have been set so far. Limits::nesting_depth bounds the depth.
#pragma once

#include "engine/check/rule_run.h"

namespace vtl::check {

/// Calls `visit` for each node, with run.place() telling where it stands.
void walk_tree(RuleRun& run, void (*visit)(RuleRun& run, const syntax::Node& node));

}  // namespace vtl::check
