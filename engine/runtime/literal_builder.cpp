#include "engine/runtime/literal_builder.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace vtl {
namespace {

using syntax::Literal;
using syntax::LiteralPart;
using syntax::Node;
using syntax::NodeKind;
using syntax::Sequence;

class Builder {
 public:
  explicit Builder(std::pmr::memory_resource& arena) : arena_(arena) {}

  const Literal* build(const Sequence& sequence) {
    add_bytes(Value());
    add_part(sequence, 0);
    Literal literal;
    literal.elements = kept(bytes_);
    literal.parts = kept(parts_);
    literal.bytes = static_cast<std::uint32_t>(bytes_.size() + object_bytes_);
    return new (arena_.allocate(sizeof(Literal), alignof(Literal))) Literal(literal);
  }

 private:
  template <class T>
  std::span<const T> kept(const std::vector<T>& items) {
    auto* const copy = static_cast<T*>(arena_.allocate(items.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), copy);
    return {copy, items.size()};
  }

  template <class T>
  void add_bytes(const T& item) {
    const auto* const first = reinterpret_cast<const char*>(&item);
    bytes_.insert(bytes_.end(), first, first + sizeof(T));
  }

  void add_part(const Sequence& sequence, std::size_t holder) {
    const std::size_t begin = bytes_.size();
    LiteralPart part;
    part.elements = static_cast<std::uint32_t>(begin);
    part.holder = static_cast<std::uint32_t>(holder);
    part.is_map = sequence.kind == NodeKind::map;
    const std::size_t nodes_of_each = part.is_map ? 2 : 1;
    part.count = static_cast<std::uint32_t>(sequence.elements.size() / nodes_of_each);
    for (std::uint32_t i = 0; i < part.count; ++i) {
      if (part.is_map) {
        add_bytes(sequence.entries[i]);
      } else {
        const Node& element = *sequence.elements[i];
        add_bytes(is_constant(element) ? constant_of(element) : Value());
      }
    }
    parts_.push_back(part);
    object_bytes_ += part.is_map ? sizeof(Map) : sizeof(List);
    for (std::uint32_t i = 0; i < part.count; ++i) {
      const Node& element = *sequence.elements[nodes_of_each * (i + 1) - 1];
      if (is_constant(element)) continue;
      const std::size_t offset =
          part.is_map ? i * sizeof(Map::Slot) + offsetof(Map::Slot, value) : i * sizeof(Value);
      add_part(static_cast<const Sequence&>(element), begin + offset);
    }
  }

  std::pmr::memory_resource& arena_;
  std::vector<LiteralPart> parts_;
  std::vector<char> bytes_;
  std::size_t object_bytes_ = 0;
};

}  // namespace

bool is_constant(const Node& node) {
  return node.kind == NodeKind::constant || node.kind == NodeKind::boolean;
}

Value constant_of(const Node& node) {
  return static_cast<const syntax::Constant&>(node).value;
}

const Literal* build_literal(const Sequence& sequence, std::pmr::memory_resource& arena) {
  return Builder(arena).build(sequence);
}

}  // namespace vtl
