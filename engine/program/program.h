// A compiled template, made by engine/compile and shared by any number of renders. Its instructions
// lie in its own arena in the order in which they are rendered; texts, names and constants are
// views of what the parser made, which `texts` keeps alive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/program/operands.h"
#include "engine/value/counted_memory.h"
#include "vtl/environment.h"
#include "vtl/source.h"

namespace vtl {

/// Where the instructions of a Program lie.
struct ProgramMemory {
  CountedMemory counted;
  std::pmr::monotonic_buffer_resource arena{&counted};
};

/// The parts of a Program.
struct ProgramParts {
  std::shared_ptr<const Environment> environment;
  /// Owner of everything that instructions are views of, `source` and `names` included.
  std::shared_ptr<const void> texts;
  /// Bytes that they take.
  std::size_t text_bytes = 0;
  const Source* source = nullptr;
  /// Variable names by slot; code::kForeachSlot and so on are always there.
  std::span<const std::string_view> names;
  std::unique_ptr<ProgramMemory> memory;
  const code::Block* root = nullptr;
  /// In the order Velocity registers them; the first of a name wins.
  std::vector<const code::MacroDefinition*> macros;
  /// Number of Step::site.
  std::uint32_t site_count = 0;
  /// Whether anything may ask for $velocityCount or $velocityHasNext.
  bool is_loop_count_used = false;
};

class Program {
 public:
  explicit Program(ProgramParts parts) : parts_(std::move(parts)) {}

  const code::Block& root() const { return *parts_.root; }
  const Source& source() const { return *parts_.source; }
  const Environment& environment() const { return *parts_.environment; }
  /// What the compiler was given to keep alive; only whoever gave it knows its type.
  const std::shared_ptr<const void>& texts() const { return parts_.texts; }
  std::span<const std::string_view> names() const { return parts_.names; }
  std::span<const code::MacroDefinition* const> macros() const { return parts_.macros; }
  std::uint32_t site_count() const { return parts_.site_count; }
  bool is_loop_count_used() const { return parts_.is_loop_count_used; }
  /// Bytes that it occupies, what a session keeps for it included.
  std::size_t held_bytes() const {
    return sizeof(Program) + parts_.text_bytes + parts_.memory->counted.bytes() +
           kBytesPerSite * parts_.site_count;
  }

 private:
  static constexpr std::size_t kBytesPerSite = 128;

  ProgramParts parts_;
};

}  // namespace vtl
