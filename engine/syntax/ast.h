// The tree that a template is, between the parser and the interpreter.
//
// Why: ANTLR's parse tree is freed at once; what stays is this compact tree, which already says
// exactly what to print. Everything that Velocity 1.7 decides from token images (escapes, gobbled
// newlines, what a null reference prints, which text an undefined macro leaves) has been decided by
// the builder, so that the interpreter knows no tokens.
//
// Invariants: names are slots (variables) or interned (properties and methods); children are never
// null unless said so; statements of a Block are in document order with adjacent texts merged.
// The parser builds them; what is filled "as Node::operations" follows from them and is added when
// the tree becomes a Program, after which nothing changes. Ownership: nodes, strings and constants
// live in the arena of the Unit they belong to. Threads: a Program's tree is shared by any number
// of renders. Velocity quirks carried here: value() and evaluate() are two questions (literals are
// false as conditions), a reference prints literal text when null, directive children count by
// position (#foreach renders child 3). A render walks the tree faster than memory can bring it, so
// nodes hold what each render reads; where they stand and how they are written lies apart.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "engine/syntax/items.h"
#include "engine/syntax/line.h"
#include "engine/syntax/literal.h"
#include "vtl/object.h"
#include "vtl/source.h"
#include "vtl/value.h"

namespace vtl {
class Interpreter;
struct MethodRow;
struct Operations;
}  // namespace vtl

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

/// What the interpreter can read without a call.
enum class NodeShape : std::uint8_t { other, variable, constant };

/// Where something stands.
struct Origin {
  /// Bytes of the *root* source (of the template file), best effort inside interpolated strings.
  Span span;
  /// Velocity's position of the first token, in the coordinates its messages use (internals of
  /// nested strings added up).
  Position position;
};

struct Node {
  /// What the interpreter does with it, chosen when the tree becomes a Program; null before.
  const Operations* operations = nullptr;
  /// Never null.
  const Origin* origin = nullptr;
  // Last, so that small members of what is derived share its word.
  NodeKind kind = NodeKind::block;
  /// As operations.
  NodeShape shape = NodeShape::other;

  Span span() const { return origin->span; }
  Position position() const { return origin->position; }
};

inline constexpr std::uint32_t kNoSlot = 0xffffffffU;

struct Block : Node {
  Items<Node* const> statements;
  /// Steps of a render that its statements take: they, and what is computed in them outside of
  /// other blocks. As Node::operations.
  std::uint32_t step_count = 0;
  /// The same once more; null of a block that is part of another one's lines. As Node::operations.
  const Line* lines = nullptr;
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
  Block* content = nullptr;
};

/// A literal copies what is known beforehand and evaluates the rest: see
/// choose_operations() in engine/runtime/operations.h, which fills all but `elements`.
struct Sequence : Node {
  /// Nothing in it is computed. As Node::operations.
  bool is_literal = false;
  Items<Node* const> elements;
  /// Of the outermost of such literals.
  const Literal* literal = nullptr;
  /// Of a map whose keys are different constant Strings: its entries, null where the value is none.
  const Map::Slot* entries = nullptr;
};

struct Unary : Node {
  Node* operand = nullptr;
};

/// How the operands of an `add` are written, those that may be null: `"a" + $nope` is `a$nope`.
struct OperandTexts {
  std::string_view left;
  std::string_view right;
};

/// Binary operators and ranges.
struct Binary : Node {
  Node* left = nullptr;
  Node* right = nullptr;
  /// Of `add` only.
  const OperandTexts* texts = nullptr;
};

enum class StepKind : std::uint8_t { property, method, index };

struct Step;
using TakeStep = Value (*)(Interpreter& interpreter, Value receiver, const Step& step);

/// One `.name`, `.name(args)` or `[i]` of a reference.
struct Step {
  union {
    /// As Node::operations.
    TakeStep take = nullptr;
    /// Of the last step of a reference that is a call below the name of a host object which is
    /// certain to stand for it: the row, when it is the same for all arguments. As
    /// Node::operations.
    const MethodRow* host_row;
  };
  /// Name of a property or method; equal names are the same bytes.
  Name name;
  /// Dense number of the step in its Unit, for the inline caches of a session.
  std::uint32_t site = 0;
  /// Method arguments; of an index its one argument.
  Items<Node* const> arguments;
  StepKind kind = StepKind::property;
  /// A property of a name that Map::peek_short takes. As Node::operations.
  bool is_short_property = false;
  /// Of property and method: the name token. Of an index: its position is that of the `[`.
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
  /// Both together. As Node::operations.
  std::string_view prefix;
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
  bool quiet = false;  // $!x
};

struct Reference : Node {
  ReferenceForm form = ReferenceForm::normal;
  bool escaped = false;  // odd number of backslashes in front
  /// A String is printed without a look at anything else. As Node::operations.
  bool is_plain = false;
  /// Whether the last step has a host_row. As Node::operations.
  bool has_host_row = false;
  std::uint32_t slot = kNoSlot;
  EndItems<Step> steps;

  const Wording& wording() const { return static_cast<const Wording&>(*origin); }
  /// While the tree is being made.
  Wording& wording() { return const_cast<Wording&>(std::as_const(*this).wording()); }
};

struct Set : Node {
  /// Of a target without steps, its set_slot. As Node::operations.
  std::uint32_t slot = kNoSlot;
  Reference* target = nullptr;
  Node* value = nullptr;
};

struct IfBranch {
  Node* condition = nullptr;  // nullptr: #else
  Block* body = nullptr;
};

struct If : Node {
  Items<const IfBranch> branches;
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
  /// Certain to be of no macro, hence no more than its undefined_text. As Node::operations.
  bool is_text = false;
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
