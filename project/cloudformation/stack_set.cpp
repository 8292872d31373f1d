#include "project/cloudformation/stack_set.h"

#include <algorithm>
#include <utility>

namespace project {
namespace {

using documents::Member;

bool is_nested_stack(const Resource& resource) {
  return resource.type == "AWS::CloudFormation::Stack" ||
         resource.type == "AWS::Serverless::Application";
}

/// Names that two paths share, counted from the end.
std::size_t common_tail(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (;;) {
    const std::size_t slash_a = a.rfind('/');
    const std::size_t slash_b = b.rfind('/');
    const auto last = [](std::string_view path, std::size_t slash) {
      return slash == std::string_view::npos ? path : path.substr(slash + 1);
    };
    if (last(a, slash_a) != last(b, slash_b)) return count;
    ++count;
    if (slash_a == std::string_view::npos || slash_b == std::string_view::npos) return count;
    a = a.substr(0, slash_a);
    b = b.substr(0, slash_b);
  }
}

std::size_t common_folders(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i <= std::min(a.size(), b.size()); ++i) {
    const char x = i < a.size() ? a[i] : '/';
    const char y = i < b.size() ? b[i] : '/';
    if (x != y) break;
    if (x == '/') ++count;
  }
  return count;
}

}  // namespace

StackSet::StackSet(Reading& one_reading) : reading(one_reading), evaluator(one_reading) {
  evaluator.find_export = [this](const std::string& name) { return find_export(name); };
}

Stack& StackSet::add_root(std::unique_ptr<Stack> stack) {
  roots_.push_back(stack.get());
  stacks_.push_back(std::move(stack));
  return *roots_.back();
}

void StackSet::add_nested() {
  // The list grows while it is walked: children are visited for theirs.
  for (std::size_t i = 0; i < stacks_.size(); ++i) add_children(*stacks_[i]);
}

void StackSet::add_children(Stack& stack) {
  for (const Resource& resource : stack.resources) {
    if (!is_nested_stack(resource) || !evaluator.exists(stack, resource)) continue;
    const bool is_sam = resource.type == "AWS::Serverless::Application";
    const std::string_view key = is_sam ? "Location" : "TemplateURL";
    const NodeRef location = evaluator.property(stack, resource, key);
    // A map is an application of a public repository.
    if (location == nullptr || !location->is_scalar()) continue;
    const Located found = locate(stack, &resource, key, location->text);
    if (!found.is_there) {
      reading.report_missing("stack", found.path, location->place).severity =
          found.path.find("://") == std::string::npos ? vtl::Severity::error : vtl::Severity::note;
      continue;
    }
    if (stack.level + 1 > reading.limits.stack_levels) {
      reading.report_limit(
          "stack_levels",
          "more than " + std::to_string(reading.limits.stack_levels) + " stacks in each other",
          resource.place);
      continue;
    }
    if (!reading.charge(resource.place, 100)) return;
    const NodeRef root = reading.document(found.path);
    if (root == nullptr) continue;
    auto child = make_stack(reading, found.path, root);
    child->parent = &stack;
    child->level = stack.level + 1;
    child->address = stack.address_of(resource.id);
    child->name = stack.name + "-" + resource.id;
    if (const NodeRef parameters = evaluator.property(stack, resource, "Parameters")) {
      for (const Member& member : parameters->children) child->given[member.key] = member.value;
    }
    stack.children[resource.id] = child.get();
    reading.add_source(found.path);
    stacks_.push_back(std::move(child));
  }
}

std::vector<Stack*> StackSet::all() const {
  std::vector<Stack*> sorted;
  std::vector<Stack*> waiting(roots_.rbegin(), roots_.rend());
  while (!waiting.empty()) {
    Stack* stack = waiting.back();
    waiting.pop_back();
    sorted.push_back(stack);
    std::vector<Stack*> children;
    for (const Resource& resource : stack->resources) {
      const auto child = stack->children.find(resource.id);
      if (child != stack->children.end()) children.push_back(child->second);
    }
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  return sorted;
}

Located StackSet::locate(const Stack& stack, const Resource* resource, std::string_view property,
                         const std::string& location) {
  if (locate_by_tool) {
    std::string path = locate_by_tool(stack, resource, property, location);
    if (!path.empty()) return {std::move(path), true};
  }
  const std::size_t scheme = location.find("://");
  if (scheme == std::string::npos) {
    std::string path = join_path(stack.folder, location);
    if (location.starts_with('/')) path = location;
    const bool is_there = reading.files.is_file(path);
    return {std::move(path), is_there};
  }
  const std::size_t slash = location.find('/', scheme + 3);
  if (slash == std::string::npos) return {location, false};
  std::string_view path = std::string_view(location).substr(slash + 1);
  path = path.substr(0, path.find_first_of("?#"));
  std::string found = find_by_tail(stack.folder, path);
  if (!found.empty()) return {std::move(found), true};
  return {join_path("", path), false};
}

std::string StackSet::find_by_tail(const std::string& folder, std::string_view location) {
  if (!has_files_) {
    has_files_ = true;
    constexpr std::size_t kDepth = 12;
    for (std::string& file : reading.files.files_below("", kDepth)) {
      files_by_name_[file_name_of(file)].push_back(std::move(file));
    }
  }
  const auto named = files_by_name_.find(file_name_of(location));
  if (named == files_by_name_.end()) return {};
  const std::string* best = nullptr;
  std::pair<std::size_t, std::size_t> best_rank;
  for (const std::string& file : named->second) {
    // The more names they share from the end, the better; then the nearer to the template.
    const std::pair<std::size_t, std::size_t> rank{common_tail(file, location),
                                                   common_folders(file, folder)};
    if (best == nullptr || rank > best_rank) {
      best = &file;
      best_rank = rank;
    }
  }
  return *best;
}

void StackSet::index_exports() {
  if (!has_exports_) {
    has_exports_ = true;
    for (const std::string& file : other_templates) {
      const bool is_known = std::any_of(stacks_.begin(), stacks_.end(),
                                        [&](const auto& one) { return one->file == file; });
      const NodeRef root = is_known ? nullptr : reading.document(file);
      if (root != nullptr && root->is_map() && root->find("Outputs") != nullptr) {
        stacks_.push_back(make_stack(reading, file, root));
      }
    }
  }
  // Stacks are still being added while parameters of nested ones are evaluated.
  while (indexed_stacks_ < stacks_.size()) {
    Stack& stack = *stacks_[indexed_stacks_++];
    if (stack.outputs == nullptr || !stack.outputs->is_map()) continue;
    for (const Member& member : stack.outputs->children) {
      const NodeRef exported = member.value == nullptr ? nullptr : member.value->get("Export");
      if (exported == nullptr) continue;
      const NodeRef name = evaluator.evaluate(stack, exported->get("Name"));
      if (name == nullptr || !name->is_scalar()) continue;
      exports_.emplace(name->text, Export{&stack, member.value->get("Value")});
    }
  }
}

NodeRef StackSet::find_export(const std::string& name) {
  index_exports();
  const auto found = exports_.find(name);
  // A value that leads back to its own export is only its name.
  if (found == exports_.end() || !open_exports_.insert(name).second) return nullptr;
  NodeRef value = evaluator.evaluate(*found->second.stack, found->second.value);
  open_exports_.erase(name);
  return value;
}

}  // namespace project
