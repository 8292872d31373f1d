// One thing to tell a person about a text, with its place: syntax errors, failed renders, warnings,
// broken JSON, findings of the lint and of suites. A renderer (diagnostic_renderers.h) needs
// nothing else to show it.
//
// Spans are byte ranges of source->text(), which the diagnostic shares and keeps alive; without a
// source there are no labels. Renderers clamp spans that lie outside.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "vtl/source.h"

namespace vtl {

enum class Severity : std::uint8_t { error, warning, note };

/// Returns "error", "warning" or "note".
constexpr std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

struct Label {
  Span span;
  std::string text;
};

/// A change of the source that mends it.
struct Fix {
  Span span;
  std::string replacement;
};

struct Diagnostic {
  Severity severity = Severity::error;
  /// Row of a code table ("VTL001"), or empty.
  std::string code;
  /// One sentence without a full stop.
  std::string message;
  /// The text that all spans point into; null when there is no place to show.
  std::shared_ptr<const Source> source;
  /// Where it is.
  std::optional<Label> primary;
  /// Other places that explain it.
  std::vector<Label> labels;
  std::vector<std::string> notes;
  /// What to do about it, or empty.
  std::string help;
  std::optional<Fix> fix;
};

}  // namespace vtl
