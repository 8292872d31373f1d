#include "engine/runtime/interpreter.h"
#include "engine/runtime/namespace_object.h"

namespace vtl {

Value Interpreter::get_through_frames(std::uint32_t variable) {
  for (Frame* frame = frame_; frame != nullptr; frame = frame->below) {
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
        const UnitInstance* unit;
        Frame* frame;
        ~Restore() {
          interpreter.unit_ = unit;
          interpreter.frame_ = frame;
        }
      } restore{*this, unit_, frame_};
      unit_ = frame->caller;
      frame_ = frame->below;
      return value_of(*argument.node);
    }
  }
  return variables_[variable];
}

void Interpreter::set_through_frames(std::uint32_t variable, const Value& value) {
  for (Frame* frame = frame_; frame != nullptr; frame = frame->below) {
    if (frame->kind == FrameKind::null_element) continue;
    if (frame->own == nullptr) {
      own_values_.push_back(std::make_unique<std::vector<OwnValue>>());
      frame->own = own_values_.back().get();
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

Value Interpreter::namespace_value(const HostNamespace& host) {
  for (const auto& [known, value] : namespaces_) {
    if (known == &host) return value;
  }
  const Value value(static_cast<Object*>(session_.heap().make<NamespaceObject>(host)));
  namespaces_.emplace_back(&host, value);
  return value;
}

Value Interpreter::initial_value(std::string_view name) {
  for (const HostObject& object : environment_.hosts) {
    if (object.name != name) continue;
    return namespace_value(*object.host);
  }
  for (const Binding& binding : options_.variables) {
    if (binding.name == name) return binding.value;
  }
  return options_.variable_map == nullptr ? Value() : options_.variable_map->get(name);
}

std::uint32_t Interpreter::variable_named(std::string_view name) {
  if (late_variables_.empty()) {
    const auto& slots = program_->unit().slots;
    for (std::uint32_t i = 0; i < slots.size(); ++i) late_variables_.emplace(slots[i], i);
  }
  auto [found, is_new] =
      late_variables_.emplace(name, static_cast<std::uint32_t>(variables_.size()));
  if (is_new) variables_.push_back(initial_value(name));
  return found->second;
}

const UnitInstance* Interpreter::instantiate(std::shared_ptr<const Program> program, bool is_main) {
  auto instance = std::make_unique<UnitInstance>();
  instance->unit = &program->unit();
  instance->sites = session_.caches().sites_of(program);
  if (!is_main) {
    auto map = std::make_unique<std::vector<std::uint32_t>>();
    for (std::string_view name : instance->unit->slots) map->push_back(variable_named(name));
    instance->variables = map->data();
    slot_maps_.push_back(std::move(map));
    nested_programs_.push_back(std::move(program));
  }
  units_.push_back(std::move(instance));
  register_macros(units_.back().get());
  return units_.back().get();
}

}  // namespace vtl
