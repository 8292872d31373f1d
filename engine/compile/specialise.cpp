// Specialisation: general instructions are replaced by special ones that do the same faster.
//
// The problem. A general instruction asks at each render what is the same at all renders: whether a
// name stands for the host's namespace, how many arguments a call has, which row takes it, whether
// anything in a list is computed.
//
// The idea. One rule, one small function: it looks at an instruction and at what is below it, and
// where its conditions hold it puts another opcode there. Instructions are visited from the last to
// the first, so that a rule finds everything below its instruction specialised already.
//
//   path $util .toJson (path $ctx .args)         as lowered
//   path $util .toJson (property $ctx .args)     rule single_step: one step, a short name
//   host_row_1 $util .toJson (...)               rule host_row: never assigned, takes anything
//   print_row $util .toJson (...)                rule printed_row: the host writes where it prints
//
// Why it is right. A rule never changes what is computed, only who computes it: each says above its
// function when it applies and why that is enough. Instructions::general leaves
// all of it out, and tests render both ways: the recorded cases of Velocity, random templates, and
// every template in the tests of AppSync.
//
// What a rule gains stands behind its name: by how much the instructions of a recorded measurement
// (tests/bench/instructions.json) grow without it. One that gains less than 3 % in all of them does
// not stay; rule texts (fuse_texts.cpp) gains 20 % of auth and 21 % of list1000.
#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <utility>

#include "engine/compile/draft.h"
#include "engine/methods/method_fusions.h"
#include "vtl/method.h"

namespace vtl::compile_detail {
namespace {

using code::Instruction;
using code::Opcode;
using code::Reference;
using code::Sequence;
using code::StepCode;
using code::StepKind;

/// Calls with more arguments have general instructions only.
constexpr std::size_t kMostArguments = 6;

const HostNamespace* member_of(const HostNamespace& host, std::string_view name) {
  const auto found =
      std::ranges::find(host.members, name, [](const auto* member) { return member->member_name; });
  return found == host.members.end() ? nullptr : *found;
}

/// Null when there are several.
const MethodRow* row_named(const HostNamespace& host, std::string_view name) {
  const auto is_before = [](const MethodRow& row, std::string_view wanted) {
    return row.name < wanted;
  };
  const auto first = std::lower_bound(host.rows.begin(), host.rows.end(), name, is_before);
  if (first == host.rows.end() || first->name != name) return nullptr;
  const auto next = std::next(first);
  return next != host.rows.end() && next->name == name ? nullptr : &*first;
}

/// The row that takes the call whatever the arguments are; null when that depends on them.
const MethodRow* only_row(const HostNamespace& host, const code::Step& call) {
  const MethodRow* const row = row_named(host, call.name);
  if (row == nullptr) return nullptr;
  const std::span<const JavaType> parameters(row->parameters.data(), row->parameter_count);
  const bool takes_all = std::ranges::all_of(
      parameters, [](JavaType parameter) { return parameter == JavaType::object; });
  return takes_all && !row->is_variadic && row->parameter_count == call.arguments.size() ? row
                                                                                         : nullptr;
}

class Specialiser {
 public:
  Specialiser(Draft& draft, const Environment& environment)
      : draft_(draft),
        environment_(environment),
        is_nested_(draft.place == TextPlace::nested),
        has_macros_(is_nested_ || draft.unit.has_nested_texts || !draft.unit.macros.empty()) {}

  void run() {
    for (DraftBlock& block : draft_.blocks) print_calls_of_no_macro(block);
    for (const std::span<code::Step> steps : draft_.steps) {
      for (code::Step& step : steps) choose_step(step);
    }
    for (auto place = draft_.instructions.rbegin(); place != draft_.instructions.rend(); ++place)
      choose(**place);
    make_literals();
    for (DraftBlock& block : draft_.blocks) fuse_texts(draft_, block);
  }

 private:
  void choose(Instruction& instruction) {
    switch (instruction.op) {
      case Opcode::path:
        return choose_reference(static_cast<Reference&>(instruction));
      case Opcode::list:
      case Opcode::map:
        return choose_sequence(static_cast<Sequence&>(instruction));
      case Opcode::string:
        return choose_string(static_cast<code::String&>(instruction));
      default:
        return;
    }
  }

  // --- rule undefined_macro: a call of no macro is text (query: 3.1 %) ---
  // Where no macro can be defined, neither here nor in a text around this one nor in one that it
  // brings, what looks like a call prints its own text.
  void print_calls_of_no_macro(DraftBlock& block) {
    if (has_macros_) return;
    for (code::Line& line : block.lines) {
      if (line.op != Opcode::macro_call) continue;
      auto* const text = draft_.make<code::Text>(line.instruction->origin, Opcode::text);
      text->text = code::as<code::MacroCall>(*line.instruction).undefined_text;
      line.op = Opcode::text;
      line.long_text = text;
    }
  }

  // --- rule steps: what a step is follows from its name and its number of arguments (auth: 31 %,
  // list1000: 18 %) ---
  static void choose_step(code::Step& step) {
    if (step.kind == StepKind::index) return;
    if (step.kind == StepKind::property) {
      if (step.name.size() <= kShortText) step.code = StepCode::short_property;
      return;
    }
    const std::size_t count = step.arguments.size();
    const FusedMethod fused = fused_method(step.name, count);
    if (fused == FusedMethod::get) {
      step.code = StepCode::call_get;
    } else if (fused == FusedMethod::contains) {
      step.code = StepCode::call_contains;
    } else if (count <= 2) {
      constexpr StepCode kCodes[] = {StepCode::call_0, StepCode::call_1, StepCode::call_2};
      step.code = kCodes[count];
    }
  }

  // --- references ---

  void choose_reference(Reference& reference) {
    const code::Step& last = reference.steps.back();
    if (last.kind == StepKind::method && last.arguments.size() <= kMostArguments) {
      if (const HostNamespace* const receiver = certain_receiver(reference); receiver != nullptr)
        return choose_host_call(reference, *receiver);
    }
    if (reference.steps.size() == 1) single_step(reference);
  }

  // --- rule single_step: a variable and one step (auth: 16 %, list1000: 10 %) ---
  // The walk over the steps, which most references have one of, is left out.
  static void single_step(Reference& reference) {
    const code::Step& step = reference.steps.back();
    switch (step.code) {
      case StepCode::short_property:
        reference.op = Opcode::property;
        return loop_property(reference, step.name);
      case StepCode::call_0:
        reference.op = Opcode::call_0;
        return;
      case StepCode::call_1:
        reference.op = Opcode::call_1;
        return;
      case StepCode::call_2:
        reference.op = Opcode::call_2;
        return;
      case StepCode::call_get:
        reference.op = Opcode::call_get;
        return;
      case StepCode::call_contains:
        reference.op = Opcode::call_contains;
        return;
      default:
        return;
    }
  }

  // --- rule loop_property: `$foreach.index` and its like are read from the loop (auth: 6.5 %) ---
  // Where the name stands for something else by then, the handler evaluates it as any property.
  static void loop_property(Reference& reference, std::string_view name) {
    if (reference.slot != code::kForeachSlot) return;
    if (name == "index") reference.op = Opcode::loop_index;
    if (name == "count") reference.op = Opcode::loop_count;
    if (name == "hasNext") reference.op = Opcode::loop_has_next;
  }

  /// What the name of the host's stands for in `$name.member.call(...)`; null in other references.
  const HostNamespace* host_of_call(const Reference& reference) const {
    for (const code::Step& step : reference.steps.first(reference.steps.size() - 1)) {
      if (step.kind != StepKind::property) return nullptr;
    }
    const auto root = std::ranges::find(environment_.hosts, draft_.unit.slots[reference.slot],
                                        [](const HostObject& object) { return object.name; });
    return root == environment_.hosts.end() ? nullptr : root->host;
  }

  /// The names lead to this host object, whatever is assigned; null where that is not certain.
  const HostNamespace* certain_receiver(const Reference& reference) const {
    const HostNamespace* receiver = host_of_call(reference);
    const bool may_be_assigned =
        is_nested_ || draft_.unit.has_nested_texts || draft_.is_assigned[reference.slot];
    if (receiver == nullptr || may_be_assigned) return nullptr;
    for (const code::Step& step : reference.steps.first(reference.steps.size() - 1)) {
      receiver = member_of(*receiver, step.name);
      if (receiver == nullptr) return nullptr;
    }
    return receiver;
  }

  static const Fusion* fusion_of(const HostNamespace& host, std::string_view function,
                                 Fusion::Kind kind) {
    for (const Fusion& fusion : host.fusions) {
      if (fusion.kind == kind && fusion.function == function) return &fusion;
    }
    return nullptr;
  }

  static void choose_host_call(Reference& reference, const HostNamespace& receiver) {
    const MethodRow* const row = only_row(receiver, reference.steps.back());
    if (row == nullptr) return composition(reference, receiver);
    host_row(reference, *row);
    if (!reference.is_plain) return;
    discard(reference, receiver, *row);
    printed_row(reference, receiver, *row);
  }

  // --- rule host_row: a name that is never assigned, and a row that takes anything (auth: 29 %,
  // list1000: 14 %, query: 10 %) ---
  // Neither the receiver nor the classes of the arguments need be looked at.
  static void host_row(Reference& reference, const MethodRow& row) {
    reference.row = &row;
    const std::size_t count = reference.steps.back().arguments.size();
    reference.op = count == 1   ? Opcode::host_row_1
                   : count == 2 ? Opcode::host_row_2
                                : Opcode::host_row;
  }

  // --- rule discard: `$util.qr(...)` need not be called where its value is printed (auth: 9.2 %)
  // ---
  static void discard(Reference& reference, const HostNamespace& host, const MethodRow& row) {
    if (fusion_of(host, row.name, Fusion::Kind::discard) == nullptr) return;
    if (row.parameter_count == 1) reference.op = Opcode::discard;
  }

  // --- rule printed_row: `$util.toJson(...)` writes where its result would be printed (list1000:
  // 11 %, query: 3.5 %) ---
  static void printed_row(Reference& reference, const HostNamespace& host, const MethodRow& row) {
    const Fusion* const fusion = fusion_of(host, row.name, Fusion::Kind::print);
    if (fusion == nullptr || row.parameter_count != 1) return;
    reference.fusion = fusion;
    reference.op = Opcode::print_row;
  }

  // --- rule composition: parseJson(toJson(...)) (auth: 4.7 %) ---
  // A function of the host whose argument is another one of the same namespace; that the row takes
  // the String which the inner one makes is certain.
  static void composition(Reference& reference, const HostNamespace& host) {
    const code::Step& call = reference.steps.back();
    const MethodRow* const row = row_named(host, call.name);
    if (row == nullptr || call.arguments.size() != 1) return;
    const Fusion* const fusion = fusion_of(host, row->name, Fusion::Kind::compose);
    if (fusion == nullptr || !code::is_reference(call.arguments.front()->op)) return;
    const auto& inner = code::as<Reference>(*call.arguments.front());
    if (inner.row == nullptr || inner.row != row_named(host, fusion->inner)) return;
    reference.row = row;
    reference.fusion = fusion;
    reference.op = Opcode::composed_row;
  }

  // --- lists and maps ---

  void choose_sequence(Sequence& sequence) {
    if (sequence.is_map && !known_keys(sequence)) return;
    if (!std::ranges::all_of(elements_of(sequence),
                             [this](const Instruction* element) { return is_known(*element); }))
      return;
    known_.insert(&sequence);
    literals_.push_back(&sequence);
    // A literal within a literal has no recipe of its own: the size of all would be quadratic in
    // the depth.
    for (const Instruction* element : sequence.elements) {
      if (!code::is_constant(element->op)) inner_.insert(element);
    }
  }

  static std::span<const Instruction* const> elements_of(const Sequence& sequence) {
    return {sequence.elements.data(), sequence.elements.size()};
  }

  bool is_known(const Instruction& element) const {
    return code::is_constant(element.op) || known_.contains(&element);
  }

  // --- rule known_keys: a map whose keys are different Strings is a copy of its entries (auth:
  // 7.6 %) ---
  bool known_keys(Sequence& map) {
    const std::size_t count = map.elements.size() / 2;
    if (count > Map::kLinear) return false;
    const auto entries = draft_.allocate<Map::Slot>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Instruction& key = *map.elements[2 * i];
      if (key.op != Opcode::constant) return false;
      const Value text = code::as<code::Constant>(key).value;
      if (!text.is_string()) return false;
      const auto has_same = [text](const Map::Slot& entry) { return entry.has_key(text); };
      if (std::ranges::any_of(entries.first(i), has_same)) return false;
      const Instruction& value = *map.elements[2 * i + 1];
      const bool is_constant = code::is_constant(value.op);
      entries[i] = {text, is_constant ? code::as<code::Constant>(value).value : Value(), 0, true};
    }
    map.entries = entries.data();
    map.op = Opcode::copy_map;
    return true;
  }

  // --- rule literal: a list or map in which nothing is computed is one copy (auth: 4.3 %) ---
  void make_literals() {
    for (Sequence* literal : literals_) {
      if (inner_.contains(literal)) continue;
      if (literal->elements.empty()) {
        literal->op = Opcode::empty_sequence;
      } else {
        literal->literal = build_literal(*literal, draft_);
        literal->op = Opcode::copy_literal;
      }
    }
  }

  // --- rule joined_string: a String of texts and of values that are at hand is copied together
  // (auth: 4.7 %) ---
  // Its lines are walked without the loop's questions; what has to be called makes the handler give
  // up before anything is kept (engine/runtime/strings.cpp).
  void choose_string(code::String& string) const {
    if (string.strip_last) return;
    std::span<const code::Line> lines = draft_.blocks[string.content->number].lines;
    lines = lines.first(lines.size() - 1);
    if (std::ranges::all_of(lines, [](const code::Line& line) {
          return line.op == Opcode::text || is_value_at_hand(*line.instruction);
        })) {
      string.op = Opcode::join_values;
    }
  }

  /// A reference that can be read without calling anything.
  static bool is_value_at_hand(const Instruction& instruction) {
    const bool is_known = instruction.op == Opcode::variable ||
                          instruction.op == Opcode::property ||
                          instruction.op == Opcode::loop_index;
    return is_known && code::as<Reference>(instruction).is_plain;
  }

  Draft& draft_;
  const Environment& environment_;
  bool is_nested_;
  /// Whether a macro may be defined: here, in a text around this one or in one that it brings.
  bool has_macros_;
  /// Lists and maps in which nothing is computed; `inner_` stand in others.
  std::unordered_set<const Instruction*> known_;
  std::vector<Sequence*> literals_;
  std::unordered_set<const Instruction*> inner_;
};

}  // namespace

void specialise(Draft& draft, const Environment& environment) {
  Specialiser(draft, environment).run();
}

}  // namespace vtl::compile_detail
