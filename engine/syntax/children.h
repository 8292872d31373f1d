// Walks over the children of any node: the one place that knows what each kind of node holds.
//
// Children are visited in the order of the text. The left side of a #set is written, not read: it
// is not visited, but what stands in its brackets and parentheses is.
#pragma once

#include <span>

#include "engine/syntax/ast.h"

namespace vtl::syntax {

template <class T>
const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

template <class Visit>
void for_each(std::span<const Node* const> nodes, Visit&& visit) {
  for (const Node* node : nodes) visit(*node);
}

template <class Visit>
void for_each_argument(const Reference& reference, Visit&& visit) {
  for (const Step& step : reference.steps) for_each(step.arguments, visit);
}

/// Calls `visit(const Node&)` for each node directly below.
template <class Visit>
void for_each_child(const Node& node, Visit&& visit) {
  const auto visit_if = [&visit](const Node* child) {
    if (child != nullptr) visit(*child);
  };
  switch (node.kind) {
    case NodeKind::block:
      return for_each(as<Block>(node).statements, visit);
    case NodeKind::reference:
      return for_each_argument(as<Reference>(node), visit);
    case NodeKind::set:
      for_each_argument(*as<Set>(node).target, visit);
      return visit_if(as<Set>(node).value);
    case NodeKind::if_chain:
      for (const IfBranch& branch : as<If>(node).branches) {
        visit_if(branch.condition);
        visit_if(branch.body);
      }
      return;
    case NodeKind::foreach_loop:
      visit_if(as<Foreach>(node).iterable);
      return visit_if(as<Foreach>(node).body);
    case NodeKind::macro_definition:
      return visit_if(as<MacroDefinition>(node).body);
    case NodeKind::macro_call:
      for (const MacroArgument& argument : as<MacroCall>(node).arguments) visit_if(argument.node);
      return visit_if(as<MacroCall>(node).body);
    case NodeKind::define:
      return visit_if(as<Define>(node).body);
    case NodeKind::evaluate:
    case NodeKind::parse:
    case NodeKind::include:
    case NodeKind::break_loop:
    case NodeKind::stop:
    case NodeKind::return_value:
    case NodeKind::forbidden:
      return for_each(as<DirectiveCall>(node).arguments, visit);
    case NodeKind::string_template:
      return visit_if(as<StringTemplate>(node).content);
    case NodeKind::list:
    case NodeKind::map:
      return for_each(as<Sequence>(node).elements, visit);
    case NodeKind::logical_not:
    case NodeKind::parenthesized:
      return visit_if(as<Unary>(node).operand);
    case NodeKind::range:
    case NodeKind::logical_or:
    case NodeKind::logical_and:
    case NodeKind::equal:
    case NodeKind::not_equal:
    case NodeKind::less:
    case NodeKind::less_equal:
    case NodeKind::greater:
    case NodeKind::greater_equal:
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::modulo:
      visit_if(as<Binary>(node).left);
      return visit_if(as<Binary>(node).right);
    case NodeKind::text:
    case NodeKind::constant:
    case NodeKind::boolean:
    case NodeKind::bare_word:
      return;
  }
}

}  // namespace vtl::syntax
