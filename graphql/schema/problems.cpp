#include "graphql/schema/problems.h"

#include <algorithm>
#include <tuple>

namespace gql::schema {

vtl::Diagnostic& Problems::error(std::string code, std::string message, Place place) {
  Entry& entry = entries_.emplace_back();
  entry.place = place;
  entry.diagnostic.code = std::move(code);
  entry.diagnostic.message = std::move(message);
  if (place.source < sources_.size()) {
    entry.diagnostic.source = sources_[place.source];
    entry.diagnostic.primary = vtl::Label{place.span, {}};
  }
  return entry.diagnostic;
}

vtl::Diagnostic& Problems::warning(std::string code, std::string message, Place place) {
  vtl::Diagnostic& diagnostic = error(std::move(code), std::move(message), place);
  diagnostic.severity = vtl::Severity::warning;
  return diagnostic;
}

void Problems::label(vtl::Diagnostic& diagnostic, Place place, std::string text) const {
  if (place.source >= sources_.size()) return;
  if (diagnostic.source == sources_[place.source]) {
    diagnostic.labels.push_back({place.span, std::move(text)});
    return;
  }
  const vtl::Source& source = *sources_[place.source];
  const vtl::Position at = source.display_position(place.span.begin);
  diagnostic.notes.push_back(text + " at " + source.name() + ":" + std::to_string(at.line) + ":" +
                             std::to_string(at.column));
}

std::vector<vtl::Diagnostic> Problems::take() {
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.place.source, a.place.span.begin) <
           std::tuple(b.place.source, b.place.span.begin);
  });
  std::vector<vtl::Diagnostic> diagnostics;
  diagnostics.reserve(entries_.size());
  for (Entry& entry : entries_) diagnostics.push_back(std::move(entry.diagnostic));
  entries_.clear();
  return diagnostics;
}

}  // namespace gql::schema
