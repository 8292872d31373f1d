// Why a text is not a template, for two audiences: machines and people who know the service want
// Velocity's own message, byte for byte (`message`); people who want to mend it need the place in
// the file (`span`, inside the source) and, where it can be told, a hint (`summary`, `help`).
#pragma once

#include <string>
#include <vector>

#include "vtl/diagnostic.h"
#include "vtl/source.h"

namespace vtl {

enum class SyntaxErrorKind : std::uint8_t {
  parse,             // Encountered "x" at ...: VTL001
  lexical,           // Lexical error, ...: VTL002
  invalid_argument,  // Invalid arg #0 in directive ...: VTL003
  string_literal,    // Failed to parse String literal at ...: VTL004
  init,  // found when nodes are initialised (#evaluate, #define, #break, #foreach children): VTL005
  forbidden_directive,  // the profile has no such directive: VTL006
  not_utf8,             // VTL007
  template_too_large,   // VTL301
  nesting_too_deep,     // VTL302
  number_too_large,     // VTL310
};

struct SyntaxError {
  SyntaxErrorKind kind = SyntaxErrorKind::parse;
  /// Java's exception class without package: ParseErrorException, VelocityException,
  /// NullPointerException and so on.
  std::string java_class;
  std::string message;
  Span span;
  /// For people: the likely cause, or what was found and what was expected, in a few words ("found
  /// `in`, expected `)` or an operator").
  std::string summary = {};
  /// For people: one line of help, or empty.
  std::string help = {};
  /// Other places that explain it: the block that is not closed.
  std::vector<Label> labels = {};
};

}  // namespace vtl
