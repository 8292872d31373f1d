// Selections as text, in graphql-java's layout.
#include <string>

#include "gql/selection.h"
#include "graphql/plan/plan.h"
#include "graphql/syntax/ast.h"

namespace gql {
namespace {

class Printer {
 public:
  explicit Printer(std::string& out) : out_(out) {}

  void field(const ast::Selection& field) {
    if (!field.alias.empty()) add(field.alias, ": ");
    out_ += field.name;
    arguments(field.arguments);
    directives(field.directives);
    if (field.selections != nullptr) {
      out_ += ' ';
      set(*field.selections);
    }
  }
  void open() {
    out_ += "{\n";
    indent_ += 2;
    out_.append(indent_, ' ');
  }
  void close() {
    indent_ -= 2;
    out_ += '\n';
    out_.append(indent_, ' ');
    out_ += '}';
  }

 private:
  void add(std::string_view a, std::string_view b) {
    out_ += a;
    out_ += b;
  }

  void set(const ast::SelectionSet& set) {
    open();
    for (const ast::Selection& selection : set.selections) {
      if (&selection != set.selections.data()) {
        out_ += '\n';
        out_.append(indent_, ' ');
      }
      switch (selection.kind) {
        case ast::SelectionKind::field:
          field(selection);
          break;
        case ast::SelectionKind::spread:
          add("... ", selection.name);
          directives(selection.directives);
          break;
        case ast::SelectionKind::inline_fragment:
          out_ += "...";
          if (!selection.name.empty()) add(" on ", selection.name);
          directives(selection.directives);
          out_ += ' ';
          this->set(*selection.selections);
          break;
      }
    }
    close();
  }

  void directives(std::span<const ast::Directive> directives) {
    for (const ast::Directive& directive : directives) {
      add(" @", directive.name);
      arguments(directive.arguments);
    }
  }

  void arguments(std::span<const ast::Argument> arguments) {
    if (arguments.empty()) return;
    out_ += '(';
    for (const ast::Argument& argument : arguments) {
      if (&argument != arguments.data()) out_ += ", ";
      add(argument.name, ": ");
      value(argument.value);
    }
    out_ += ')';
  }

  void value(const ast::Value& value) {
    switch (value.kind) {
      case ast::ValueKind::variable:
        return add("$", value.text);
      case ast::ValueKind::string:
        return text(value.text);
      case ast::ValueKind::boolean:
        out_ += value.boolean ? "true" : "false";
        return;
      case ast::ValueKind::null:
        out_ += "null";
        return;
      case ast::ValueKind::list:
        out_ += '[';
        for (const ast::Value& item : value.items) {
          if (&item != value.items.data()) out_ += ", ";
          this->value(item);
        }
        out_ += ']';
        return;
      case ast::ValueKind::object:
        out_ += '{';
        for (const ast::ObjectField& field : value.fields) {
          if (&field != value.fields.data()) out_ += ", ";
          add(field.name, " : ");
          this->value(field.value);
        }
        out_ += '}';
        return;
      default:
        out_ += value.text;
    }
  }

  void text(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') out_ += '\\';
      if (c == '\n') {
        out_ += "\\n";
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }

  std::string& out_;
  std::size_t indent_ = 0;
};

}  // namespace

std::string selection_set_graphql(const FieldCall& call) {
  std::string text;
  if (call.planned->nodes.front()->selections == nullptr) return text;
  Printer printer(text);
  printer.open();
  for (const ast::Selection* const node : call.planned->nodes) {
    if (node != call.planned->nodes.front()) text += "\n  ";
    printer.field(*node);
  }
  printer.close();
  return text;
}

}  // namespace gql
