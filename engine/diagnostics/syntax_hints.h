// Guesses what a syntax error comes from, in plain words. Velocity says which token it met and
// lists up to twenty-six it would have taken; the cause is mostly a habit from another language
// (null, ?:, a single =, a trailing comma) or a block that was never closed.
//
// A guess from the message and the text around the place; it never contradicts the message, which
// is always shown too.
#pragma once

#include <optional>
#include <string>

#include "vtl/diagnostic.h"
#include "vtl/source.h"
#include "vtl/syntax_error.h"

namespace vtl {

struct SyntaxHint {
  /// Headline; empty when there is nothing better than Velocity's words.
  std::string summary;
  std::string help = {};
  /// Another place that explains it: the block that is not closed.
  std::optional<Label> related = {};
  /// An unknown directive, with the one that was probably meant.
  std::optional<Label> misspelt = {};
};

SyntaxHint guess_cause(const SyntaxError& error, const Source& source);

}  // namespace vtl
