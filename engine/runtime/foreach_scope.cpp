#include "engine/runtime/foreach_scope.h"

#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

const ForeachScope& scope_of(Value receiver) {
  return *static_cast<const ForeachScope*>(receiver.as_object());
}
const ForeachScope& scope_of(const Call& call) {
  return scope_of(call.receiver);
}
ForeachScope& mutable_scope_of(const Call& call) {
  return *static_cast<ForeachScope*>(call.receiver.as_object());
}

Value get_count(CallContext, Value receiver) {
  return Value(scope_of(receiver).count);
}
Value get_index(CallContext, Value receiver) {
  return scope_of(receiver).index();
}
Value get_has_next(CallContext, Value receiver) {
  return Value(scope_of(receiver).has_next);
}
Value get_first(CallContext, Value receiver) {
  return Value(scope_of(receiver).count < 2);
}
Value get_last(CallContext, Value receiver) {
  return Value(!scope_of(receiver).has_next);
}
Value get_parent(Call& call) {
  return scope_of(call).parent;
}
Value get_replaced(Call& call) {
  const ForeachScope& scope = scope_of(call);
  if (!scope.replaced.is_null() || scope.parent.is_null()) return scope.replaced;
  return static_cast<const ForeachScope*>(scope.parent.as_object())->replaced;
}
Value get_topmost(Call& call) {
  Value scope = call.receiver;
  while (!static_cast<const ForeachScope*>(scope.as_object())->parent.is_null()) {
    scope = static_cast<const ForeachScope*>(scope.as_object())->parent;
  }
  return scope;
}
Value get_depth(Call& call) {
  std::int32_t depth = 1;
  for (Value scope = scope_of(call).parent; !scope.is_null();
       scope = static_cast<const ForeachScope*>(scope.as_object())->parent) {
    ++depth;
  }
  return Value(depth);
}
Value get_entry(Call& call) {
  const ForeachScope& scope = scope_of(call);
  return scope.entries == nullptr ? Value() : scope.entries->get(call[0]);
}
Value put_entry(Call& call) {
  ForeachScope& scope = mutable_scope_of(call);
  if (scope.entries == nullptr) scope.entries = call.heap().make_map();
  return scope.entries->put(call[0], call[1]);
}
Value entry_count(Call& call) {
  const ForeachScope& scope = scope_of(call);
  return Value(static_cast<std::int32_t>(scope.entries == nullptr ? 0 : scope.entries->size()));
}
Value is_empty(Call& call) {
  const ForeachScope& scope = scope_of(call);
  return Value(scope.entries == nullptr || scope.entries->size() == 0);
}
Value contains_key(Call& call) {
  const ForeachScope& scope = scope_of(call);
  return Value(scope.entries != nullptr && scope.entries->contains(call[0]));
}

constexpr JavaType kObject = JavaType::object;

constexpr MethodRow row(std::string_view name, JavaType result, MethodBody body) {
  MethodRow made{};
  made.name = name;
  made.result = result;
  made.body = body;
  return made;
}

constexpr MethodRow row(std::string_view name, std::uint8_t parameters, JavaType result,
                        MethodBody body) {
  MethodRow made = row(name, result, body);
  made.parameter_count = parameters;
  for (std::uint8_t i = 0; i < parameters; ++i) made.parameters[i] = kObject;
  return made;
}

constexpr MethodRow kRows[] = {
    row("containsKey", 1, JavaType::boolean_, contains_key),
    row("get", 1, kObject, get_entry),
    row("getCount", JavaType::int_, by_value<get_count>),
    row("getDepth", JavaType::int_, get_depth),
    row("getFirst", JavaType::boolean_, by_value<get_first>),
    row("getHasNext", JavaType::boolean_, by_value<get_has_next>),
    row("getIndex", JavaType::int_, by_value<get_index>),
    row("getLast", JavaType::boolean_, by_value<get_last>),
    row("getParent", kObject, get_parent),
    row("getReplaced", kObject, get_replaced),
    row("getTopmost", kObject, get_topmost),
    row("hasNext", JavaType::boolean_, by_value<get_has_next>),
    row("isEmpty", JavaType::boolean_, is_empty),
    row("isFirst", JavaType::boolean_, by_value<get_first>),
    row("isLast", JavaType::boolean_, by_value<get_last>),
    row("put", 2, kObject, put_entry),
    row("size", JavaType::int_, entry_count),
};
constexpr MethodTable kTable{JavaType::foreach_scope, kRows};

}  // namespace

void ForeachScope::append_to(TextBuffer& out) const {
  if (entries == nullptr) {
    out.append("{}");
  } else {
    entries->append_to(out);
  }
}

const MethodTable* ForeachScope::own_methods() const {
  return &kTable;
}

}  // namespace vtl
