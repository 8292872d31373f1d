#include <map>
#include <memory>

#include "dynamodb/expression/apply.h"

namespace dynamodb {
namespace {

// The union of the paths as a tree: a leaf is a value of the item, an inner node the members or
// elements of it that were asked for.
struct Node {
  const Value* leaf = nullptr;
  std::map<std::string, Node> members;
  std::map<std::int64_t, Node> elements;
};

Value value_of(const Node& node) {
  if (node.leaf != nullptr) return *node.leaf;
  if (!node.elements.empty()) {
    List list;
    for (const auto& [index, element] : node.elements) list.push_back(value_of(element));
    return Value::list(std::move(list));
  }
  std::vector<Attribute> members;
  for (const auto& [name, member] : node.members) members.push_back({name, value_of(member)});
  return Value::map(Map::of(std::move(members)));
}

void add_path(const BoundExpression& bound, const Path& path, const Item& item, Node& root) {
  const Value* value = look_up(bound, path, item);
  if (value == nullptr) return;
  Node* node = &root;
  for (const Step& step : path) {
    node = step.kind == Step::Kind::index ? &node->elements[step.index]
                                          : &node->members[bound.name(step)];
  }
  node->leaf = value;
}

Item item_of(const Node& root) {
  std::vector<Attribute> attributes;
  for (const auto& [name, node] : root.members) attributes.push_back({name, value_of(node)});
  return Map::of(std::move(attributes));
}

}  // namespace

Item project(const BoundExpression& bound, const Item& item) {
  Node root;
  for (const Path& path : bound.parsed->paths) add_path(bound, path, item, root);
  return item_of(root);
}

Item project_changes(const BoundExpression& bound, const Item& item) {
  Node root;
  for (const Change& change : bound.parsed->changes) add_path(bound, change.path, item, root);
  return item_of(root);
}

}  // namespace dynamodb
