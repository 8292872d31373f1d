// What #define and the body of a block macro put into a variable: a piece of template rendered at
// each use.
//
// Why: printing, joining and comparing such a value renders it; it holds where it was defined to do
// so. Ownership: in the session's heap; valid during the render that made it. Threads: one render.
// Velocity quirk (Block.Reference in 1.7): printed by a reference it renders in the context where
// it is printed, arguments of the macro around included; its toString() renders in the context
// where it was defined. Nested in itself deeper than its limit it prints nothing, and its
// toString() is null.
#pragma once

#include <cstdint>

#include "engine/runtime/frame.h"
#include "engine/syntax/ast.h"
#include "vtl/object.h"

namespace vtl {

class Interpreter;

class BlockObject final : public Object {
 public:
  BlockObject(Interpreter& interpreter, const syntax::Block& body, const UnitInstance* unit,
              Frame* frame, std::uint32_t most_nested)
      : Object(JavaType::block_reference),
        interpreter_(&interpreter),
        body_(&body),
        unit_(unit),
        frame_(frame),
        most_nested_(most_nested) {}

  void append_to(TextBuffer& out) const override;
  const MethodTable* own_methods() const override;
  /// toString(): null when it is nested in itself too deep.
  Value text() const;

  Interpreter* interpreter_;
  const syntax::Block* body_;
  const UnitInstance* unit_;
  Frame* frame_;
  std::uint32_t most_nested_;
  mutable std::uint32_t nested_ = 0;
};

inline bool is_block(const Value& value) {
  return value.type() == JavaType::block_reference;
}
/// Of a value that is_block.
inline const BlockObject& block_of(const Value& value) {
  return *static_cast<const BlockObject*>(value.as_object());
}

}  // namespace vtl
