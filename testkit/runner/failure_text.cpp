#include <algorithm>
#include <string>
#include <string_view>

#include "vtl/diagnostic_renderers.h"
#include "vtlsim/case_result.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {

std::string_view status_name(CaseStatus status) {
  switch (status) {
    case CaseStatus::passed:
      return "passed";
    case CaseStatus::failed:
      return "failed";
    case CaseStatus::skipped:
      return "skipped";
    case CaseStatus::todo:
      return "todo";
  }
  return "failed";
}

namespace {

/// Line by line, as texts of templates may have several.
void append_lines(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_visible(out, text.substr(0, end), end);
    out += '\n';
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string failure_text(const CaseResult& result) {
  std::string out;
  for (const CaseFailure& failure : result.failures) {
    append_lines(out, failure.message);
    out += render_differences(failure.differences, 2);
    std::size_t begin = 0;
    while (begin < failure.text_diff.size()) {
      const std::size_t end = failure.text_diff.find('\n', begin);
      out += "  " + failure.text_diff.substr(begin, end - begin) + "\n";
      if (end == std::string::npos) break;
      begin = end + 1;
    }
  }
  for (const vtl::Diagnostic& excerpt : result.excerpts) {
    out += '\n';
    vtl::append_diagnostic_text(out, excerpt);
    while (out.ends_with("\n\n")) out.pop_back();
  }
  if (!result.values.empty()) {
    out += "\nvalues:\n";
    for (const ReferenceValue& value : result.values) {
      append_lines(out, "  " + value.reference + " = " + value.value);
    }
  }
  if (!result.unresolved.empty()) {
    out += "\nunresolved references (null, so they printed themselves):\n";
    for (const std::string& line : result.unresolved) append_lines(out, "  " + line);
  }
  return out;
}

std::string failure_headline(const CaseResult& result) {
  if (result.failures.empty()) return {};
  const CaseFailure& first = result.failures.front();
  std::string line = first.message;
  if (first.differences.size() == 1) {
    line += ": " + first.differences.front().path;
    if (!first.differences.front().note.empty()) line += " " + first.differences.front().note;
  }
  if (result.failures.size() > 1) {
    line += " (and " + std::to_string(result.failures.size() - 1) + " more)";
  }
  return line;
}

}  // namespace vtlsim
