// The tree that a template is, between the parser and the interpreter.
//
// Why: ANTLR's parse tree is freed at once; what stays is this compact tree, which already says
// exactly what to print. Everything that Velocity 1.7 decides from token images (escapes, gobbled
// newlines, what a null reference prints, which text an undefined macro leaves) has been decided by
// the builder, so that the interpreter knows no tokens.
//
// Invariants: names are slots (variables) or Symbols (properties and methods); children are never
// null unless said so; statements of a Block are in document order with adjacent texts merged.
// Nodes are immutable once built. Ownership: nodes, strings and constants live in the arena of the
// Unit they belong to. Threads: immutable after parsing, shared by any number of renders. Velocity
// quirks carried here: value() and evaluate() are two questions (literals are false as conditions),
// a reference prints literal text when null, directive children count by position (#foreach renders
// child 3).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "vtl/source.h"
#include "vtl/value.h"

namespace vtl::syntax {

enum class NodeKind : std::uint8_t {
  // statements
  block,             // Block: statements in order. As a value: null
  text,              // Text
  reference,         // Reference (also an expression)
  set,               // Set
  if_chain,          // If
  foreach_loop,      // Foreach
  macro_definition,  // MacroDefinition: prints nothing; registered when its Unit is loaded
  macro_call,        // MacroCall: #name(..), #name and #@name(..)..#end of no known directive
  define,            // Define
  evaluate,          // DirectiveCall
  parse,             // DirectiveCall
  include,           // DirectiveCall
  break_loop,        // DirectiveCall
  stop,              // DirectiveCall
  return_value,      // DirectiveCall: AppSync's #return
  forbidden,  // DirectiveCall of a name the profile refuses (never rendered: found at compile time)
  // expressions
  constant,         // Constant: string without interpolation, number
  boolean,          // Constant: true, false (these do count as conditions)
  bare_word,        // Node alone: a bare word as argument, value null
  string_template,  // StringTemplate
  list,             // Sequence: ArrayList literal
  map,              // Sequence: key, value, key, value ..
  range,            // Binary: left..right
  logical_or,
  logical_and,  // Binary
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,  // Binary
  add,
  subtract,
  multiply,
  divide,
  modulo,         // Binary
  logical_not,    // Unary
  parenthesized,  // Unary: ( expr ), which does count as a condition
};

struct Node {
  NodeKind kind;
  /// Bytes of the *root* source (of the template file), best effort inside interpolated strings.
  Span span;
  /// Velocity's position of the first token, in the coordinates its messages use (internals of
  /// nested strings added up).
  Position position;
};

/// An interned name with what lookups derive from it.
struct Symbol {
  std::string_view text;
  std::uint32_t index = 0;  // dense in its Unit
};

inline constexpr std::uint32_t kNoSlot = 0xffffffffU;

struct Block : Node {
  std::span<Node* const> statements;
};

struct Text : Node {
  std::string_view text;
};

/// `literal`: the source text of an operand node as Velocity's literal() gives it, for `"a" +
/// $nope` -> `a$nope`.
struct Constant : Node {
  Value value;
};

/// An interpolated string. `strip_last`: drop the last character of what `content` printed
/// (Velocity appends a blank before parsing and cuts one character after rendering); false when the
/// builder could cut the blank itself.
struct StringTemplate : Node {
  Block* content = nullptr;
  bool strip_last = false;
};

struct Sequence : Node {
  std::span<Node* const> elements;
};

struct Unary : Node {
  Node* operand = nullptr;
};

/// Binary operators and ranges. The literals are set for `add` only.
struct Binary : Node {
  Node* left = nullptr;
  Node* right = nullptr;
  std::string_view left_literal;
  std::string_view right_literal;
};

enum class StepKind : std::uint8_t { property, method, index };

/// One `.name`, `.name(args)` or `[i]` of a reference.
struct Step {
  StepKind kind;
  /// Name of a property or method.
  const Symbol* name = nullptr;
  /// Method arguments; of an index its one argument.
  std::span<Node* const> arguments;
  /// Of property and method: the name token. Of an index: the `[`. In Velocity's coordinates, and
  /// as bytes.
  Position position;
  Span span;
  /// Dense number of the step in its Unit, for the inline caches of a session.
  std::uint32_t site = 0;
};

enum class ReferenceForm : std::uint8_t {
  normal,  // $x, $!x, ${x}, $!{x}
  fixed,   // runt ({foo} after $x) or $\!x: not computable, prints `fixed_text`, value null
};

struct Reference : Node {
  ReferenceForm form = ReferenceForm::normal;
  bool quiet = false;    // $!x
  bool escaped = false;  // odd number of backslashes in front
  std::uint32_t slot = kNoSlot;
  std::span<const Step> steps;
  /// floor(n/2) backslashes in front.
  std::string_view escape_prefix;
  /// Text before the last `$` of the first token (`$$x` -> `$`).
  std::string_view more_prefix;
  bool has_prefix() const { return !escape_prefix.empty() || !more_prefix.empty(); }
  /// literal() after cutting; empty when quiet and not escaped.
  std::string_view null_text;
  /// Source text of the whole reference as literal() gives it, quiet or not, for warnings and `"a"
  /// + $!nope`.
  std::string_view literal;
  std::string_view fixed_text;
  /// As a lone left side of #set: variable named by the first token image minus its first
  /// character.
  std::uint32_t set_slot = kNoSlot;
  /// Slot of `name` when null_text is exactly `$name`: the macro argument whose source is printed
  /// instead.
  std::uint32_t null_text_slot = kNoSlot;
};

struct Set : Node {
  Reference* target = nullptr;
  Node* value = nullptr;
};

struct IfBranch {
  Node* condition = nullptr;  // nullptr: #else
  Block* body = nullptr;
  Span span;
};

struct If : Node {
  std::span<const IfBranch> branches;
};

/// `variable` is named by child 0, `iterable` is child 2, `body` child 3 (null when there are only
/// three children). With fewer than three children `iterable` is null and rendering fails as Java
/// does ("Index 2 out of bounds for length N", ArrayIndexOutOfBoundsException, N = child_count).
struct Foreach : Node {
  std::uint32_t variable = kNoSlot;
  std::uint32_t child_count = 0;
  Node* iterable = nullptr;
  Node* body = nullptr;
};

struct MacroDefinition : Node {
  std::string_view name;
  std::span<const std::uint32_t> parameters;  // slots of the formal names
  Block* body = nullptr;
};

/// One argument of a macro call with its literal() (printed for a null `$name` in the macro's
/// body).
struct MacroArgument {
  Node* node = nullptr;
  std::string_view literal;
};

struct MacroCall : Node {
  /// Without `#`, braces and `@`.
  std::string_view name;
  std::span<const MacroArgument> arguments;
  /// Of `#@name(..)..#end`, else null.
  Block* body = nullptr;
  /// What an undefined macro prints: its bare token images (block calls: those of the body too).
  std::string_view undefined_text;
  /// First bare-word argument or none: `Invalid arg 'foo' in macro #m at ..` when a macro of that
  /// name is rendered.
  std::string_view invalid_word;
  Position invalid_word_position;
  std::uint32_t site = 0;
};

struct Define : Node {
  std::uint32_t variable = kNoSlot;
  Block* body = nullptr;
  std::uint32_t site = 0;  // dense in its Unit, to count the depth of its own renders
};

struct DirectiveCall : Node {
  std::span<Node* const> arguments;
  /// literal() of the first argument ("" when there is none).
  std::string_view argument_literal;
  std::string_view name;
};

}  // namespace vtl::syntax
