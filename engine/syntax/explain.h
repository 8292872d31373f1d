// A syntax error in people's words: what it most likely comes from, what to do about it, and other
// places that explain it.
//
// Velocity says which token it met and lists up to thirty that it would have taken; the cause is
// mostly one of a dozen habits of other languages (null, ?:, a single =, a trailing comma) or a
// block that was never closed. Whether and where there is an error has been decided: only words are
// made here. None ends in a full stop.
#pragma once

#include <string>
#include <vector>

#include "engine/syntax/syntax_fault.h"
#include "engine/syntax/token.h"
#include "vtl/diagnostic.h"
#include "vtl/environment.h"

namespace vtl::syntax {

/// Parts of a SyntaxError; only the summary is never empty.
struct Explanation {
  std::string summary;
  std::string help = {};
  std::vector<Label> labels = {};
};

Explanation explain(const SyntaxFault& fault, const TokenList& list, const Profile& profile);

}  // namespace vtl::syntax
