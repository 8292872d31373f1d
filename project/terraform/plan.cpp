#include "project/terraform/plan.h"

#include <utility>

namespace project {
namespace {

using documents::Member;
using documents::Node;

/// Without `[0]` and `["x"]`.
std::string without_index(std::string_view address) {
  std::string out;
  std::size_t depth = 0;
  bool is_quoted = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (depth > 0 && c == '"' && address[i - 1] != '\\') is_quoted = !is_quoted;
    if (!is_quoted && c == '[') ++depth;
    if (depth == 0) out += c;
    if (!is_quoted && c == ']' && depth > 0) --depth;
  }
  return out;
}

NodeRef step(const NodeRef& node, std::string_view key) {
  NodeRef at = node;
  // A block that may be repeated is a list, also where AppSync takes one.
  if (at != nullptr && at->is_list())
    at = at->children.empty() ? nullptr : at->children.front().value;
  return at == nullptr ? nullptr : at->get(key);
}

NodeRef follow(NodeRef node, std::string_view path) {
  while (node != nullptr) {
    const std::size_t dot = path.find('.');
    node = step(node, path.substr(0, dot));
    if (dot == std::string_view::npos) return node;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

NodeRef find_configuration(const NodeRef& module, std::string_view type, std::string_view name) {
  const NodeRef resources = module == nullptr ? nullptr : module->get("resources");
  if (resources == nullptr) return nullptr;
  for (const Member& one : resources->children) {
    if (text_or(*one.value, "type", "") == type && text_or(*one.value, "name", "") == name)
      return one.value->get("expressions");
  }
  return nullptr;
}

}  // namespace

Plan::Plan(Reading& reading, const NodeRef& root) : reading_(reading) {
  NodeRef values = root->get("planned_values");
  if (values == nullptr) values = root->get("values");
  const NodeRef configuration = root->get("configuration");
  add_module(values == nullptr ? nullptr : values->get("root_module"),
             configuration == nullptr ? nullptr : configuration->get("root_module"), "", 0);
}

void Plan::add_module(const NodeRef& module, const NodeRef& configuration,
                      const std::string& prefix, std::size_t level) {
  if (module == nullptr || !module->is_map()) return;
  if (level > reading_.limits.stack_levels) {
    reading_.report_limit(
        "stack_levels",
        "more than " + std::to_string(reading_.limits.stack_levels) + " modules in each other",
        module->place);
    return;
  }
  if (const NodeRef resources = module->get("resources")) {
    for (const Member& one : resources->children) {
      if (!one.value->is_map() || text_or(*one.value, "mode", "managed") != "managed") continue;
      PlannedResource made;
      made.address = text_or(*one.value, "address", "");
      made.module = prefix;
      made.type = text_or(*one.value, "type", "");
      made.name = text_or(*one.value, "name", "");
      made.values = one.value->get("values");
      made.expressions = find_configuration(configuration, made.type, made.name);
      made.place = one.value->place;
      index_[prefix + made.type + "." + made.name].push_back(resources_.size());
      resources_.push_back(std::move(made));
    }
  }
  const NodeRef children = module->get("child_modules");
  if (children == nullptr) return;
  for (const Member& child : children->children) {
    const std::string address = without_index(text_or(*child.value, "address", ""));
    const std::string own = address.substr(std::min(prefix.size(), address.size()));
    const std::string name = own.starts_with("module.") ? own.substr(7) : own;
    const NodeRef calls = configuration == nullptr ? nullptr : configuration->get("module_calls");
    const NodeRef call = calls == nullptr ? nullptr : calls->get(name);
    add_module(child.value, call == nullptr ? nullptr : call->get("module"), address + ".",
               level + 1);
  }
}

NodeRef Plan::value(const PlannedResource& resource, std::string_view path) const {
  const NodeRef found = follow(resource.values, path);
  return found == nullptr || found->is_null() ? nullptr : found;
}

std::string Plan::text(const PlannedResource& resource, std::string_view path) const {
  const NodeRef found = value(resource, path);
  return found != nullptr && found->is_scalar() ? found->text : std::string();
}

std::vector<const PlannedResource*> Plan::referred(const PlannedResource& resource,
                                                   std::string_view path) const {
  std::vector<const PlannedResource*> found;
  const NodeRef expression = follow(resource.expressions, path);
  const NodeRef references = expression == nullptr ? nullptr : expression->get("references");
  if (references == nullptr) return found;
  std::string last;
  for (const Member& one : references->children) {
    // `a.b.id` is followed by `a.b`, which says the same.
    const std::string plain = without_index(one.value->text);
    const std::size_t first = plain.find('.');
    const std::size_t second = first == std::string::npos ? first : plain.find('.', first + 1);
    const std::string key = resource.module + plain.substr(0, second);
    const auto instances = index_.find(key);
    const bool is_whole = second == std::string::npos;
    if (instances == index_.end() || (is_whole && key == last)) continue;
    last = key;
    // With several instances: the one with this resource's own key.
    const std::size_t bracket = resource.address.rfind('[');
    const PlannedResource* chosen = &resources_[instances->second.front()];
    for (const std::size_t index : instances->second) {
      const std::string& address = resources_[index].address;
      if (bracket != std::string::npos && address.ends_with(resource.address.substr(bracket)))
        chosen = &resources_[index];
      if (address == resource.module + one.value->text) chosen = &resources_[index];
    }
    found.push_back(chosen);
  }
  return found;
}

}  // namespace project
