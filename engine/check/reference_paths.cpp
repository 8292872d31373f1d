#include "engine/check/reference_paths.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "engine/syntax/children.h"

namespace vtl {
namespace {

using syntax::as;
using syntax::Node;
using syntax::NodeKind;

class PathFinder {
 public:
  explicit PathFinder(const syntax::Unit& unit) : unit_(unit) {}

  std::vector<ReferencePath> run() {
    visit(*unit_.root);
    return std::move(paths_);
  }

 private:
  static std::optional<std::string> constant_key(std::span<const Node* const> arguments) {
    if (arguments.size() != 1 || arguments[0]->kind != NodeKind::constant) return std::nullopt;
    const Value value = as<syntax::Constant>(*arguments[0]).value;
    if (!value.is_string()) return std::nullopt;
    return std::string(value.as_string());
  }

  /// The path of a reference as far as it is made of names; visits arguments on the way.
  ReferencePath path_of(const syntax::Reference& reference) {
    if (reference.slot == syntax::kNoSlot) return {};
    ReferencePath path;
    if (const auto alias = aliases_.find(reference.slot); alias != aliases_.end()) {
      path = alias->second;
    } else {
      path.emplace_back(unit_.slots[reference.slot]);
    }
    bool is_open = !path.empty();
    for (const syntax::Step& step : reference.steps) {
      for (const Node* argument : step.arguments) visit(*argument);
      if (!is_open) continue;
      if (step.kind == syntax::StepKind::property) {
        path.emplace_back(step.name);
      } else if (auto key = constant_key(step.arguments);
                 key && (step.kind == syntax::StepKind::index || step.name == "get")) {
        path.push_back(std::move(*key));
      } else if (step.kind == syntax::StepKind::index || step.name == "get") {
        path.emplace_back("[]");
      } else {
        is_open = false;
      }
    }
    return path;
  }

  void note(ReferencePath path) {
    if (path.size() < 2) return;
    if (std::find(paths_.begin(), paths_.end(), path) == paths_.end())
      paths_.push_back(std::move(path));
  }

  void visit_set(const syntax::Set& set) {
    std::optional<ReferencePath> alias;
    if (set.value->kind == NodeKind::reference) {
      alias = path_of(as<syntax::Reference>(*set.value));
      note(*alias);
    } else {
      visit(*set.value);
    }
    if (!set.target->steps.empty()) {
      return for_each_argument(*set.target, [this](const Node& argument) { visit(argument); });
    }
    // A variable of its own: no longer a place of the context, unless it only names one.
    aliases_[set.slot] = alias ? *alias : ReferencePath{};
  }

  void visit_foreach(const syntax::Foreach& loop) {
    ReferencePath element;
    if (loop.iterable != nullptr) {
      if (loop.iterable->kind == NodeKind::reference) {
        element = path_of(as<syntax::Reference>(*loop.iterable));
        if (element.size() > 1) element.emplace_back("[]");
        note(element);
      } else {
        visit(*loop.iterable);
      }
    }
    aliases_[loop.variable] = std::move(element);
    if (loop.body != nullptr) visit(*loop.body);
  }

  void visit(const Node& node) {
    switch (node.kind) {
      case NodeKind::reference:
        return note(path_of(as<syntax::Reference>(node)));
      case NodeKind::set:
        return visit_set(as<syntax::Set>(node));
      case NodeKind::foreach_loop:
        return visit_foreach(as<syntax::Foreach>(node));
      default:
        return for_each_child(node, [this](const Node& child) { visit(child); });
    }
  }

  const syntax::Unit& unit_;
  std::unordered_map<std::uint32_t, ReferencePath> aliases_;
  std::vector<ReferencePath> paths_;
};

}  // namespace

std::vector<ReferencePath> find_reference_paths(const syntax::Unit& unit) {
  return PathFinder(unit).run();
}

}  // namespace vtl
