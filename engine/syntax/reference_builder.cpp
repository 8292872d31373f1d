#include <algorithm>

#include "engine/syntax/token_text.h"
#include "engine/syntax/tree_builder.h"

namespace vtl::syntax {

Reference* TreeBuilder::reference(Index node) {
  const SyntaxNode& here = node_at(node);
  const std::size_t base = steps_.size();
  for (Index child = node + 1; child < here.next; child = node_at(child).next) {
    if (node_at(child).rule == Rule::index) {
      add_index_step(child);
    } else {
      add_member_steps(child);
    }
  }
  auto* const result = builder_.make<Reference>();
  result->kind = NodeKind::reference;
  Wording* const wording = builder_.make_detail(Wording());
  wording->span = span(here.first, here.last);
  wording->position = position(here.first);
  result->origin = wording;
  result->steps = builder_.copy<Step>(steps_.data() + base, steps_.size() - base);
  steps_.resize(base);
  analyse_first_token(*result, *wording, node);
  return result;
}

/// Adds the steps `.name`, `.name(...)` and the indices behind it.
void TreeBuilder::add_member_steps(Index node) {
  const SyntaxNode& here = node_at(node);
  const Index name = here.first + 1;
  Step step;
  step.kind = StepKind::property;
  step.name = builder_.name(image(name));
  step.origin = builder_.make_detail(Origin{span(name, name + 1), position(name)});
  Index child = node + 1;
  if (child < here.next && node_at(child).rule == Rule::method_arguments) {
    step.kind = StepKind::method;
    Gathering arguments(builder_);
    const SyntaxNode& list = node_at(child);
    for (Index argument = child + 1; argument < list.next; argument = node_at(argument).next) {
      arguments.add(parameter(argument));
    }
    step.arguments = arguments.copy();
    child = list.next;
  }
  steps_.push_back(step);
  ++builder_.unit.step_count;
  for (; child < here.next; child = node_at(child).next) add_index_step(child);
}

void TreeBuilder::add_index_step(Index node) {
  const SyntaxNode& here = node_at(node);
  Index first = here.first + 1;
  if (kind(first) == TokenKind::whitespace) ++first;
  const Node* const argument = value_at(first, node + 1, here.next);
  Step step;
  step.kind = StepKind::index;
  step.arguments = builder_.copy<const Node*>(&argument, 1);
  step.origin = builder_.make_detail(Origin{span(here.first, here.last), position(here.first)});
  steps_.push_back(step);
  ++builder_.unit.step_count;
}

/// Backslashes, `$`s that are text, `!` and `{`: all in the image of the first token.
void TreeBuilder::analyse_first_token(Reference& reference, Wording& wording, Index node) {
  const SyntaxNode& here = node_at(node);
  Token& first = list_.tokens[here.first];
  std::string_view text = image(here.first);

  if (text.find("\\!") != std::string_view::npos) {
    // Cannot be computed: prints the token without the first backslash behind its first `$`, which
    // need not be one of those before the `!` (ASTReference.getRoot in 1.7).
    reference.form = ReferenceForm::fixed;
    std::string fixed(text);
    const std::size_t dollar = fixed.find('$');
    const std::size_t slash = fixed.find('\\', dollar == std::string::npos ? 0 : dollar);
    if (dollar != std::string::npos && slash != std::string::npos) fixed.erase(slash, 1);
    wording.fixed_text = copy_text(fixed, builder_.unit.details);
    wording.literal = wording.null_text = literal(here.first, here.last);
    return;
  }

  const std::size_t backslashes = std::min(text.find_first_not_of('\\'), text.size());
  reference.escaped = backslashes % 2 == 1;
  wording.escape_prefix = text.substr(0, backslashes / 2);
  text.remove_prefix(backslashes);
  if (const std::size_t dollar = text.rfind('$'); dollar != std::string_view::npos && dollar > 0) {
    wording.more_prefix = text.substr(0, dollar);
    text.remove_prefix(dollar);
  }
  // The first token is rewritten: whoever prints its image later sees the short form.
  const auto begin = first.end - static_cast<std::uint32_t>(text.size());
  if (begin != first.begin) first.begin = first.special_begin = begin;

  wording.literal = wording.null_text = literal(here.first, here.last);
  if (!text.starts_with('$')) {
    reference.form = ReferenceForm::fixed;
    wording.fixed_text = text;
    return;
  }
  std::string_view root = text.substr(1);
  if (root.starts_with('!')) {
    wording.quiet = true;
    if (!reference.escaped) wording.null_text = {};
    root.remove_prefix(1);
  }
  if (root.starts_with('{')) root = image(here.first + 1);
  reference.slot = builder_.slot(root);
  if (reference.steps.empty() && !wording.null_text.empty()) {
    const std::string_view name = wording.null_text.substr(1);
    if (!name.starts_with('{')) wording.null_text_slot = builder_.slot(name);
  }
}

}  // namespace vtl::syntax
