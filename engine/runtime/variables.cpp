#include "engine/runtime/variables.h"

#include <algorithm>
#include <cstddef>

namespace vtl {

void Variables::make(ProgramCache& cache) {
  program_ = cache.program.get();
  const auto names = program_->names();
  count_ = capacity_ = static_cast<std::uint32_t>(names.size());
  values_ = static_cast<Value*>(session_.heap().allocate(names.size() * sizeof(Value)));
  std::copy_n(cache.hosts.data(), count_, values_);
  if (options_.variable_map != nullptr) {
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (values_[i].is_null()) values_[i] = options_.variable_map->get(names[i]);
    }
  }
  // When two bindings have one name, the first counts: it is written last.
  for (std::size_t place = options_.variables.size(); place-- != 0;) {
    const Binding& binding = options_.variables[place];
    const std::uint32_t slot = cache.slot_of_binding(place, binding.name);
    if (slot != code::kNoSlot && cache.hosts[slot].is_null()) values_[slot] = binding.value;
  }
}

Variables::Reading Variables::read(std::uint32_t slot) const {
  const std::uint32_t variable = place_.unit->variable_of(slot);
  for (const Frame* frame = place_.frame; frame != nullptr; frame = frame->below) {
    if (frame->kind == FrameKind::null_element) {
      if (frame->hidden == variable) return {};
      continue;
    }
    if (frame->own != nullptr) {
      for (const OwnValue& own : *frame->own) {
        if (own.variable == variable && !own.value.is_null()) return {own.value};
      }
    }
    for (const FrameArgument& argument : frame->arguments) {
      if (argument.variable != variable) continue;
      if (argument.instruction == nullptr) return {argument.constant};
      return {{}, &argument, frame};
    }
  }
  return {values_[variable]};
}

void Variables::write_through_frames(std::uint32_t variable, Value value) {
  for (Frame* frame = place_.frame; frame != nullptr; frame = frame->below) {
    if (frame->kind == FrameKind::null_element) continue;
    if (frame->own == nullptr) frame->own = make_own_values();
    bool is_found = false;
    for (OwnValue& own : *frame->own) {
      if (own.variable != variable) continue;
      own.value = value;
      is_found = true;
    }
    if (!is_found) {
      session_.heap().charge(sizeof(OwnValue));
      frame->own->push_back({variable, value});
    }
  }
  values_[variable] = value;
}

Value Variables::initial_value(std::string_view name) {
  if (const Value host = host_value(session_.caches(), program_->environment(), name);
      !host.is_null())
    return host;
  for (const Binding& binding : options_.variables) {
    if (binding.name == name) return binding.value;
  }
  return options_.variable_map == nullptr ? Value() : options_.variable_map->get(name);
}

std::uint32_t Variables::named(std::string_view name) {
  if (by_name_ == nullptr) {
    by_name_ = std::make_unique<std::unordered_map<std::string_view, std::uint32_t>>();
    const auto names = program_->names();
    for (std::uint32_t i = 0; i < names.size(); ++i) by_name_->emplace(names[i], i);
  }
  const auto [found, is_new] = by_name_->emplace(name, count_);
  if (!is_new) return found->second;
  if (count_ == capacity_) {
    const std::uint32_t capacity = capacity_ * 2 + 8;
    auto* grown = static_cast<Value*>(session_.heap().allocate(capacity * sizeof(Value)));
    std::copy_n(values_, count_, grown);
    values_ = grown;
    capacity_ = capacity;
    enter(place_);
  }
  values_[count_] = initial_value(name);
  return count_++;
}

}  // namespace vtl
