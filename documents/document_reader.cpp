#include "documents/document_reader.h"

#include <utility>

namespace documents {

bool MapBuilder::add(Member member, bool is_weak) {
  const auto [found, is_new] = index_.try_emplace(member.key, Entry{members_.size(), is_weak});
  if (is_new) {
    members_.push_back(std::move(member));
    return true;
  }
  if (is_weak) return true;
  const bool replaces_merged = found->second.is_weak;
  found->second.is_weak = false;
  members_[found->second.index] = std::move(member);
  return replaces_merged;
}

vtl::Diagnostic problem_at(vtl::Severity severity, std::string message, const Place& place) {
  vtl::Diagnostic problem;
  problem.severity = severity;
  problem.message = std::move(message);
  problem.source = place.source;
  problem.primary = vtl::Label{place.span, ""};
  return problem;
}

void report_duplicate(std::vector<vtl::Diagnostic>& problems, const std::string& key,
                      const Place& place) {
  constexpr std::size_t kMost = 100;
  if (problems.size() >= kMost) return;
  problems.push_back(problem_at(
      vtl::Severity::warning, "the key `" + key + "` is there twice; the later one counts", place));
}

std::string limit_message(std::string_view what, std::string_view limit) {
  return std::string(what) + " (limit `" + std::string(limit) + "` of configurations)";
}

Document read_document(std::shared_ptr<const vtl::Source> source, Syntax syntax,
                       const Limits& limits) {
  if (syntax == Syntax::json) return read_json_document(source, false, limits);
  if (syntax == Syntax::json_with_comments) return read_json_document(source, true, limits);
  const std::size_t first = source->text().find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos &&
      (source->text()[first] == '{' || source->text()[first] == '[')) {
    // JSON may hold tabs that YAML refuses, and is read faster. What is not JSON may still be YAML.
    Document document = read_json_document(source, false, limits);
    if (document.root != nullptr) return document;
    Document yaml = read_yaml_document(source, limits);
    return yaml.root == nullptr && source->name().ends_with(".json") ? document : yaml;
  }
  return read_yaml_document(source, limits);
}

}  // namespace documents
