// What the builders of one Unit share: its arena, its names and the macros its texts have defined.
// A double-quoted string is a template of its own with its own tokens, but its variables, call
// sites and macros are those of the Unit.
//
// Velocity quirk: strings are parsed after the text around them, by a parser that remembers the
// macros whose #macro ... #end it has passed; `\#m()` in a string is an escape when #macro(m)
// stands anywhere in that text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/syntax/parser.h"
#include "engine/syntax/unit.h"

namespace vtl::syntax {

/// Thrown by the builders; parse() returns the error.
struct BuildFailure {
  SyntaxError error;
};

class UnitBuilder {
 public:
  UnitBuilder(Unit& unit_in, const ParseOptions& options_in);

  Unit& unit;
  const ParseOptions& options;

  std::uint32_t slot(std::string_view name);
  /// Returns the one copy of a name.
  std::string_view name(std::string_view text);

  /// Texts are numbered in the order in which they are parsed.
  std::uint32_t next_text() { return text_count_++; }
  /// Returns whether a text parsed before number `text` defines the macro.
  bool is_macro_known(std::string_view name, std::uint32_t text) const;
  void add_macro(std::string_view name, std::uint32_t text) {
    macro_texts_.try_emplace(name, text);
  }

  template <class T>
  T* make() {
    return new (unit.arena.allocate(sizeof(T), alignof(T))) T();
  }
  /// Makes what renders seldom read.
  template <class T>
  T* make_detail(const T& detail) {
    return new (unit.details.allocate(sizeof(T), alignof(T))) T(detail);
  }

  template <class T>
  std::span<T> copy(const T* items, std::size_t count) {
    if (count == 0) return {};
    T* const first = std::pmr::polymorphic_allocator<T>(&unit.arena).allocate(count);
    std::uninitialized_copy_n(items, count, first);
    return {first, count};
  }

  /// Children gathered for nodes that are being built, innermost last.
  std::vector<Node*> gathered;

 private:
  std::unordered_map<std::string_view, std::uint32_t> slots_;
  std::unordered_set<std::string_view> names_;
  /// The text that defines a macro first.
  std::unordered_map<std::string_view, std::uint32_t> macro_texts_;
  std::uint32_t text_count_ = 0;
};

/// Children of one node: collects on top of UnitBuilder::gathered and takes its part away again.
class Gathering {
 public:
  explicit Gathering(UnitBuilder& builder) : builder_(builder), base_(builder.gathered.size()) {}
  Gathering(const Gathering&) = delete;
  Gathering& operator=(const Gathering&) = delete;
  ~Gathering() { builder_.gathered.resize(base_); }

  void add(Node* node) { builder_.gathered.push_back(node); }
  std::size_t size() const { return builder_.gathered.size() - base_; }
  Node* operator[](std::size_t index) const { return builder_.gathered[base_ + index]; }
  std::span<Node* const> copy() const {
    return builder_.copy<Node*>(builder_.gathered.data() + base_, size());
  }

 private:
  UnitBuilder& builder_;
  std::size_t base_;
};

}  // namespace vtl::syntax
