#include "gql/prepared.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_set>

#include "graphql/coercion/coercion.h"
#include "graphql/plan/plan.h"
#include "graphql/syntax/ast.h"
#include "vtl/object.h"

namespace gql {
namespace {

/// Names of the variables that `@skip` and `@include` ask.
class ConditionNames {
 public:
  std::vector<std::string_view> gather(const ast::Document& document) {
    for (const ast::Definition& definition : document.definitions) {
      if (definition.operation != nullptr) visit(*definition.operation->selections);
      if (definition.fragment != nullptr) {
        visit(definition.fragment->directives);
        visit(*definition.fragment->selections);
      }
    }
    return std::move(names_);
  }

 private:
  void visit(const ast::SelectionSet& set) {
    for (const ast::Selection& selection : set.selections) {
      visit(selection.directives);
      if (selection.selections != nullptr) visit(*selection.selections);
    }
  }
  void visit(std::span<const ast::Directive> directives) {
    for (const ast::Directive& directive : directives) {
      if (directive.name != "skip" && directive.name != "include") continue;
      for (const ast::Argument& argument : directive.arguments) {
        const bool is_variable = argument.value.kind == ast::ValueKind::variable;
        if (is_variable && seen_.insert(argument.value.text).second) {
          names_.push_back(argument.value.text);
        }
      }
    }
  }

  std::vector<std::string_view> names_;
  std::unordered_set<std::string_view> seen_;
};

std::string_view plural(OperationType operation) {
  switch (operation) {
    case OperationType::mutation:
      return "mutations";
    case OperationType::subscription:
      return "subscriptions";
    case OperationType::query:
      break;
  }
  return "queries";
}

RequestFailure bad_request(std::string message) {
  return {"BadRequestException", std::move(message), {}, false};
}

}  // namespace

struct PreparedDocument::Plans {
  using Key = std::pair<const ast::Operation*, std::string>;
  /// A document whose conditions have many outcomes keeps the plans of the first ones.
  static constexpr std::size_t kMost = 32;

  plan::FragmentMap fragments;
  std::vector<std::string_view> condition_names;
  std::mutex mutex;
  std::map<Key, std::shared_ptr<const plan::Plan>> plans;
};

PreparedDocument::PreparedDocument(std::shared_ptr<const Schema> schema,
                                   std::shared_ptr<const Document> document,
                                   const ValidationOptions& options)
    : schema_(std::move(schema)),
      document_(std::move(document)),
      errors_(validate(*schema_, *document_, options)),
      plans_(std::make_unique<Plans>()) {
  for (const ast::Definition& definition : document_->syntax().definitions) {
    if (definition.fragment != nullptr) {
      plans_->fragments[definition.fragment->name] = definition.fragment;
    }
  }
  plans_->condition_names = ConditionNames().gather(document_->syntax());
}

PreparedDocument::~PreparedDocument() = default;

std::variant<PlannedOperation, RequestFailure> PreparedDocument::plan(
    std::optional<std::string_view> operation_name, const vtl::Value& variables,
    vtl::Heap& heap) const {
  const ast::Operation* operation = nullptr;
  std::uint32_t offset = 0;
  std::size_t count = 0;
  for (const ast::Definition& definition : document_->syntax().definitions) {
    if (definition.operation == nullptr) continue;
    ++count;
    const bool is_wanted = !operation_name || operation_name->empty()
                               ? operation == nullptr
                               : definition.operation->name == *operation_name;
    if (!is_wanted) continue;
    operation = definition.operation;
    offset = definition.offset;
  }
  if (!operation_name && count > 1) return bad_request("Missing operation name.");
  if (operation == nullptr) {
    return bad_request("Unknown operation named '" + std::string(operation_name.value_or("")) +
                       "'.");
  }

  const vtl::Map* const given = variables.is_map() ? variables.as_map() : nullptr;
  auto coerced = coercion::coerce_variables(*schema_, *operation, given, heap);
  if (const auto* const fault = std::get_if<coercion::CoercionFault>(&coerced)) {
    RequestFailure failure{{}, fault->message, {}, !fault->offset};
    if (fault->offset) failure.locations.push_back(document_->location(*fault->offset));
    return failure;
  }
  if (schema_->root(operation->type) == nullptr) {
    return RequestFailure{
        {},
        "Schema is not configured for " + std::string(plural(operation->type)) + ".",
        {document_->location(offset)},
        false};
  }

  PlannedOperation planned;
  planned.type = operation->type;
  planned.name = operation->name;
  planned.variables = std::get<vtl::Map*>(coerced);
  std::string outcome;
  plan::Conditions conditions;
  for (const std::string_view name : plans_->condition_names) {
    const vtl::Value value = planned.variables->get(name);
    const bool is_true = value.is_boolean() && value.as_boolean();
    conditions[name] = is_true;
    outcome += is_true ? '1' : '0';
  }
  const std::lock_guard<std::mutex> guard(plans_->mutex);
  const Plans::Key key(operation, outcome);
  if (const auto found = plans_->plans.find(key); found != plans_->plans.end()) {
    planned.plan = found->second;
    return planned;
  }
  planned.plan = std::make_shared<const plan::Plan>(schema_, document_, *operation,
                                                    plans_->fragments, std::move(conditions));
  if (plans_->plans.size() < Plans::kMost) plans_->plans.emplace(key, planned.plan);
  return planned;
}

}  // namespace gql
