// Turns what the engine answers (SyntaxError, RenderError, NullReferenceWarning, JsonError) into
// what a person is shown: headline, labels, notes and help, chosen once for every command and
// library. The diagnostic shares `source`.
//
// It points into `source` only where the place is known to be in it: an error inside a text given
// to #evaluate or #parse has its position in that text, and is shown without an excerpt.
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

/// The headline is the summary when there is one; Velocity's own message follows in short as a
/// note.
Diagnostic diagnose(const SyntaxError& error, std::shared_ptr<const Source> source);
Diagnostic diagnose(const RenderError& error, std::shared_ptr<const Source> source);
Diagnostic diagnose(const NullReferenceWarning& warning, std::shared_ptr<const Source> source);
/// `subject` is what should have been JSON: "the context", "this line".
Diagnostic diagnose(const JsonError& error, std::string_view subject,
                    std::shared_ptr<const Source> source);

/// Returns the code of a syntax error ("VTL001").
std::string_view code_of(SyntaxErrorKind kind);
/// Returns the code of a JSON error ("VTL050").
std::string_view code_of(JsonErrorKind kind);

/// Returns Velocity's message on one line, its list of expected tokens cut to the first few.
std::string shorten_velocity_message(std::string_view message);

}  // namespace vtl
