// The variables of one render: those of the main template, and what lies over them.
//
// A slot of the main template is a variable of the same number, and most renders never have
// anything else: plain() is the array then, and reading a variable is one load. Nested texts map
// their slots to variables, and bring more of them; macros and loops over null put frames on top
// (frames.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/runtime/frames.h"
#include "engine/runtime/session_caches.h"
#include "vtl/session.h"
#include "vtl/template.h"

namespace vtl {

class Variables {
 public:
  Variables(Session& session, const RenderOptions& options)
      : session_(session), options_(options) {}

  /// Makes the variables of the main template, with what the caller binds.
  void make(ProgramCache& cache);

  const Place& place() const { return place_; }
  /// From now on slots mean those of `place`.
  void enter(const Place& place) {
    place_ = place;
    const bool is_plain = place.frame == nullptr && place.unit->variables == nullptr;
    plain_ = is_plain ? values_ : nullptr;
  }
  /// Returns the variables by slot; null where frames or a mapping of slots are in between.
  Value* plain() const { return plain_; }

  /// What a variable stands for: a value, or an argument to be evaluated below `frame`.
  struct Reading {
    Value value;
    const FrameArgument* argument = nullptr;
    const Frame* frame = nullptr;
  };
  Reading read(std::uint32_t slot) const;
  void write(std::uint32_t slot, Value value) {
    if (plain_ != nullptr) [[likely]] {
      plain_[slot] = value;
    } else {
      write_through_frames(place_.unit->variable_of(slot), value);
    }
  }

  /// Returns the variable of that name; makes it if there is none.
  std::uint32_t named(std::string_view name);
  /// Reads a global, whatever frames there are.
  Value global(std::uint32_t variable) const { return values_[variable]; }
  /// Makes the own values of a frame; they live as long as the render.
  std::vector<OwnValue>* make_own_values() {
    return own_values_.emplace_back(std::make_unique<std::vector<OwnValue>>()).get();
  }

 private:
  void write_through_frames(std::uint32_t variable, Value value);
  Value initial_value(std::string_view name);

  Session& session_;
  const RenderOptions& options_;
  const Program* program_ = nullptr;
  // In the session's heap: those of the main template, then those that nested texts bring.
  Value* values_ = nullptr;
  std::uint32_t count_ = 0;
  std::uint32_t capacity_ = 0;
  Place place_;
  Value* plain_ = nullptr;
  /// All variables by name, from the first nested text on.
  std::unique_ptr<std::unordered_map<std::string_view, std::uint32_t>> by_name_;
  std::vector<std::unique_ptr<std::vector<OwnValue>>> own_values_;
};

}  // namespace vtl
