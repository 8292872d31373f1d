// What Velocity's parser has against a text, as a value. Two are made of it: the message of
// Velocity (velocity_message.h) and the words for people (explain.h).
//
// The generated parser decides what is accepted. The fault is looked for only in texts that it
// rejects, and in those whose directives have suspicious arguments, which 1.7 checks on the way; a
// test holds both together.
#pragma once

#include <optional>
#include <vector>

#include "engine/syntax/parser.h"
#include "engine/syntax/token.h"

namespace vtl::syntax {

/// What is wrong with an argument (kind invalid_argument).
enum class ArgumentFault : std::uint8_t {
  no_list_of_macro,        // #macro
  no_name_of_macro,        // #macro()
  name_of_macro,           // #macro("m")
  bare_word_of_directive,  // #foreach(in $list)
  bare_word_of_macro,      // #m(in)
};

struct SyntaxFault {
  SyntaxErrorKind kind = SyntaxErrorKind::parse;
  /// Index of the token to blame in the list; the lexical_error of a lexical fault.
  std::size_t token = 0;
  /// JavaKinds that would have been taken, as Velocity lists them: everything passed by since the
  /// last token that was taken, sorted, then what it repeats. Of parse only.
  std::vector<int> expected;
  /// Number of open blocks (#if, #foreach...), and the directive that opened the innermost one.
  std::size_t open_blocks = 0;
  std::size_t innermost_block = 0;

  // Set for invalid_argument only.
  ArgumentFault argument_fault = ArgumentFault::bare_word_of_directive;
  /// The directive, the number of its argument, and the token whose place Velocity names.
  std::size_t directive = 0;
  int argument = 0;
  std::size_t named = 0;

  bool expects(int java_kind) const;
};

/// nullopt: Velocity's parser has nothing to say against the text.
std::optional<SyntaxFault> find_syntax_fault(const TokenList& list, const ParseOptions& options);

}  // namespace vtl::syntax
