#include "testkit/runner/explain_failure.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "vtl/json.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

constexpr std::size_t kMaxExcerpts = 4;
constexpr std::size_t kMaxValues = 8;
constexpr std::size_t kShownValue = 160;

vtl::JsonReadOptions printed_options() {
  vtl::JsonReadOptions options;
  options.allow_trailing_commas = true;
  return options;
}

/// Where in the printed text a difference is: the value, or for something missing the object around
/// it.
std::optional<std::size_t> printed_offset(const Observation& seen, const Difference& difference) {
  vtl::JsonPlace place;
  if (!vtl::locate_json(seen.text, difference.steps, place, printed_options())) return std::nullopt;
  return difference.kind == DifferenceKind::unexpected && place.key_end > place.key_begin
             ? place.key_begin
             : place.value_begin;
}

class Explanation {
 public:
  Explanation(const TestCase& test, const Observation& seen,
              std::span<const InvolvedTemplate> templates, CaseResult& result)
      : test_(test), seen_(seen), templates_(templates), result_(result) {}

  void run() {
    for (const vtl::Diagnostic& place : seen_.error_places) add(place);
    for (const CaseFailure& failure : result_.failures) {
      if (!failure.text_diff.empty() && failure.about == "text") excerpt_of_text();
      for (const Difference& difference : failure.differences) excerpt(failure, difference);
    }
    for (const vtl::Diagnostic& warning : seen_.request_warnings) add(warning);
    for (const vtl::Diagnostic& note : seen_.notes) result_.excerpts.push_back(note);
    result_.unresolved = seen_.unresolved;
    add_values();
  }

 private:
  void add(vtl::Diagnostic diagnostic) {
    if (result_.excerpts.size() >= kMaxExcerpts) return;
    if (diagnostic.source && diagnostic.primary) {
      const auto key = std::make_pair(diagnostic.source->name(), diagnostic.primary->span.begin);
      if (!shown_.insert(key).second) return;
    }
    result_.excerpts.push_back(std::move(diagnostic));
  }

  void excerpt_at(const std::shared_ptr<const vtl::Source>& source, vtl::Span span,
                  std::string message, std::string label) {
    vtl::Diagnostic diagnostic;
    diagnostic.severity = vtl::Severity::note;
    diagnostic.message = std::move(message);
    diagnostic.source = source;
    diagnostic.primary = vtl::Label{span, std::move(label)};
    add(std::move(diagnostic));
  }

  void excerpt(const CaseFailure& failure, const Difference& difference) {
    if (seen_.is_template) {
      const auto offset = printed_offset(seen_, difference);
      if (offset) excerpt_of_printed(*offset, "`" + difference.path + "` was printed here");
      return;
    }
    std::size_t call = 0;
    std::size_t first_step = 0;
    if (failure.about == "calls") {
      if (difference.steps.size() < 3 || difference.steps[1] != "request") return;
      const std::string& index = difference.steps[0];
      std::from_chars(index.data(), index.data() + index.size(), call);
      first_step = 2;
    } else if (failure.about != "request") {
      return;
    }
    if (difference.steps.size() > first_step) excerpt_of_key(call, difference);
  }

  void excerpt_of_text() {
    const auto expected = test_.expect->find("text");
    if (expected == test_.expect->end() || !expected->is_string()) return;
    const auto& text = expected->get_ref<const std::string&>();
    const auto [left, right] =
        std::mismatch(text.begin(), text.end(), seen_.text.begin(), seen_.text.end());
    excerpt_of_printed(static_cast<std::size_t>(right - seen_.text.begin()),
                       "the first difference was printed here");
  }

  void excerpt_of_printed(std::size_t offset, std::string message) {
    if (templates_.empty() || seen_.is_returned) return;
    // Ranges are in the order of printing, hence of their offsets; behind the end the last one
    // stands.
    const PrintedRange* found = nullptr;
    for (const PrintedRange& range : seen_.printed) {
      if (range.begin > offset) break;
      if (range.end > range.begin) found = &range;
    }
    if (found == nullptr) return;
    const auto& source = templates_.front().entry->source;
    vtl::Span span = found->node;
    std::string label;
    if (source->text().substr(span.begin, 1) == "$") {
      label = "printed `";
      append_visible(
          label, std::string_view(seen_.text).substr(found->begin, found->end - found->begin), 80);
      label += "`";
    } else {
      // In plain text only the place itself is of interest, not the lines around it.
      const std::size_t into = std::min<std::size_t>(offset - found->begin, span.end - span.begin);
      span.begin += static_cast<std::uint32_t>(into);
      const std::size_t line_end = source->text().find('\n', span.begin);
      span.end = static_cast<std::uint32_t>(std::min<std::size_t>(span.end, line_end));
    }
    excerpt_at(source, span, std::move(message), std::move(label));
  }

  /// A resolver keeps no map from its documents to its templates; the key as written in the
  /// template serves.
  void excerpt_of_key(std::size_t call, const Difference& difference) {
    for (const InvolvedTemplate& involved : templates_) {
      if (involved.call != call) continue;
      const std::string_view text = involved.entry->source->text();
      for (std::size_t i = difference.steps.size(); i-- > 0;) {
        const std::string key = "\"" + difference.steps[i] + "\"";
        const std::size_t at = text.find(key);
        if (at == std::string_view::npos) continue;
        excerpt_at(involved.entry->source,
                   {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + key.size())},
                   "`" + difference.path + "` comes from here", "");
        return;
      }
    }
  }

  void add_values() {
    const auto context = parse_json(*test_.context_json);
    if (!context) return;
    std::vector<ReferenceValue> elsewhere;
    for (const InvolvedTemplate& involved : templates_) {
      const auto* compiled = std::get_if<vtl::Template>(&involved.entry->result);
      if (compiled == nullptr) continue;
      const std::string lines = excerpt_lines(involved.entry->source);
      for (const auto& path : compiled->reference_paths()) {
        if (path.size() < 2 || (path[0] != "ctx" && path[0] != "context")) continue;
        const std::string reference = reference_text(path);
        if (!seen_references_.insert(reference).second) continue;
        ReferenceValue value{reference, value_text(*context, path)};
        const bool is_near = lines.find(reference.substr(1)) != std::string::npos;
        if (!is_near) {
          elsewhere.push_back(std::move(value));
        } else if (result_.values.size() < kMaxValues) {
          result_.values.push_back(std::move(value));
        }
      }
    }
    for (ReferenceValue& value : elsewhere) {
      if (result_.values.size() < kMaxValues) result_.values.push_back(std::move(value));
    }
  }

  /// The source lines that excerpts show.
  std::string excerpt_lines(const std::shared_ptr<const vtl::Source>& source) const {
    std::string lines;
    for (const vtl::Diagnostic& excerpt : result_.excerpts) {
      if (!excerpt.source || !excerpt.primary || excerpt.source->name() != source->name()) continue;
      lines +=
          excerpt.source->line(excerpt.source->display_position(excerpt.primary->span.begin).line);
      lines += '\n';
    }
    return lines;
  }

  static std::string reference_text(const std::vector<std::string>& path) {
    std::string text = "$" + path[0];
    for (std::size_t i = 1; i < path.size(); ++i) {
      text += path[i] == "[]" ? "[0]" : path_step(path[i]);
    }
    return text;
  }

  static std::string value_text(const Json& context, const std::vector<std::string>& path) {
    const Json* value = &context;
    for (std::size_t i = 1; i < path.size(); ++i) {
      const std::string& step = path[i];
      if (step == "[]" && value->is_array() && !value->empty()) {
        value = &value->front();
        continue;
      }
      if (!value->is_object()) return "not set";
      auto found = value->find(step);
      if (found == value->end() && i == 1 && (step == "args" || step == "arguments")) {
        found = value->find(step == "args" ? "arguments" : "args");
      }
      if (found == value->end()) return "not set in the context";
      value = &*found;
    }
    return short_json_text(*value, kShownValue);
  }

  const TestCase& test_;
  const Observation& seen_;
  std::span<const InvolvedTemplate> templates_;
  CaseResult& result_;
  std::set<std::pair<std::string, std::uint32_t>> shown_;
  std::set<std::string> seen_references_;
};

}  // namespace

void explain_failure(const TestCase& test, const Observation& seen,
                     std::span<const InvolvedTemplate> templates, CaseResult& result) {
  Explanation(test, seen, templates, result).run();
}

}  // namespace vtlsim
