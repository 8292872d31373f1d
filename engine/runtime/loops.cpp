#include "engine/methods/dispatch.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/interpreter.h"

namespace vtl {
namespace {

struct NextElement {
  bool has_element = false;
  bool has_next = false;
  Value element;
};

}  // namespace

Flow Interpreter::run_loop_body(const syntax::Node& body) {
  if (body.kind == syntax::NodeKind::block)
    return render_block(static_cast<const syntax::Block&>(body));
  return render_node(body);
}

template <class Next>
Flow Interpreter::run_loop(const syntax::Foreach& node, Next&& next_element) {
  NextElement next = next_element();
  if (!next.has_element) return Flow::normal;
  if (node.variable == syntax::kForeachSlot) {
    // The element takes the place of the scope that the loop is about to update.
    fail(RenderErrorKind::internal_java, "NullPointerException",
         "Cannot invoke \"org.apache.velocity.runtime.directive.Scope.getParent()\" because "
         "\"scope\" is null",
         node.position, node.span);
  }
  const std::uint32_t count_variable = variable_of(syntax::kVelocityCountSlot);
  const std::uint32_t has_next_variable = variable_of(syntax::kVelocityHasNextSlot);
  const std::uint32_t element_variable = variable_of(node.variable);
  const Value saved_element = get_variable(node.variable);
  const Value saved_count = get_variable(syntax::kVelocityCountSlot);
  const Value saved_has_next = get_variable(syntax::kVelocityHasNextSlot);
  const Value replaced = get_variable(syntax::kForeachSlot);

  auto* scope = session_.heap().make<ForeachScope>();
  if (replaced.is_object() && replaced.as_object()->type() == JavaType::foreach_scope) {
    scope->parent = replaced;
  } else {
    scope->replaced = replaced;
  }
  const Value scope_value(static_cast<Object*>(scope));
  set_variable(syntax::kForeachSlot, scope_value);

  const std::uint32_t most = environment_.profile.foreach_max_loops;
  Flow flow = Flow::normal;
  std::int32_t count = 1;
  for (;;) {
    if (loops_left_-- == 0) throw LimitExceeded{LimitKind::loop_iterations};
    if (frame_ == nullptr) [[likely]] {
      variables_[count_variable] = Value(count);
      variables_[has_next_variable] = Value(next.has_next);
      variables_[element_variable] = next.element;
    } else {
      set_through_frames(count_variable, Value(count));
      set_through_frames(has_next_variable, Value(next.has_next));
      set_through_frames(element_variable, next.element);
    }
    scope->count = count;
    scope->has_next = next.has_next;
    if (node.body != nullptr) {
      Frame* const outer_frame = frame_;
      const UnitInstance* const outer_unit = unit_;
      const std::uint32_t outer_depth = native_depth_;
      if (next.element.is_null()) {
        auto* wrapper = session_.heap().make<Frame>();
        wrapper->kind = FrameKind::null_element;
        wrapper->below = frame_;
        wrapper->hidden = element_variable;
        frame_ = wrapper;
      }
      try {
        flow = run_loop_body(*node.body);
      } catch (const FlowSignal& signal) {
        native_depth_ = outer_depth;
        unit_ = outer_unit;
        flow = signal.flow;
      }
      frame_ = outer_frame;
    }
    if (flow != Flow::normal) {
      if (flow == Flow::break_scope && (break_target_ == nullptr || break_target_ == scope)) {
        break_target_ = nullptr;
        flow = Flow::normal;
      }
      break;
    }
    if (!next.has_next || static_cast<std::uint32_t>(count) == most) break;
    ++count;
    next = next_element();
    if (!next.has_element) break;
  }
  set_variable(node.variable, saved_element);
  set_variable(syntax::kVelocityCountSlot, saved_count);
  set_variable(syntax::kVelocityHasNextSlot, saved_has_next);
  set_variable(syntax::kForeachSlot, scope->parent.is_null() ? scope->replaced : scope->parent);
  return flow;
}

Flow Interpreter::render_foreach(const syntax::Foreach& node) {
  if (node.iterable == nullptr) {
    fail(RenderErrorKind::internal_java, "ArrayIndexOutOfBoundsException",
         "Index 2 out of bounds for length " + std::to_string(node.child_count), node.position,
         node.span);
  }
  const Value iterable = value_of(*node.iterable);
  if (iterable.is_list()) [[likely]] {
    const List& list = *iterable.as_list();
    std::uint32_t index = 0;
    const std::uint32_t expected = list.modification_count();
    const bool is_array = list.type() != JavaType::array_list;
    return run_loop(node, [&]() -> NextElement {
      if (index >= list.size() && index == 0) return {};
      // Java's iterator notices a change at next(), an exhausted one (index == size) does not look.
      if (!is_array && list.modification_count() != expected) fail_concurrent_modification(node);
      const Value element = list[index++];
      return {true, index != list.size(), element};
    });
  }
  if (iterable.is_map()) {
    const Map& map = *iterable.as_map();
    std::uint32_t position = map.first();
    const std::uint32_t expected = map.modification_count();
    return run_loop(node, [&]() -> NextElement {
      if (position == Map::kEnd) return {};
      if (map.modification_count() != expected) fail_concurrent_modification(node);
      const Value element = map.slot(position).value;
      position = map.next(position);
      return {true, position != Map::kEnd, element};
    });
  }
  if (!iterable.is_object()) return Flow::normal;
  if (auto* collection = dynamic_cast<const Collection*>(iterable.as_object())) {
    std::uint32_t index = 0;
    const std::uint32_t expected = collection->modification_count();
    return run_loop(node, [&]() -> NextElement {
      if (index >= collection->size() && index == 0) return {};
      if (collection->modification_count() != expected) fail_concurrent_modification(node);
      const Value element = collection->element(index++, session_.heap());
      return {true, index != collection->size(), element};
    });
  }
  // Iterator, Enumeration, Iterable: through their own methods, which consumes an Iterator as in
  // Java.
  Value iterator = iterable;
  Resolution has_next = find_method(iterator, "hasNext", {});
  if (has_next.row == nullptr || iterable.as_object()->type() == JavaType::foreach_scope) {
    return Flow::normal;
  }
  const Resolution next = find_method(iterator, "next", {});
  if (next.row == nullptr) return Flow::normal;
  auto ask = [&](const MethodRow& row) {
    try {
      Call call{session_, iterator, {}, row};
      return row.function(call);
    } catch (const JavaException& exception) {
      if (exception.class_name == "java.util.ConcurrentModificationException")
        fail_concurrent_modification(node);
      fail(RenderErrorKind::internal_java,
           exception.class_name.substr(exception.class_name.rfind('.') + 1),
           exception.has_message ? exception.message : "null", node.position, node.span);
    }
  };
  bool is_first = true;
  return run_loop(node, [&]() -> NextElement {
    if (is_first && !ask(*has_next.row).as_boolean()) return {};
    is_first = false;
    const Value element = ask(*next.row);
    return {true, ask(*has_next.row).as_boolean(), element};
  });
}

}  // namespace vtl
