#include "engine/syntax/parser.h"

#include <algorithm>
#include <utility>

#include "engine/syntax/characters.h"
#include "engine/syntax/explain.h"
#include "engine/syntax/syntax_fault.h"
#include "engine/syntax/text_pipeline.h"
#include "engine/syntax/tree_builder.h"
#include "engine/syntax/unit_builder.h"
#include "engine/syntax/velocity_message.h"

namespace vtl::syntax {
namespace {

SyntaxError limit_error(SyntaxErrorKind kind, Span span, std::string message) {
  SyntaxError error;
  error.kind = kind;
  error.message = std::move(message);
  error.summary = error.message;
  error.span = span;
  return error;
}

SyntaxError too_large(const Limits& limits) {
  return limit_error(
      SyntaxErrorKind::template_too_large, {},
      "The template is larger than " + std::to_string(limits.template_bytes) + " bytes");
}

SyntaxError too_deep(const Limits& limits, Span span) {
  return limit_error(
      SyntaxErrorKind::nesting_too_deep, span,
      "The template is nested deeper than " + std::to_string(limits.nesting_depth) + " levels");
}

/// Returns the stuck character, or the whole pending token when the input ended too early.
Span stuck_span(const TokenList& list) {
  const auto size = static_cast<std::uint32_t>(list.text.size());
  const LexicalFailure& failure = list.failure;
  if (failure.at_end) return {list.tokens.back().begin, size};
  const auto length = static_cast<std::uint32_t>(utf8_length(list.text[failure.offset]));
  return {failure.offset, std::min(failure.offset + length, size)};
}

SyntaxError error_of(const SyntaxFault& fault, const TokenList& list, std::string_view name,
                     const ParseOptions& options) {
  SyntaxError error;
  error.kind = fault.kind;
  error.java_class = "ParseErrorException";
  error.message = velocity_message(fault, list, name, options.is_evaluate);
  const Token& token = list.tokens[fault.token];
  error.span = {token.begin, token.end};
  if (fault.kind == SyntaxErrorKind::lexical) error.span = stuck_span(list);
  Explanation words = explain(fault, list, *options.profile);
  error.summary = std::move(words.summary);
  error.help = std::move(words.help);
  error.labels = std::move(words.labels);
  return error;
}

}  // namespace

std::variant<std::unique_ptr<const Unit>, SyntaxError> parse(Source source,
                                                             const ParseOptions& options) {
  if (source.text().size() > options.limits.template_bytes) return too_large(options.limits);
  auto unit = std::make_unique<Unit>(std::move(source));
  ParsedText parsed = parse_text(unit->source.text(), options, 0);
  if (parsed.verdict == TextVerdict::too_deep) {
    const std::uint32_t at = *parsed.facts.too_deep_at;
    return too_deep(options.limits, {at, at + 1});
  }
  const bool needs_java =
      parsed.verdict == TextVerdict::rejected || parsed.facts.has_suspicious_arguments;
  if (needs_java) {
    const auto fault = find_syntax_fault(parsed.list, options);
    if (fault) return error_of(*fault, parsed.list, unit->source.name(), options);
  }
  if (parsed.verdict == TextVerdict::rejected) {
    // Only if the walk and the grammar disagree, which a test keeps from happening.
    return limit_error(SyntaxErrorKind::parse, {}, "The template cannot be parsed");
  }
  UnitBuilder builder(*unit, options);
  TextPlace place;
  place.number = register_text(builder, parsed.list);
  place.source = {0, static_cast<std::uint32_t>(unit->source.text().size())};
  try {
    unit->root = TreeBuilder(builder, parsed.list, parsed.tree, place).build();
  } catch (BuildFailure& failure) {
    if (failure.error.kind == SyntaxErrorKind::nesting_too_deep) {
      return too_deep(options.limits, failure.error.span);
    }
    return std::move(failure.error);
  }
  return unit;
}

}  // namespace vtl::syntax
