#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/interpreter.h"

namespace vtl {

using syntax::NodeKind;

[[gnu::always_inline]] inline Flow Interpreter::execute(const syntax::Node& node) {
  switch (node.kind) {
    case NodeKind::text:
      out_.append(static_cast<const syntax::Text&>(node).text);
      return Flow::normal;
    case NodeKind::reference:
      render_reference(static_cast<const syntax::Reference&>(node));
      return Flow::normal;
    case NodeKind::set:
      assign(static_cast<const syntax::Set&>(node));
      return Flow::normal;
    case NodeKind::if_chain:
      return render_if(static_cast<const syntax::If&>(node));
    case NodeKind::foreach_loop:
      return render_foreach(static_cast<const syntax::Foreach&>(node));
    case NodeKind::block:
      return render_block(static_cast<const syntax::Block&>(node));
    case NodeKind::macro_call:
      return render_macro_call(static_cast<const syntax::MacroCall&>(node));
    case NodeKind::define:
      return render_define(static_cast<const syntax::Define&>(node));
    case NodeKind::evaluate:
      return render_evaluate(static_cast<const syntax::DirectiveCall&>(node));
    case NodeKind::parse:
      return render_parse(static_cast<const syntax::DirectiveCall&>(node));
    case NodeKind::include:
      return render_include(static_cast<const syntax::DirectiveCall&>(node));
    case NodeKind::break_loop:
      return render_break(static_cast<const syntax::DirectiveCall&>(node));
    case NodeKind::stop:
      return Flow::stop;
    case NodeKind::return_value:
      return render_return(static_cast<const syntax::DirectiveCall&>(node));
    default:
      return Flow::normal;  // macro definitions print nothing
  }
}

Flow Interpreter::render_block(const syntax::Block& block) {
  NativeDepth depth(*this);
  for (const syntax::Node* statement : block.statements) {
    // The two commonest kinds at once.
    if (statement->kind == NodeKind::text && observer_ == nullptr) [[likely]] {
      out_.append(static_cast<const syntax::Text*>(statement)->text);
    } else if (statement->kind == NodeKind::reference && observer_ == nullptr) [[likely]] {
      spend_step();
      current_ = statement;
      render_reference(static_cast<const syntax::Reference&>(*statement));
    } else if (Flow flow = render_statement(*statement); flow != Flow::normal) {
      return flow;
    }
  }
  return Flow::normal;
}

Flow Interpreter::render_statement(const syntax::Node& node) {
  spend_step();
  current_ = &node;
  if (observer_ == nullptr) [[likely]]
    return execute(node);
  if (string_depth_ == 0) observer_->on_statement(node.span);
  const std::size_t begin = out_.size();
  const Flow flow = execute(node);
  if (node.kind == NodeKind::text || node.kind == NodeKind::reference) observe_output(node, begin);
  return flow;
}

Flow Interpreter::render_node(const syntax::Node& node) {
  switch (node.kind) {
    case NodeKind::constant:
    case NodeKind::boolean:
    case NodeKind::string_template:
    case NodeKind::list:
    case NodeKind::map:
    case NodeKind::range:
      return Flow::normal;  // literals render as nothing (SimpleNode.render)
    default:
      return render_statement(node);
  }
}

Flow Interpreter::render_if(const syntax::If& node) {
  std::uint32_t index = 0;
  for (const syntax::IfBranch& branch : node.branches) {
    if (branch.condition == nullptr || is_true(*branch.condition)) {
      if (observer_ != nullptr && string_depth_ == 0) [[unlikely]] {
        observer_->on_branch(node.span, index);
      }
      return render_block(*branch.body);
    }
    ++index;
  }
  if (observer_ != nullptr && string_depth_ == 0) [[unlikely]] {
    observer_->on_branch(node.span, index);
  }
  return Flow::normal;
}

Flow Interpreter::render_return(const syntax::DirectiveCall& node) {
  return_value_ = node.arguments.empty() ? Value() : value_of(*node.arguments[0]);
  return_span_ = node.span;
  return Flow::return_value;
}

Flow Interpreter::render_break(const syntax::DirectiveCall& node) {
  break_target_ = nullptr;
  if (!node.arguments.empty()) {
    const Value scope = value_of(*node.arguments[0]);
    if (!scope.is_object() || scope.as_object()->type() != JavaType::foreach_scope) {
      fail(RenderErrorKind::directive_argument, "VelocityException",
           std::string(node.argument_literal) +
               " is not a valid org.apache.velocity.runtime.directive.Scope instance" +
               at(node.position),
           node.position, node.span);
    }
    break_target_ = static_cast<const ForeachScope*>(scope.as_object());
  }
  return Flow::break_scope;
}

void Interpreter::observe_output(const syntax::Node& node, std::size_t begin) {
  if (observer_ != nullptr && string_depth_ == 0 && out_.size() > begin) {
    observer_->on_output(node.span, begin, out_.size());
  }
}

}  // namespace vtl
