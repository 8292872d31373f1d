// Takes one text to its tokens and tree, and on to the AST: what a template and a string inside it
// have in common.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/syntax/syntax_tree.h"
#include "engine/syntax/token.h"
#include "engine/syntax/token_roles.h"
#include "engine/syntax/tree_builder.h"
#include "engine/syntax/unit_builder.h"

namespace vtl::syntax {

enum class TextVerdict { accepted, rejected, too_deep };

struct ParsedText {
  TokenList list;
  SyntaxTree tree;
  TokenFacts facts;
  TextVerdict verdict = TextVerdict::rejected;
};

/// Scans and parses a text. `depth`: levels of nesting around it.
ParsedText parse_text(std::string_view text, const ParseOptions& options, std::uint32_t depth);

/// Gives a parsed text its number and makes the macros it defines known to texts parsed later.
std::uint32_t register_text(UnitBuilder& builder, const TokenList& list);

/// Says in plain words why a string is not a template.
std::string explain_nested_text(const UnitBuilder& builder, std::string_view text);

/// Returns the statements of a string; nullptr when it is not a template. `text` must live as long
/// as the Unit. Throws BuildFailure when it nests too deep.
Block* build_nested_text(UnitBuilder& builder, std::string_view text, TextPlace place);

}  // namespace vtl::syntax
