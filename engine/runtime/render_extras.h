// What only a few renders need: macros, nested texts, own values of frames, warnings.
//
// Why: most templates have none of these, and making and destroying their tables would cost more
// than rendering a small template. Invariants: made at first use, one per render. Ownership: the
// Interpreter's; units stay as long as the render, because blocks and frames refer to them.
// Threads: one render.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/runtime/frame.h"
#include "engine/runtime/program.h"
#include "engine/syntax/ast.h"

namespace vtl {

struct Macro {
  const syntax::MacroDefinition* definition;
  const UnitInstance* unit;
};

struct RenderExtras {
  /// Index of the warning of a node that has been warned about.
  std::unordered_map<const syntax::Node*, std::size_t> warned;
  std::unordered_map<std::string_view, Macro> macros;
  /// Names of the macros in progress, outermost first.
  std::vector<std::string> macro_calls;
  /// Variables of nested texts that the main template does not have.
  std::unordered_map<std::string_view, std::uint32_t> late_variables;
  std::vector<std::unique_ptr<std::vector<std::uint32_t>>> slot_maps;
  std::vector<std::shared_ptr<const Program>> nested_programs;
  std::vector<std::unique_ptr<UnitInstance>> units;
  std::vector<std::unique_ptr<std::vector<OwnValue>>> own_values;
  std::unordered_map<std::string, const UnitInstance*> parsed_resources;
  /// By text, and what else its parse depends on.
  std::unordered_map<std::string, const UnitInstance*> evaluated_texts;
};

}  // namespace vtl
