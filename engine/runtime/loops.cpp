#include "engine/methods/dispatch.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/interpreter.h"
#include "engine/value/list_views.h"

namespace vtl {

// `next` answers the next element, `has_next` whether there is another, asked again when the body
// may have changed that; there is a first.
template <class Next, class HasNext>
Flow Interpreter::run_loop(const syntax::Foreach& node, Next&& next, HasNext&& has_next) {
  Value element = next();
  bool is_followed = has_next();
  if (node.variable == syntax::kForeachSlot) {
    // The element takes the place of the scope that the loop is about to update.
    fail(RenderErrorKind::internal_java, "NullPointerException",
         "Cannot invoke \"org.apache.velocity.runtime.directive.Scope.getParent()\" because "
         "\"scope\" is null",
         node.position(), node.span());
  }
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
  const Place outer = place_;
  const std::uint32_t outer_depth = native_depth_;
  Flow flow = Flow::normal;
  std::int32_t count = 1;
  for (;;) {
    if (loops_left_-- == 0) throw LimitExceeded{LimitKind::loop_iterations};
    if (plain_variables_ != nullptr) [[likely]] {
      plain_variables_[syntax::kVelocityCountSlot] = Value(count);
      plain_variables_[syntax::kVelocityHasNextSlot] = Value(is_followed);
      plain_variables_[node.variable] = element;
    } else {
      set_through_frames(variable_of(syntax::kVelocityCountSlot), Value(count));
      set_through_frames(variable_of(syntax::kVelocityHasNextSlot), Value(is_followed));
      set_through_frames(variable_of(node.variable), element);
    }
    scope->count = count;
    scope->has_next = is_followed;
    if (node.body != nullptr) {
      if (element.is_null()) [[unlikely]] {
        auto* wrapper = session_.heap().make<Frame>();
        wrapper->kind = FrameKind::null_element;
        wrapper->below = outer.frame;
        wrapper->hidden = variable_of(node.variable);
        enter({outer.unit, wrapper});
      }
      try {
        flow = node.body->kind == syntax::NodeKind::block
                   ? render_block(static_cast<const syntax::Block&>(*node.body))
                   : render_statement(*node.body);
      } catch (const FlowSignal& signal) {
        native_depth_ = outer_depth;
        enter(outer);
        flow = signal.flow;
      }
      if (element.is_null()) [[unlikely]]
        enter(outer);
    }
    if (flow != Flow::normal) {
      if (flow == Flow::break_scope && (break_target_ == nullptr || break_target_ == scope)) {
        break_target_ = nullptr;
        flow = Flow::normal;
      }
      break;
    }
    if (!has_next() || static_cast<std::uint32_t>(count) == most) break;
    ++count;
    element = next();
    is_followed = has_next();
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
         "Index 2 out of bounds for length " + std::to_string(node.child_count), node.position(),
         node.span());
  }
  const Value iterable = value_of(*node.iterable);
  if (iterable.is_list()) [[likely]] {
    const List& list = *iterable.as_list();
    if (list.size() == 0) return Flow::normal;
    std::uint32_t index = 0;
    const std::uint32_t expected = list.modification_count();
    const bool is_array = list.type() != JavaType::array_list;
    const auto next = [&] {
      // Java's iterator notices a change at next(), an exhausted one (index == size) does not look.
      if (!is_array && list.modification_count() != expected) fail_concurrent_modification(node);
      return list[index++];
    };
    return run_loop(node, next, [&] { return index != list.size(); });
  }
  if (iterable.is_map()) {
    const Map& map = *iterable.as_map();
    std::uint32_t position = map.first();
    if (position == Map::kEnd) return Flow::normal;
    const std::uint32_t expected = map.modification_count();
    const auto next = [&] {
      if (map.modification_count() != expected) fail_concurrent_modification(node);
      const Value element = map.slot(position).value;
      position = map.next(position);
      return element;
    };
    return run_loop(node, next, [&] { return position != Map::kEnd; });
  }
  if (!iterable.is_object()) return Flow::normal;
  if (is_assignable(JavaType::collection, iterable.type())) {
    const auto& collection = static_cast<const Collection&>(*iterable.as_object());
    if (collection.size() == 0) return Flow::normal;
    // The iterators of a map's views know beforehand whether there is a next entry.
    // Of what is no List itself, only SubList is one to Java.
    const auto* sub_list = is_assignable(JavaType::list, iterable.type())
                               ? static_cast<const SubList*>(&collection)
                               : nullptr;
    std::uint32_t index = 0;
    const std::uint32_t size = collection.size();
    const std::uint32_t expected = collection.modification_count();
    const auto next = [&] {
      if (collection.modification_count() != expected) fail_concurrent_modification(node);
      return collection.element(index++, session_.heap());
    };
    return run_loop(node, next,
                    [&] { return index != (sub_list != nullptr ? sub_list->known_size() : size); });
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
           exception.has_message ? exception.message : "null", node.position(), node.span());
    }
  };
  if (!ask(*has_next.row).as_boolean()) return Flow::normal;
  return run_loop(
      node, [&] { return ask(*next.row); }, [&] { return ask(*has_next.row).as_boolean(); });
}

}  // namespace vtl
