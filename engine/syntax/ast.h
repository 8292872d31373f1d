// The tree of a template: what the parser makes and everything behind it reads.
//
// What Velocity 1.7 decides from token images (escapes, gobbled newlines, what a null reference
// prints) has been decided by the builder; nobody behind it knows tokens. Children are never null
// unless said so; nodes, strings and constants live in the arenas of their Unit and are constant
// once parse() has returned it.
//
// Velocity quirks: the value of an expression and its truth are two questions (a literal is false
// as a condition), a null reference prints literal text, the children of a directive count by
// position (#foreach renders child 3).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "vtl/detail/origin.h"
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
  macro_call,        // MacroCall: #name(...), #name, #@name(...) ... #end of no known directive
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
  map,              // Sequence: key, value, key, value, ...
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
  NodeKind kind = NodeKind::block;
  /// Never null.
  const Origin* origin = nullptr;

  Span span() const { return origin->span; }
  Position position() const { return origin->position; }
};

inline constexpr std::uint32_t kNoSlot = 0xffffffffU;

struct Block : Node {
  std::span<const Node* const> statements;
};

struct Text : Node {
  std::string_view text;
};

struct Constant : Node {
  Value value;
};

/// An interpolated string. `strip_last`: drop the last character of what `content` printed
/// (Velocity appends a blank before parsing and cuts one character after rendering); false when the
/// builder could cut the blank itself.
struct StringTemplate : Node {
  bool strip_last = false;
  const Block* content = nullptr;
};

struct Sequence : Node {
  std::span<const Node* const> elements;
};

struct Unary : Node {
  const Node* operand = nullptr;
};

/// How the operands of an `add` are written, those that may be null: `"a" + $nope` is `a$nope`.
struct OperandTexts {
  std::string_view left;
  std::string_view right;
};

/// Binary operators and ranges.
struct Binary : Node {
  const Node* left = nullptr;
  const Node* right = nullptr;
  /// Only `add` has them; else null.
  const OperandTexts* texts = nullptr;
};

enum class StepKind : std::uint8_t { property, method, index };

/// One `.name`, `.name(args)` or `[i]` of a reference.
struct Step {
  StepKind kind = StepKind::property;
  /// Name of a property or method; equal names are the same bytes.
  std::string_view name;
  /// The arguments of a method, or the one of an index.
  std::span<const Node* const> arguments;
  /// Where the name stands; for an index, the `[`.
  const Origin* origin = nullptr;

  Span span() const { return origin->span; }
  Position position() const { return origin->position; }
};

enum class ReferenceForm : std::uint8_t {
  normal,  // $x, $!x, ${x}, $!{x}
  fixed,   // runt ({foo} after $x) or $\!x: not computable, prints `fixed_text`, value null
};

/// How a reference is written, for when it has no value.
struct Wording : Origin {
  /// floor(n/2) backslashes in front.
  std::string_view escape_prefix;
  /// Text before the last `$` of the first token (`$$x` -> `$`).
  std::string_view more_prefix;
  /// literal() after cutting; empty when quiet and not escaped.
  std::string_view null_text;
  /// Source text of the whole reference as literal() gives it, quiet or not: what warnings show and
  /// what `"a" + $!nope` prints.
  std::string_view literal;
  std::string_view fixed_text;
  /// Slot of `name` when null_text is exactly `$name`: the macro argument whose source is printed
  /// instead.
  std::uint32_t null_text_slot = kNoSlot;
  bool quiet = false;  // $!x
};

struct Reference : Node {
  ReferenceForm form = ReferenceForm::normal;
  bool escaped = false;  // odd number of backslashes in front
  std::uint32_t slot = kNoSlot;
  std::span<const Step> steps;

  const Wording& wording() const { return static_cast<const Wording&>(*origin); }
};

struct Set : Node {
  /// The variable that is assigned to when the target has no steps. It is named by the first
  /// token's image minus its first character: `$!q` sets `!q`.
  std::uint32_t slot = kNoSlot;
  const Reference* target = nullptr;
  const Node* value = nullptr;
};

struct IfBranch {
  const Node* condition = nullptr;  // nullptr: #else
  const Block* body = nullptr;
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
  const Node* iterable = nullptr;
  const Node* body = nullptr;
};

struct MacroDefinition : Node {
  std::string_view name;
  std::span<const std::uint32_t> parameters;  // slots of the formal names
  const Block* body = nullptr;
};

/// One argument of a macro call with its literal() (printed for a null `$name` in the macro's
/// body).
struct MacroArgument {
  const Node* node = nullptr;
  std::string_view literal;
};

struct MacroCall : Node {
  /// Without `#`, braces and `@`.
  std::string_view name;
  std::span<const MacroArgument> arguments;
  /// The block of `#@name(...) ... #end`, else null.
  const Block* body = nullptr;
  /// What an undefined macro prints: its bare token images (block calls: those of the body too).
  std::string_view undefined_text;
  /// First bare-word argument or none: `Invalid arg 'foo' in macro #m at ...` when a macro of that
  /// name is rendered.
  std::string_view invalid_word;
  Position invalid_word_position;
};

struct Define : Node {
  std::uint32_t variable = kNoSlot;
  const Block* body = nullptr;
};

struct DirectiveCall : Node {
  std::span<const Node* const> arguments;
  /// literal() of the first argument ("" when there is none).
  std::string_view argument_literal;
  std::string_view name;
};

}  // namespace vtl::syntax
