#include "engine/syntax/unit_builder.h"

#include "engine/syntax/token_text.h"

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
  if (is_new) {
    unit.slots.push_back(name);
  } else if (entry->second == kVelocityCountSlot || entry->second == kVelocityHasNextSlot) {
    unit.is_loop_count_named = true;
  }
  return entry->second;
}

bool UnitBuilder::is_macro_known(std::string_view name, std::uint32_t text) const {
  const auto found = macro_texts_.find(name);
  if (found != macro_texts_.end() && found->second < text) return true;
  return options.is_macro_known && options.is_macro_known(name);
}

std::string_view UnitBuilder::name(std::string_view text) {
  const auto known = names_.find(text);
  return known != names_.end() ? *known : *names_.insert(copy_text(text, unit.texts)).first;
}

}  // namespace vtl::syntax
