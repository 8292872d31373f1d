// What only a few renders need: macros, nested texts, warnings.
//
// Most templates have none of these, and making and destroying their tables would cost more than
// rendering a small template: made at first use, one per render.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/program/operands.h"
#include "engine/program/program.h"
#include "engine/runtime/frames.h"

namespace vtl {

/// The macros that a render knows, and those in progress.
class Macros {
 public:
  struct Macro {
    const code::MacroDefinition* definition;
    const UnitInstance* unit;
  };

  /// The first of a name wins.
  void add_all(const UnitInstance& unit) {
    for (const code::MacroDefinition* definition : unit.program->macros())
      known_.emplace(definition->name, Macro{definition, &unit});
  }
  const Macro* find(std::string_view name) const {
    const auto found = known_.find(name);
    return found == known_.end() ? nullptr : &found->second;
  }
  /// Names of the macros in progress, outermost first.
  std::vector<std::string>& calls() { return calls_; }
  std::size_t size() const { return known_.size(); }

 private:
  std::unordered_map<std::string_view, Macro> known_;
  std::vector<std::string> calls_;
};

/// The texts that #evaluate and #parse brought. They stay as long as the render, because blocks and
/// frames refer to them.
struct NestedTexts {
  std::vector<std::shared_ptr<const Program>> programs;
  std::vector<std::unique_ptr<UnitInstance>> units;
  std::vector<std::unique_ptr<std::vector<std::uint32_t>>> slot_maps;
  std::unordered_map<std::string, const UnitInstance*> parsed;
  /// What #evaluate has compiled, by the text and what else its parse depends on.
  std::unordered_map<std::string, const UnitInstance*> evaluated;
};

struct RenderExtras {
  Macros macros;
  NestedTexts nested;
  /// Index of the warning of an instruction that has been warned about.
  std::unordered_map<const code::Instruction*, std::size_t> warned;
};

}  // namespace vtl
