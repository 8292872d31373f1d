#include <algorithm>

#include "graphql/validation/validator.h"

namespace gql::validation {
namespace {

/// graphql-java has no place for the type condition of a fragment.
constexpr std::span<const std::uint32_t> kNowhere;

bool can_be_one_object(const Type& a, const Type& b) {
  if (&a == &b) return true;
  if (a.kind == TypeKind::object) return b.is_abstract() && a.is_possible_for(b);
  return std::any_of(a.members.begin(), a.members.end(),
                     [&](const Type* member) { return member->is_possible_for(b); });
}

}  // namespace

void Validator::visit_inline_fragment(const ast::Selection& fragment, const Type* parent) {
  const Type* condition = parent;
  if (!fragment.name.empty()) {
    condition = schema_.find_visible(fragment.name);
    check_condition(fragment.name,
                    "Inline fragment type condition is invalid, must be on Object/Interface/Union",
                    fragment.offset);
  }
  check_possible(condition, parent, "Fragment", fragment.offset);
  if (!fragment.name.empty() && condition == nullptr) {
    report("UnknownType", "Unknown type " + std::string(fragment.name), kNowhere);
  }
  visit_directives(fragment.directives, "INLINE_FRAGMENT");
  visit_selections(*fragment.selections, condition == nullptr ? nullptr : &condition->self);
}

void Validator::visit_spread(const ast::Selection& spread, const Type* parent) {
  const auto fragment = fragments_.find(spread.name);
  if (fragment == fragments_.end()) {
    report("UndefinedFragment", "Undefined fragment " + std::string(spread.name), spread.offset);
  } else {
    check_possible(schema_.find_visible(fragment->second->condition), parent,
                   "Fragment " + std::string(spread.name), spread.offset);
    if (is_in_operation_) look_into_fragment(spread.name);
  }
  visit_directives(spread.directives, "FRAGMENT_SPREAD");
}

void Validator::visit_fragment(const ast::Definition& definition) {
  const ast::Fragment& fragment = *definition.fragment;
  path_.push_back(fragment.name);
  check_condition(fragment.condition,
                  "Fragment type condition is invalid, must be on Object/Interface/Union",
                  definition.offset);
  check_cycles(fragment);
  const Type* const condition = schema_.find_visible(fragment.condition);
  if (condition == nullptr) {
    report("UnknownType", "Unknown type " + std::string(fragment.condition), kNowhere);
  }
  visit_directives(fragment.directives, "FRAGMENT_DEFINITION");
  visit_selections(*fragment.selections, condition == nullptr ? nullptr : &condition->self);
  path_.pop_back();
}

void Validator::check_condition(std::string_view condition, std::string_view text,
                                std::uint32_t offset) {
  const Type* const type = schema_.find_visible(condition);
  if (type == nullptr || type->is_composite()) return;
  report("InlineFragmentTypeConditionInvalid", text, offset);
}

void Validator::check_possible(const Type* condition, const Type* parent, std::string_view subject,
                               std::uint32_t offset) {
  if (condition == nullptr || parent == nullptr || !condition->is_composite()) return;
  work_.spend(1 + condition->members.size());
  if (can_be_one_object(*condition, *parent)) return;
  report("InvalidFragmentType",
         std::string(subject) + " cannot be spread here as objects of type " +
             std::string(parent->name) + " can never be of type " + std::string(condition->name),
         offset);
}

// Every way from a fragment back to itself is an error. Ways are followed only through fragments
// that lead back, or a document of harmless fragments would be a maze: two fragments that lead to
// each other are in one circle (a strongly connected component, found by Tarjan's algorithm).

void Validator::find_circles() {
  std::vector<std::string_view> open;
  for (const auto& [name, fragment] : fragments_) {
    if (!circles_.contains(name)) find_circle(name, open);
  }
}

/// Returns the lowest order among the open fragments that `name` leads to.
std::size_t Validator::find_circle(std::string_view name, std::vector<std::string_view>& open) {
  const std::size_t order = circles_.size();
  std::size_t lowest = order;
  circles_[name] = {order, order, true};
  open.push_back(name);
  for (const ast::Selection* const spread : spreads_of(name)) {
    work_.spend();
    if (!fragments_.contains(spread->name)) continue;
    const auto known = circles_.find(spread->name);
    if (known == circles_.end()) {
      lowest = std::min(lowest, find_circle(spread->name, open));
    } else if (known->second.is_open) {
      lowest = std::min(lowest, known->second.order);
    }
  }
  if (lowest < order) return lowest;
  for (;;) {
    const std::string_view member = open.back();
    open.pop_back();
    Circle& circle = circles_[member];
    circle.number = order;
    circle.is_open = false;
    if (member == name) return lowest;
  }
}

const std::vector<const ast::Selection*>& Validator::spreads_of(std::string_view name) {
  const auto [found, is_new] = spreads_.try_emplace(name);
  if (is_new) gather_spreads(*fragments_.at(name)->selections, found->second);
  return found->second;
}

void Validator::gather_spreads(const ast::SelectionSet& set,
                               std::vector<const ast::Selection*>& spreads) {
  for (const ast::Selection& selection : set.selections) {
    work_.spend();
    if (selection.kind == ast::SelectionKind::spread) spreads.push_back(&selection);
    if (selection.selections != nullptr) gather_spreads(*selection.selections, spreads);
  }
}

void Validator::check_cycles(const ast::Fragment& fragment) {
  std::vector<const ast::Selection*> path;
  find_cycles(fragment.name, fragment.name, path);
}

void Validator::find_cycles(std::string_view from, std::string_view to,
                            std::vector<const ast::Selection*>& path) {
  if (!fragments_.contains(from)) return;
  if (circles_.empty()) find_circles();
  const std::size_t circle = circles_[to].number;
  for (const ast::Selection* const spread : spreads_of(from)) {
    work_.spend();
    if (spread->name == to) {
      std::vector<std::uint32_t> offsets;
      for (const ast::Selection* const step : path) offsets.push_back(step->offset);
      report("FragmentCycle", "Fragment cycles not allowed", offsets);
      continue;
    }
    const auto known = circles_.find(spread->name);
    if (known == circles_.end() || known->second.number != circle) continue;
    work_.spend(path.size());
    if (std::find(path.begin(), path.end(), spread) != path.end()) continue;
    path.push_back(spread);
    find_cycles(spread->name, to, path);
    path.pop_back();
  }
}

// At a spread within an operation: the variables of the fragment, and of those it spreads, are
// used; if some are wrong, they are reported with the path that leads there.
void Validator::look_into_fragment(std::string_view name) {
  std::vector<std::string_view> waiting{name};
  while (!waiting.empty()) {
    const std::string_view at = waiting.back();
    waiting.pop_back();
    if (!fragments_.contains(at) || !entered_.insert(at).second) continue;
    used_fragments_.insert(at);
    for (const FragmentEvent& event : fragment_variables_.events(at)) {
      work_.spend();
      if (event.variable == nullptr) {
        waiting.push_back(event.spread);
        leads_to_[event.spread].push_back(at);
        if (leads_to_wrong_.contains(event.spread)) wrong_.push_back(at);
        continue;
      }
      used_variables_.insert(event.variable->text);
      if (variable_fault(*event.variable, event.expected)) wrong_.push_back(at);
    }
  }
  // What leads to a wrong variable is known only when all that is reachable was entered.
  while (!wrong_.empty()) {
    const std::string_view at = wrong_.back();
    wrong_.pop_back();
    if (!leads_to_wrong_.insert(at).second) continue;
    const auto& users = leads_to_[at];
    wrong_.insert(wrong_.end(), users.begin(), users.end());
  }
  if (!leads_to_wrong_.contains(name)) return;
  std::string path;
  for (const std::string_view step : path_) path += std::string(step) + '/';
  std::vector<std::string_view> open;
  report_variables(name, path, open);
}

void Validator::report_variables(std::string_view name, const std::string& path,
                                 std::vector<std::string_view>& open) {
  open.push_back(name);
  const std::string inside = path + std::string(name);
  for (const FragmentEvent& event : fragment_variables_.events(name)) {
    work_.spend(1 + open.size());
    const std::string at = event.path.empty() ? inside : inside + '/' + event.path;
    if (event.variable != nullptr) {
      if (const auto fault = variable_fault(*event.variable, event.expected)) {
        report_at(at, fault->type, fault->text, std::span(&event.variable->offset, 1));
      }
    } else if (leads_to_wrong_.contains(event.spread) &&
               std::find(open.begin(), open.end(), event.spread) == open.end()) {
      report_variables(event.spread, at + '/', open);
    }
  }
  open.pop_back();
}

void Validator::check_unused_fragments() {
  for (const ast::Definition& definition : document_.syntax().definitions) {
    if (definition.fragment == nullptr) continue;
    if (used_fragments_.contains(definition.fragment->name)) continue;
    report("UnusedFragment", "Unused fragment " + std::string(definition.fragment->name),
           definition.offset);
  }
}

}  // namespace gql::validation
