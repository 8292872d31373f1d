#include "engine/methods/dispatch.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/interpreter.h"
#include "engine/value/list_views.h"

namespace vtl {

/// Where a loop's elements come from. `next` answers the next one, `has_next` whether there is
/// another, asked again when the body may have changed that; there is a first.
class Interpreter::LoopSource {
 public:
  virtual Value next() = 0;
  virtual bool has_next() = 0;

 protected:
  ~LoopSource() = default;
};

// Most loops are over lists, and these pay for no indirection.
class Interpreter::ListSource {
 public:
  ListSource(Interpreter& interpreter, const syntax::Foreach& node, const List& list)
      : interpreter_(interpreter),
        node_(node),
        list_(list),
        expected_(list.modification_count()),
        is_array_(list.type() != JavaType::array_list) {}

  Value next() {
    // Java's iterator notices a change at next(), an exhausted one (index == size) does not look.
    if (!is_array_ && list_.modification_count() != expected_) [[unlikely]]
      interpreter_.fail_concurrent_modification(node_);
    return list_[index_++];
  }
  bool has_next() const { return index_ != list_.size(); }

 private:
  Interpreter& interpreter_;
  const syntax::Foreach& node_;
  const List& list_;
  std::uint32_t expected_;
  std::uint32_t index_ = 0;
  bool is_array_;
};

/// The values of a map.
class Interpreter::MapSource final : public LoopSource {
 public:
  MapSource(Interpreter& interpreter, const syntax::Foreach& node, const Map& map)
      : interpreter_(interpreter),
        node_(node),
        map_(map),
        expected_(map.modification_count()),
        position_(map.first()) {}

  Value next() override {
    if (map_.modification_count() != expected_) interpreter_.fail_concurrent_modification(node_);
    const Value element = map_.slot(position_).value;
    position_ = map_.next(position_);
    return element;
  }
  bool has_next() override { return position_ != Map::kEnd; }

 private:
  Interpreter& interpreter_;
  const syntax::Foreach& node_;
  const Map& map_;
  std::uint32_t expected_;
  std::uint32_t position_;
};

class Interpreter::CollectionSource final : public LoopSource {
 public:
  CollectionSource(Interpreter& interpreter, const syntax::Foreach& node,
                   const Collection& collection)
      : interpreter_(interpreter),
        node_(node),
        collection_(collection),
        // Of what is no List itself, only SubList is one to Java.
        sub_list_(is_assignable(JavaType::list, collection.type())
                      ? static_cast<const SubList*>(&collection)
                      : nullptr),
        size_(collection.size()),
        expected_(collection.modification_count()) {}

  Value next() override {
    if (collection_.modification_count() != expected_)
      interpreter_.fail_concurrent_modification(node_);
    return collection_.element(index_++, interpreter_.session_.heap());
  }
  // The iterators of a map's views know beforehand whether there is a next entry.
  bool has_next() override {
    return index_ != (sub_list_ != nullptr ? sub_list_->known_size() : size_);
  }

 private:
  Interpreter& interpreter_;
  const syntax::Foreach& node_;
  const Collection& collection_;
  const SubList* sub_list_;
  std::uint32_t size_;
  std::uint32_t expected_;
  std::uint32_t index_ = 0;
};

/// Iterator, Enumeration, Iterable: through their own methods, which consumes an Iterator as in
/// Java.
class Interpreter::IteratorSource final : public LoopSource {
 public:
  IteratorSource(Interpreter& interpreter, const syntax::Foreach& node, Value iterator)
      : interpreter_(interpreter),
        node_(node),
        iterator_(iterator),
        has_next_(find_method(iterator, "hasNext", {}).row),
        next_(find_method(iterator, "next", {}).row) {}

  bool is_complete() const { return has_next_ != nullptr && next_ != nullptr; }
  Value next() override { return ask(*next_); }
  bool has_next() override { return ask(*has_next_).as_boolean(); }

 private:
  Value ask(const MethodRow& row) {
    try {
      Call call{interpreter_.session_, iterator_, {}, row};
      return row.function(call);
    } catch (const JavaException& exception) {
      if (exception.class_name == "java.util.ConcurrentModificationException")
        interpreter_.fail_concurrent_modification(node_);
      interpreter_.fail(RenderErrorKind::internal_java,
                        exception.class_name.substr(exception.class_name.rfind('.') + 1),
                        exception.has_message ? exception.message : "null", node_.position(),
                        node_.span());
    }
  }

  Interpreter& interpreter_;
  const syntax::Foreach& node_;
  Value iterator_;
  const MethodRow* has_next_;
  const MethodRow* next_;
};

/// What a loop covers up while it runs.
struct Interpreter::LoopVariables {
  Value element;
  Value count;
  Value has_next;
  Value scope;
};

[[gnu::always_inline]] inline Interpreter::LoopVariables Interpreter::loop_variables(
    std::uint32_t element) {
  LoopVariables values{get_variable(element), {}, {}, get_variable(syntax::kForeachSlot)};
  if (is_loop_count_used()) {
    values.count = get_variable(syntax::kVelocityCountSlot);
    values.has_next = get_variable(syntax::kVelocityHasNextSlot);
  }
  return values;
}

[[gnu::always_inline]] inline void Interpreter::set_loop_variables(std::uint32_t element,
                                                                   const LoopVariables& values) {
  set_variable(element, values.element);
  if (is_loop_count_used()) {
    set_variable(syntax::kVelocityCountSlot, values.count);
    set_variable(syntax::kVelocityHasNextSlot, values.has_next);
  }
  set_variable(syntax::kForeachSlot, values.scope);
}

[[gnu::always_inline]] inline Flow Interpreter::render_loop_body(const syntax::Node& body) {
  if (body.kind == syntax::NodeKind::block)
    return render_block(static_cast<const syntax::Block&>(body));
  spend_steps(1);
  return render_statement(body);
}

/// The element hides what the name stands for, which no variable can.
Flow Interpreter::render_null_element(const syntax::Foreach& node, const Place& outer) {
  auto* wrapper = session_.heap().make<Frame>();
  wrapper->kind = FrameKind::null_element;
  wrapper->below = outer.frame;
  wrapper->hidden = variable_of(node.variable);
  enter({outer.unit, wrapper});
  const Flow flow = render_loop_body(*node.body);
  enter(outer);
  return flow;
}

void Interpreter::fail_foreach_variable(const syntax::Foreach& node) {
  // Another value took the place of the scope that the loop is about to update or to remove.
  fail(RenderErrorKind::internal_java, "NullPointerException",
       "Cannot invoke \"org.apache.velocity.runtime.directive.Scope.getParent()\" because "
       "\"scope\" is null",
       node.position(), node.span());
}

template <class Source>
[[gnu::always_inline]] inline Flow Interpreter::run_loop(const syntax::Foreach& node,
                                                         Source& source) {
  Value element = source.next();
  bool is_followed = source.has_next();
  if (node.variable == syntax::kForeachSlot) [[unlikely]]
    fail_foreach_variable(node);
  const LoopVariables covered = loop_variables(node.variable);
  auto* const scope = session_.heap().make<ForeachScope>();
  if (covered.scope.type() == JavaType::foreach_scope) {
    scope->parent = covered.scope;
  } else {
    scope->replaced = covered.scope;
  }
  set_variable(syntax::kForeachSlot, Value(static_cast<Object*>(scope)));

  const std::uint32_t most = environment_.profile.foreach_max_loops;
  const bool is_count_used = is_loop_count_used();
  const Place outer = place_;
  const std::int32_t outer_levels = native_levels_left_;
  Flow flow = Flow::normal;
  std::int32_t count = 1;
  for (;;) {
    if (loops_left_-- == 0) throw LimitExceeded{LimitKind::loop_iterations};
    scope->count = count;
    scope->has_next = is_followed;
    if (is_count_used) {
      set_variable(syntax::kVelocityCountSlot, Value(count));
      set_variable(syntax::kVelocityHasNextSlot, Value(is_followed));
    }
    set_variable(node.variable, element);
    if (node.body != nullptr) {
      try {
        flow = element.is_null() ? render_null_element(node, outer) : render_loop_body(*node.body);
      } catch (const FlowSignal& signal) {
        native_levels_left_ = outer_levels;
        enter(outer);
        flow = signal.flow;
      }
    }
    if (flow != Flow::normal) {
      if (flow == Flow::break_scope && (break_target_ == nullptr || break_target_ == scope)) {
        break_target_ = nullptr;
        flow = Flow::normal;
      }
      break;
    }
    if (!source.has_next() || static_cast<std::uint32_t>(count) == most) break;
    ++count;
    element = source.next();
    is_followed = source.has_next();
  }
  // A scope gives way to what it covered, whichever it is by now; what else the body has assigned
  // to the name stays.
  Value after = get_variable(syntax::kForeachSlot);
  if (after.type() == JavaType::foreach_scope) [[likely]] {
    const auto& last = *static_cast<const ForeachScope*>(after.as_object());
    after = last.parent.is_null() ? last.replaced : last.parent;
  } else if (after.is_null()) {
    fail_foreach_variable(node);
  }
  set_loop_variables(node.variable, {covered.element, covered.count, covered.has_next, after});
  return flow;
}

Flow Interpreter::render_foreach(const syntax::Foreach& node) {
  if (node.iterable == nullptr) [[unlikely]] {
    fail(RenderErrorKind::internal_java, "ArrayIndexOutOfBoundsException",
         "Index 2 out of bounds for length " + std::to_string(node.child_count), node.position(),
         node.span());
  }
  const Value iterable = operand_value(*node.iterable);
  if (!iterable.is_list()) return render_other_foreach(node, iterable);
  ListSource source(*this, node, *iterable.as_list());
  return source.has_next() ? run_loop(node, source) : Flow::normal;
}

[[gnu::noinline]] Flow Interpreter::run_other_loop(const syntax::Foreach& node,
                                                   LoopSource& source) {
  return run_loop(node, source);
}

Flow Interpreter::render_other_foreach(const syntax::Foreach& node, Value iterable) {
  const auto run = [this, &node](LoopSource& source) {
    return source.has_next() ? run_other_loop(node, source) : Flow::normal;
  };
  if (iterable.is_map()) {
    MapSource source(*this, node, *iterable.as_map());
    return run(source);
  }
  if (!iterable.is_object() || iterable.type() == JavaType::foreach_scope) return Flow::normal;
  if (is_assignable(JavaType::collection, iterable.type())) {
    const auto& collection = static_cast<const Collection&>(*iterable.as_object());
    if (collection.size() == 0) return Flow::normal;
    CollectionSource source(*this, node, collection);
    return run_other_loop(node, source);
  }
  IteratorSource source(*this, node, iterable);
  return source.is_complete() ? run(source) : Flow::normal;
}

}  // namespace vtl
