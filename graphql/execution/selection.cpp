#include "graphql/execution/selection.h"

#include <algorithm>
#include <unordered_set>

#include "gql/selection.h"
#include "graphql/coercion/coercion.h"

// What templates see of a selection comes from the plan, which knows each set of fields merged and
// with fragments flattened. `{ post { id author { name } } }` gives, for `post`, the list id,
// author, author/name. Fragments make such lists grow without bound when they are written out, so a
// list has a limit of bytes. Where a field may be an object of several types the list shows what is
// selected of all of them.

namespace gql {
namespace execution {
namespace {

/// The sets of fields that are selected for the objects which the field's value may be.
std::vector<const plan::FieldSet*> sets_below(const plan::Plan& plan,
                                              const plan::PlannedField& field) {
  std::vector<const plan::FieldSet*> sets;
  for (const Type* const type : possible_types(field)) sets.push_back(&plan.below(field, *type));
  return sets;
}

/// What the selection takes of `object`: by the type that `__typename` names where the field may
/// have several, or else by all fragments.
const plan::FieldSet& set_for(const plan::Plan& plan, const plan::PlannedField& field,
                              const vtl::Map& object) {
  const Type& type = *field.definition->type->innermost()->type;
  if (!type.is_abstract()) return plan.below(field, type);
  const vtl::Value name = object.get("__typename");
  const Type* const named =
      name.is_string() ? plan.schema().find_visible(name.as_string()) : nullptr;
  if (named != nullptr && named->is_possible_for(type)) return plan.below(field, *named);
  return plan.below_any(field);
}

vtl::Value cut(const plan::Plan& plan, const plan::PlannedField& field, const vtl::Value& value,
               vtl::Heap& heap, std::size_t depth) {
  // Data is no deeper than JSON is read.
  constexpr std::size_t kDeepest = 500;
  const bool is_leaf = field.nodes.front()->selections == nullptr;
  if (is_leaf || depth > kDeepest) return value;
  if (value.is_list()) {
    vtl::List* const list = heap.make_list(value.as_list()->size());
    for (const vtl::Value& item : value.as_list()->values()) {
      list->append(cut(plan, field, item, heap, depth + 1));
    }
    return vtl::Value(list);
  }
  if (!value.is_map()) return {};
  const vtl::Map& from = *value.as_map();
  vtl::Map* const map = heap.make_map();
  for (const plan::PlannedField& inner : set_for(plan, field, from).fields) {
    const std::string_view name = inner.definition->name;
    const vtl::Value* const found = from.find(name);
    if (found != nullptr) map->put(name, cut(plan, inner, *found, heap, depth + 1));
  }
  return vtl::Value(map);
}

class ListBuilder {
 public:
  explicit ListBuilder(const plan::Plan& plan) : plan_(plan) {}

  std::vector<std::string> build(const plan::PlannedField& field) {
    add(field, {});
    return std::move(list_);
  }

 private:
  // A fragment that is spread again and again grows without bound when it is written out.
  static constexpr std::size_t kMostBytes = std::size_t{1} << 20;

  void add(const plan::PlannedField& field, const std::string& prefix) {
    if (field.nodes.front()->selections == nullptr) return;
    const Type& type = *field.definition->type->innermost()->type;
    for (const plan::PlannedField& inner : plan_.below(field, type).fields) {
      std::string path = prefix + std::string(inner.key);
      bytes_ += path.size() + 1;
      if (bytes_ > kMostBytes) return;
      list_.push_back(path);
      add(inner, path + "/");
    }
  }

  const plan::Plan& plan_;
  std::vector<std::string> list_;
  std::size_t bytes_ = 0;
};

}  // namespace

std::vector<const Type*> possible_types(const plan::PlannedField& field) {
  const Type* const type = field.definition->type->innermost()->type;
  if (type == nullptr || !type->is_composite()) return {};
  if (!type->is_abstract()) return {type};
  return {type->members.begin(), type->members.end()};
}

vtl::Value cut_to_selection(const plan::Plan& plan, const plan::PlannedField& field,
                            const vtl::Value& value, vtl::Heap& heap) {
  return value.is_null() ? value : cut(plan, field, value, heap, 0);
}

}  // namespace execution

std::vector<std::string> selection_set_list(const FieldCall& call) {
  return execution::ListBuilder(*call.plan).build(*call.planned);
}

vtl::Value cut_to_selection(const FieldCall& call, const vtl::Value& value, vtl::Heap& heap) {
  return execution::cut_to_selection(*call.plan, *call.planned, value, heap);
}

namespace {

// Looks for a field in the plan, level by level of fields that can hold objects. Types that were
// met with the same set of fields are not entered again.
class FieldFinder {
 public:
  FieldFinder(const plan::Plan& plan, std::string_view type, std::string_view field)
      : plan_(plan), type_(type), field_(field) {}

  const plan::PlannedField* find() { return plan_.root() == nullptr ? nullptr : in(*plan_.root()); }

 private:
  const plan::PlannedField* in(const plan::FieldSet& set) {
    if (!seen_.insert(&set).second) return nullptr;
    for (const plan::PlannedField& field : set.fields) {
      if (set.type->name == type_ && field.definition->name == field_) return &field;
      if (field.nodes.front()->selections == nullptr) continue;
      for (const plan::FieldSet* const below : execution::sets_below(plan_, field)) {
        if (const plan::PlannedField* const found = in(*below)) return found;
      }
    }
    return nullptr;
  }

  const plan::Plan& plan_;
  std::string_view type_;
  std::string_view field_;
  std::unordered_set<const plan::FieldSet*> seen_;
};

}  // namespace

std::optional<FieldInfo> find_field(const PlannedOperation& operation, std::string_view parent_type,
                                    std::string_view field_name, vtl::Heap& heap) {
  const plan::PlannedField* const found =
      FieldFinder(*operation.plan, parent_type, field_name).find();
  if (found == nullptr) return std::nullopt;
  auto arguments = coercion::coerce_arguments(
      found->definition->arguments, found->nodes.front()->arguments, *operation.variables, heap);
  if (std::get_if<coercion::CoercionFault>(&arguments) != nullptr) return std::nullopt;
  FieldCall call;
  call.plan = operation.plan.get();
  call.planned = found;
  FieldInfo info;
  info.field_name = field_name;
  info.parent_type_name = parent_type;
  info.variables = operation.variables;
  info.arguments = std::get<vtl::Map*>(arguments);
  info.selection_set_list = selection_set_list(call);
  info.selection_set_graphql = selection_set_graphql(call);
  return info;
}

}  // namespace gql
