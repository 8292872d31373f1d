#include "project/cloudformation/stack.h"

#include <utility>

namespace project {
namespace {

/// "template" for template.yaml and Stack.template.json.
std::string stack_name_of(std::string_view file) {
  std::string name = file_name_of(file);
  for (const std::string_view suffix : {".template.json", ".template.yaml", ".template.yml",
                                        ".json", ".yaml", ".yml", ".template"}) {
    if (name.ends_with(suffix) && name.size() > suffix.size()) {
      name.resize(name.size() - suffix.size());
      break;
    }
  }
  return name;
}

void report_macro(Reading& reading, std::string_view name, const Place& place) {
  Problem& problem = reading.report(
      "PRJ007", vtl::Severity::warning,
      "the macro `" + std::string(name) + "` is not run; what it makes is not here", place);
  problem.help =
      "make the final template with the tool that has the macro, and name it with --config";
}

void check_macros(Reading& reading, const documents::Node& root) {
  const NodeRef transform = root.get("Transform");
  if (transform == nullptr) return;
  const auto check = [&](const documents::Node& one) {
    if (one.is_map())
      return report_macro(reading, text_or(one, "Name", "Fn::Transform"), one.place);
    if (one.text.starts_with("AWS::Serverless") ||
        one.text.starts_with("AWS::LanguageExtensions") ||
        one.text.starts_with("AWS::SecretsManager") || one.text.starts_with("AWS::CodeDeploy")) {
      return;
    }
    report_macro(reading, one.text, one.place);
  };
  if (!transform->is_list()) return check(*transform);
  for (const documents::Member& element : transform->children) check(*element.value);
}

void take_section(const documents::Node& root, std::string_view key,
                  std::unordered_map<std::string, NodeRef>& into) {
  const NodeRef section = root.get(key);
  if (section == nullptr || !section->is_map()) return;
  for (const documents::Member& member : section->children) into.emplace(member.key, member.value);
}

}  // namespace

const Resource* Stack::find(std::string_view id) const {
  const auto found = resource_index.find(std::string(id));
  return found == resource_index.end() ? nullptr : &resources[found->second];
}

std::string Stack::address_of(std::string_view local) const {
  return address.empty() ? std::string(local) : address + "/" + std::string(local);
}

std::unique_ptr<Stack> make_stack(Reading& reading, std::string file, const NodeRef& root) {
  auto stack = std::make_unique<Stack>();
  stack->folder = folder_of(file);
  stack->name = stack_name_of(file);
  stack->file = std::move(file);
  stack->root = root;
  if (root == nullptr || !root->is_map()) return stack;
  check_macros(reading, *root);
  take_section(*root, "Parameters", stack->parameters);
  take_section(*root, "Conditions", stack->conditions);
  stack->mappings = root->get("Mappings");
  stack->outputs = root->get("Outputs");
  const NodeRef resources = root->get("Resources");
  if (resources == nullptr || !resources->is_map()) return stack;
  for (const documents::Member& member : resources->children) {
    if (member.key.starts_with("Fn::")) {
      report_macro(reading, member.key, member.key_place);
      continue;
    }
    if (member.value == nullptr || !member.value->is_map()) continue;
    stack->resource_index.emplace(member.key, stack->resources.size());
    stack->resources.push_back(
        {member.key, text_or(*member.value, "Type", ""), member.value, member.key_place});
  }
  return stack;
}

}  // namespace project
