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

Value Interpreter::make_empty(const syntax::Sequence& node) {
  spend_steps(1);
  Heap& heap = session_.heap();
  if (node.kind == syntax::NodeKind::map) return Value(heap.make<Map>(heap, nullptr, 0U));
  return Value(heap.make<List>(JavaType::array_list, heap, nullptr, 0U, 0U));
}

Value Interpreter::copy_literal(const syntax::Sequence& node) {
  const syntax::Literal& literal = *node.literal;
  spend_steps(literal.parts.size());
  Heap& heap = session_.heap();
  auto* const begin = static_cast<char*>(heap.allocate(literal.bytes));
  std::memcpy(begin, literal.elements.data(), literal.elements.size());
  char* place = begin + literal.elements.size();
  for (const syntax::LiteralPart& part : literal.parts) {
    char* const elements = begin + part.elements;
    auto& holder = *reinterpret_cast<Value*>(begin + part.holder);
    if (part.is_map) {
      auto* const slots = reinterpret_cast<Map::Slot*>(elements);
      holder = Value(new (place) Map(heap, slots, part.count, part.count));
      place += sizeof(Map);
    } else {
      auto* const values = reinterpret_cast<Value*>(elements);
      holder = Value(new (place) List(JavaType::array_list, heap, values, part.count, part.count));
      place += sizeof(List);
    }
  }
  return *reinterpret_cast<const Value*>(begin);
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
