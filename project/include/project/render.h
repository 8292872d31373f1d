// A project as JSON for programs and as text for people.
#pragma once

#include <string>

#include "project/model.h"

namespace project {

struct JsonOptions {
  /// Adds `text` to every template.
  bool has_texts = false;
};

/// One document with a line end. Invariant: the same project gives the same bytes.
std::string project_json(const Project& project, const JsonOptions& options = {});

/// APIs, fields with data source and templates, and what is assumed. Problems are shown as
/// diagnostics: see problem_diagnostic.
std::string project_text(const Project& project);

vtl::Diagnostic problem_diagnostic(const Problem& problem);

/// "Exit code 1": whether a problem of level error is among them (or under `is_strict` a warning).
bool has_failed(const Project& project, bool is_strict);

}  // namespace project
