#include "engine/syntax/ast_dump.h"

#include <string_view>

#include "vtl/java/to_string.h"

namespace vtl::syntax {
namespace {

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::block:
      return "block";
    case NodeKind::text:
      return "text";
    case NodeKind::reference:
      return "ref";
    case NodeKind::set:
      return "set";
    case NodeKind::if_chain:
      return "if";
    case NodeKind::foreach_loop:
      return "foreach";
    case NodeKind::macro_definition:
      return "macro";
    case NodeKind::macro_call:
      return "call";
    case NodeKind::define:
      return "define";
    case NodeKind::evaluate:
      return "evaluate";
    case NodeKind::parse:
      return "parse";
    case NodeKind::include:
      return "include";
    case NodeKind::break_loop:
      return "break";
    case NodeKind::stop:
      return "stop";
    case NodeKind::return_value:
      return "return";
    case NodeKind::forbidden:
      return "forbidden";
    case NodeKind::constant:
      return "constant";
    case NodeKind::boolean:
      return "boolean";
    case NodeKind::bare_word:
      return "word";
    case NodeKind::string_template:
      return "string";
    case NodeKind::list:
      return "list";
    case NodeKind::map:
      return "map";
    case NodeKind::range:
      return "..";
    case NodeKind::logical_or:
      return "||";
    case NodeKind::logical_and:
      return "&&";
    case NodeKind::equal:
      return "==";
    case NodeKind::not_equal:
      return "!=";
    case NodeKind::less:
      return "<";
    case NodeKind::less_equal:
      return "<=";
    case NodeKind::greater:
      return ">";
    case NodeKind::greater_equal:
      return ">=";
    case NodeKind::add:
      return "+";
    case NodeKind::subtract:
      return "-";
    case NodeKind::multiply:
      return "*";
    case NodeKind::divide:
      return "/";
    case NodeKind::modulo:
      return "%";
    case NodeKind::logical_not:
      return "!";
    case NodeKind::parenthesized:
      return "paren";
  }
  return "?";
}

class Dumper {
 public:
  explicit Dumper(const Unit& unit) : unit_(unit) {}

  std::string run() {
    node(unit_.root);
    return std::move(out_);
  }

 private:
  void quoted(std::string_view text) {
    out_ += '"';
    for (char c : text) {
      if (c == '\n') {
        out_ += "\\n";
      } else if (c == '\r') {
        out_ += "\\r";
      } else if (c == '\t') {
        out_ += "\\t";
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }
  void labelled(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out_ += ' ';
    out_ += label;
    out_ += '=';
    quoted(text);
  }
  void child(const Node* item) {
    out_ += ' ';
    node(item);
  }
  void children(std::span<const Node* const> items) {
    for (const Node* item : items) child(item);
  }
  void variable(std::uint32_t slot) {
    out_ += ' ';
    out_ += slot == kNoSlot ? std::string_view("-") : unit_.slots[slot];
  }

  void node(const Node* item) {
    if (item == nullptr) {
      out_ += "nil";
      return;
    }
    out_ += '(';
    out_ += name_of(item->kind);
    details(*item);
    out_ += ')';
  }

  void details(const Node& item) {
    switch (item.kind) {
      case NodeKind::block:
        return children(static_cast<const Block&>(item).statements);
      case NodeKind::text:
        out_ += ' ';
        return quoted(static_cast<const Text&>(item).text);
      case NodeKind::reference:
        return reference(static_cast<const Reference&>(item));
      case NodeKind::set:
        return set(static_cast<const Set&>(item));
      case NodeKind::if_chain:
        return if_chain(static_cast<const If&>(item));
      case NodeKind::foreach_loop:
        return foreach_loop(static_cast<const Foreach&>(item));
      case NodeKind::macro_definition:
        return macro(static_cast<const MacroDefinition&>(item));
      case NodeKind::macro_call:
        return call(static_cast<const MacroCall&>(item));
      case NodeKind::define:
        variable(static_cast<const Define&>(item).variable);
        return child(static_cast<const Define&>(item).body);
      case NodeKind::constant:
      case NodeKind::boolean:
        return constant(static_cast<const Constant&>(item).value);
      case NodeKind::bare_word:
        return;
      case NodeKind::string_template:
        if (static_cast<const StringTemplate&>(item).strip_last) out_ += " strip";
        return child(static_cast<const StringTemplate&>(item).content);
      case NodeKind::list:
      case NodeKind::map:
        return children(static_cast<const Sequence&>(item).elements);
      case NodeKind::logical_not:
      case NodeKind::parenthesized:
        return child(static_cast<const Unary&>(item).operand);
      case NodeKind::evaluate:
      case NodeKind::parse:
      case NodeKind::include:
      case NodeKind::break_loop:
      case NodeKind::stop:
      case NodeKind::return_value:
      case NodeKind::forbidden:
        return children(static_cast<const DirectiveCall&>(item).arguments);
      default:
        return binary(static_cast<const Binary&>(item));
    }
  }

  void binary(const Binary& item) {
    child(item.left);
    child(item.right);
    if (item.texts == nullptr) return;
    labelled("left", item.texts->left);
    labelled("right", item.texts->right);
  }

  void constant(const Value& value) {
    out_ += ' ';
    if (value.is_string()) return quoted(value.as_string());
    out_ += to_std_string(value);
    if (value.kind() == Kind::int64) out_ += 'L';
    if (value.kind() == Kind::object) out_ += 'N';
  }

  void reference(const Reference& item) {
    if (item.form == ReferenceForm::fixed) return labelled("fixed", item.wording().fixed_text);
    if (item.wording().quiet) out_ += " quiet";
    if (item.escaped) out_ += " escaped";
    variable(item.slot);
    for (const Step& step : item.steps) {
      out_ += ' ';
      if (step.kind == StepKind::index) {
        out_ += "[]";
      } else {
        out_ += '.';
        out_ += step.name;
      }
      if (step.kind == StepKind::method) out_ += "()";
      children(step.arguments);
    }
    labelled("escapes", item.wording().escape_prefix);
    labelled("more", item.wording().more_prefix);
    labelled("null", item.wording().null_text);
    if (item.wording().literal != item.wording().null_text)
      labelled("literal", item.wording().literal);
  }

  void set(const Set& item) {
    variable(item.slot);
    child(item.target);
    child(item.value);
  }

  void if_chain(const If& item) {
    for (const IfBranch& branch : item.branches) {
      child(branch.condition);
      child(branch.body);
    }
  }

  void foreach_loop(const Foreach& item) {
    variable(item.variable);
    child(item.iterable);
    child(item.body);
  }

  void macro(const MacroDefinition& item) {
    out_ += ' ';
    out_ += item.name;
    for (std::uint32_t slot : item.parameters) variable(slot);
    child(item.body);
  }

  void call(const MacroCall& item) {
    out_ += ' ';
    out_ += item.name;
    for (const MacroArgument& argument : item.arguments) {
      child(argument.node);
      labelled("as", argument.literal);
    }
    if (item.body != nullptr) child(item.body);
    labelled("undefined", item.undefined_text);
    labelled("invalid", item.invalid_word);
  }

  const Unit& unit_;
  std::string out_;
};

}  // namespace

std::string dump_ast(const Unit& unit) {
  return Dumper(unit).run();
}

}  // namespace vtl::syntax
