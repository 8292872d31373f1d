// A selection of the reference as text for people, as JSON and as Markdown.
//
// Why: the same answer for the prompt, for editors and scripts, and for pages such as the README,
// whose table of what is supported is the Markdown of the overview.
// Invariants: output ends with a line feed. Signatures, examples and what they print are never
// broken into lines, so that they can be copied. Threads: pure functions.
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

/// {"namespaces": [{"name", "summary", "functions": [..]}], "context": [{"name", "summary"}]}; the
/// same shape for every selection.
std::string doc_json(const Selection& selection);

/// The overview as one table, everything else as sections.
std::string doc_markdown(const Selection& selection);

}  // namespace vtlsim
