// The lexer generated from grammar/VtlLexer.g4 as a TokenSource: fast_lexer.h is tested against it.
// May be called from any number of threads at once.
#pragma once

#include "engine/syntax/token_source.h"

namespace vtl::syntax {

class AntlrLexer final : public TokenSource {
 public:
  TokenList scan(std::string_view text, const Profile& profile) const override;
};

}  // namespace vtl::syntax
