// #foreach.
//
// A loop asks its source for one element after the other: of a list without any indirection, of
// everything else through LoopSource. It covers the variables `foreach`, the element's and, where
// anything may ask for them, velocityCount and velocityHasNext, and uncovers them at its end.
#include <string>

#include "engine/methods/dispatch.h"
#include "engine/runtime/execution.h"
#include "engine/runtime/failures.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/value/list_views.h"

namespace vtl {

using code::Instruction;

namespace {

/// Where a loop's elements come from. `next` answers the next one, `has_next` whether there is
/// another, asked again when the body may have changed that; there is a first.
class LoopSource {
 public:
  virtual Value next() = 0;
  virtual bool has_next() = 0;

 protected:
  ~LoopSource() = default;
};

// Most loops are over lists, and these pay for no indirection.
class ListSource {
 public:
  ListSource(const code::Foreach& node, const List& list)
      : node_(node),
        list_(list),
        expected_(list.modification_count()),
        is_array_(list.type() != JavaType::array_list) {}

  Value next() {
    // Java's iterator notices a change at next(), an exhausted one (index == size) does not look.
    if (!is_array_ && list_.modification_count() != expected_) [[unlikely]]
      fail_concurrent_modification(node_);
    return list_[index_++];
  }
  bool has_next() const { return index_ != list_.size(); }

 private:
  const code::Foreach& node_;
  const List& list_;
  std::uint32_t expected_;
  std::uint32_t index_ = 0;
  bool is_array_;
};

/// The values of a map.
class MapSource final : public LoopSource {
 public:
  MapSource(const code::Foreach& node, const Map& map)
      : node_(node), map_(map), expected_(map.modification_count()), position_(map.first()) {}

  Value next() override {
    if (map_.modification_count() != expected_) fail_concurrent_modification(node_);
    const Value element = map_.slot(position_).value;
    position_ = map_.next(position_);
    return element;
  }
  bool has_next() override { return position_ != Map::kEnd; }

 private:
  const code::Foreach& node_;
  const Map& map_;
  std::uint32_t expected_;
  std::uint32_t position_;
};

class CollectionSource final : public LoopSource {
 public:
  CollectionSource(Execution& run, const code::Foreach& node, const Collection& collection)
      : run_(run),
        node_(node),
        collection_(collection),
        // SubList is the only class that is a List in Java and not our List.
        sub_list_(is_assignable(JavaType::list, collection.type())
                      ? static_cast<const SubList*>(&collection)
                      : nullptr),
        size_(collection.size()),
        expected_(collection.modification_count()) {}

  Value next() override {
    if (collection_.modification_count() != expected_) fail_concurrent_modification(node_);
    return collection_.element(index_++, run_.heap());
  }
  // The iterators of a map's views know beforehand whether there is a next entry.
  bool has_next() override {
    return index_ != (sub_list_ != nullptr ? sub_list_->known_size() : size_);
  }

 private:
  Execution& run_;
  const code::Foreach& node_;
  const Collection& collection_;
  const SubList* sub_list_;
  std::uint32_t size_;
  std::uint32_t expected_;
  std::uint32_t index_ = 0;
};

/// Iterator, Enumeration, Iterable: through their own methods, which consumes an Iterator as in
/// Java.
class IteratorSource final : public LoopSource {
 public:
  IteratorSource(Execution& run, const code::Foreach& node, Value iterator)
      : run_(run),
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
      Call call{run_.session(), iterator_, {}, row};
      return row.body(call);
    } catch (const JavaException& exception) {
      if (exception.class_name == "java.util.ConcurrentModificationException")
        fail_concurrent_modification(node_);
      fail_in_java(exception, place_of(node_));
    }
  }

  Execution& run_;
  const code::Foreach& node_;
  Value iterator_;
  const MethodRow* has_next_;
  const MethodRow* next_;
};

/// What a loop covers up while it runs.
struct Covered {
  Value element;
  Value count;
  Value has_next;
  Value scope;
};

[[gnu::always_inline]] inline Covered cover(Execution& run, std::uint32_t element) {
  Covered values{run.variable(element), {}, {}, run.variable(code::kForeachSlot)};
  if (run.program().is_loop_count_used()) {
    values.count = run.variable(code::kVelocityCountSlot);
    values.has_next = run.variable(code::kVelocityHasNextSlot);
  }
  return values;
}

[[gnu::always_inline]] inline void uncover(Execution& run, std::uint32_t element,
                                           const Covered& values) {
  run.variables().write(element, values.element);
  if (run.program().is_loop_count_used()) {
    run.variables().write(code::kVelocityCountSlot, values.count);
    run.variables().write(code::kVelocityHasNextSlot, values.has_next);
  }
  run.variables().write(code::kForeachSlot, values.scope);
}

[[gnu::always_inline]] inline Flow execute_body(Execution& run, const Instruction& body) {
  return body.op == code::Opcode::block ? run.execute_block(code::as<code::Block>(body))
                                        : run.execute_single(body);
}

/// The element hides what the name stands for, which no variable can.
Flow execute_null_element(Execution& run, const code::Foreach& node, const Place& outer) {
  auto* const wrapper = run.heap().make<Frame>();
  wrapper->kind = FrameKind::null_element;
  wrapper->below = outer.frame;
  wrapper->hidden = outer.unit->variable_of(node.variable);
  run.enter({outer.unit, wrapper});
  const Flow flow = execute_body(run, *node.body);
  run.enter(outer);
  return flow;
}

[[noreturn]] void fail_foreach_variable(const code::Foreach& node) {
  // Another value took the place of the scope that the loop is about to update or to remove.
  fail(RenderErrorKind::internal_java, "NullPointerException",
       "Cannot invoke \"org.apache.velocity.runtime.directive.Scope.getParent()\" because "
       "\"scope\" is null",
       place_of(node));
}

[[gnu::always_inline]] inline ForeachScope* make_scope(Execution& run, Value covered) {
  auto* const scope = run.heap().make<ForeachScope>();
  if (covered.type() == JavaType::foreach_scope) {
    scope->parent = covered;
  } else {
    scope->replaced = covered;
  }
  run.variables().write(code::kForeachSlot, Value(static_cast<Object*>(scope)));
  return scope;
}

/// What `$foreach` is behind the loop. A scope gives way to what it covered, whichever it is by
/// now; what else the body has assigned to the name stays.
[[gnu::always_inline]] inline Value scope_after(Execution& run, const code::Foreach& node) {
  const Value after = run.variable(code::kForeachSlot);
  if (after.type() == JavaType::foreach_scope) [[likely]] {
    const auto& last = *static_cast<const ForeachScope*>(after.as_object());
    return last.parent.is_null() ? last.replaced : last.parent;
  }
  if (after.is_null()) fail_foreach_variable(node);
  return after;
}

template <class Source>
[[gnu::always_inline]] inline Flow run_loop(Execution& run, const code::Foreach& node,
                                            Source& source) {
  Value element = source.next();
  bool is_followed = source.has_next();
  if (node.variable == code::kForeachSlot) [[unlikely]]
    fail_foreach_variable(node);
  const Covered covered = cover(run, node.variable);
  ForeachScope* const scope = make_scope(run, covered.scope);

  Variables& variables = run.variables();
  const std::uint32_t most = run.profile().foreach_max_loops;
  const bool is_count_used = run.program().is_loop_count_used();
  const Place outer = variables.place();
  const std::int32_t outer_levels = run.budget().levels_left();
  Flow flow = Flow::normal;
  std::int32_t count = 1;
  for (;;) {
    run.budget().spend_iteration();
    scope->count = count;
    scope->has_next = is_followed;
    if (is_count_used) {
      variables.write(code::kVelocityCountSlot, Value(count));
      variables.write(code::kVelocityHasNextSlot, Value(is_followed));
    }
    variables.write(node.variable, element);
    if (node.body != nullptr) {
      try {
        flow = element.is_null() ? execute_null_element(run, node, outer)
                                 : execute_body(run, *node.body);
      } catch (const FlowSignal& signal) {
        run.budget().set_levels_left(outer_levels);
        run.enter(outer);
        flow = signal.flow;
      }
    }
    if (flow != Flow::normal) {
      const bool is_target = run.break_target() == nullptr || run.break_target() == scope;
      if (flow == Flow::break_scope && is_target) {
        run.set_break_target(nullptr);
        flow = Flow::normal;
      }
      break;
    }
    if (!source.has_next() || static_cast<std::uint32_t>(count) == most) break;
    ++count;
    element = source.next();
    is_followed = source.has_next();
  }
  uncover(run, node.variable,
          {covered.element, covered.count, covered.has_next, scope_after(run, node)});
  return flow;
}

[[gnu::noinline]] Flow run_other_loop(Execution& run, const code::Foreach& node,
                                      LoopSource& source) {
  return run_loop(run, node, source);
}

/// Over what is not a list.
Flow execute_other(Execution& run, const code::Foreach& node, Value iterable) {
  const auto loop = [&run, &node](LoopSource& source) {
    return source.has_next() ? run_other_loop(run, node, source) : Flow::normal;
  };
  if (iterable.is_map()) {
    MapSource source(node, *iterable.as_map());
    return loop(source);
  }
  if (!iterable.is_object() || iterable.type() == JavaType::foreach_scope) return Flow::normal;
  if (is_assignable(JavaType::collection, iterable.type())) {
    const auto& collection = static_cast<const Collection&>(*iterable.as_object());
    if (collection.size() == 0) return Flow::normal;
    CollectionSource source(run, node, collection);
    return run_other_loop(run, node, source);
  }
  IteratorSource source(run, node, iterable);
  return source.is_complete() ? loop(source) : Flow::normal;
}

}  // namespace

template <>
Flow handle::execute<code::Opcode::foreach>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<code::Foreach>(instruction);
  if (node.iterable == nullptr) [[unlikely]] {
    fail(RenderErrorKind::internal_java, "ArrayIndexOutOfBoundsException",
         "Index 2 out of bounds for length " + std::to_string(node.child_count), place_of(node));
  }
  const Value iterable = run.operand(*node.iterable);
  if (!iterable.is_list()) return execute_other(run, node, iterable);
  ListSource source(node, *iterable.as_list());
  return source.has_next() ? run_loop(run, node, source) : Flow::normal;
}

}  // namespace vtl
