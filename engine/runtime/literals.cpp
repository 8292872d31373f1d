// Lists and maps as they are written: made element by element, or copied from a recipe.
#include <cstring>
#include <new>

#include "engine/runtime/execution.h"

namespace vtl {

using code::Instruction;
using code::Opcode;
using code::Sequence;

namespace handle {

template <>
Value evaluate<Opcode::list>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Sequence>(instruction);
  const std::size_t count = node.elements.size();
  auto* const values = static_cast<Value*>(run.heap().allocate(count * sizeof(Value)));
  run.budget().spend_steps(1);
  for (std::size_t i = 0; i < count; ++i) new (values + i) Value(run.operand(*node.elements[i]));
  const auto size = static_cast<std::uint32_t>(count);
  return Value(run.heap().make<List>(JavaType::array_list, run.heap(), values, size, size));
}

template <>
Value evaluate<Opcode::map>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Sequence>(instruction);
  Map* const map = run.heap().make_map(static_cast<std::uint32_t>(node.elements.size() / 2));
  run.budget().spend_steps(1);
  for (std::size_t i = 0; i + 1 < node.elements.size(); i += 2) {
    const Value key = run.operand(*node.elements[i]);
    const Value value = run.operand(*node.elements[i + 1]);
    map->put(key, value);
  }
  return Value(map);
}

template <>
Value evaluate<Opcode::empty_sequence>(Execution& run, const Instruction& instruction) {
  run.budget().spend_steps(1);
  Heap& heap = run.heap();
  if (code::as<Sequence>(instruction).is_map) return Value(heap.make<Map>(heap, nullptr, 0U));
  return Value(heap.make<List>(JavaType::array_list, heap, nullptr, 0U, 0U));
}

template <>
Value evaluate<Opcode::copy_literal>(Execution& run, const Instruction& instruction) {
  const code::Literal& literal = *code::as<Sequence>(instruction).literal;
  run.budget().spend_steps(literal.parts.size());
  Heap& heap = run.heap();
  auto* const begin = static_cast<char*>(heap.allocate(literal.bytes));
  std::memcpy(begin, literal.elements.data(), literal.elements.size());
  char* place = begin + literal.elements.size();
  for (const code::LiteralPart& part : literal.parts) {
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

template <>
Value evaluate<Opcode::copy_map>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<Sequence>(instruction);
  Heap& heap = run.heap();
  run.budget().spend_steps(1);
  const std::span<const Map::Slot> entries(node.entries, node.elements.size() / 2);
  auto* const slots = static_cast<Map::Slot*>(heap.allocate(entries.size_bytes()));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    slots[i] = entries[i];
    if (entries[i].value.is_null()) slots[i].value = run.operand(*node.elements[2 * i + 1]);
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  return Value(heap.make<Map>(heap, slots, count, count));
}

}  // namespace handle

}  // namespace vtl
