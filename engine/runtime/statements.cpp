#include "engine/runtime/statements.h"

#include "engine/runtime/foreach_scope.h"

namespace vtl {

using syntax::NodeKind;

Flow Interpreter::render_block(const syntax::Block& block) {
  if (--native_levels_left_ < 0) [[unlikely]]
    throw LimitExceeded{LimitKind::call_depth};
  const Flow flow = observer_ == nullptr ? render_statements(block) : render_observed_block(block);
  ++native_levels_left_;
  return flow;
}

// The first statement of what no longer fits is the one to blame.
void Interpreter::fetch_steps(const syntax::Block& block, std::uint64_t count) {
  if (!block.statements.empty()) current_ = block.statements.front();
  work_.fetch(count);
}

Flow Interpreter::render_observed_block(const syntax::Block& block) {
  start_statements(block);
  for (const syntax::Node* statement : block.statements) {
    if (const Flow flow = render_statement(*statement); flow != Flow::normal) return flow;
  }
  return Flow::normal;
}

Flow Interpreter::render_statement(const syntax::Node& node) {
  current_ = &node;
  return observer_ == nullptr ? node.operations->execute(*this, node) : render_observed(node);
}

Flow Interpreter::render_observed(const syntax::Node& node) {
  if (string_depth_ == 0 && !prints_nothing(*node.operations)) observer_->on_statement(node.span());
  const std::size_t begin = out_.size();
  const Flow flow = node.operations->execute(*this, node);
  if (node.kind == NodeKind::text || node.kind == NodeKind::reference) observe_output(node, begin);
  return flow;
}

// Where nobody watches, an #if is lines of its block; this is for those who do.
Flow Interpreter::render_if(const syntax::If& node) {
  std::uint32_t index = 0;
  const syntax::Block* body = nullptr;
  for (const syntax::IfBranch& branch : node.branches) {
    if (branch.condition == nullptr || is_true(*branch.condition)) {
      body = branch.body;
      break;
    }
    ++index;
  }
  if (observer_ != nullptr && string_depth_ == 0) observer_->on_branch(node.span(), index);
  return body == nullptr ? Flow::normal : render_block(*body);
}

Flow Interpreter::render_return(const syntax::DirectiveCall& node) {
  return_value_ = node.arguments.empty() ? Value() : value_of(*node.arguments[0]);
  return_span_ = node.span();
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
               at(node.position()),
           node.position(), node.span());
    }
    break_target_ = static_cast<const ForeachScope*>(scope.as_object());
  }
  return Flow::break_scope;
}

void Interpreter::observe_output(const syntax::Node& node, std::size_t begin) {
  if (observer_ != nullptr && string_depth_ == 0 && out_.size() > begin) {
    observer_->on_output(node.span(), begin, out_.size());
  }
}

}  // namespace vtl
