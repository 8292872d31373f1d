// From what the engine answers to what a person is shown.
//
// Why: SyntaxError, RenderError, NullReferenceWarning and JsonError say what happened in the
// engine's terms; the choice of headline, labels, notes and help is made here, once, for every
// command and library on top.
// Invariants: the result points into `source` only where the place is known to be in it: an error
// inside a text given to #evaluate or #parse has its position in that text, so it is shown without
// an excerpt.
// Ownership: the diagnostic shares `source`.
// Threads: pure functions.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "vtl/diagnostic.h"
#include "vtl/json.h"
#include "vtl/source.h"
#include "vtl/syntax_error.h"
#include "vtl/template.h"

namespace vtl {

/// Headline is the summary when there is one; Velocity's own message follows in short as a note.
Diagnostic diagnose(const SyntaxError& error, std::shared_ptr<const Source> source);
Diagnostic diagnose(const RenderError& error, std::shared_ptr<const Source> source);
Diagnostic diagnose(const NullReferenceWarning& warning, std::shared_ptr<const Source> source);
/// `subject` is what should have been JSON: "the context", "this line".
Diagnostic diagnose(const JsonError& error, std::string_view subject,
                    std::shared_ptr<const Source> source);

/// Code of a syntax error ("VTL001").
std::string_view code_of(SyntaxErrorKind kind);
/// Code of a JSON error ("VTL050").
std::string_view code_of(JsonErrorKind kind);

/// Velocity's message on one line, its list of expected tokens cut to the first few.
std::string shorten_velocity_message(std::string_view message);

}  // namespace vtl
