// The recipes of literals in which nothing is computed: see engine/program/literal.h.
//
// All elements of all containers are laid out one container after the other, an outer one before
// those in it, behind the Value that holds the outermost. `[1, {"a": 2}]`:
//
//   bytes   holder of the list | 1, null | entry "a": 2
//   parts   list: elements at the 1, held by the holder
//           map:  elements at the entry, held by the null
//
// A copy of the bytes with the objects behind them is the literal, once each part has been told
// where it lies.
#include <cstddef>
#include <vector>

#include "engine/compile/draft.h"

namespace vtl::compile_detail {
namespace {

using code::Instruction;
using code::Literal;
using code::LiteralPart;
using code::Sequence;

class Builder {
 public:
  explicit Builder(Draft& draft) : draft_(draft) {}

  const Literal* build(const Sequence& sequence) {
    add_bytes(Value());
    add_part(sequence, 0);
    Literal literal;
    // Aligned as Values are.
    const auto elements =
        draft_.allocate<Value>((bytes_.size() + sizeof(Value) - 1) / sizeof(Value));
    std::ranges::copy(bytes_, reinterpret_cast<char*>(elements.data()));
    literal.elements = {reinterpret_cast<const char*>(elements.data()), bytes_.size()};
    literal.parts = draft_.keep_all(std::span<const LiteralPart>(parts_));
    literal.bytes = static_cast<std::uint32_t>(bytes_.size() + object_bytes_);
    return draft_.keep(literal);
  }

 private:
  template <class T>
  void add_bytes(const T& item) {
    const auto* const first = reinterpret_cast<const char*>(&item);
    bytes_.insert(bytes_.end(), first, first + sizeof(T));
  }

  static Value value_of(const Instruction& element) {
    return code::is_constant(element.op) ? code::as<code::Constant>(element).value : Value();
  }

  void add_part(const Sequence& sequence, std::size_t holder) {
    const std::size_t begin = bytes_.size();
    LiteralPart part;
    part.elements = static_cast<std::uint32_t>(begin);
    part.holder = static_cast<std::uint32_t>(holder);
    part.is_map = sequence.is_map;
    const std::size_t nodes_of_each = part.is_map ? 2 : 1;
    part.count = static_cast<std::uint32_t>(sequence.elements.size() / nodes_of_each);
    for (std::uint32_t i = 0; i < part.count; ++i) {
      if (part.is_map) {
        add_bytes(sequence.entries[i]);
      } else {
        add_bytes(value_of(*sequence.elements[i]));
      }
    }
    parts_.push_back(part);
    object_bytes_ += part.is_map ? sizeof(Map) : sizeof(List);
    for (std::uint32_t i = 0; i < part.count; ++i) {
      const Instruction& element = *sequence.elements[nodes_of_each * (i + 1) - 1];
      if (code::is_constant(element.op)) continue;
      const std::size_t offset =
          part.is_map ? i * sizeof(Map::Slot) + offsetof(Map::Slot, value) : i * sizeof(Value);
      add_part(code::as<Sequence>(element), begin + offset);
    }
  }

  Draft& draft_;
  std::vector<LiteralPart> parts_;
  std::vector<char> bytes_;
  std::size_t object_bytes_ = 0;
};

}  // namespace

const Literal* build_literal(const Sequence& sequence, Draft& draft) {
  return Builder(draft).build(sequence);
}

}  // namespace vtl::compile_detail
