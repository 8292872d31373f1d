// The answer while it grows: a tree of values, some of which are still to come.
#pragma once

#include <cstdint>
#include <string_view>

#include "gql/schema.h"
#include "graphql/plan/plan.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/value.h"

namespace gql::execution {

/// Steps of a path from the inside out.
struct PathNode {
  const PathNode* parent = nullptr;
  std::string_view key;
  std::uint32_t index = 0;
  /// Lives as long as the execution, and so do the nodes before it.
  bool is_kept = false;
};

struct ResultNode {
  enum class State : std::uint8_t { pending, null, leaf, object, list };
  struct Inner {
    const plan::FieldSet* set;  // of an object
    ResultNode* children;
  };

  State state = State::pending;
  std::uint32_t count = 0;
  union {
    vtl::Value leaf;
    Inner inner;
  };

  ResultNode() : leaf() {}
  void set_null() { state = State::null; }
  void set_leaf(const vtl::Value& value) {
    state = State::leaf;
    leaf = value;
  }
  void set_object(const plan::FieldSet* set, ResultNode* children) {
    state = State::object;
    count = static_cast<std::uint32_t>(set->fields.size());
    inner = {set, children};
  }
  void set_list(ResultNode* children, std::uint32_t size) {
    state = State::list;
    count = size;
    inner = {nullptr, children};
  }
};

/// Whether the value of `type` is null in the answer: because it is, or because something within it
/// that may not be null is, and nothing between the two may.
bool is_null(const ResultNode& node, const TypeRef& type);
/// Prints the value with everything that is null for such a reason as null; says whether it is null
/// itself.
bool write_result(vtl::TextBuffer& out, const ResultNode& node, const TypeRef& type);

}  // namespace gql::execution
