#include <cstring>
#include <new>

#include "engine/runtime/interpreter.h"

namespace vtl {

Value Interpreter::build_list(const syntax::Sequence& node) {
  const std::size_t count = node.elements.size();
  auto* const values = static_cast<Value*>(session_.heap().allocate(count * sizeof(Value)));
  spend_steps(1);
  for (std::size_t i = 0; i < count; ++i) new (values + i) Value(operand_value(*node.elements[i]));
  const auto size = static_cast<std::uint32_t>(count);
  return Value(
      session_.heap().make<List>(JavaType::array_list, session_.heap(), values, size, size));
}

namespace {

/// memcpy, of mostly one or two.
template <class T>
T* copy_elements(char* to, const T* from, std::uint32_t count) {
  auto* const copies = reinterpret_cast<T*>(to);
  if (count > 2) {
    std::memcpy(static_cast<void*>(copies), from, count * sizeof(T));
  } else if (count != 0) {
    new (copies) T(from[0]);
    new (copies + count - 1) T(from[count - 1]);
  }
  return copies;
}

[[gnu::always_inline]] inline Value copy_part(const syntax::LiteralPart& part, Heap& heap,
                                              char* to) {
  if (part.elements != nullptr) {
    Value* const values = copy_elements(to + sizeof(List), part.elements, part.count);
    return Value(new (to) List(JavaType::array_list, heap, values, part.count, part.count));
  }
  Map::Slot* const slots = copy_elements(to + sizeof(Map), part.entries, part.count);
  return Value(new (to) Map(heap, slots, part.count, part.count));
}

}  // namespace

Value Interpreter::copy_flat_literal(const syntax::Sequence& node) {
  spend_steps(1);
  Heap& heap = session_.heap();
  const syntax::Literal& literal = *node.literal;
  return copy_part(literal.outermost, heap, static_cast<char*>(heap.allocate(literal.bytes)));
}

Value Interpreter::copy_literal(const syntax::Sequence& node) {
  const syntax::Literal& literal = *node.literal;
  spend_steps(1 + literal.inner.size());
  Heap& heap = session_.heap();
  auto* const begin = static_cast<char*>(heap.allocate(literal.bytes));
  Value outermost;
  Value* holder = &outermost;
  char* next = begin;
  const syntax::LiteralPart* part = &literal.outermost;
  for (std::size_t left = literal.inner.size();; --left) {
    *holder = copy_part(*part, heap, next);
    next += part->bytes();
    if (left == 0) return outermost;
    part = &literal.inner[literal.inner.size() - left];
    holder = reinterpret_cast<Value*>(begin + part->holder);
  }
}

Value Interpreter::build_map(const syntax::Sequence& node) {
  Map* map = session_.heap().make_map(static_cast<std::uint32_t>(node.elements.size() / 2));
  spend_steps(1);
  for (std::size_t i = 0; i + 1 < node.elements.size(); i += 2) {
    const Value key = operand_value(*node.elements[i]);
    const Value value = operand_value(*node.elements[i + 1]);
    map->put(key, value);
  }
  return Value(map);
}

Value Interpreter::copy_map(const syntax::Sequence& node) {
  Heap& heap = session_.heap();
  spend_steps(1);
  const std::span<const Map::Slot> entries(node.entries, node.elements.size() / 2);
  auto* const slots = static_cast<Map::Slot*>(heap.allocate(entries.size_bytes()));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    slots[i] = entries[i];
    if (entries[i].value.is_null()) slots[i].value = operand_value(*node.elements[2 * i + 1]);
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  return Value(heap.make<Map>(heap, slots, count, count));
}

}  // namespace vtl
