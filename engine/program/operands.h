// The operands of each instruction: what follows an Instruction in memory.
//
// Names are slots (variables) or views of one copy (properties and methods); operands are never
// null unless said so. What a rule of engine/compile/specialise.cpp fills says so; it is empty in a
// program of general instructions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/program/instruction.h"
#include "engine/program/items.h"
#include "engine/program/literal.h"
#include "vtl/method.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace vtl::code {

inline constexpr std::uint32_t kNoSlot = 0xffffffffU;

/// Slots that every program has, at fixed numbers.
inline constexpr std::uint32_t kForeachSlot = 0;          // foreach
inline constexpr std::uint32_t kVelocityCountSlot = 1;    // velocityCount
inline constexpr std::uint32_t kVelocityHasNextSlot = 2;  // velocityHasNext
inline constexpr std::uint32_t kBodyContentSlot = 3;      // bodyContent

struct Line;

struct Text : Instruction {
  std::string_view text;
};

/// The statements of the template that lie behind one entry into a body: what they cost, and whom
/// to blame when that is too much.
struct Body {
  std::uint32_t statement_count = 0;
  /// Steps that they take: they, and what is computed in them outside of other bodies.
  std::uint32_t step_count = 0;
  /// Null when the body is empty.
  const Instruction* first = nullptr;
};

/// The texts that one line prints, each with its origin.
using Pieces = Items<const Text* const>;

struct Block : Instruction {
  /// Which of the program's blocks this is.
  std::uint32_t number = 0;
  Body body;
  /// Up to and including an `end`.
  const Line* lines = nullptr;
  /// By line, for observers; null where each text is a line of its own.
  const Pieces* pieces = nullptr;
};

/// One of the branches of an #if; its origin is that of the whole #if.
struct Branch : Instruction {
  /// Lines to pass over when the body is not rendered.
  std::uint32_t skip = 0;
  /// Null for #else.
  const Instruction* condition = nullptr;
  /// Which of the branches this is.
  std::uint32_t index = 0;
  std::uint32_t branch_count = 0;
  Body body;
};

struct Constant : Instruction {
  Value value;
};

/// An interpolated string. `strip_last`: drop the last character of what `content` printed
/// (Velocity appends a blank before parsing and cuts one character after rendering).
struct String : Instruction {
  bool strip_last = false;
  const Block* content = nullptr;
};

struct Sequence : Instruction {
  bool is_map = false;
  /// In a map: key, value, key, value, ...
  Items<const Instruction* const> elements;
  /// Filled for copy_literal. Rule literal.
  const Literal* literal = nullptr;
  /// The entries of a map whose keys are distinct constant Strings, null where the value is not
  /// constant. Rule known_keys.
  const Map::Slot* entries = nullptr;
};

struct Unary : Instruction {
  const Instruction* operand = nullptr;
};

/// How the operands of an `add` are written, those that may be null: `"a" + $nope` is `a$nope`.
struct OperandTexts {
  std::string_view left;
  std::string_view right;
};

struct Binary : Instruction {
  const Instruction* left = nullptr;
  const Instruction* right = nullptr;
  /// Only `add` has them; else null.
  const OperandTexts* texts = nullptr;
};

enum class StepKind : std::uint8_t { property, method, index };

/// One `.name`, `.name(args)` or `[i]` of a reference.
struct Step {
  /// Name of a property or method; equal names are the same bytes.
  Name name;
  /// Dense number of the step in its program, for the inline caches of a session.
  std::uint32_t site = 0;
  /// The arguments of a method, or the one of an index.
  Items<const Instruction* const> arguments;
  StepKind kind = StepKind::property;
  StepCode code = StepCode::property;
  /// Where the name stands; for an index, the `[`.
  const Origin* origin = nullptr;

  Span span() const { return origin->span; }
  Position position() const { return origin->position; }
};

/// How a reference is written, for when it has no value.
struct Wording : Origin {
  /// floor(n/2) backslashes in front.
  std::string_view escape_prefix;
  /// Text before the last `$` of the first token (`$$x` -> `$`).
  std::string_view more_prefix;
  /// Both together.
  std::string_view prefix;
  /// What is printed when it is null; empty when quiet and not escaped.
  std::string_view null_text;
  /// Source text of the whole reference.
  std::string_view literal;
  std::string_view fixed_text;
  /// Slot of `name` when null_text is exactly `$name`: the macro argument whose source is printed
  /// instead.
  std::uint32_t null_text_slot = kNoSlot;
  bool quiet = false;  // $!x
};

struct Reference : Instruction {
  bool escaped = false;  // odd number of backslashes in front
  /// A String is printed without a look at anything else: neither escaped nor with a prefix.
  bool is_plain = false;
  std::uint32_t slot = kNoSlot;
  EndItems<const Step> steps;
  /// The row that a call on a host object is certain to find, whatever the arguments, when the
  /// variable is certain to hold that object. Rule host_row.
  const MethodRow* row = nullptr;
  /// What does the work of the row. Rules printed_row, composition.
  const Fusion* fusion = nullptr;

  const Wording& wording() const { return static_cast<const Wording&>(*origin); }
};

/// set_variable has `slot`, set_path has `target`.
struct Set : Instruction {
  std::uint32_t slot = kNoSlot;
  const Reference* target = nullptr;
  const Instruction* value = nullptr;
};

/// With fewer than three children `iterable` is null, and rendering fails as Java does; with three
/// `body` is null.
struct Foreach : Instruction {
  std::uint32_t variable = kNoSlot;
  std::uint32_t child_count = 0;
  const Instruction* iterable = nullptr;
  const Instruction* body = nullptr;
};

struct MacroDefinition : Instruction {
  std::string_view name;
  std::span<const std::uint32_t> parameters;  // slots of the formal names
  const Block* body = nullptr;
};

/// One argument of a macro call with its source text (printed for a null `$name` in the macro's
/// body).
struct MacroArgument {
  const Instruction* value = nullptr;
  std::string_view literal;
};

struct MacroCall : Instruction {
  /// Without `#`, braces and `@`.
  std::string_view name;
  std::span<const MacroArgument> arguments;
  /// The block of `#@name(...) ... #end`, else null.
  const Block* body = nullptr;
  /// What an undefined macro prints.
  std::string_view undefined_text;
  /// First bare-word argument or none: refused when a macro of that name is rendered.
  std::string_view invalid_word;
  Position invalid_word_position;
};

struct Define : Instruction {
  std::uint32_t variable = kNoSlot;
  const Block* body = nullptr;
};

struct Directive : Instruction {
  Items<const Instruction* const> arguments;
  /// Source text of the first argument ("" when there is none).
  std::string_view argument_literal;
};

/// The operands of an instruction whose row names them.
template <class T>
const T& as(const Instruction& instruction) {
  return static_cast<const T&>(instruction);
}

}  // namespace vtl::code
