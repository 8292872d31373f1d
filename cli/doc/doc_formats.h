// Shows a selection of the reference as text for people, as JSON for editors and scripts, and as
// Markdown for pages such as the README. Output ends with a line feed. Signatures, examples and
// what they print are never broken into lines, so that they can be copied.
#pragma once

#include <cstddef>
#include <string>

#include "cli/doc/reference.h"

namespace vtlsim {

struct DocTextOptions {
  bool use_color = false;
  /// Characters per line of prose.
  std::size_t width = 80;
};

std::string doc_text(const Selection& selection, const DocTextOptions& options);

/// Returns {"namespaces": [{"name", "summary", "functions": [...]}], "context": [{"name",
/// "summary"}]}; the same shape for every selection.
std::string doc_json(const Selection& selection);

/// Returns the overview as one table, everything else as sections.
std::string doc_markdown(const Selection& selection);

}  // namespace vtlsim
