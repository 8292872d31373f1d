#include "cli/doc/doc_formats.h"

namespace vtlsim {
namespace {

std::string code(std::string_view text) {
  return "`" + std::string(text) + "`";
}

std::string fence(std::string_view language, std::string_view text) {
  return "```" + std::string(language) + "\n" + std::string(text) + "\n```\n";
}

/// "works", or why not all of it does.
std::string state_of(const SpaceEntry& entry) {
  std::size_t missing = 0;
  std::string_view reason;
  for (const FunctionEntry& function : entry.functions) {
    if (function.unsupported_reason().empty()) continue;
    reason = function.unsupported_reason();
    ++missing;
  }
  const std::size_t count = entry.functions.size();
  if (missing == 0) return "all " + std::to_string(count) + " work";
  return std::to_string(count - missing) + " of " + std::to_string(count) +
         " work offline: " + std::string(reason);
}

std::string overview(const Selection& selection) {
  std::string out = "| namespace | functions | state |\n|---|---|---|\n";
  for (const SpaceEntry& entry : selection.spaces) {
    std::string names;
    for (const FunctionEntry& function : entry.functions) {
      names += (names.empty() ? "" : ", ") + std::string(function.name());
    }
    out += "| " + code(entry.space->name) + " | " + names + " | " + state_of(entry) + " |\n";
  }
  std::string names;
  for (const appsync::ContextField& field : selection.fields) {
    names += (names.empty() ? "" : ", ") + std::string(field.name);
  }
  out += "| `$ctx` | " + names + " | all " + std::to_string(selection.fields.size()) +
         " fields work |\n";
  return out;
}

std::string section(const FunctionEntry& function) {
  std::string out = "### " + code(function.full_name()) + "\n";
  const std::string_view reason = function.unsupported_reason();
  for (const vtl::MethodRow& row : function.overloads) {
    out += "\n" + code(std::string(row.name) + std::string(row.signature)) + "  \n";
    if (!reason.empty()) {
      out += "Not available offline: " + std::string(reason) + ".\n";
      continue;
    }
    out += std::string(row.summary) + "\n\n" + fence("vtl", row.example) + "\nprints\n\n" +
           fence("", row.shows);
    std::string phrases;
    for (const TraitText& trait : trait_texts(row)) {
      phrases += (phrases.empty() ? "" : ", ") + std::string(trait.phrase);
    }
    out += "\nTraits: " + phrases + ".\n";
  }
  return out;
}

}  // namespace

std::string doc_markdown(const Selection& selection) {
  if (selection.kind == SelectionKind::overview) return overview(selection);
  std::string out;
  for (const SpaceEntry& entry : selection.spaces) {
    if (!out.empty()) out += "\n";
    out += "## " + code(entry.space->name) + "\n\n" + std::string(entry.space->summary) + "\n";
    for (const FunctionEntry& function : entry.functions) out += "\n" + section(function);
  }
  if (selection.fields.empty()) return out;
  if (!out.empty()) out += "\n";
  out += "## `$ctx`\n\n";
  for (const appsync::ContextField& field : selection.fields) {
    out +=
        "- " + code("$ctx." + std::string(field.name)) + ": " + std::string(field.summary) + "\n";
  }
  return out;
}

}  // namespace vtlsim
