#include "engine/compile/check/tree_walk.h"

namespace vtl::check {
namespace {

using syntax::Node;
using syntax::NodeKind;

template <class T>
const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

class Walk {
 public:
  Walk(RuleRun& run, void (*visit)(RuleRun&, const Node&)) : run_(run), visit_(visit) {}

  void node(const Node* here) {
    if (here == nullptr) return;
    visit_(run_, *here);
    children(*here);
  }

 private:
  void all(std::span<Node* const> nodes) {
    for (const Node* one : nodes) node(one);
  }

  void steps(const syntax::Reference& reference) {
    for (const syntax::Step& step : reference.steps) all(step.arguments);
  }

  void children(const Node& here) {
    switch (here.kind) {
      case NodeKind::block:
        return all(as<syntax::Block>(here).statements);
      case NodeKind::reference:
        return steps(as<syntax::Reference>(here));
      case NodeKind::set: {
        const auto& set = as<syntax::Set>(here);
        steps(*set.target);
        node(set.value);
        if (set.target->steps.empty()) run_.note_assignment(set.target->set_slot);
        return;
      }
      case NodeKind::if_chain:
        for (const syntax::IfBranch& branch : as<syntax::If>(here).branches) {
          node(branch.condition);
          node(branch.body);
        }
        return;
      case NodeKind::foreach_loop: {
        const auto& loop = as<syntax::Foreach>(here);
        run_.note_assignment(loop.variable);
        node(loop.iterable);
        return node(loop.body);
      }
      case NodeKind::macro_definition: {
        const auto& macro = as<syntax::MacroDefinition>(here);
        for (std::uint32_t parameter : macro.parameters) run_.note_assignment(parameter);
        return node(macro.body);
      }
      case NodeKind::macro_call:
        for (const syntax::MacroArgument& argument : as<syntax::MacroCall>(here).arguments) {
          node(argument.node);
        }
        return node(as<syntax::MacroCall>(here).body);
      case NodeKind::define:
        run_.note_assignment(as<syntax::Define>(here).variable);
        return node(as<syntax::Define>(here).body);
      case NodeKind::evaluate:
      case NodeKind::parse:
      case NodeKind::include:
      case NodeKind::break_loop:
      case NodeKind::stop:
      case NodeKind::return_value:
      case NodeKind::forbidden:
        return all(as<syntax::DirectiveCall>(here).arguments);
      case NodeKind::string_template: {
        const Place outside = run_.place();
        run_.place().is_in_string = true;
        node(as<syntax::StringTemplate>(here).content);
        run_.place() = outside;
        return;
      }
      case NodeKind::list:
      case NodeKind::map:
        return all(as<syntax::Sequence>(here).elements);
      case NodeKind::logical_not:
      case NodeKind::parenthesized:
        return node(as<syntax::Unary>(here).operand);
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
        node(as<syntax::Binary>(here).left);
        return node(as<syntax::Binary>(here).right);
      case NodeKind::text:
      case NodeKind::constant:
      case NodeKind::boolean:
      case NodeKind::bare_word:
        return;
    }
  }

  RuleRun& run_;
  void (*visit_)(RuleRun&, const Node&);
};

}  // namespace

void walk_tree(RuleRun& run, void (*visit)(RuleRun&, const Node&)) {
  Walk(run, visit).node(run.unit().root);
}

}  // namespace vtl::check
