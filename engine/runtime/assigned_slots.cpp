#include "engine/runtime/assigned_slots.h"

#include "engine/syntax/children.h"

namespace vtl {

using syntax::as;
using syntax::NodeKind;

AssignedSlots::AssignedSlots(const syntax::Unit& unit) : is_assigned_(unit.slots.size()) {
  for (const std::uint32_t slot : {syntax::kForeachSlot, syntax::kVelocityCountSlot,
                                   syntax::kVelocityHasNextSlot, syntax::kBodyContentSlot}) {
    add(slot);
  }
  collect(*unit.root);
  // Some are no longer part of the tree.
  for (const syntax::MacroDefinition* macro : unit.macros) {
    if (!macros_.contains(macro)) collect(*macro);
  }
}

void AssignedSlots::collect(const syntax::Node& node) {
  switch (node.kind) {
    case NodeKind::set:
      if (as<syntax::Set>(node).target->steps.empty())
        add(as<syntax::Set>(node).target->wording().set_slot);
      break;
    case NodeKind::foreach_loop:
      add(as<syntax::Foreach>(node).variable);
      break;
    case NodeKind::define:
      add(as<syntax::Define>(node).variable);
      break;
    case NodeKind::macro_definition:
      macros_.insert(&as<syntax::MacroDefinition>(node));
      for (const std::uint32_t slot : as<syntax::MacroDefinition>(node).parameters) add(slot);
      break;
    case NodeKind::evaluate:
    case NodeKind::parse:
      is_any_ = true;
      break;
    default:
      break;
  }
  syntax::for_each_child(node, [this](const syntax::Node& child) { collect(child); });
}

}  // namespace vtl
