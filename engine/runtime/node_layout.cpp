#include "engine/runtime/node_layout.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vtl {
namespace {

using syntax::Node;
using syntax::NodeKind;

class Layout {
 public:
  explicit Layout(syntax::Unit& unit) : nodes_(unit.nodes), end_(unit.site_count) {}

  void move(syntax::Block*& block) {
    if (block == nullptr) return;
    block = copy(*block);
    move_statements(*block);
  }

 private:
  template <class T>
  T* copy(const T& node) {
    return new (nodes_.allocate(sizeof(T), alignof(T))) T(node);
  }
  template <class T>
  std::span<T> copy(std::span<T> items) {
    if (items.empty()) return {};
    auto* const first =
        static_cast<std::remove_const_t<T>*>(nodes_.allocate(items.size_bytes(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), first);
    return {first, items.size()};
  }

  template <class T>
  syntax::Items<T> copy(syntax::Items<T> items) {
    return copy(std::span<T>(items));
  }

  void move(Node*& node) {
    if (node == nullptr) return;
    ++steps_;
    node = moved(*node);
  }

  /// A list of children.
  void move_all(auto& nodes) {
    nodes = copy(nodes);
    for (Node* const& node : nodes) move(const_cast<Node*&>(node));
  }

  /// Gives a node and what is below it a new place.
  Node* moved(Node& node) {
    switch (node.kind) {
      case NodeKind::block: {
        auto* block = static_cast<syntax::Block*>(&node);
        move(block);
        return block;
      }
      case NodeKind::text:
        return &node;
      case NodeKind::reference: {
        auto* const reference = copy(static_cast<const syntax::Reference&>(node));
        move_steps(*reference);
        return reference;
      }
      case NodeKind::set: {
        auto* const set = copy(static_cast<const syntax::Set&>(node));
        if (!set->target->steps.empty()) {
          set->target = copy(*set->target);
          move_steps(*set->target);
        }
        move(set->value);
        return set;
      }
      case NodeKind::if_chain: {
        auto* const chain = copy(static_cast<const syntax::If&>(node));
        const auto branches = copy(chain->branches);
        for (const syntax::IfBranch& place : branches) {
          auto& branch = const_cast<syntax::IfBranch&>(place);
          move(branch.condition);
          move(branch.body);
        }
        chain->branches = branches;
        return chain;
      }
      case NodeKind::foreach_loop: {
        auto* const loop = copy(static_cast<const syntax::Foreach&>(node));
        move(loop->iterable);
        move(loop->body);
        return loop;
      }
      case NodeKind::macro_definition:
        // The Unit's list of macros knows it by its address.
        move(static_cast<syntax::MacroDefinition&>(node).body);
        return &node;
      case NodeKind::macro_call: {
        auto* const call = copy(static_cast<const syntax::MacroCall&>(node));
        call->site = --end_;
        call->arguments = copy(call->arguments);
        for (const syntax::MacroArgument& argument : call->arguments)
          move(const_cast<Node*&>(argument.node));
        move(call->body);
        return call;
      }
      case NodeKind::define: {
        auto* const define = copy(static_cast<const syntax::Define&>(node));
        define->site = --end_;
        move(define->body);
        return define;
      }
      case NodeKind::evaluate:
      case NodeKind::parse:
      case NodeKind::include:
      case NodeKind::break_loop:
      case NodeKind::stop:
      case NodeKind::return_value:
      case NodeKind::forbidden: {
        auto* const call = copy(static_cast<const syntax::DirectiveCall&>(node));
        move_all(call->arguments);
        return call;
      }
      case NodeKind::constant:
      case NodeKind::boolean:
        return copy(static_cast<const syntax::Constant&>(node));
      case NodeKind::bare_word:
        return copy(node);
      case NodeKind::string_template: {
        auto* const string = copy(static_cast<const syntax::StringTemplate&>(node));
        move(string->content);
        return string;
      }
      case NodeKind::list:
      case NodeKind::map: {
        auto* const sequence = copy(static_cast<const syntax::Sequence&>(node));
        if (!sequence->is_literal) move_all(sequence->elements);
        return sequence;
      }
      case NodeKind::logical_not:
      case NodeKind::parenthesized: {
        auto* const unary = copy(static_cast<const syntax::Unary&>(node));
        move(unary->operand);
        return unary;
      }
      default: {
        auto* const binary = copy(static_cast<const syntax::Binary&>(node));
        move(binary->left);
        move(binary->right);
        return binary;
      }
    }
  }

  void move_steps(syntax::Reference& reference) {
    reference.steps = copy(std::span(reference.steps));
    for (syntax::Step& step : reference.steps) {
      steps_ += step.kind == syntax::StepKind::property ? 1 : kStepsOfCall;
      step.site = step.kind == syntax::StepKind::method ? next_++ : --end_;
      move_all(step.arguments);
    }
  }

  /// Texts that follow each other, until it is known what stands behind them.
  struct PendingText {
    std::string_view text;
    std::string joined;

    void add(std::string_view more) {
      if (text.empty()) {
        text = more;
        return;
      }
      if (joined.empty()) joined = text;
      joined += more;
      text = joined;
    }
  };
  using Lines = std::vector<syntax::Line>;

  void move_statements(syntax::Block& block) {
    Lines lines;
    PendingText text;
    const std::uint32_t outer = std::exchange(steps_, 0);
    add_statements(block, text, lines);
    block.step_count = std::exchange(steps_, outer);
    add_line(lines, text, syntax::LineAction::end);
    block.lines = copy(std::span(lines)).data();
  }

  /// A line behind a text that is no longer pending.
  syntax::Line& add_line(Lines& lines, PendingText& text, syntax::LineAction action) {
    if (text.text.size() > syntax::Line::kMostText) {
      lines.emplace_back();
      lines.back().action = syntax::LineAction::print;
      syntax::Text made;
      made.text = text.joined.empty() ? text.text : kept(text.joined);
      lines.back().long_text = copy(made);
      text = {};
    }
    lines.emplace_back();
    syntax::Line& line = lines.back();
    std::ranges::copy(text.text, line.text.begin());
    line.text_size = static_cast<std::uint32_t>(text.text.size());
    line.action = action;
    text = {};
    return line;
  }

  std::string_view kept(std::string_view text) {
    auto* const bytes = static_cast<char*>(nodes_.allocate(text.size(), 1));
    std::ranges::copy(text, bytes);
    return {bytes, text.size()};
  }

  /// Adds what `block` does; the text behind its last statement stays pending.
  void add_statements(syntax::Block& block, PendingText& text, Lines& lines) {
    for (Node* const& place : block.statements) {
      auto& statement = const_cast<Node*&>(place);
      if (const std::optional<std::string_view> more = text_of(*statement); more) {
        ++steps_;
        text.add(*more);
      } else if (statement->kind == NodeKind::if_chain) {
        auto* const chain = copy(static_cast<const syntax::If&>(*statement));
        statement = chain;
        ++steps_;
        add_chain(*chain, text, lines);
      } else {
        move(statement);
        add_statement(*statement, text, lines);
      }
    }
  }

  /// What a statement that is a mere text prints.
  static std::optional<std::string_view> text_of(const Node& statement) {
    if (statement.kind == NodeKind::text) return static_cast<const syntax::Text&>(statement).text;
    if (statement.kind != NodeKind::macro_call) return std::nullopt;
    const auto& call = static_cast<const syntax::MacroCall&>(statement);
    return call.is_text ? std::optional(call.undefined_text) : std::nullopt;
  }

  void add_statement(const Node& statement, PendingText& text, Lines& lines) {
    if (statement.kind == NodeKind::set &&
        static_cast<const syntax::Set&>(statement).target->steps.empty()) {
      add_line(lines, text, syntax::LineAction::assign).set =
          static_cast<const syntax::Set*>(&statement);
    } else {
      add_line(lines, text, syntax::LineAction::execute).statement = &statement;
    }
  }

  void add_chain(syntax::If& chain, PendingText& text, Lines& lines) {
    const auto branches = copy(chain.branches);
    chain.branches = branches;
    std::vector<std::size_t> ends;  // of bodies that others follow
    for (std::size_t i = 0; i < branches.size(); ++i) {
      auto& place = const_cast<syntax::IfBranch&>(branches[i]);
      move(place.condition);
      place.body = copy(*place.body);
      auto* const branch = copy(syntax::Branch());
      branch->chain = &chain;
      branch->index = static_cast<std::uint32_t>(i);
      set_condition(*branch, place.condition);
      const bool has_condition = place.condition != nullptr;
      add_line(lines, text, has_condition ? syntax::LineAction::test : syntax::LineAction::enter)
          .branch = branch;
      const std::size_t body = lines.size();
      const std::uint32_t outer = std::exchange(steps_, 0);
      add_statements(*place.body, text, lines);
      place.body->step_count = branch->step_count = std::exchange(steps_, outer);
      if (i + 1 < branches.size()) {
        add_line(lines, text, syntax::LineAction::skip);
        ends.push_back(lines.size());
      } else if (!text.text.empty()) {
        add_line(lines, text, syntax::LineAction::text);
      }
      branch->skip = static_cast<std::uint32_t>(lines.size() - body);
    }
    for (const std::size_t end : ends) lines[end - 1].skip = lines.size() - end;
  }

  static void set_condition(syntax::Branch& branch, const Node* condition) {
    branch.condition = condition;
    while (branch.condition != nullptr && branch.condition->kind == NodeKind::logical_not) {
      branch.condition = static_cast<const syntax::Unary&>(*branch.condition).operand;
      branch.is_negated = !branch.is_negated;
    }
  }

  /// Looking a method up and calling it, as against reading a variable.
  static constexpr std::uint32_t kStepsOfCall = 4;

  std::pmr::memory_resource& nodes_;
  /// Of the block that is being moved, so far.
  std::uint32_t steps_ = 0;
  // Sites are numbered anew, calls from the front and all others from the back: few properties need
  // what a session keeps of a call.
  std::uint32_t next_ = 0;
  std::uint32_t end_;
};

}  // namespace

void lay_out_nodes(syntax::Unit& unit) {
  Layout layout(unit);
  layout.move(unit.root);
  // Macros that the tree no longer shows have bodies without lines.
  for (syntax::MacroDefinition* macro : unit.macros) {
    if (macro->body->lines == nullptr) layout.move(macro->body);
  }
}

}  // namespace vtl
