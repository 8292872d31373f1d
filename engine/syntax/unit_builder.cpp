#include "engine/syntax/unit_builder.h"

namespace vtl::syntax {

UnitBuilder::UnitBuilder(Unit& unit_in, const ParseOptions& options_in)
    : unit(unit_in), options(options_in) {
  for (std::string_view name : {"foreach", "velocityCount", "velocityHasNext", "bodyContent"}) {
    slot(name);
  }
}

std::uint32_t UnitBuilder::slot(std::string_view name) {
  const auto [entry, is_new] =
      slots_.try_emplace(name, static_cast<std::uint32_t>(unit.slots.size()));
  if (is_new) unit.slots.push_back(name);
  return entry->second;
}

bool UnitBuilder::is_macro_known(std::string_view name, std::uint32_t text) const {
  const auto found = macro_texts_.find(name);
  if (found != macro_texts_.end() && found->second < text) return true;
  return options.is_macro_known && options.is_macro_known(name);
}

const Symbol* UnitBuilder::symbol(std::string_view name) {
  const auto [entry, is_new] = symbols_.try_emplace(name, nullptr);
  if (is_new) {
    auto* const symbol = make<Symbol>();
    symbol->text = name;
    symbol->index = static_cast<std::uint32_t>(unit.symbols.size());
    unit.symbols.push_back(symbol);
    entry->second = symbol;
  }
  return entry->second;
}

}  // namespace vtl::syntax
