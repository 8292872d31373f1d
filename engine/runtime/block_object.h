// What #define and the body of a block macro put into a variable: a piece of template rendered at
// each use.
//
// Printing, joining and comparing such a value renders it; it holds where it was defined to do so.
// Valid during the render that made it. Velocity quirk (Block.Reference in 1.7): printed by a
// reference it renders in the context where it is printed, arguments of the macro around included;
// its toString() renders in the context where it was defined. Nested in itself deeper than its
// limit it prints nothing, and its toString() is null.
#pragma once

#include <cstdint>

#include "engine/program/operands.h"
#include "engine/runtime/frames.h"
#include "vtl/object.h"

namespace vtl {

class Execution;

class BlockObject final : public Object {
 public:
  BlockObject(Execution& run, const code::Block& body, const Place& defined_at,
              std::uint32_t most_nested)
      : Object(JavaType::block_reference),
        run_(&run),
        body_(&body),
        defined_at_(defined_at),
        most_nested_(most_nested) {}

  void append_to(TextBuffer& out) const override;
  const MethodTable* own_methods() const override;
  /// toString(): null when it is nested in itself too deep.
  Value text() const;
  /// Appends toString(), rendered where the block was defined; false when that is null.
  bool append_text(TextBuffer& out) const;
  /// Prints it where the render is, under `frame`; false when it is nested in itself too deep.
  bool render(Frame* frame) const;

 private:
  Execution* run_;
  const code::Block* body_;
  Place defined_at_;
  std::uint32_t most_nested_;
  mutable std::uint32_t nested_ = 0;
};

inline bool is_block(const Value& value) {
  return value.type() == JavaType::block_reference;
}
/// Precondition: is_block(value).
inline const BlockObject& block_of(const Value& value) {
  return *static_cast<const BlockObject*>(value.as_object());
}

}  // namespace vtl
