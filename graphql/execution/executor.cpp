#include "graphql/execution/executor.h"

#include <utility>

#include "graphql/coercion/coercion.h"
#include "graphql/execution/selection.h"
#include "graphql/introspection/introspection.h"

namespace gql::execution {

using vtl::Value;

// An execution is a walk down the plan that can be left at any field and taken up there again.
//
// run_field() asks the resolver of a field. If it answers at once, take() completes the value: an
// object runs its fields, a list its items, a leaf is written down. If the answer comes later, the
// field's node stays pending; a Task keeps what is needed to go on (the node, the place in the
// plan, the path, copied to the arena, since the walk lives on the stack) and its number is the
// ticket that answer() is given. Each answer runs until it meets fields that wait in turn, so that
// nothing waits for anything that it does not need. `pending_` counts open tasks; at zero the walk
// is finished.
//
//   { a { b } c }    a: later (ticket 0), c: at once;  answer(0, ...) runs b;  pending 0: done
//
// A mutation runs its root fields in order: the next begins when nothing of the last is pending.

Executor::Executor(PlannedOperation operation, Resolvers& resolvers, vtl::Heap& heap, Value root,
                   const ExecutionLimits& limits)
    : operation_(std::move(operation)),
      plan_(*operation_.plan),
      schema_(plan_.schema()),
      resolvers_(resolvers),
      heap_(heap),
      root_value_(root),
      limits_(limits),
      resolvers_left_(limits.resolvers),
      fields_left_(limits.fields) {}

void Executor::start() {
  const plan::FieldSet& set = *plan_.root();
  auto* const children = arena_.room<ResultNode>(set.fields.size());
  for (std::size_t i = 0; i < set.fields.size(); ++i) new (children + i) ResultNode();
  root_.set_object(&set, children);
  run_next_root_fields();
}

void Executor::run_next_root_fields() {
  if (is_running_ || is_done_) return;
  is_running_ = true;
  const plan::FieldSet& set = *plan_.root();
  const bool is_serial = operation_.type == OperationType::mutation;
  while (!failure_ && next_root_field_ < set.fields.size()) {
    if (is_serial && pending_ > 0) break;
    if (is_serial && next_root_field_ > 0) {
      const std::size_t last = next_root_field_ - 1;
      const TypeRef& type = *set.fields[last].definition->type;
      if (type.is_non_null() && is_null(root_.inner.children[last], type)) {
        next_root_field_ = set.fields.size();
        break;
      }
    }
    const std::size_t index = next_root_field_++;
    run_field(root_.inner.children[index], {&set, &set.fields[index], nullptr, 1}, root_value_);
  }
  is_running_ = false;
  is_done_ = failure_ || (pending_ == 0 && next_root_field_ == set.fields.size());
}

void Executor::answer(std::uint32_t ticket, FieldAnswer answer) {
  if (ticket >= tasks_.size() || !tasks_[ticket].is_open || failure_) return;
  tasks_[ticket].is_open = false;
  --pending_;
  const Task task = tasks_[ticket];
  // Answers that come while this one is taken do not start the next field of a mutation.
  const bool was_running = std::exchange(is_running_, true);
  take(*task.node, task.place, *task.path, std::move(answer));
  is_running_ = was_running;
  run_next_root_fields();
}

void Executor::run_object(ResultNode& node, const plan::FieldSet& set, const Value& source,
                          const PathNode* path, std::uint32_t depth) {
  auto* const children = arena_.room<ResultNode>(set.fields.size());
  for (std::size_t i = 0; i < set.fields.size(); ++i) new (children + i) ResultNode();
  node.set_object(&set, children);
  for (std::size_t i = 0; i < set.fields.size() && !failure_; ++i) {
    run_field(children[i], {&set, &set.fields[i], path, depth + 1}, source);
  }
}

void Executor::run_field(ResultNode& node, const Place& place, const Value& source) {
  const plan::PlannedField& field = *place.field;
  if (fields_left_ == 0) {
    failure_ = RequestFailure{"BadRequestException", "The answer has too many fields.", {}, false};
    return;
  }
  --fields_left_;
  const PathNode path{place.parent, field.key, 0, false};
  if (limits_.depth > 0 && place.depth > limits_.depth) {
    return fail_field(node, place, path, "QueryDepthLimitReached", "Query depth limit reached.");
  }
  const Position position{place, *field.definition->type, place.set->type->name, path};
  switch (field.role) {
    case plan::FieldRole::type_name:
      return node.set_leaf(Value(place.set->type->name));
    case plan::FieldRole::schema:
      return complete(node, position, introspection::schema_value(schema_, heap_));
    case plan::FieldRole::type: {
      vtl::Map* const arguments = arguments_of(field);
      if (arguments == nullptr) return;
      const Value name = arguments->get("name");
      const std::string_view text = name.is_string() ? name.as_string() : std::string_view();
      return complete(node, position, introspection::type_value(schema_, text, heap_));
    }
    case plan::FieldRole::plain:
      break;
  }
  vtl::Map* arguments = nullptr;
  if (!field.definition->arguments.empty()) {
    arguments = arguments_of(field);
    if (arguments == nullptr) return;
  }
  if (place.set->type->is_built_in) {
    return complete(
        node, position,
        introspection::field_value(schema_, source, field.definition->name, arguments, heap_));
  }
  if (resolvers_.has_resolver(*place.set->type, *field.definition, source)) {
    return resolve(node, place, source, arguments, path);
  }
  complete(node, position, property(source, field.definition->name));
}

void Executor::resolve(ResultNode& node, const Place& place, const Value& source,
                       vtl::Map* arguments, const PathNode& path) {
  if (resolvers_left_ == 0) {
    return fail_field(node, place, path, "ResolverExecutionLimitReached",
                      "Resolver invocation limit reached.");
  }
  --resolvers_left_;
  const plan::PlannedField& field = *place.field;
  FieldCall call;
  call.ticket = static_cast<std::uint32_t>(tasks_.size());
  call.parent = place.set->type;
  call.field = field.definition;
  call.response_key = field.key;
  call.source = source;
  call.arguments = arguments != nullptr ? arguments : heap_.make_map(0);
  call.path = steps_of(&path);
  call.location = location_of(field);
  call.plan = &plan_;
  call.planned = &field;
  // The task stands before the resolver is asked: it may call answer() before it returns.
  tasks_.push_back({&node, place, keep(path), true});
  ++pending_;
  FieldAnswer answer;
  if (resolvers_.resolve(call, answer) == Resolution::later) return;
  tasks_[call.ticket].is_open = false;
  --pending_;
  take(node, place, path, std::move(answer));
}

void Executor::take(ResultNode& node, const Place& place, const PathNode& path,
                    FieldAnswer answer) {
  for (FieldError& error : answer.errors) {
    error.data = cut_to_selection(plan_, *place.field, error.data, heap_);
    errors_.add(&path, std::move(error), location_of(*place.field));
  }
  complete(node, {place, *place.field->definition->type, place.set->type->name, path},
           answer.value);
}

void Executor::fail_field(ResultNode& node, const Place& place, const PathNode& path,
                          std::string_view type, std::string_view message) {
  FieldAnswer answer;
  answer.errors.push_back({std::string(message), std::string(type), {}, {}});
  take(node, place, path, std::move(answer));
}

vtl::Map* Executor::arguments_of(const plan::PlannedField& field) {
  auto coerced = coercion::coerce_arguments(
      field.definition->arguments, field.nodes.front()->arguments, *operation_.variables, heap_);
  if (vtl::Map** const map = std::get_if<vtl::Map*>(&coerced)) return *map;
  failure_ = RequestFailure{
      "BadRequestException", std::get<coercion::CoercionFault>(coerced).message, {}, false};
  return nullptr;
}

Value Executor::property(const Value& source, std::string_view name) {
  return source.is_map() ? source.as_map()->get(name) : Value();
}

Location Executor::location_of(const plan::PlannedField& field) const {
  return plan_.document().location(field.nodes.front()->offset);
}

const PathNode* Executor::keep(const PathNode& path) {
  if (path.is_kept) return &path;
  const PathNode* const parent = path.parent == nullptr ? nullptr : keep(*path.parent);
  return arena_.make<PathNode>(parent, path.key, path.index, true);
}

void Executor::write_response(vtl::TextBuffer& out) const {
  if (failure_) return write_failure(out, *failure_);
  out.append("{\"data\":");
  write_result(out, root_, plan_.root()->type->self);
  if (!errors_.is_empty()) {
    out.append(",\"errors\":");
    errors_.write(out);
  }
  out.append('}');
}

}  // namespace gql::execution

namespace gql {

class Execution::Impl final : public execution::Executor {
  using Executor::Executor;
};

Execution::Execution(PlannedOperation operation, Resolvers& resolvers, vtl::Heap& heap,
                     vtl::Value root, const ExecutionLimits& limits)
    : impl_(std::make_unique<Impl>(std::move(operation), resolvers, heap, root, limits)) {}
Execution::~Execution() = default;

void Execution::start() {
  impl_->start();
}
bool Execution::is_finished() const {
  return impl_->is_finished();
}
void Execution::answer(std::uint32_t ticket, FieldAnswer answer) {
  impl_->answer(ticket, std::move(answer));
}
void Execution::write_response(vtl::TextBuffer& out) {
  impl_->write_response(out);
}
const std::optional<RequestFailure>& Execution::failure() const {
  return impl_->failure();
}
bool Execution::has_errors() const {
  return impl_->has_errors();
}

}  // namespace gql
