#include "engine/runtime/operations.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/runtime/assigned_slots.h"
#include "engine/runtime/calls.h"
#include "engine/runtime/loop_properties.h"
#include "engine/syntax/children.h"

namespace vtl {

using syntax::Node;
using syntax::NodeKind;
using syntax::Reference;

/// The functions that rows point at: members of Interpreter behind one signature.
struct OperationTable {
  static Value no_value(Interpreter&, const Node&) { return {}; }
  static bool no_truth(Interpreter&, const Node&) { return false; }
  static Flow no_text(Interpreter&, const Node&) { return Flow::normal; }

  template <class T, Value (Interpreter::*kMember)(const T&)>
  static Value evaluate(Interpreter& interpreter, const Node& node) {
    return (interpreter.*kMember)(static_cast<const T&>(node));
  }
  template <class T, bool (Interpreter::*kMember)(const T&)>
  static bool test(Interpreter& interpreter, const Node& node) {
    return (interpreter.*kMember)(static_cast<const T&>(node));
  }
  template <class T, Flow (Interpreter::*kMember)(const T&)>
  static Flow execute(Interpreter& interpreter, const Node& node) {
    return (interpreter.*kMember)(static_cast<const T&>(node));
  }
  /// The value of a condition.
  template <bool (*kTest)(Interpreter&, const Node&)>
  static Value as_value(Interpreter& interpreter, const Node& node) {
    return Value(kTest(interpreter, node));
  }

  static Value constant(Interpreter&, const Node& node) {
    return static_cast<const syntax::Constant&>(node).value;
  }
  static bool constant_truth(Interpreter&, const Node& node) {
    return static_cast<const syntax::Constant&>(node).value.as_boolean();
  }
  static Value inner_value(Interpreter& interpreter, const Node& node) {
    return interpreter.value_of(*static_cast<const syntax::Unary&>(node).operand);
  }
  static bool inner_truth(Interpreter& interpreter, const Node& node) {
    return interpreter.is_true(*static_cast<const syntax::Unary&>(node).operand);
  }
  static bool negate(Interpreter& interpreter, const Node& node) {
    return !interpreter.is_true(*static_cast<const syntax::Unary&>(node).operand);
  }
  static bool either(Interpreter& interpreter, const Node& node) {
    const auto& binary = static_cast<const syntax::Binary&>(node);
    return interpreter.is_true(*binary.left) || interpreter.is_true(*binary.right);
  }
  static bool both(Interpreter& interpreter, const Node& node) {
    const auto& binary = static_cast<const syntax::Binary&>(node);
    return interpreter.is_true(*binary.left) && interpreter.is_true(*binary.right);
  }
  static Flow print_text(Interpreter& interpreter, const Node& node) {
    interpreter.out_.append(static_cast<const syntax::Text&>(node).text);
    return Flow::normal;
  }
  static Flow stop(Interpreter&, const Node&) { return Flow::stop; }

  template <class T, Flow (Interpreter::*kMember)(const T&)>
  static constexpr Operations statement() {
    return {no_value, no_truth, execute<T, kMember>};
  }
  template <class T, Value (Interpreter::*kMember)(const T&)>
  static constexpr Operations expression() {
    return {evaluate<T, kMember>, no_truth, no_text};
  }
  template <bool (*kTest)(Interpreter&, const Node&)>
  static constexpr Operations condition() {
    return {as_value<kTest>, kTest, no_text};
  }
  template <Value (Interpreter::*kMember)(const Reference&)>
  static bool test_reference(Interpreter& interpreter, const Node& node) {
    const auto& reference = static_cast<const Reference&>(node);
    const Value value = (interpreter.*kMember)(reference);
    return value.is_boolean() ? value.as_boolean() : interpreter.has_truth(value, reference);
  }
  template <Value (Interpreter::*kMember)(const Reference&)>
  static Flow print_reference(Interpreter& interpreter, const Node& node) {
    const auto& reference = static_cast<const Reference&>(node);
    interpreter.print(reference, (interpreter.*kMember)(reference));
    return Flow::normal;
  }
  template <Value (Interpreter::*kMember)(const Reference&)>
  static constexpr Operations reference() {
    return {evaluate<Reference, kMember>, test_reference<kMember>, print_reference<kMember>};
  }
  /// With a way of its own to print.
  template <Value (Interpreter::*kMember)(const Reference&),
            Flow (Interpreter::*kPrint)(const Reference&)>
  static constexpr Operations reference() {
    return {evaluate<Reference, kMember>, test_reference<kMember>, execute<Reference, kPrint>};
  }
  template <LoopProperty kProperty>
  static constexpr Operations loop_property() {
    return reference<&Interpreter::evaluate_loop_property<kProperty>,
                     &Interpreter::print_loop_property<kProperty>>();
  }
  template <std::size_t kCount>
  static constexpr Operations simple_row() {
    return {evaluate<Reference, &Interpreter::evaluate_simple_row<kCount>>,
            test_reference<&Interpreter::evaluate_simple_row<kCount>>,
            print_reference<&Interpreter::evaluate_host_row<kCount>>};
  }
  template <std::size_t kCount>
  static constexpr Operations predicate() {
    Operations row = simple_row<kCount>();
    row.test = test<Reference, &Interpreter::test_simple_row<kCount>>;
    return row;
  }
  template <Value (Interpreter::*kMember)(Value, const syntax::Step&)>
  static Value take(Interpreter& interpreter, Value receiver, const syntax::Step& step) {
    return (interpreter.*kMember)(receiver, step);
  }
  /// The row that `kRow` answers for a number of arguments.
  template <auto kRow>
  static const Operations& by_count(std::size_t argument_count) {
    static constexpr Operations kRows[] = {
        kRow.template operator()<0>(), kRow.template operator()<1>(), kRow.template operator()<2>(),
        kRow.template operator()<3>(), kRow.template operator()<kKeyArguments>()};
    return kRows[std::min(argument_count, std::size(kRows) - 1)];
  }
  static const Operations& host_call(std::size_t argument_count);
  static const Operations& host_row(std::size_t argument_count);
  static const Operations& simple_row(const MethodRow& row);
  static const Operations& printed_host_row(std::size_t argument_count);
  static const Operations& call(std::size_t argument_count);
  /// `$util.qr($list.add(..))`: a call whose value is discarded, of so many arguments.
  static const Operations& discarded_call(std::size_t argument_count);
  static syntax::TakeStep of_step(const syntax::Step& step);

  static constexpr std::size_t kKinds = static_cast<std::size_t>(NodeKind::parenthesized) + 1;
  static constexpr std::array<Operations, kKinds> rows_by_kind();

  static const Operations kVariable;
  static const Operations kPath;
  static const Operations kProperty;
  static const Operations kLoopIndex;
  static const Operations kLoopCount;
  static const Operations kLoopHasNext;
  static const Operations kFixed;
  /// Of a row with one parameter that it does not look at.
  static const Operations kDiscardedHostRow;
  static const Operations kComposition;
  static const Operations kAssignVariable;
  static const Operations kMakeEmpty;
  static const Operations kCopyLiteral;
  static const Operations kCopyMap;
  static const Operations kJoinReferences;
  static const std::array<Operations, kKinds> kByKind;
};

using Table = OperationTable;
using syntax::Binary;
using syntax::Block;
using syntax::DirectiveCall;
using syntax::Literal;
using syntax::LiteralPart;
using syntax::Sequence;

constexpr std::array<Operations, Table::kKinds> OperationTable::rows_by_kind() {
  std::array<Operations, kKinds> rows{};
  rows.fill({no_value, no_truth, no_text});
  const auto set = [&rows](NodeKind kind, const Operations& row) {
    rows[static_cast<std::size_t>(kind)] = row;
  };
  set(NodeKind::block, statement<Block, &Interpreter::render_block>());
  set(NodeKind::text, {no_value, no_truth, print_text});
  set(NodeKind::set, statement<syntax::Set, &Interpreter::assign>());
  set(NodeKind::if_chain, statement<syntax::If, &Interpreter::render_if>());
  set(NodeKind::foreach_loop, statement<syntax::Foreach, &Interpreter::render_foreach>());
  set(NodeKind::macro_call, statement<syntax::MacroCall, &Interpreter::render_macro_call>());
  set(NodeKind::define, statement<syntax::Define, &Interpreter::render_define>());
  set(NodeKind::evaluate, statement<DirectiveCall, &Interpreter::render_evaluate>());
  set(NodeKind::parse, statement<DirectiveCall, &Interpreter::render_parse>());
  set(NodeKind::include, statement<DirectiveCall, &Interpreter::render_include>());
  set(NodeKind::break_loop, statement<DirectiveCall, &Interpreter::render_break>());
  set(NodeKind::stop, {no_value, no_truth, stop});
  set(NodeKind::return_value, statement<DirectiveCall, &Interpreter::render_return>());

  set(NodeKind::constant, {constant, no_truth, no_text});
  set(NodeKind::boolean, {constant, constant_truth, no_text});
  set(NodeKind::string_template, expression<syntax::StringTemplate, &Interpreter::interpolate>());
  set(NodeKind::list, expression<Sequence, &Interpreter::build_list>());
  set(NodeKind::map, expression<Sequence, &Interpreter::build_map>());
  set(NodeKind::range, expression<Binary, &Interpreter::build_range>());
  set(NodeKind::parenthesized, {inner_value, inner_truth, no_text});
  set(NodeKind::logical_not, condition<negate>());
  set(NodeKind::logical_or, condition<either>());
  set(NodeKind::logical_and, condition<both>());
  set(NodeKind::equal, condition<test<Binary, &Interpreter::are_equal>>());
  set(NodeKind::not_equal, condition<test<Binary, &Interpreter::are_different>>());
  for (const NodeKind kind :
       {NodeKind::less, NodeKind::less_equal, NodeKind::greater, NodeKind::greater_equal}) {
    set(kind, condition<test<Binary, &Interpreter::compare_binary>>());
  }
  for (const NodeKind kind : {NodeKind::add, NodeKind::subtract, NodeKind::multiply,
                              NodeKind::divide, NodeKind::modulo}) {
    set(kind, expression<Binary, &Interpreter::calculate_binary>());
  }
  return rows;
}

constinit const Operations Table::kVariable = reference<&Interpreter::evaluate_variable>();
constinit const Operations Table::kPath = reference<&Interpreter::evaluate_path>();
constinit const Operations Table::kProperty = reference<&Interpreter::evaluate_property>();
constinit const Operations Table::kLoopIndex = loop_property<LoopProperty::index>();
constinit const Operations Table::kLoopCount = loop_property<LoopProperty::count>();
constinit const Operations Table::kLoopHasNext = loop_property<LoopProperty::has_next>();
constinit const Operations Table::kComposition = reference<&Interpreter::evaluate_composition>();
constinit const Operations Table::kAssignVariable =
    statement<syntax::Set, &Interpreter::assign_variable>();
constinit const Operations Table::kFixed = reference<&Interpreter::evaluate_fixed>();
constinit const Operations Table::kDiscardedHostRow =
    reference<&Interpreter::evaluate_host_row<1>, &Interpreter::discard_argument>();
constinit const Operations Table::kMakeEmpty = expression<Sequence, &Interpreter::make_empty>();
constinit const Operations Table::kCopyLiteral = expression<Sequence, &Interpreter::copy_literal>();
constinit const Operations Table::kCopyMap = expression<Sequence, &Interpreter::copy_map>();
constinit const Operations Table::kJoinReferences =
    expression<syntax::StringTemplate, &Interpreter::join_references>();
constinit const std::array<Operations, Table::kKinds> Table::kByKind = rows_by_kind();

const Operations& OperationTable::host_call(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_call<kCount>>();
  }>(argument_count);
}

const Operations& OperationTable::host_row(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_row<kCount>>();
  }>(argument_count);
}

const Operations& OperationTable::simple_row(const MethodRow& row) {
  static constexpr Operations kRows[] = {simple_row<0>(), simple_row<1>(), simple_row<2>()};
  static constexpr Operations kPredicates[] = {predicate<0>(), predicate<1>(), predicate<2>()};
  const bool is_predicate =
      row.result == JavaType::boolean_ || row.result == JavaType::boolean_object;
  return (is_predicate ? kPredicates : kRows)[row.parameter_count];
}

const Operations& OperationTable::printed_host_row(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_row<kCount>,
                     &Interpreter::print_host_row<kCount>>();
  }>(argument_count);
}

const Operations& OperationTable::call(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_call<kCount>>();
  }>(argument_count);
}

const Operations& OperationTable::discarded_call(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_row<1>, &Interpreter::discard_call<kCount>>();
  }>(argument_count);
}

syntax::TakeStep OperationTable::of_step(const syntax::Step& step) {
  static constexpr syntax::TakeStep kCalls[] = {
      take<&Interpreter::call_method<0>>, take<&Interpreter::call_method<1>>,
      take<&Interpreter::call_method<2>>, take<&Interpreter::call_method<3>>,
      take<&Interpreter::call_method<kKeyArguments>>};
  if (step.kind == syntax::StepKind::property) return take<&Interpreter::find_property_value>;
  if (step.kind == syntax::StepKind::index) return take<&Interpreter::get_index>;
  const std::size_t count = step.arguments.size();
  return count > kKeyArguments ? take<&Interpreter::call_with_many_arguments>
                               : kCalls[std::min(count, std::size(kCalls) - 1)];
}

bool prints_nothing(const Operations& operations) {
  return operations.execute == Table::no_text;
}

namespace {

class Chooser {
 public:
  Chooser(syntax::Unit& unit, const Environment& environment, bool is_nested)
      : unit_(unit), environment_(environment) {
    if (!is_nested) assigned_.emplace(unit);
  }

  void choose(Node& node) {
    if (node.kind == NodeKind::reference) prepare_reference(static_cast<Reference&>(node));
    node.operations = &row_of(node);
    if (node.operations == &Table::kVariable) node.shape = syntax::NodeShape::variable;
    if (is_constant(node)) node.shape = syntax::NodeShape::constant;
    if (node.kind == NodeKind::set) prepare_set(static_cast<syntax::Set&>(node));
    syntax::for_each_child(node, [this](Node& child) { choose(child); });
    // What is asked of children above is known only now.
    if (node.kind == NodeKind::reference) {
      prepare_composition(static_cast<Reference&>(node));
      prepare_discard(static_cast<Reference&>(node));
    }
    if (node.kind == NodeKind::list) {
      auto& list = static_cast<Sequence&>(node);
      list.is_literal = has_known_elements(list);
    }
    if (node.kind == NodeKind::map) prepare_map(static_cast<Sequence&>(node));
    prepare_literals(node);
    if (node.kind == NodeKind::string_template)
      prepare_string(static_cast<syntax::StringTemplate&>(node));
  }

 private:
  const Operations& row_of(const Node& node) const {
    if (node.kind == NodeKind::reference)
      return row_of_reference(static_cast<const Reference&>(node));
    if (node.kind == NodeKind::set && static_cast<const syntax::Set&>(node).target->steps.empty())
      return Table::kAssignVariable;
    return Table::kByKind[static_cast<std::size_t>(node.kind)];
  }

  const Operations& row_of_reference(const Reference& reference) const {
    if (reference.form == syntax::ReferenceForm::fixed) return Table::kFixed;
    if (reference.steps.empty()) return Table::kVariable;
    const syntax::Step& last = reference.steps.back();
    const std::size_t count = last.arguments.size();
    if (last.kind == syntax::StepKind::method && count <= kKeyArguments) {
      if (reference.has_host_row) return row_of_host_row(reference, count);
      if (host_of_call(reference) != nullptr) return Table::host_call(count);
      if (reference.steps.size() == 1) return Table::call(count);
    }
    if (reference.steps.size() != 1 || !last.is_short_property) return Table::kPath;
    return reference.slot == syntax::kForeachSlot ? row_of_loop_property(last.name)
                                                  : Table::kProperty;
  }

  static const Operations& row_of_loop_property(std::string_view name) {
    if (name == "index") return Table::kLoopIndex;
    if (name == "count") return Table::kLoopCount;
    if (name == "hasNext") return Table::kLoopHasNext;
    return Table::kProperty;
  }

  static const Operations& row_of_host_row(const Reference& reference, std::size_t count) {
    const MethodRow& row = *reference.steps.back().host_row;
    if (reference.is_plain && (row.traits & kDiscards) != 0 && count == 1)
      return Table::kDiscardedHostRow;
    if (reference.is_plain && row.print != nullptr) return Table::printed_host_row(count);
    if (row.is_noexcept) return Table::simple_row(row);
    return Table::host_row(count);
  }

  template <class T>
  std::span<T> allocate(std::size_t count) {
    T* const first = std::pmr::polymorphic_allocator<T>(&unit_.arena).allocate(count);
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  static bool is_constant(const Node& node) {
    return node.kind == NodeKind::constant || node.kind == NodeKind::boolean;
  }
  static Value constant_of(const Node& node) {
    return static_cast<const syntax::Constant&>(node).value;
  }

  void prepare_set(syntax::Set& set) {
    prepare_reference(*set.target);
    if (set.target->steps.empty()) set.slot = set.target->wording().set_slot;
  }

  void prepare_reference(Reference& reference) {
    syntax::Wording& wording = reference.wording();
    wording.prefix = joined(wording.escape_prefix, wording.more_prefix);
    reference.is_plain = !reference.escaped && wording.prefix.empty();
    for (syntax::Step& step : reference.steps) {
      step.take = Table::of_step(step);
      step.is_short_property =
          step.kind == syntax::StepKind::property && step.name.size() <= kShortText;
    }
    prepare_host_row(reference);
  }

  /// What the name of the host's stands for in `$name.member.call(..)`; null in other references.
  const HostNamespace* host_of_call(const Reference& reference) const {
    if (reference.form == syntax::ReferenceForm::fixed || reference.steps.empty()) return nullptr;
    if (reference.steps.back().kind != syntax::StepKind::method) return nullptr;
    for (const syntax::Step& step : reference.steps.first(reference.steps.size() - 1)) {
      if (step.kind != syntax::StepKind::property) return nullptr;
    }
    const auto root = std::ranges::find(environment_.hosts, unit_.slots[reference.slot],
                                        [](const HostObject& object) { return object.name; });
    return root == environment_.hosts.end() ? nullptr : root->host;
  }

  void prepare_host_row(Reference& reference) const {
    const HostNamespace* receiver = certain_receiver(reference);
    if (receiver == nullptr) return;
    syntax::Step& call = reference.steps.back();
    if (const MethodRow* const row = only_row(*receiver, call); row != nullptr) {
      call.host_row = row;
      reference.has_host_row = true;
    }
  }

  /// The names below it lead to a host object, whatever is assigned.
  const HostNamespace* certain_receiver(const Reference& reference) const {
    const HostNamespace* receiver = host_of_call(reference);
    if (receiver == nullptr || !assigned_ || assigned_->has(reference.slot)) return nullptr;
    for (const syntax::Step& step : reference.steps.first(reference.steps.size() - 1)) {
      receiver = member_of(*receiver, step.name);
      if (receiver == nullptr) return nullptr;
    }
    return receiver;
  }

  // A String fits a parameter that is one, so this is certain beforehand too.
  void prepare_composition(Reference& reference) const {
    const HostNamespace* receiver = certain_receiver(reference);
    if (receiver == nullptr) return;
    syntax::Step& call = reference.steps.back();
    const MethodRow* const row = row_named(*receiver, call.name);
    if (row == nullptr || row->composition.inner == nullptr || call.arguments.size() != 1) return;
    const Node& argument = *call.arguments.front();
    if (argument.kind != NodeKind::reference) return;
    const auto& inner = static_cast<const Reference&>(argument);
    if (!inner.has_host_row || inner.steps.back().host_row->function != row->composition.inner)
      return;
    call.host_row = row;
    reference.has_host_row = true;
    reference.operations = &Table::kComposition;
  }

  // What its argument is, is known by now.
  static void prepare_discard(Reference& reference) {
    if (reference.operations != &Table::kDiscardedHostRow) return;
    const Node& argument = *reference.steps.back().arguments.front();
    if (argument.kind != NodeKind::reference) return;
    const auto& steps = static_cast<const Reference&>(argument).steps;
    const std::size_t count = steps.empty() ? 0 : steps.back().arguments.size();
    if (argument.operations == &Table::call(count))
      reference.operations = &Table::discarded_call(count);
  }

  static const HostNamespace* member_of(const HostNamespace& host, std::string_view name) {
    const auto found = std::ranges::find(host.members, name,
                                         [](const auto* member) { return member->member_name; });
    return found == host.members.end() ? nullptr : *found;
  }

  /// Null when there are several.
  static const MethodRow* row_named(const HostNamespace& host, std::string_view name) {
    const auto has_name = [name](const MethodRow& row) { return row.name == name; };
    const auto first = std::ranges::find_if(host.rows, has_name);
    if (first == host.rows.end() || std::any_of(first + 1, host.rows.end(), has_name))
      return nullptr;
    return &*first;
  }

  /// The row that takes the call whatever the arguments are; null when that depends on them.
  static const MethodRow* only_row(const HostNamespace& host, const syntax::Step& call) {
    const MethodRow* const row = row_named(host, call.name);
    if (row == nullptr) return nullptr;
    const std::span<const JavaType> parameters(row->parameters.data(), row->parameter_count);
    const bool takes_all = std::ranges::all_of(
        parameters, [](JavaType parameter) { return parameter == JavaType::object; });
    return takes_all && !row->is_variadic && row->parameter_count == call.arguments.size()
               ? row
               : nullptr;
  }

  std::string_view joined(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return left.empty() ? right : left;
    const auto both = allocate<char>(left.size() + right.size());
    std::ranges::copy(right, std::ranges::copy(left, both.begin()).out);
    return {both.data(), both.size()};
  }

  static bool has_known_elements(const Sequence& sequence) {
    return std::ranges::all_of(sequence.elements,
                               [](const Node* element) { return is_known(*element); });
  }
  static bool is_known(const Node& node) {
    const bool is_sequence = node.kind == NodeKind::list || node.kind == NodeKind::map;
    return is_constant(node) || (is_sequence && static_cast<const Sequence&>(node).is_literal);
  }

  // Of a literal within a literal there is no recipe: it would grow with the depth of either.
  void prepare_literals(Node& node) {
    if (is_known(node)) return;
    syntax::for_each_child(node, [this](Node& child) {
      if (!is_constant(child) && is_known(child)) prepare_literal(static_cast<Sequence&>(child));
    });
  }

  void prepare_literal(Sequence& sequence) {
    if (sequence.elements.empty()) {
      sequence.operations = &Table::kMakeEmpty;
      return;
    }
    parts_.clear();
    bytes_.clear();
    add_bytes(Value());
    object_bytes_ = 0;
    add_part(sequence, 0);
    auto& literal = allocate<Literal>(1).front();
    literal.elements = kept(bytes_);
    literal.parts = kept(parts_);
    literal.bytes = static_cast<std::uint32_t>(bytes_.size() + object_bytes_);
    sequence.literal = &literal;
    sequence.operations = &Table::kCopyLiteral;
  }

  template <class T>
  std::span<const T> kept(const std::vector<T>& items) {
    const auto copy = allocate<T>(items.size());
    std::ranges::copy(items, copy.begin());
    return copy;
  }

  template <class T>
  void add_bytes(const T& item) {
    const auto* const first = reinterpret_cast<const char*>(&item);
    bytes_.insert(bytes_.end(), first, first + sizeof(T));
  }

  void add_part(const Sequence& sequence, std::size_t holder) {
    const std::size_t begin = bytes_.size();
    LiteralPart part;
    part.elements = static_cast<std::uint32_t>(begin);
    part.holder = static_cast<std::uint32_t>(holder);
    part.is_map = sequence.kind == NodeKind::map;
    const std::size_t nodes_of_each = part.is_map ? 2 : 1;
    part.count = static_cast<std::uint32_t>(sequence.elements.size() / nodes_of_each);
    for (std::uint32_t i = 0; i < part.count; ++i) {
      if (part.is_map) {
        add_bytes(sequence.entries[i]);
      } else {
        const Node& element = *sequence.elements[i];
        add_bytes(is_constant(element) ? constant_of(element) : Value());
      }
    }
    parts_.push_back(part);
    object_bytes_ += part.is_map ? sizeof(Map) : sizeof(List);
    for (std::uint32_t i = 0; i < part.count; ++i) {
      const Node& element = *sequence.elements[nodes_of_each * (i + 1) - 1];
      if (is_constant(element)) continue;
      const std::size_t offset =
          part.is_map ? i * sizeof(Map::Slot) + offsetof(Map::Slot, value) : i * sizeof(Value);
      add_part(static_cast<const Sequence&>(element), begin + offset);
    }
  }

  static void prepare_string(syntax::StringTemplate& string) {
    const auto is_simple = [](const Node* statement) {
      return statement->kind == NodeKind::text || statement->kind == NodeKind::reference;
    };
    if (!string.strip_last && std::ranges::all_of(string.content->statements, is_simple))
      string.operations = &Table::kJoinReferences;
  }

  void prepare_map(Sequence& map) {
    const std::size_t count = map.elements.size() / 2;
    if (count > Map::kLinear) return;
    const auto entries = allocate<Map::Slot>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Node& key = *map.elements[2 * i];
      if (!is_constant(key) || !constant_of(key).is_string()) return;
      const auto has_same = [text = constant_of(key)](const Map::Slot& entry) {
        return entry.has_key(text);
      };
      if (std::ranges::any_of(entries.first(i), has_same)) return;
      const Node& value = *map.elements[2 * i + 1];
      entries[i] = {constant_of(key), is_constant(value) ? constant_of(value) : Value(), 0, true};
    }
    map.entries = entries.data();
    map.operations = &Table::kCopyMap;
    map.is_literal = has_known_elements(map);
  }

  syntax::Unit& unit_;
  const Environment& environment_;
  std::optional<AssignedSlots> assigned_;
  // Of the literal in progress.
  std::vector<LiteralPart> parts_;
  std::vector<char> bytes_;
  std::size_t object_bytes_ = 0;
};

}  // namespace

void choose_operations(syntax::Unit& unit, const Environment& environment, bool is_nested) {
  Chooser chooser(unit, environment, is_nested);
  chooser.choose(*unit.root);
  // Of macros that the tree no longer shows.
  for (const syntax::MacroDefinition* macro : unit.macros) {
    if (macro->body->operations == nullptr) chooser.choose(*macro->body);
  }
}

}  // namespace vtl
