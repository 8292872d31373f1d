#include "cli/check/finding_formats.h"

#include "cli/check/finding_rules.h"
#include "testkit/reporters/workflow_command.h"
#include "vtl/detail/place_finder.h"
#include "vtl/diagnostic_renderers.h"

namespace vtlsim {

std::string findings_as_json(const FindingList& list) {
  std::string out = "{\"version\": 1, \"checked\": " + std::to_string(list.checked) +
                    ", \"errors\": " + std::to_string(list.errors) +
                    ", \"warnings\": " + std::to_string(list.warnings) + ", \"findings\": [";
  bool is_first = true;
  vtl::PlaceFinder places;
  for (const vtl::Diagnostic& diagnostic : list.findings) {
    out += is_first ? "\n  " : ",\n  ";
    is_first = false;
    vtl::append_diagnostic_json(out, diagnostic, &places);
  }
  out += is_first ? "]}\n" : "\n]}\n";
  return out;
}

std::string findings_as_unix(const FindingList& list) {
  std::string out;
  vtl::PlaceFinder places;
  for (const vtl::Diagnostic& diagnostic : list.findings) {
    vtl::append_diagnostic_unix(out, diagnostic, &places);
  }
  return out;
}

std::string findings_as_github(const FindingList& list) {
  std::string out;
  vtl::PlaceFinder places;
  for (const vtl::Diagnostic& diagnostic : list.findings) {
    const vtl::Source& source = *diagnostic.source;
    const vtl::Span span = diagnostic.primary ? diagnostic.primary->span : vtl::Span{};
    const vtl::Position begin = places.display_position(source, span.begin);
    const vtl::Position end = places.display_position(source, span.end);
    const std::string_view command = diagnostic.severity == vtl::Severity::note
                                         ? std::string_view("notice")
                                         : vtl::severity_name(diagnostic.severity);
    out += "::" + std::string(command) + " file=" + escape_command_property(source.name());
    if (diagnostic.primary) {
      out += ",line=" + std::to_string(begin.line) + ",endLine=" + std::to_string(end.line);
      // GitHub takes columns only within one line.
      if (begin.line == end.line) {
        out += ",col=" + std::to_string(begin.column) + ",endColumn=" + std::to_string(end.column);
      }
    }
    const std::string title = diagnostic.code + " " + finding_title(diagnostic.code);
    out += ",title=" + escape_command_property(title) +
           "::" + escape_command_message(finding_message(diagnostic)) + "\n";
  }
  return out;
}

}  // namespace vtlsim
