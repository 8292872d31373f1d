#include "graphql/execution/result.h"

#include <array>
#include <charconv>

#include "vtl/json.h"

namespace gql::execution {
namespace {

void write_leaf(vtl::TextBuffer& out, const vtl::Value& value) {
  if (value.is_string()) {
    vtl::write_json_string(out, value.as_string());
  } else if (value.is_boolean()) {
    out.append(value.as_boolean() ? std::string_view("true") : std::string_view("false"));
  } else if (value.is_small_integer()) {
    std::array<char, 24> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value.as_integer()).ptr;
    out.append({digits.data(), static_cast<std::size_t>(end - digits.data())});
  } else {
    vtl::write_json(out, value);
  }
}

}  // namespace

bool is_null(const ResultNode& node, const TypeRef& type) {
  const TypeRef& nullable = *type.nullable();
  switch (node.state) {
    case ResultNode::State::object:
      for (std::uint32_t i = 0; i < node.count; ++i) {
        const TypeRef& inner = *node.inner.set->fields[i].definition->type;
        if (inner.is_non_null() && is_null(node.inner.children[i], inner)) return true;
      }
      return false;
    case ResultNode::State::list: {
      const TypeRef& inner = *nullable.inner;
      for (std::uint32_t i = 0; i < node.count && inner.is_non_null(); ++i) {
        if (is_null(node.inner.children[i], inner)) return true;
      }
      return false;
    }
    case ResultNode::State::leaf:
      return false;
    default:
      return true;
  }
}

bool write_result(vtl::TextBuffer& out, const ResultNode& node, const TypeRef& type) {
  const std::size_t start = out.size();
  const auto give_up = [&] {
    out.truncate(start);
    out.append("null");
    return true;
  };
  switch (node.state) {
    case ResultNode::State::leaf:
      write_leaf(out, node.leaf);
      return false;
    case ResultNode::State::object:
      out.append('{');
      for (std::uint32_t i = 0; i < node.count; ++i) {
        const plan::PlannedField& field = node.inner.set->fields[i];
        if (i > 0) out.append(',');
        // Response keys are names: nothing in them needs an escape.
        out.append('"');
        out.append(field.key);
        out.append("\":");
        const TypeRef& inner = *field.definition->type;
        if (write_result(out, node.inner.children[i], inner) && inner.is_non_null()) {
          return give_up();
        }
      }
      out.append('}');
      return false;
    case ResultNode::State::list: {
      const TypeRef& inner = *type.nullable()->inner;
      out.append('[');
      for (std::uint32_t i = 0; i < node.count; ++i) {
        if (i > 0) out.append(',');
        if (write_result(out, node.inner.children[i], inner) && inner.is_non_null()) {
          return give_up();
        }
      }
      out.append(']');
      return false;
    }
    default:
      out.append("null");
      return true;
  }
}

}  // namespace gql::execution
