#include "graphql/validation/overlapping_fields.h"

#include <algorithm>
#include <map>

#include "graphql/coercion/literal_text.h"

namespace gql::validation {
namespace {

const Type* named_type(const TypeRef* type) {
  return type == nullptr ? nullptr : type->innermost()->type;
}

/// An object type itself, not a list of it or `!`: only such parents can rule each other out.
bool is_object(const TypeRef* type) {
  return type != nullptr && type->kind == TypeRef::Kind::named && type->type != nullptr &&
         type->type->kind == TypeKind::object;
}

bool is_non_null(const TypeRef* type) {
  return type != nullptr && type->is_non_null();
}
bool is_list(const TypeRef* type) {
  return type != nullptr && type->is_list();
}

bool are_same(const Type* a, const Type* b) {
  return a == nullptr || b == nullptr || a == b;
}

/// What differs between the lists and `!` around two types, or nothing.
std::string_view shape_difference(const TypeRef* a, const TypeRef* b) {
  for (;;) {
    if (is_non_null(a) != is_non_null(b)) return "fields have different nullability shapes";
    if (is_list(a) != is_list(b)) return "fields have different list shapes";
    const bool is_wrapped = is_non_null(a) || is_list(a);
    if (!is_wrapped) return {};
    a = a->inner;
    b = b->inner;
  }
}

std::string name_of(const Type* type) {
  return type == nullptr ? "null" : std::string(type->name);
}

bool is_leaf_difference(const Type* a, const Type* b) {
  const bool has_leaf = (a != nullptr && a->is_leaf()) || (b != nullptr && b->is_leaf());
  return has_leaf && !are_same(a, b);
}

}  // namespace

std::vector<FieldConflict> OverlappingFields::check(const ast::SelectionSet& set,
                                                    const TypeRef* output) {
  if (!may_conflict({{&set, output}})) return {};
  Scope scope;
  collect(scope, set, output);
  return exact(scope);
}

void OverlappingFields::collect(Scope& scope, const ast::SelectionSet& set, const TypeRef* parent) {
  for (const ast::Selection& selection : set.selections) {
    work_.spend();
    switch (selection.kind) {
      case ast::SelectionKind::field: {
        const std::string_view key = selection.response_key();
        const auto [found, is_new] = scope.index.try_emplace(key, scope.groups.size());
        if (is_new) scope.groups.push_back({key, {}});
        scope.groups[found->second].uses.push_back(
            {&selection, type_of(selection.name, parent), parent});
        break;
      }
      case ast::SelectionKind::inline_fragment: {
        const TypeRef* condition = parent;
        if (!selection.name.empty()) {
          const Type* const type = schema_.find_visible(selection.name);
          condition = type == nullptr ? nullptr : &type->self;
        }
        collect(scope, *selection.selections, condition);
        break;
      }
      case ast::SelectionKind::spread: {
        const auto fragment = fragments_.find(selection.name);
        if (fragment == fragments_.end() || !scope.visited.insert(selection.name).second) break;
        const Type* const type = schema_.find_visible(fragment->second->condition);
        collect(scope, *fragment->second->selections, type == nullptr ? nullptr : &type->self);
        break;
      }
    }
  }
}

const TypeRef* OverlappingFields::type_of(std::string_view field, const TypeRef* parent) const {
  const Type* const type = named_type(parent);
  // Fields that every type has are not looked up: they have no type here.
  if (type == nullptr || field.starts_with("__")) return nullptr;
  const Field* const found = schema_.field(*type, field);
  return found == nullptr ? nullptr : found->type;
}

// The quick answer.

bool OverlappingFields::may_conflict(std::vector<TypedSet> sets) {
  std::sort(sets.begin(), sets.end(),
            [](const TypedSet& a, const TypedSet& b) { return a.set->number < b.set->number; });
  std::string key;
  for (const TypedSet& set : sets) {
    key.append(reinterpret_cast<const char*>(&set.set->number), sizeof(set.set->number));
  }
  // While sets are looked at they count as harmless: a fragment that leads back to itself is
  // harmless if nothing else in it is not.
  if (!harmless_.insert(std::move(key)).second) return false;
  Scope scope;
  for (const TypedSet& set : sets) collect(scope, *set.set, set.parent);
  for (const Group& group : scope.groups) {
    if (group.uses.size() < 2 || !may_conflict(group.uses)) continue;
    harmless_.clear();
    return true;
  }
  return false;
}

bool OverlappingFields::may_conflict(const std::vector<FieldUse>& uses) {
  const FieldUse& first = uses.front();
  std::vector<FieldUse> anywhere;
  std::map<const Type*, std::vector<FieldUse>> by_object;
  for (const FieldUse& use : uses) {
    if ((use.type == nullptr) != (first.type == nullptr)) return true;
    if (!shape_difference(use.type, first.type).empty()) return true;
    if (is_leaf_difference(named_type(use.type), named_type(first.type))) return true;
    if (is_object(use.parent)) {
      by_object[use.parent->type].push_back(use);
    } else {
      anywhere.push_back(use);
    }
  }
  if (by_object.empty()) by_object[nullptr];
  for (auto& [object, members] : by_object) {
    members.insert(members.end(), anywhere.begin(), anywhere.end());
    for (const FieldUse& use : members) {
      if (are_unlike(use, members.front())) return true;
    }
    if (may_conflict_below(members)) return true;
  }
  return false;
}

bool OverlappingFields::are_unlike(const FieldUse& a, const FieldUse& b) {
  return a.field->name != b.field->name || !are_same(named_type(a.type), named_type(b.type)) ||
         !have_same_arguments(*a.field, *b.field);
}

bool OverlappingFields::may_conflict_below(const std::vector<FieldUse>& uses) {
  std::vector<TypedSet> sets;
  std::unordered_set<const ast::SelectionSet*> seen;
  for (const FieldUse& use : uses) {
    const ast::SelectionSet* const set = use.field->selections;
    if (set == nullptr || !seen.insert(set).second) continue;
    const Type* const type = named_type(use.type);
    sets.push_back({set, type == nullptr ? nullptr : &type->self});
  }
  return sets.size() > 1 && may_conflict(std::move(sets));
}

// The exact answer.

std::vector<FieldConflict> OverlappingFields::exact(const Scope& scope) {
  std::vector<FieldConflict> conflicts;
  for (const Group& group : scope.groups) {
    for (std::size_t i = 0; i < group.uses.size(); ++i) {
      for (std::size_t j = i + 1; j < group.uses.size(); ++j) {
        FieldConflict conflict;
        if (find_conflict(group.key, group.uses[i], group.uses[j], conflict)) {
          work_.spend(conflict.reason.size() / 16 + conflict.fields.size());
          conflicts.push_back(std::move(conflict));
        }
      }
    }
  }
  return conflicts;
}

bool OverlappingFields::find_conflict(std::string_view key, const FieldUse& a, const FieldUse& b,
                                      FieldConflict& conflict) {
  work_.spend();
  const std::uint32_t low = std::min(a.field->number, b.field->number);
  const std::uint32_t high = std::max(a.field->number, b.field->number);
  if (!compared_.insert(std::uint64_t{high} << 32 | low).second) return false;

  const auto conflicting = [&](std::string reason) {
    conflict.reason = std::string(key) + ": " + std::move(reason);
    conflict.fields = {a.field, b.field};
    return true;
  };
  if (const auto difference = shape_difference(a.type, b.type); !difference.empty()) {
    return conflicting(std::string(difference));
  }
  const Type* const type_a = named_type(a.type);
  const Type* const type_b = named_type(b.type);
  const auto differing_types = [&] {
    return conflicting("they return differing types " + name_of(type_a) + " and " +
                       name_of(type_b));
  };
  if (is_leaf_difference(type_a, type_b)) return differing_types();
  // Objects of two types never are one object, so their fields never meet.
  if (is_object(a.parent) && is_object(b.parent) && a.parent->type != b.parent->type) return false;
  if (a.field->name != b.field->name) {
    return conflicting(std::string(a.field->name) + " and " + std::string(b.field->name) +
                       " are different fields");
  }
  if (!are_same(type_a, type_b)) return differing_types();
  if (!have_same_arguments(*a.field, *b.field)) return conflicting("they have differing arguments");
  if (a.field->selections == nullptr || b.field->selections == nullptr) return false;

  Scope below;
  collect(below, *a.field->selections, type_a == nullptr ? nullptr : &type_a->self);
  collect(below, *b.field->selections, type_b == nullptr ? nullptr : &type_b->self);
  const std::vector<FieldConflict> inner = exact(below);
  if (inner.empty()) return false;
  std::string reasons = "(";
  std::vector<const ast::Selection*> fields = {a.field, b.field};
  for (const FieldConflict& one : inner) {
    if (reasons.size() > 1) reasons += ", ";
    reasons += one.reason;
    fields.insert(fields.end(), one.fields.begin(), one.fields.end());
  }
  conflicting(reasons + ")");
  conflict.fields = std::move(fields);
  return true;
}

bool OverlappingFields::have_same_arguments(const ast::Selection& a, const ast::Selection& b) {
  if (a.arguments.size() != b.arguments.size()) return false;
  for (const ast::Argument& argument : a.arguments) {
    work_.spend(1 + b.arguments.size() / 8);
    const auto same =
        std::find_if(b.arguments.begin(), b.arguments.end(),
                     [&](const ast::Argument& other) { return other.name == argument.name; });
    if (same == b.arguments.end() || !coercion::are_equal_literals(argument.value, same->value)) {
      return false;
    }
  }
  return true;
}

}  // namespace gql::validation
