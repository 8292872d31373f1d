// What a rule of the check is made of. A rule stands in a source of its own, with its codes, what
// they mean and the function that finds them broken; rules.cpp lists the sources.
#pragma once

#include <span>

#include "engine/check/rule_run.h"

namespace vtl::check {

/// A look at each node of a kind, and the rules that it decides.
struct Look {
  syntax::NodeKind kind;
  void (*look)(RuleRun& run, const syntax::Node& node);
  std::span<const CheckRule> rules;
};

/// The function of a Look whose nodes have a class of their own.
template <class NodeClass, void (*look)(RuleRun& run, const NodeClass& node)>
void look_as(RuleRun& run, const syntax::Node& node) {
  look(run, static_cast<const NodeClass&>(node));
}

}  // namespace vtl::check
