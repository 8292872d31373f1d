#include "graphql/plan/plan.h"

#include <unordered_set>
#include <utility>

namespace gql::plan {

// Collects the fields of selection sets in the order in which their keys are first met.
class Plan::Collector {
 public:
  Collector(const Plan& plan, const Type& type, bool is_any)
      : plan_(plan), type_(type), is_any_(is_any) {}

  void collect(const ast::SelectionSet& set) { collect(set, &type_); }

  struct Entry {
    std::string_view key;
    const Type* parent;
    std::vector<const ast::Selection*> nodes;
  };
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  /// `parent` is the type as far as the fragments around the selections say.
  void collect(const ast::SelectionSet& set, const Type* parent) {
    for (const ast::Selection& selection : set.selections) {
      if (!plan_.is_included(selection.directives)) continue;
      switch (selection.kind) {
        case ast::SelectionKind::field:
          add(selection, parent);
          break;
        case ast::SelectionKind::inline_fragment:
          if (const Type* const inner = parent_within(selection.name, parent)) {
            collect(*selection.selections, inner);
          }
          break;
        case ast::SelectionKind::spread:
          collect_fragment(selection.name, parent);
          break;
      }
    }
  }

  void add(const ast::Selection& field, const Type* parent) {
    const std::string_view key = field.response_key();
    const auto [found, is_new] = index_.try_emplace(key, entries_.size());
    if (is_new) entries_.push_back({key, parent, {}});
    entries_[found->second].nodes.push_back(&field);
  }
  void collect_fragment(std::string_view name, const Type* parent) {
    if (!visited_.insert(name).second) return;
    const auto found = plan_.fragments_.find(name);
    if (found == plan_.fragments_.end()) return;
    const ast::Fragment& fragment = *found->second;
    if (!plan_.is_included(fragment.directives)) return;
    if (const Type* const inner = parent_within(fragment.condition, parent)) {
      collect(*fragment.selections, inner);
    }
  }
  /// The type within a fragment with the condition; null when it does not apply.
  const Type* parent_within(std::string_view condition, const Type* parent) const {
    if (condition.empty()) return parent;
    const Type* const type = plan_.schema_->find_visible(condition);
    if (type == nullptr) return nullptr;
    if (is_any_) return type;
    return type_.is_possible_for(*type) ? &type_ : nullptr;
  }

  const Plan& plan_;
  const Type& type_;
  bool is_any_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::unordered_set<std::string_view> visited_;
};

namespace {

FieldRole role_of(const Field& field) {
  if (!field.name.starts_with("__")) return FieldRole::plain;
  if (field.name == "__typename") return FieldRole::type_name;
  return field.name == "__schema" ? FieldRole::schema : FieldRole::type;
}

}  // namespace

Plan::Plan(std::shared_ptr<const Schema> schema, std::shared_ptr<const Document> document,
           const ast::Operation& operation, const FragmentMap& fragments, Conditions conditions)
    : schema_(std::move(schema)),
      document_(std::move(document)),
      operation_(operation),
      fragments_(fragments),
      conditions_(std::move(conditions)) {
  const Type* const root = schema_->root(operation.type);
  if (root != nullptr) root_ = make(*root, std::span(&operation.selections, 1), false);
}

const FieldSet& Plan::below(const PlannedField& field, const Type& type) const {
  return find_below(field, type, false);
}

const FieldSet& Plan::below_any(const PlannedField& field) const {
  return find_below(field, *field.definition->type->innermost()->type, true);
}

const FieldSet& Plan::find_below(const PlannedField& field, const Type& type, bool is_any) const {
  using Below = PlannedField::Below;
  for (const Below* at = field.below.load(std::memory_order_acquire); at != nullptr;
       at = at->next) {
    if (at->type == &type && at->is_any == is_any) return *at->set;
  }
  const std::lock_guard<std::mutex> guard(mutex_);
  std::vector<const ast::SelectionSet*> sets;
  for (const ast::Selection* const node : field.nodes) {
    if (node->selections != nullptr) sets.push_back(node->selections);
  }
  const FieldSet* const set = make(type, sets, is_any);
  const Below* const first = field.below.load(std::memory_order_relaxed);
  field.below.store(arena_.make<Below>(&type, is_any, set, first), std::memory_order_release);
  return *set;
}

const FieldSet* Plan::make(const Type& type, std::span<const ast::SelectionSet* const> sets,
                           bool is_any) const {
  std::string key(1, is_any ? '*' : '.');
  key.append(reinterpret_cast<const char*>(&type.number), sizeof(type.number));
  for (const ast::SelectionSet* const set : sets) {
    key.append(reinterpret_cast<const char*>(&set->number), sizeof(set->number));
  }
  const auto [found, is_new] = sets_.try_emplace(std::move(key));
  if (!is_new) return found->second;

  Collector collector(*this, type, is_any);
  for (const ast::SelectionSet* const set : sets) collector.collect(*set);
  const std::size_t count = collector.entries().size();
  auto* const fields = arena_.room<PlannedField>(count);
  std::size_t made = 0;
  for (const Collector::Entry& entry : collector.entries()) {
    const Field* const definition = schema_->field(*entry.parent, entry.nodes.front()->name);
    if (definition == nullptr) continue;  // only where validation was left out
    PlannedField* const field = new (fields + made++) PlannedField;
    field->key = entry.key;
    field->definition = definition;
    field->role = role_of(*definition);
    field->nodes = arena_.copy(entry.nodes);
  }
  auto* const set = arena_.make<FieldSet>();
  set->type = &type;
  set->fields = {fields, made};
  found->second = set;
  return set;
}

// When a directive is there twice, the first counts. `if` is a constant, or a variable whose value
// was decided before.
bool Plan::is_included(std::span<const ast::Directive> directives) const {
  bool is_skip_seen = false;
  bool is_include_seen = false;
  for (const ast::Directive& directive : directives) {
    const bool is_skip = directive.name == "skip";
    if (!is_skip && directive.name != "include") continue;
    bool& is_seen = is_skip ? is_skip_seen : is_include_seen;
    if (std::exchange(is_seen, true)) continue;
    bool condition = false;
    for (const ast::Argument& argument : directive.arguments) {
      if (argument.name != "if") continue;
      if (argument.value.kind == ast::ValueKind::variable) {
        const auto known = conditions_.find(argument.value.text);
        condition = known != conditions_.end() && known->second;
      } else {
        condition = argument.value.boolean;
      }
    }
    if (condition == is_skip) return false;
  }
  return true;
}

}  // namespace gql::plan
