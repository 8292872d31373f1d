#include "engine/syntax/directives.h"
#include "engine/syntax/token_text.h"
#include "engine/syntax/tree_builder.h"

namespace vtl::syntax {
namespace {

constexpr std::string_view kNoChildren =
    "Cannot load from object array because \"this.children\" is null";

}  // namespace

Node* TreeBuilder::directive(Index node) {
  const SyntaxNode& here = node_at(node);
  DirectiveParts parts;
  parts.first = here.first;
  parts.last = here.last;
  parts.name = directive_name(image(here.first));
  Gathering arguments(builder_);
  std::vector<Index> nodes;
  for (Index child = node + 1; child < here.next; child = node_at(child).next) {
    if (node_at(child).rule == Rule::block) {
      parts.body_node = child;
      parts.body = block(child);
      continue;
    }
    ++depth_;
    for (Index item = child + 1; item < node_at(child).next; item = node_at(item).next) {
      nodes.push_back(item);
      arguments.add(value_at(node_at(item).first, item + 1, node_at(item).next));
    }
    --depth_;
  }
  parts.arguments = arguments.copy();
  parts.argument_nodes = nodes;

  const Profile& profile = *builder_.options.profile;
  const DirectiveRow* const known = profile.find_plugged_in(parts.name);
  if (known == nullptr) return macro_call(parts);
  if (profile.use_of(known->directive) == DirectiveUse::forbidden) {
    refuse(parts);
  }
  switch (known->directive) {
    case Directive::foreach_loop:
      return foreach_loop(parts);
    case Directive::macro:
      return macro_definition(parts);
    case Directive::define:
      return define(parts);
    case Directive::literal:
      return literal_block(parts);
    case Directive::parse:
      builder_.unit.has_nested_texts = true;
      return simple_directive(parts, NodeKind::parse);
    case Directive::include:
      return simple_directive(parts, NodeKind::include);
    case Directive::evaluate:
      check_evaluate(parts);
      builder_.unit.has_nested_texts = true;
      return simple_directive(parts, NodeKind::evaluate);
    case Directive::break_loop:
      if (parts.arguments.size() > 1) {
        fail(SyntaxErrorKind::init, "VelocityException",
             "The #stop directive only accepts a single scope object" + at(parts.first),
             parts.first);
      }
      return simple_directive(parts, NodeKind::break_loop);
    case Directive::stop:
      if (parts.arguments.size() > 1) {
        fail(SyntaxErrorKind::init, "VelocityException",
             "The #stop directive only accepts a single message parameter" + at(parts.first),
             parts.first);
      }
      return simple_directive(parts, NodeKind::stop);
    case Directive::return_value:
      return simple_directive(parts, NodeKind::return_value);
    case Directive::set:
    case Directive::if_block:
    case Directive::elseif_branch:
    case Directive::else_branch:
    case Directive::end:
      break;  // the grammar's own
  }
  return nullptr;
}

void TreeBuilder::refuse(const DirectiveParts& parts) const {
  const Profile& profile = *builder_.options.profile;
  SyntaxError error;
  error.kind = SyntaxErrorKind::forbidden_directive;
  error.java_class = "ParseErrorException";
  error.summary =
      std::string(profile.advice.host) + " does not support #" + std::string(parts.name);
  error.message = error.summary + at(parts.first);
  error.help = profile.rule(find_directive(parts.name)->directive).instead;
  error.span = span(parts.first, parts.first + 1);
  throw BuildFailure{std::move(error)};
}

/// Child 0 names the variable, child 2 is iterated and child 3 rendered, whatever they are; the
/// block is the last child.
Node* TreeBuilder::foreach_loop(const DirectiveParts& parts) {
  const std::size_t arguments = parts.arguments.size();
  const std::size_t children = arguments + (parts.body == nullptr ? 0 : 1);
  if (children == 0)
    fail(SyntaxErrorKind::init, "NullPointerException", std::string(kNoChildren), parts.first);
  const auto child = [&](std::size_t index) -> Node* {
    if (index < arguments) return parts.arguments[index];
    return index == arguments ? parts.body : nullptr;
  };
  Foreach* const loop = make<Foreach>(NodeKind::foreach_loop, parts.first, parts.last);
  loop->child_count = static_cast<std::uint32_t>(children);
  if (child(0)->kind == NodeKind::reference) {
    const auto& variable = static_cast<const Reference&>(*child(0));
    loop->variable = variable.form == ReferenceForm::normal
                         ? variable.slot
                         : builder_.slot(variable.wording().fixed_text);
  } else {
    loop->variable = builder_.slot(first_image(parts, 0).substr(1));
  }
  loop->iterable = child(2);
  loop->body = child(3);
  return loop;
}

Node* TreeBuilder::macro_definition(const DirectiveParts& parts) {
  MacroDefinition* const macro =
      make<MacroDefinition>(NodeKind::macro_definition, parts.first, parts.last);
  macro->name = first_image(parts, 0);
  std::vector<std::uint32_t> parameters;
  for (std::size_t i = 1; i < parts.arguments.size(); ++i) {
    std::string_view name = first_image(parts, i);
    if (name.starts_with('$')) name.remove_prefix(1);
    parameters.push_back(builder_.slot(name));
  }
  macro->parameters = builder_.copy<std::uint32_t>(parameters.data(), parameters.size());
  macro->body = parts.body;
  passed_macros_.push_back(macro->name);
  builder_.unit.macros.push_back(macro);
  return macro;
}

Node* TreeBuilder::macro_call(const DirectiveParts& parts) {
  const bool is_block_call = parts.name.starts_with('@');
  // #@name needs its parentheses; without them it is text, even when there is such a macro.
  if (is_block_call && parts.body == nullptr) return text_of_image(parts.first);
  MacroCall* const call = make<MacroCall>(NodeKind::macro_call, parts.first, parts.last);
  call->name = is_block_call ? parts.name.substr(1) : parts.name;
  call->body = parts.body;
  call->undefined_text = image_text(list_, parts.first, parts.last, builder_.unit.details);
  std::vector<MacroArgument> arguments;
  for (std::size_t i = 0; i < parts.arguments.size(); ++i) {
    const auto [first, last] = argument_tokens(parts, i);
    arguments.push_back({parts.arguments[i], literal(first, last)});
    if (parts.arguments[i]->kind == NodeKind::bare_word && call->invalid_word.empty()) {
      call->invalid_word = image(first);
      call->invalid_word_position = position(first);
    }
  }
  call->arguments = builder_.copy<MacroArgument>(arguments.data(), arguments.size());
  return call;
}

Node* TreeBuilder::define(const DirectiveParts& parts) {
  if (parts.body == nullptr) {
    fail(SyntaxErrorKind::init, "NullPointerException", std::string(kNoChildren), parts.first);
  }
  if (parts.arguments.size() != 1) {
    fail(SyntaxErrorKind::init, "VelocityException",
         "parameter missing: block name" + at(parts.first), parts.first);
  }
  Define* const result = make<Define>(NodeKind::define, parts.first, parts.last);
  result->variable = builder_.slot(first_image(parts, 0).substr(1));
  result->body = parts.body;
  return result;
}

/// Prints the source of its first child: the first argument, or the block.
Node* TreeBuilder::literal_block(const DirectiveParts& parts) {
  if (parts.body == nullptr) {
    fail(SyntaxErrorKind::init, "NullPointerException", std::string(kNoChildren), parts.first);
  }
  auto [first, last] = parts.arguments.empty() ? std::pair(node_at(parts.body_node).first,
                                                           node_at(parts.body_node).last)
                                               : argument_tokens(parts, 0);
  if (first == last) {
    fail(SyntaxErrorKind::init, "NullPointerException",
         "Cannot read field \"kind\" because \"t\" is null", parts.first);
  }
  Text* const text = make<Text>(NodeKind::text, parts.first, parts.last);
  text->text = literal(first, last);
  return text;
}

Node* TreeBuilder::simple_directive(const DirectiveParts& parts, NodeKind node_kind) {
  DirectiveCall* const call = make<DirectiveCall>(node_kind, parts.first, parts.last);
  call->arguments = parts.arguments;
  call->name = parts.name;
  if (!parts.arguments.empty()) {
    const auto [first, last] = argument_tokens(parts, 0);
    call->argument_literal = literal(first, last);
  }
  return call;
}

void TreeBuilder::check_evaluate(const DirectiveParts& parts) const {
  if (parts.arguments.size() != 1) {
    fail(SyntaxErrorKind::init, "ParseErrorException", "#evaluate() requires exactly one argument",
         parts.first);
  }
  const auto [first, last] = argument_tokens(parts, 0);
  const bool is_reference = parts.arguments[0]->kind == NodeKind::reference;
  if (!is_reference && kind(first) != TokenKind::string) {
    fail(SyntaxErrorKind::init, "ParseErrorException",
         "#evaluate()  argument must be a string literal or reference", first);
  }
}

Node* TreeBuilder::text_of_image(Index index) {
  Text* const text = make<Text>(NodeKind::text, index, index + 1);
  text->text = image(index);
  return text;
}

std::pair<TreeBuilder::Index, TreeBuilder::Index> TreeBuilder::argument_tokens(
    const DirectiveParts& parts, std::size_t index) const {
  const SyntaxNode& argument = node_at(parts.argument_nodes[index]);
  return {argument.first, argument.last};
}

/// Returns the image of the first token of a child; for an empty block, that of the token behind
/// it.
std::string_view TreeBuilder::first_image(const DirectiveParts& parts, std::size_t child) const {
  if (child < parts.arguments.size()) return image(argument_tokens(parts, child).first);
  return image(node_at(parts.body_node).first);
}

}  // namespace vtl::syntax
