#include "engine/syntax/text_pipeline.h"

#include "engine/syntax/directives.h"
#include "engine/syntax/explain.h"
#include "engine/syntax/fast_lexer.h"
#include "engine/syntax/grammar_parser.h"
#include "engine/syntax/syntax_fault.h"

namespace vtl::syntax {

ParsedText parse_text(std::string_view text, const ParseOptions& options, std::uint32_t depth) {
  ParsedText result;
  result.list = FastLexer().scan(text, *options.profile);
  const std::uint32_t limit = options.limits.nesting_depth;
  result.facts = assign_roles(result.list, limit > depth ? limit - depth : 0);
  if (result.facts.too_deep_at) {
    result.verdict = TextVerdict::too_deep;
  } else if (parse_with_grammar(result.list, result.tree)) {
    result.verdict = TextVerdict::accepted;
  }
  return result;
}

std::uint32_t register_text(UnitBuilder& builder, const TokenList& list) {
  const std::uint32_t number = builder.next_text();
  if (builder.options.profile->use_of(Directive::macro) != DirectiveUse::available) return number;
  for (std::size_t i = 0; i < list.tokens.size(); ++i) {
    const bool is_macro =
        list.tokens[i].kind == TokenKind::block_call && names(list.image(i), Directive::macro);
    if (!is_macro) continue;
    while (list.tokens[i].kind != TokenKind::word) ++i;
    builder.add_macro(list.image(i), number);
  }
  return number;
}

std::string explain_nested_text(const UnitBuilder& builder, std::string_view text) {
  const ParsedText parsed = parse_text(text, builder.options, 0);
  const auto fault = find_syntax_fault(parsed.list, builder.options);
  if (!fault) return {};
  const Explanation words = explain(*fault, parsed.list, *builder.options.profile);
  return words.help.empty() ? words.summary : words.summary + ": " + words.help;
}

Block* build_nested_text(UnitBuilder& builder, std::string_view text, TextPlace place) {
  ParsedText parsed = parse_text(text, builder.options, place.depth);
  if (parsed.verdict == TextVerdict::too_deep) {
    SyntaxError error;
    error.kind = SyntaxErrorKind::nesting_too_deep;
    error.span = place.source;
    throw BuildFailure{std::move(error)};
  }
  if (parsed.verdict == TextVerdict::rejected) return nullptr;
  if (parsed.facts.has_suspicious_arguments && find_syntax_fault(parsed.list, builder.options))
    return nullptr;
  place.number = register_text(builder, parsed.list);
  return TreeBuilder(builder, parsed.list, parsed.tree, place).build();
}

}  // namespace vtl::syntax
