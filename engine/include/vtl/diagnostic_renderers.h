// Shows a diagnostic to people, editors and programs; each function appends to `out`, which stays
// valid UTF-8.
//
// The text layout makes control characters of sources and messages visible, so that a template
// cannot drive the terminal. Columns count characters (code points); lines and columns are 1-based.
#pragma once

#include <cstdint>
#include <string>

#include "vtl/diagnostic.h"

namespace vtl {

class PlaceFinder;

struct DiagnosticTextOptions {
  /// ANSI colours. Colour only repeats what words say.
  bool use_color = false;
  /// Terminal columns; longer source lines are cut around the label.
  std::uint32_t width = 120;
  /// Columns between tab stops.
  std::uint32_t tab_width = 4;
  /// Shared by the findings of a list, for the sake of long lines; null: each counts for itself.
  PlaceFinder* places = nullptr;
};

/// Appends headline, place, source lines with carets, notes and help; ends with an empty line.
void append_diagnostic_text(std::string& out, const Diagnostic& diagnostic,
                            const DiagnosticTextOptions& options = {});
/// Appends `file:line:column: severity: message [code]` and a line feed.
void append_diagnostic_unix(std::string& out, const Diagnostic& diagnostic,
                            PlaceFinder* places = nullptr);
/// Appends one JSON object without a line feed: severity, code, message, file, line, column,
/// endLine, endColumn, label, labels, notes, help, fix; what is absent is left out.
void append_diagnostic_json(std::string& out, const Diagnostic& diagnostic,
                            PlaceFinder* places = nullptr);

}  // namespace vtl
