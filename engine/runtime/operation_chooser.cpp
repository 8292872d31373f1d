#include <algorithm>
#include <memory>
#include <optional>

#include "engine/runtime/assigned_slots.h"
#include "engine/runtime/literal_builder.h"
#include "engine/runtime/operation_table.h"
#include "engine/syntax/children.h"

namespace vtl {

using syntax::Node;
using syntax::NodeKind;
using syntax::Reference;
using syntax::Sequence;
using Table = OperationTable;

namespace {

class Chooser {
 public:
  Chooser(syntax::Unit& unit, const Environment& environment, bool is_nested)
      : unit_(unit),
        environment_(environment),
        has_macros_(is_nested || unit.has_nested_texts || !unit.macros.empty()) {
    if (!is_nested) assigned_.emplace(unit);
  }

  void choose(Node& node) {
    if (node.kind == NodeKind::reference) prepare_reference(static_cast<Reference&>(node));
    node.operations = &row_of(node);
    if (node.operations == &Table::kVariable) node.shape = syntax::NodeShape::variable;
    if (is_constant(node)) node.shape = syntax::NodeShape::constant;
    if (node.kind == NodeKind::set) prepare_set(static_cast<syntax::Set&>(node));
    if (node.kind == NodeKind::macro_call)
      static_cast<syntax::MacroCall&>(node).is_text = !has_macros_;
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
      if (reference.steps.size() == 1) return Table::call(last);
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
    if (reference.operations != &Table::host_call(1)) return;
    const HostNamespace* receiver = certain_receiver(reference);
    if (receiver == nullptr) return;
    syntax::Step& call = reference.steps.back();
    const MethodRow* const row = row_named(*receiver, call.name);
    if (row == nullptr || row->composition.inner == nullptr) return;
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
    if (steps.size() == 1 && argument.operations == &Table::call(steps.back()))
      reference.operations = &Table::discarded_call(steps.back());
  }

  static const HostNamespace* member_of(const HostNamespace& host, std::string_view name) {
    const auto found = std::ranges::find(host.members, name,
                                         [](const auto* member) { return member->member_name; });
    return found == host.members.end() ? nullptr : *found;
  }

  /// Null when there are several.
  static const MethodRow* row_named(const HostNamespace& host, std::string_view name) {
    const auto is_before = [](const MethodRow& row, std::string_view wanted) {
      return row.name < wanted;
    };
    const auto first = std::lower_bound(host.rows.begin(), host.rows.end(), name, is_before);
    if (first == host.rows.end() || first->name != name) return nullptr;
    const auto next = std::next(first);
    return next != host.rows.end() && next->name == name ? nullptr : &*first;
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
    } else {
      sequence.literal = build_literal(sequence, unit_.arena);
      sequence.operations = &Table::kCopyLiteral;
    }
  }

  static void prepare_string(syntax::StringTemplate& string) {
    if (string.strip_last) return;
    const auto& statements = string.content->statements;
    const auto is_text = [](const Node* statement) {
      return statement->kind == NodeKind::text ||
             (statement->kind == NodeKind::macro_call &&
              static_cast<const syntax::MacroCall&>(*statement).is_text);
    };
    if (std::ranges::all_of(statements, [&](const Node* statement) {
          return is_text(statement) || is_plain_value(*statement);
        })) {
      string.operations = &Table::kJoinValues;
    } else if (std::ranges::all_of(statements, [&](const Node* statement) {
                 return is_text(statement) || statement->kind == NodeKind::reference;
               })) {
      string.operations = &Table::kJoinReferences;
    }
  }

  /// A reference that Interpreter::peek_value knows.
  static bool is_plain_value(const Node& node) {
    const bool is_known = node.operations == &Table::kVariable ||
                          node.operations == &Table::kProperty ||
                          node.operations == &Table::kLoopIndex;
    return is_known && static_cast<const Reference&>(node).is_plain;
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
  /// Whether a macro may be defined: here, in a text around this one or in one that it brings.
  bool has_macros_;
  std::optional<AssignedSlots> assigned_;
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
