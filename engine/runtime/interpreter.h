// Walks the tree of a template and prints.
//
// Why: one class holds what a render needs; its member functions are spread over statements.cpp,
// expressions.cpp, literals.cpp, references.cpp, calls.cpp, assignments.cpp, loops.cpp, macros.cpp
// and nested_texts.cpp, one subject each. What a node does was chosen before (operations.h), and
// where nobody watches, a block is walked as its lines (engine/syntax/line.h). Invariants: the
// happy path neither allocates outside the session's heap nor throws. Expected ends (#break, #stop,
// #return) are return values of statements; only out of the middle of an expression (a #break
// inside a string) they unwind as FlowSignal to the nearest owner of a scope. Errors unwind as
// RenderFailure to run(). Ownership: borrows Program, Session and options for one render. Threads:
// one render, one thread. Velocity quirks: value() and evaluate() are different questions (literals
// are false as conditions); operands are evaluated left first, exactly once.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/runtime/call_site.h"
#include "engine/runtime/frame.h"
#include "engine/runtime/operations.h"
#include "engine/runtime/program.h"
#include "engine/runtime/render_extras.h"
#include "engine/syntax/ast.h"
#include "vtl/template.h"

namespace vtl {

class BlockObject;
class ForeachScope;
enum class LoopProperty : std::uint8_t;
struct HostAbort;
template <std::size_t kCount>
class ArgumentValues;

/// A Flow that left a string literal in the middle of an expression.
struct FlowSignal {
  Flow flow;
};

struct RenderFailure {
  RenderError error;
};

/// Where a reference became null: its step (0: the variable itself), and what that was asked of.
struct NullNote {
  std::uint32_t step = 0;
  Value receiver;
};

/// One of Interpreter's ways to call what a step names.
using CallOfStep = Value (Interpreter::*)(Value receiver, const syntax::Step& step);

class Interpreter {
 public:
  Interpreter(const std::shared_ptr<const Program>& program, Session& session,
              const RenderOptions& options);
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  RenderResult run();

  /// C++ stack levels of a render: templates nest in ways that no single limit bounds (macros in
  /// blocks in #evaluate).
  static constexpr std::int32_t kNativeLevels = 2000;

 private:
  friend class BlockObject;
  friend class NativeDepth;
  friend struct OperationTable;

  // statements.cpp
  Flow render_block(const syntax::Block& block);
  /// All of a block, unwatched.
  Flow render_statements(const syntax::Block& block);
  /// Pays for them.
  void start_statements(const syntax::Block& block);
  void enter_branch(const syntax::Branch& branch);
  bool is_taken(const syntax::Branch& branch);
  void fetch_steps(const syntax::Block& block, std::uint64_t count);
  Flow render_observed_block(const syntax::Block& block);
  Flow render_statement(const syntax::Node& node);
  Flow render_observed(const syntax::Node& node);
  Flow render_if(const syntax::If& node);
  Flow render_return(const syntax::DirectiveCall& node);
  Flow render_break(const syntax::DirectiveCall& node);
  void observe_output(const syntax::Node& node, std::size_t begin);

  // expressions.cpp
  Value value_of(const syntax::Node& node) { return node.operations->evaluate(*this, node); }
  bool is_true(const syntax::Node& node) { return node.operations->test(*this, node); }
  /// As value_of, for what is a variable or a constant most of the time.
  [[gnu::always_inline]] Value operand_value(const syntax::Node& node) {
    if (node.shape == syntax::NodeShape::variable)
      return get_variable(static_cast<const syntax::Reference&>(node).slot);
    if (node.shape == syntax::NodeShape::constant)
      return static_cast<const syntax::Constant&>(node).value;
    return value_of(node);
  }
  bool has_truth(Value value, const syntax::Reference& reference);
  bool has_text(const Value& block, const syntax::Reference& reference);
  Value interpolate(const syntax::StringTemplate& node);
  /// A string of nothing but texts and references.
  Value join_references(const syntax::StringTemplate& node);
  /// The same of what most often are Strings that are there already.
  Value join_values(const syntax::StringTemplate& node);
  const char* join_in_heap(const syntax::Line* lines, std::span<char> room) const;
  /// What a variable, a property or `$foreach.index` stands for, or null where that takes a call.
  Value peek_value(const syntax::Reference& reference) const;
  Value build_range(const syntax::Binary& node);
  Value calculate_binary(const syntax::Binary& node);
  Value concatenate(const syntax::Binary& node, const Value& left, const Value& right,
                    const NullNote& left_null);
  bool are_equal(const syntax::Binary& node);
  bool are_different(const syntax::Binary& node) { return !are_equal(node); }
  bool compare_binary(const syntax::Binary& node);
  /// toString(); false when it is null (a #define block nested too deep).
  bool append_text(TextBuffer& out, const Value& value);

  // literals.cpp
  Value build_list(const syntax::Sequence& node);
  Value build_map(const syntax::Sequence& node);
  /// `[]` and `{}`.
  Value make_empty(const syntax::Sequence& node);
  Value copy_literal(const syntax::Sequence& node);
  Value copy_map(const syntax::Sequence& node);

  // references.cpp, null_reference.cpp
  void print(const syntax::Reference& reference, Value value) {
    if (value.is_string() && reference.is_plain) [[likely]] {
      out_.append(value.as_string());
    } else {
      render_value(reference, value);
    }
  }
  Value evaluate_fixed(const syntax::Reference&) { return {}; }
  Value evaluate_variable(const syntax::Reference& reference) {
    return get_variable(reference.slot);
  }
  Value evaluate_path(const syntax::Reference& reference);
  /// A path of one property.
  Value evaluate_property(const syntax::Reference& reference);
  Value evaluate_getter(Value receiver, const syntax::Step& step);
  /// `$foreach.index` and its like, which most often are those of a loop.
  template <LoopProperty kProperty>
  Value evaluate_loop_property(const syntax::Reference& reference);
  template <LoopProperty kProperty>
  Flow print_loop_property(const syntax::Reference& reference);
  /// Of a reference with nothing in front; false where that takes more than a digit.
  bool print_digit(Value value) {
    if (value.kind() != Kind::int32 || value.as_integer() < 0 || value.as_integer() > 9)
      return false;
    out_.append(static_cast<char>('0' + value.as_integer()));
    return true;
  }
  Value evaluate_other_property(const syntax::Reference& reference);
  /// What is no String or has a prefix.
  void render_value(const syntax::Reference& reference, Value value);
  void append_whole(Value value);
  void render_null(const syntax::Reference& reference, bool is_null);
  Value take_steps(Value receiver, std::span<const syntax::Step> steps);
  /// The property of a map where it was found last, or null: nothing is called, so that what is
  /// called in all other cases costs nothing here. Of a short property.
  [[gnu::always_inline]] const Value* peek_property(Value receiver,
                                                    const syntax::Step& step) const {
    if (!receiver.is_map()) return nullptr;
    return receiver.as_map()->peek_short(step.name, positions_[step.site]);
  }
  Value find_property_value(Value receiver, const syntax::Step& step);
  /// Of anything but a map.
  Value get_property(Value receiver, const syntax::Step& step);
  Value get_other_property(Value receiver, const syntax::Step& step, CallSite& site,
                           std::uint64_t key);
  SiteHistory& history_of(const CallSite& site) const {
    return place_.unit->histories[&site - sites_];
  }
  /// Of a map in which the key is not where it was last time.
  static Value get_entry(const Map& map, std::string_view name, std::uint32_t& position);
  Value get_index(Value receiver, const syntax::Step& step);
  void find_property(CallSite& site, Value receiver, std::string_view name);
  /// The reference being evaluated became null at its step `step` (0: the variable itself).
  void note_null(std::size_t step, Value receiver) {
    null_step_ = static_cast<std::uint32_t>(step);
    null_receiver_ = receiver;
  }
  void note_null_reference(const syntax::Reference& reference);
  /// What the reference that was evaluated last, and is null, became null at.
  NullNote null_note_of(const syntax::Node& operand);
  /// An operand of a `+` that is null and was joined as it is written.
  void note_null_operand(const syntax::Node& operand, std::string_view text, const NullNote& note);
  /// Counts one more of a node that has a warning; also where no more warnings are kept.
  bool is_warned(const syntax::Node& node);
  void add_warning(const syntax::Node& node, NullReferenceWarning warning);
  std::string_view null_text_of(const syntax::Reference& reference) const;

  // calls.h, calls.cpp
  template <std::size_t kCount>
  void evaluate_arguments(ArgumentValues<kCount>& values, const syntax::Step& step);
  template <class... Values>
  void find_few(CallSite& site, std::uint64_t key, Value receiver, const syntax::Step& step,
                Values... values);
  template <class... Values>
  Value invoke_direct(DirectFunction function, const MethodRow& row, Value receiver,
                      const syntax::Step& step, Values... values);
  /// Of a row that wants its arguments in memory.
  template <class... Values>
  Value invoke_stored(const MethodRow& row, Value receiver, const syntax::Step& step,
                      Values... values);
  /// A call with up to two arguments, which come in registers.
  template <class... Values>
  Value call_with(Value receiver, const syntax::Step& step, Values... values);
  template <std::size_t kCount>
  Value call_method(Value receiver, const syntax::Step& step);
  Value call_with_many_arguments(Value receiver, const syntax::Step& step);
  /// `$list.add(..)`: a variable and one call.
  template <CallOfStep kCall>
  Value evaluate_call(const syntax::Reference& reference);
  /// `$util.list.copyAndRetainAll(..)`: names of the host's down to one call.
  template <std::size_t kCount>
  Value evaluate_host_call(const syntax::Reference& reference);
  /// The same where the name is never assigned and the row known beforehand: evaluated, printed by
  /// its own means, and printed where it prints nothing (`$util.qr(..)`).
  template <std::size_t kCount>
  Value evaluate_host_row(const syntax::Reference& reference);
  /// Of a row that is direct and throws nothing, where nobody asks which null it was.
  template <std::size_t kCount>
  Value evaluate_simple_row(const syntax::Reference& reference);
  /// Rows that need no call (Intrinsic).
  bool is_argument_null(const syntax::Reference& reference) {
    return operand_value(*reference.steps.back().arguments[0]).is_null();
  }
  Value evaluate_is_null(const syntax::Reference& reference) {
    return Value(is_argument_null(reference));
  }
  Value evaluate_default(const syntax::Reference& reference) {
    const Value first = operand_value(*reference.steps.back().arguments[0]);
    const Value second = operand_value(*reference.steps.back().arguments[1]);
    return first.is_null() ? second : first;
  }
  /// Of one that answers a Boolean.
  template <std::size_t kCount>
  bool test_simple_row(const syntax::Reference& reference);
  template <std::size_t kCount>
  Flow print_host_row(const syntax::Reference& reference);
  Flow discard_argument(const syntax::Reference& reference);
  /// Where the argument is a variable and one call.
  template <CallOfStep kCall>
  Flow discard_call(const syntax::Reference& reference);
  /// Calls that most often are of an ArrayList or a LinkedHashMap with a String: the answer is had
  /// without a row. Of any other receiver they are calls like all.
  Value call_get(Value receiver, const syntax::Step& step);
  Value call_contains(Value receiver, const syntax::Step& step);
  /// Where nobody asks for the value.
  Value call_add(Value receiver, const syntax::Step& step);
  Value call_put(Value receiver, const syntax::Step& step);
  /// A call of a row with the result of another one (Composition).
  Value evaluate_composition(const syntax::Reference& reference);
  bool find_host(const syntax::Reference& reference, Value root, CallSite& site);
  void find_call(CallSite& site, std::uint64_t key, Value receiver, std::string_view name,
                 std::span<const Value> arguments);
  void note_null_host_call(const syntax::Reference& reference, Value root);
  Value invoke_row(const MethodRow& row, Value receiver, std::span<const Value> arguments,
                   const syntax::Step& step);
  /// What invoke_row caught, in the words of Velocity.
  [[noreturn]] void fail_call(const MethodRow& row, Value receiver, const syntax::Step& step);

  // assignments.cpp
  Flow assign(const syntax::Set& node);
  [[gnu::always_inline]] Flow assign_variable(const syntax::Set& node) {
    const Value value = operand_value(*node.value);
    if (!value.is_null() || environment_.profile.is_set_null_allowed)
      set_variable(node.slot, value);
    return Flow::normal;
  }
  void assign_property(const Value& receiver, const syntax::Step& step, const Value& value);
  void assign_index(const Value& receiver, const syntax::Step& step, const Value& value);

  // variables.cpp
  /// Where rendering goes on from now.
  void enter(const Place& place) {
    place_ = place;
    sites_ = place.unit->sites;
    positions_ = place.unit->positions;
    const bool is_plain = place.frame == nullptr && place.unit->variables == nullptr;
    plain_variables_ = is_plain ? variables_ : nullptr;
  }
  std::uint32_t variable_of(std::uint32_t slot) const {
    return place_.unit->variables == nullptr ? slot : place_.unit->variables[slot];
  }
  [[gnu::always_inline]] Value get_variable(std::uint32_t slot) {
    if (plain_variables_ != nullptr) [[likely]]
      return plain_variables_[slot];
    return get_through_frames(variable_of(slot));
  }
  [[gnu::always_inline]] void set_variable(std::uint32_t slot, Value value) {
    if (plain_variables_ != nullptr) [[likely]] {
      plain_variables_[slot] = value;
    } else {
      set_through_frames(variable_of(slot), value);
    }
  }
  Value get_through_frames(std::uint32_t variable);
  void set_through_frames(std::uint32_t variable, Value value);
  std::uint32_t variable_named(std::string_view name);
  Value initial_value(std::string_view name);
  Value bound_value(std::string_view name) const;
  void make_variables(ProgramCache& cache);
  const UnitInstance* instantiate_nested(std::shared_ptr<const Program> program);
  RenderExtras& extras() {
    if (extras_ == nullptr) extras_ = std::make_unique<RenderExtras>();
    return *extras_;
  }

  // loops.cpp
  class ListSource;
  class LoopSource;
  class MapSource;
  class CollectionSource;
  class IteratorSource;
  struct LoopVariables;
  Flow render_foreach(const syntax::Foreach& node);
  /// Over what is no list.
  Flow render_other_foreach(const syntax::Foreach& node, Value iterable);
  template <class Source>
  Flow run_loop(const syntax::Foreach& node, Source& source);
  Flow run_other_loop(const syntax::Foreach& node, LoopSource& source);
  /// Whether anything may ask for $velocityCount or $velocityHasNext.
  bool is_loop_count_used() const {
    return program_->unit().is_loop_count_named || program_->unit().has_nested_texts;
  }
  LoopVariables loop_variables(std::uint32_t element);
  void set_loop_variables(std::uint32_t element, const LoopVariables& values);
  Flow render_loop_body(const syntax::Node& body);
  Flow render_null_element(const syntax::Foreach& node, const Place& outer);
  [[noreturn]] void fail_foreach_variable(const syntax::Foreach& node);

  // macros.cpp
  Flow render_macro_call(const syntax::MacroCall& node);
  Flow render_define(const syntax::Define& node);
  /// False when it is nested in itself too deep.
  bool render_captured_block(const BlockObject& block, Frame* frame);
  void register_macros(const UnitInstance* unit);
  const Macro* find_macro(std::string_view name) const;

  // nested_texts.cpp
  const UnitInstance* evaluated_unit(std::string text);
  Flow render_evaluate(const syntax::DirectiveCall& node);
  Flow render_parse(const syntax::DirectiveCall& node);
  Flow render_include(const syntax::DirectiveCall& node);
  std::shared_ptr<const Program> compile_nested(std::string name, std::string text,
                                                bool is_evaluate);
  Flow run_unit(const UnitInstance* unit);

  // failures.cpp
  [[noreturn]] void fail(RenderErrorKind kind, std::string_view java_class, std::string message,
                         Position position, Span span, Span argument = {});
  /// `argument`: the one that is to blame, if any.
  [[noreturn]] void fail_invocation(const JavaException& exception, const MethodRow& row,
                                    const Value& receiver, const syntax::Step& step, Span argument);
  [[noreturn]] void fail_host(const HostAbort& abort, const syntax::Step& step);
  [[noreturn]] void fail_pattern(const syntax::Step& step);
  [[noreturn]] void fail_concurrent_modification(const syntax::Node& node);
  std::string at(Position position) const;
  /// The error, at the statement in progress.
  RenderError placed(RenderError error) const;
  void spend_steps(std::uint64_t count) { work_.charge(count); }

  const std::shared_ptr<const Program>& program_;
  Session& session_;
  const RenderOptions& options_;
  const Environment& environment_;
  TextBuffer& out_;
  // In the session's heap: those of the main template, then those that nested texts bring.
  Value* variables_ = nullptr;
  std::uint32_t variable_count_ = 0;
  std::uint32_t variable_capacity_ = 0;
  UnitInstance main_unit_;
  Place place_;
  // What place_ stands for, at hand: the call sites of its unit, and the variables when no frame
  // and no renumbering lies between a slot and them, else null.
  CallSite* sites_ = nullptr;
  std::uint32_t* positions_ = nullptr;
  Value* plain_variables_ = nullptr;
  Work& work_;
  std::uint64_t loops_left_;
  std::int32_t native_levels_left_ = kNativeLevels;
  std::uint32_t text_depth_ = 0;    // #evaluate and #parse in progress
  std::uint32_t string_depth_ = 0;  // > 0: output goes to a string, observers are silent
  const ForeachScope* break_target_ = nullptr;
  Value return_value_;
  Span return_span_;
  const syntax::Node* current_ = nullptr;  // statement in progress, for limits
  // Where the last reference became null, read by note_null_reference right after.
  std::uint32_t null_step_ = 0;
  Value null_receiver_;
  ExecutionObserver* observer_;
  RenderResult result_;
  std::unique_ptr<RenderExtras> extras_;
};

/// No observer hears of what is rendered meanwhile.
class Silence {
 public:
  explicit Silence(std::uint32_t& depth) : depth_(depth) { ++depth_; }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() { --depth_; }

 private:
  std::uint32_t& depth_;
};

/// One level of the C++ stack.
class NativeDepth {
 public:
  explicit NativeDepth(Interpreter& interpreter) : interpreter_(interpreter) {
    if (--interpreter_.native_levels_left_ < 0) {
      ++interpreter_.native_levels_left_;
      throw LimitExceeded{LimitKind::call_depth};
    }
  }
  NativeDepth(const NativeDepth&) = delete;
  NativeDepth& operator=(const NativeDepth&) = delete;
  ~NativeDepth() { ++interpreter_.native_levels_left_; }

 private:
  Interpreter& interpreter_;
};

}  // namespace vtl
