// What lies over the global variables while a macro, a block or a loop over a null element runs.
//
// Velocity 1.7 chains contexts: a macro call makes a proxy over its caller's, an element that is
// null a wrapper that hides the loop variable. Templates without either never have a frame, and
// their variables are plain slots. Reading goes outwards (own values, arguments, then the frame
// below, at last the globals); writing goes into every frame on the way and into the globals.
// Frames live in the session's heap, because a #define made inside a macro keeps its frame.
// Velocity quirks (ProxyVMContext, Foreach.NullHolderContext in 1.7): arguments are passed by name
// and evaluated in the caller's context at each read; a missing argument reads the outer variable;
// a null one hides it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/program/program.h"
#include "vtl/value.h"

namespace vtl {

struct CallSite;
struct SiteHistory;

/// A program as one render sees it: its slots mapped to the render's variables, its sites to their
/// caches.
struct UnitInstance {
  const Program* program = nullptr;
  /// nullptr: slot n is variable n (the main template).
  const std::uint32_t* variables = nullptr;
  CallSite* sites = nullptr;
  SiteHistory* histories = nullptr;
  std::uint32_t* positions = nullptr;

  std::uint32_t variable_of(std::uint32_t slot) const {
    return variables == nullptr ? slot : variables[slot];
  }
};

struct OwnValue {
  std::uint32_t variable;
  Value value;
};

struct FrameArgument {
  std::uint32_t variable = 0;
  /// Evaluated in the caller's context at each read; nullptr: `constant` was evaluated at the call.
  const code::Instruction* instruction = nullptr;
  std::string_view literal;
  Value constant;
};

enum class FrameKind : std::uint8_t { macro, null_element };

struct Frame {
  FrameKind kind = FrameKind::macro;
  Frame* below = nullptr;
  /// For a macro: where its arguments are evaluated.
  const UnitInstance* caller = nullptr;
  std::span<const FrameArgument> arguments;
  std::vector<OwnValue>* own = nullptr;
  /// For null_element: the loop variable that reads null.
  std::uint32_t hidden = 0;
};

/// Where a render is: whose slots and sites count, and what lies over the variables.
struct Place {
  const UnitInstance* unit = nullptr;
  Frame* frame = nullptr;
};

}  // namespace vtl
