// Lowering: from the tree to general instructions, one for each construct of the language.
//
// The problem. A tree is good to build and to read, and poor to run: which of several things a node
// is must be asked again at each render, what is seldom read lies between what is read always, and
// an #if costs a walk down and up again.
//
// The idea. Each statement becomes a line of the block it stands in, each expression an instruction
// with its operands behind it, in the order in which a render reads them. An #if is not a block of
// its own: its branches are lines of the block around it, which are skipped or not.
//
//   #if($a)x#{else}y#end z        branch     $a, else skip 2
//                                 text       "x"
//                                 jump       over 2
//                                 otherwise
//                                 text       "y"
//                                 text       " z"
//                                 end
//
// Why it is right. Every construct has exactly one instruction, chosen by one switch; nothing is
// decided here that the parser has not decided already, and nothing is left out: what a body costs
// (its number of statements) is counted from the tree.
#include <cstdint>
#include <string_view>
#include <utility>

#include "engine/compile/draft.h"

namespace vtl::compile_detail {

using code::Instruction;
using code::Opcode;
using syntax::Node;
using syntax::NodeKind;

namespace {

template <class T>
const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

Opcode opcode_of_operator(NodeKind kind) {
  switch (kind) {
    case NodeKind::range:
      return Opcode::range;
    case NodeKind::logical_or:
      return Opcode::either;
    case NodeKind::logical_and:
      return Opcode::all;
    case NodeKind::equal:
      return Opcode::equal;
    case NodeKind::not_equal:
      return Opcode::not_equal;
    case NodeKind::less:
      return Opcode::less;
    case NodeKind::less_equal:
      return Opcode::less_equal;
    case NodeKind::greater:
      return Opcode::greater;
    case NodeKind::greater_equal:
      return Opcode::greater_equal;
    case NodeKind::add:
      return Opcode::add;
    case NodeKind::subtract:
      return Opcode::subtract;
    case NodeKind::multiply:
      return Opcode::multiply;
    case NodeKind::divide:
      return Opcode::divide;
    default:
      return Opcode::modulo;
  }
}

class Lowering {
 public:
  explicit Lowering(Draft& draft) : draft_(draft), end_(draft.unit.step_count) {}

  void run() {
    for (const std::uint32_t slot : {syntax::kForeachSlot, syntax::kVelocityCountSlot,
                                     syntax::kVelocityHasNextSlot, syntax::kBodyContentSlot}) {
      note_assignment(slot);
    }
    draft_.root = block(*draft_.unit.root);
    // Some stand in branches of the tree that nothing else leads to.
    for (const syntax::MacroDefinition* macro : draft_.unit.macros) define_macro(*macro);
  }

 private:
  // --- statements ---

  const code::Block* block(const syntax::Block& node) {
    auto* const made = draft_.make<code::Block>(node.origin, Opcode::block);
    DraftBlock draft{made, {}, {}};
    draft.lines.reserve(node.statements.size() + 1);
    made->body = add_statements(node, draft);
    draft.lines.emplace_back();  // end
    made->number = static_cast<std::uint32_t>(draft_.blocks.size());
    draft_.blocks.push_back(std::move(draft));
    return made;
  }
  const code::Block* block_if(const syntax::Block* node) {
    return node == nullptr ? nullptr : block(*node);
  }

  code::Body add_statements(const syntax::Block& block, DraftBlock& draft) {
    code::Body body;
    body.statement_count = static_cast<std::uint32_t>(block.statements.size());
    const std::uint32_t outer = std::exchange(steps_, 0);
    for (const Node* node : block.statements) {
      const Instruction* const made = statement(*node, draft);
      if (body.first == nullptr) body.first = made;
    }
    body.step_count = std::exchange(steps_, outer);
    return body;
  }

  const Instruction* statement(const Node& node, DraftBlock& draft) {
    if (node.kind == NodeKind::if_chain) return add_chain(as<syntax::If>(node), draft);
    const Instruction* const made = instruction(node);
    code::Line& line = draft.lines.emplace_back();
    line.op = made->op;
    line.instruction = made;
    return made;
  }

  const Instruction* add_chain(const syntax::If& node, DraftBlock& draft) {
    ++steps_;
    std::vector<code::Line>& lines = draft.lines;
    const Instruction* first = nullptr;
    std::vector<std::size_t> ends;  // of bodies that others follow
    for (std::size_t i = 0; i < node.branches.size(); ++i) {
      const syntax::IfBranch& from = node.branches[i];
      const Opcode op = from.condition == nullptr ? Opcode::otherwise : Opcode::branch;
      auto* const branch = draft_.make<code::Branch>(node.origin, op);
      if (first == nullptr) first = branch;
      branch->index = static_cast<std::uint32_t>(i);
      branch->branch_count = static_cast<std::uint32_t>(node.branches.size());
      if (from.condition != nullptr) branch->condition = instruction(*from.condition);
      code::Line& line = lines.emplace_back();
      line.op = op;
      line.branch = branch;
      draft.branches.push_back(branch);
      const std::size_t begin = lines.size();
      branch->body = add_statements(*from.body, draft);
      if (i + 1 < node.branches.size()) {
        lines.emplace_back().op = Opcode::jump;
        ends.push_back(lines.size());
      }
      branch->skip = static_cast<std::uint32_t>(lines.size() - begin);
    }
    for (const std::size_t end : ends) lines[end - 1].skip = lines.size() - end;
    return first;
  }

  void define_macro(const syntax::MacroDefinition& node) {
    auto* const made = draft_.make<code::MacroDefinition>(node.origin, Opcode::nothing);
    made->name = node.name;
    made->parameters = node.parameters;
    for (const std::uint32_t slot : node.parameters) note_assignment(slot);
    made->body = block(*node.body);
    draft_.macros.push_back(made);
  }

  // --- the one switch ---

  const Instruction* instruction(const Node& node) {
    ++steps_;
    is_known_ = node.kind == NodeKind::constant || node.kind == NodeKind::boolean;
    switch (node.kind) {
      case NodeKind::block:
        return block(as<syntax::Block>(node));
      case NodeKind::text: {
        auto* const made = draft_.make<code::Text>(node.origin, Opcode::text);
        made->text = as<syntax::Text>(node).text;
        return made;
      }
      case NodeKind::reference:
        return reference(as<syntax::Reference>(node));
      case NodeKind::set:
        return set(as<syntax::Set>(node));
      case NodeKind::foreach_loop:
        return loop(as<syntax::Foreach>(node));
      case NodeKind::macro_call:
        return macro_call(as<syntax::MacroCall>(node));
      case NodeKind::define: {
        auto* const made = draft_.make<code::Define>(node.origin, Opcode::define);
        made->variable = as<syntax::Define>(node).variable;
        note_assignment(made->variable);
        made->body = block(*as<syntax::Define>(node).body);
        return made;
      }
      case NodeKind::evaluate:
        return directive(node, Opcode::evaluate_text);
      case NodeKind::parse:
        return directive(node, Opcode::parse_file);
      case NodeKind::include:
        return directive(node, Opcode::include_file);
      case NodeKind::break_loop:
        return directive(node, Opcode::break_loop);
      case NodeKind::stop:
        return directive(node, Opcode::stop);
      case NodeKind::return_value:
        return directive(node, Opcode::return_value);
      case NodeKind::constant:
      case NodeKind::boolean: {
        const bool is_boolean = node.kind == NodeKind::boolean;
        auto* const made = draft_.make<code::Constant>(
            node.origin, is_boolean ? Opcode::boolean : Opcode::constant);
        made->value = as<syntax::Constant>(node).value;
        return made;
      }
      case NodeKind::bare_word:
        return draft_.make<Instruction>(node.origin, Opcode::bare_word);
      case NodeKind::string_template: {
        auto* const made = draft_.make<code::String>(node.origin, Opcode::string);
        made->strip_last = as<syntax::StringTemplate>(node).strip_last;
        made->content = block(*as<syntax::StringTemplate>(node).content);
        return made;
      }
      case NodeKind::list:
      case NodeKind::map:
        return sequence(as<syntax::Sequence>(node));
      case NodeKind::logical_not:
      case NodeKind::parenthesized: {
        const bool is_not = node.kind == NodeKind::logical_not;
        auto* const made =
            draft_.make<code::Unary>(node.origin, is_not ? Opcode::negate : Opcode::group);
        made->operand = instruction(*as<syntax::Unary>(node).operand);
        return made;
      }
      case NodeKind::range:
      case NodeKind::logical_or:
      case NodeKind::logical_and:
      case NodeKind::equal:
      case NodeKind::not_equal:
      case NodeKind::less:
      case NodeKind::less_equal:
      case NodeKind::greater:
      case NodeKind::greater_equal:
      case NodeKind::add:
      case NodeKind::subtract:
      case NodeKind::multiply:
      case NodeKind::divide:
      case NodeKind::modulo:
        return binary(as<syntax::Binary>(node));
      // Macros are registered beforehand, and a forbidden directive is refused before a render.
      case NodeKind::macro_definition:
      case NodeKind::forbidden:
      // An #if is lines of its block.
      case NodeKind::if_chain:
        break;
    }
    return draft_.make<Instruction>(node.origin, Opcode::nothing);
  }

  const Instruction* set(const syntax::Set& node) {
    const bool is_variable = node.target->steps.empty();
    auto* const made =
        draft_.make<code::Set>(node.origin, is_variable ? Opcode::set_variable : Opcode::set_path);
    if (is_variable) {
      made->slot = node.slot;
      note_assignment(node.slot);
    } else {
      made->target = reference(*node.target);
    }
    made->value = instruction(*node.value);
    return made;
  }

  const Instruction* loop(const syntax::Foreach& node) {
    auto* const made = draft_.make<code::Foreach>(node.origin, Opcode::foreach);
    made->variable = node.variable;
    made->child_count = node.child_count;
    note_assignment(node.variable);
    if (node.iterable != nullptr) made->iterable = instruction(*node.iterable);
    if (node.body != nullptr) made->body = instruction(*node.body);
    return made;
  }

  const Instruction* macro_call(const syntax::MacroCall& node) {
    auto* const made = draft_.make<code::MacroCall>(node.origin, Opcode::macro_call);
    made->name = node.name;
    made->undefined_text = node.undefined_text;
    made->invalid_word = node.invalid_word;
    made->invalid_word_position = node.invalid_word_position;
    const auto arguments = draft_.allocate<code::MacroArgument>(node.arguments.size());
    for (std::size_t i = 0; i < arguments.size(); ++i)
      arguments[i] = {instruction(*node.arguments[i].node), node.arguments[i].literal};
    made->arguments = arguments;
    made->body = block_if(node.body);
    return made;
  }

  const Instruction* directive(const Node& node, Opcode op) {
    auto* const made = draft_.make<code::Directive>(node.origin, op);
    made->argument_literal = as<syntax::DirectiveCall>(node).argument_literal;
    made->arguments = operands(as<syntax::DirectiveCall>(node).arguments);
    return made;
  }

  // --- expressions ---

  const Instruction* binary(const syntax::Binary& node) {
    auto* const made = draft_.make<code::Binary>(node.origin, opcode_of_operator(node.kind));
    made->left = instruction(*node.left);
    made->right = instruction(*node.right);
    if (node.texts != nullptr)
      made->texts = draft_.keep(code::OperandTexts{node.texts->left, node.texts->right});
    return made;
  }

  // The elements of a literal in which nothing is computed are not steps of their own: the literal
  // is charged by what is made.
  const Instruction* sequence(const syntax::Sequence& node) {
    const bool is_map = node.kind == NodeKind::map;
    auto* const made =
        draft_.make<code::Sequence>(node.origin, is_map ? Opcode::map : Opcode::list);
    made->is_map = is_map;
    const std::uint32_t outer = steps_;
    bool is_known = !is_map || has_known_keys(node);
    const auto elements = draft_.allocate<const Instruction*>(node.elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
      elements[i] = instruction(*node.elements[i]);
      is_known = is_known && is_known_;
    }
    made->elements = std::span<const Instruction* const>(elements);
    if (is_known) steps_ = outer;
    is_known_ = is_known;
    return made;
  }

  /// Whether its keys are different Strings, few enough to be looked at one by one.
  static bool has_known_keys(const syntax::Sequence& map) {
    const std::size_t count = map.elements.size() / 2;
    if (count > Map::kLinear) return false;
    for (std::size_t i = 0; i < count; ++i) {
      const Node& key = *map.elements[2 * i];
      if (key.kind != NodeKind::constant || !as<syntax::Constant>(key).value.is_string())
        return false;
      for (std::size_t j = 0; j < i; ++j) {
        if (equals_text(as<syntax::Constant>(*map.elements[2 * j]).value,
                        as<syntax::Constant>(key).value))
          return false;
      }
    }
    return true;
  }

  const code::Reference* reference(const syntax::Reference& node) {
    const bool is_fixed = node.form == syntax::ReferenceForm::fixed;
    auto* const made = draft_.make<code::Reference>(keep_wording(node.wording()),
                                                    is_fixed             ? Opcode::fixed
                                                    : node.steps.empty() ? Opcode::variable
                                                                         : Opcode::path);
    made->escaped = node.escaped;
    made->is_plain = !node.escaped && made->wording().prefix.empty();
    made->slot = node.slot;
    made->steps = steps(node.steps);
    return made;
  }

  const Origin* keep_wording(const syntax::Wording& from) {
    auto* const wording = draft_.keep(code::Wording());
    wording->span = from.span;
    wording->position = from.position;
    wording->escape_prefix = from.escape_prefix;
    wording->more_prefix = from.more_prefix;
    wording->prefix = joined(from.escape_prefix, from.more_prefix);
    wording->null_text = from.null_text;
    wording->literal = from.literal;
    wording->fixed_text = from.fixed_text;
    wording->null_text_slot = from.null_text_slot;
    wording->quiet = from.quiet;
    return wording;
  }

  std::string_view joined(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return left.empty() ? right : left;
    const auto both = draft_.allocate<char>(left.size() + right.size());
    std::ranges::copy(right, std::ranges::copy(left, both.begin()).out);
    return {both.data(), both.size()};
  }

  // Calls are numbered from the front and all other steps from the back: few properties need what a
  // session keeps of a call.
  std::span<const code::Step> steps(std::span<const syntax::Step> from) {
    const auto made = draft_.allocate<code::Step>(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
      code::Step& step = made[i];
      step.name = from[i].name;
      step.origin = from[i].origin;
      switch (from[i].kind) {
        case syntax::StepKind::property:
          step.kind = code::StepKind::property;
          step.code = code::StepCode::property;
          break;
        case syntax::StepKind::index:
          step.kind = code::StepKind::index;
          step.code = code::StepCode::index;
          break;
        case syntax::StepKind::method:
          step.kind = code::StepKind::method;
          step.code = code::StepCode::call;
          break;
      }
      step.site = step.kind == code::StepKind::method ? next_++ : --end_;
      steps_ += step.kind == code::StepKind::property ? 1 : kStepsOfCall;
      step.arguments = operands(from[i].arguments);
    }
    if (!made.empty()) draft_.steps.push_back(made);
    return made;
  }

  code::Items<const Instruction* const> operands(std::span<const Node* const> nodes) {
    const auto made = draft_.allocate<const Instruction*>(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) made[i] = instruction(*nodes[i]);
    return std::span<const Instruction* const>(made);
  }

  void note_assignment(std::uint32_t slot) {
    if (slot != syntax::kNoSlot) draft_.is_assigned[slot] = true;
  }

  /// Looking a method up and calling it, as against reading a variable.
  static constexpr std::uint32_t kStepsOfCall = 4;

  Draft& draft_;
  /// Steps of the body that is being lowered, so far.
  std::uint32_t steps_ = 0;
  /// Nothing is computed in what was lowered last.
  bool is_known_ = false;
  std::uint32_t next_ = 0;
  std::uint32_t end_;
};

}  // namespace

void lower(Draft& draft) {
  Lowering(draft).run();
}

}  // namespace vtl::compile_detail
