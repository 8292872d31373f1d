#include "engine/template_compiler.h"

#include <string>
#include <string_view>
#include <utility>

#include "engine/compile/compile.h"
#include "engine/program/dump.h"
#include "engine/syntax/parser.h"
#include "vtl/detail/program_text.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

using Compiled = std::variant<std::shared_ptr<const Program>, SyntaxError>;

Compiled compile_text(Source source, const syntax::ParseOptions& options,
                      std::shared_ptr<const Environment> environment, TextPlace place) {
  auto parsed = syntax::parse(std::move(source), options);
  if (auto* error = std::get_if<SyntaxError>(&parsed)) return std::move(*error);
  std::shared_ptr<const syntax::Unit> unit =
      std::move(std::get<std::unique_ptr<const syntax::Unit>>(parsed));
  return compile(std::move(unit), std::move(environment), place);
}

SyntaxError not_utf8(std::string_view text, std::uint32_t offset) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(text[offset]);
  SyntaxError error;
  error.kind = SyntaxErrorKind::not_utf8;
  error.java_class = "ParseErrorException";
  error.message = "The template is not UTF-8: byte 0x";
  error.message += {kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  error.message += " at offset " + std::to_string(offset);
  error.summary = error.message;
  error.help = "save the file as UTF-8";
  error.span = {offset, offset + 1};
  return error;
}

}  // namespace

// Everything that walks through characters relies on them being whole. Halves of surrogate pairs
// are characters here, as in Java's Strings: a template in JSON may be written with their escapes.
Compiled compile_template(Source source, std::shared_ptr<const Environment> environment) {
  if (const auto offset = find_invalid_wtf8(source.text())) {
    return not_utf8(source.text(), static_cast<std::uint32_t>(*offset));
  }
  syntax::ParseOptions options;
  options.profile = &environment->profile;
  options.limits = environment->limits;
  return compile_text(std::move(source), options, std::move(environment), TextPlace::main);
}

const syntax::Unit& unit_of(const Program& program) {
  return *static_cast<const syntax::Unit*>(program.texts().get());
}

Compiled NestedCompiler::compile(NestedText text,
                                 const std::shared_ptr<const Program>& outer) const {
  syntax::ParseOptions options;
  options.profile = &outer->environment().profile;
  options.limits = text.limits;
  options.is_evaluate = text.is_evaluate;
  options.is_macro_known = std::move(text.is_macro_known);
  return compile_text(std::move(text.source), options,
                      std::shared_ptr<const Environment>(outer, &outer->environment()),
                      TextPlace::nested);
}

std::variant<std::string, SyntaxError> program_text(
    Source source, std::shared_ptr<const Environment> environment) {
  auto compiled = compile_template(std::move(source), std::move(environment));
  if (auto* error = std::get_if<SyntaxError>(&compiled)) return std::move(*error);
  return dump(*std::get<std::shared_ptr<const Program>>(compiled));
}

}  // namespace vtl
