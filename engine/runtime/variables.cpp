#include <algorithm>

#include "engine/runtime/interpreter.h"

namespace vtl {

Value Interpreter::get_through_frames(std::uint32_t variable) {
  for (Frame* frame = place_.frame; frame != nullptr; frame = frame->below) {
    if (frame->kind == FrameKind::null_element) {
      if (frame->hidden == variable) return {};
      continue;
    }
    if (frame->own != nullptr) {
      for (const OwnValue& own : *frame->own) {
        if (own.variable == variable && !own.value.is_null()) return own.value;
      }
    }
    for (const FrameArgument& argument : frame->arguments) {
      if (argument.variable != variable) continue;
      if (argument.node == nullptr) return argument.constant;
      // By name: evaluated where the call stands, as if written there.
      NativeDepth depth(*this);
      struct Restore {
        Interpreter& interpreter;
        Place place;
        ~Restore() { interpreter.enter(place); }
      } restore{*this, place_};
      enter({frame->caller, frame->below});
      return value_of(*argument.node);
    }
  }
  return variables_[variable];
}

void Interpreter::set_through_frames(std::uint32_t variable, Value value) {
  for (Frame* frame = place_.frame; frame != nullptr; frame = frame->below) {
    if (frame->kind == FrameKind::null_element) continue;
    if (frame->own == nullptr) {
      extras().own_values.push_back(std::make_unique<std::vector<OwnValue>>());
      frame->own = extras().own_values.back().get();
    }
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
  variables_[variable] = value;
}

Value Interpreter::initial_value(std::string_view name) {
  if (const Value host = host_value(session_.caches(), environment_, name); !host.is_null())
    return host;
  return bound_value(name);
}

Value Interpreter::bound_value(std::string_view name) const {
  for (const Binding& binding : options_.variables) {
    if (binding.name == name) return binding.value;
  }
  return options_.variable_map == nullptr ? Value() : options_.variable_map->get(name);
}

void Interpreter::make_variables(ProgramCache& cache) {
  const auto& slots = cache.program->unit().slots;
  variable_count_ = variable_capacity_ = static_cast<std::uint32_t>(slots.size());
  variables_ = static_cast<Value*>(session_.heap().allocate(slots.size() * sizeof(Value)));
  std::copy_n(cache.hosts.data(), variable_count_, variables_);
  if (options_.variable_map != nullptr) {
    for (std::uint32_t i = 0; i < variable_count_; ++i) {
      if (variables_[i].is_null()) variables_[i] = options_.variable_map->get(slots[i]);
    }
  }
  // Of two bindings of one name the first counts.
  for (std::size_t place = options_.variables.size(); place-- != 0;) {
    const Binding& binding = options_.variables[place];
    const std::uint32_t slot = cache.slot_of_binding(place, binding.name);
    if (slot != syntax::kNoSlot && cache.hosts[slot].is_null()) variables_[slot] = binding.value;
  }
}

std::uint32_t Interpreter::variable_named(std::string_view name) {
  auto& late_variables = extras().late_variables;
  if (late_variables.empty()) {
    const auto& slots = program_->unit().slots;
    for (std::uint32_t i = 0; i < slots.size(); ++i) late_variables.emplace(slots[i], i);
  }
  const auto [found, is_new] = late_variables.emplace(name, variable_count_);
  if (!is_new) return found->second;
  if (variable_count_ == variable_capacity_) {
    const std::uint32_t capacity = variable_capacity_ * 2 + 8;
    auto* grown = static_cast<Value*>(session_.heap().allocate(capacity * sizeof(Value)));
    std::copy_n(variables_, variable_count_, grown);
    variables_ = grown;
    variable_capacity_ = capacity;
    enter(place_);
  }
  variables_[variable_count_] = initial_value(name);
  return variable_count_++;
}

const UnitInstance* Interpreter::instantiate_nested(std::shared_ptr<const Program> program) {
  auto instance = std::make_unique<UnitInstance>();
  instance->unit = &program->unit();
  ProgramCache& cache = session_.caches().cache_of(program);
  instance->sites = cache.sites.data();
  instance->histories = cache.histories.data();
  instance->positions = cache.positions.data();
  auto map = std::make_unique<std::vector<std::uint32_t>>();
  for (std::string_view name : instance->unit->slots) map->push_back(variable_named(name));
  instance->variables = map->data();
  extras().slot_maps.push_back(std::move(map));
  extras().nested_programs.push_back(std::move(program));
  const UnitInstance* unit = extras().units.emplace_back(std::move(instance)).get();
  register_macros(unit);
  return unit;
}

}  // namespace vtl
