// Findings as a log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "cli/check/finding_formats.h"
#include "cli/check/finding_rules.h"
#include "vtl/detail/place_finder.h"
#include "vtl/json.h"
#include "vtl/text/ascii.h"
#include "vtlsim/json.h"

namespace vtlsim {
namespace {

/// 1-based line and column; the column counts UTF-16 code units, as columnKind says.
Json region_of(const vtl::Source& source, vtl::Span span, vtl::PlaceFinder& places) {
  const auto size = static_cast<std::uint32_t>(source.text().size());
  span.begin = std::min(span.begin, size);
  span.end = std::clamp(span.end, span.begin, size);
  return Json{{"startLine", places.display_position(source, span.begin).line},
              {"startColumn", places.utf16_column(source, span.begin)},
              {"endLine", places.display_position(source, span.end).line},
              {"endColumn", places.utf16_column(source, span.end)}};
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const bool is_plain = vtl::is_letter_or_digit(c) || kPlain.find(c) != std::string_view::npos;
    if (is_plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

Json artifact_of(std::string_view name, std::string_view folder) {
  std::string prefix(folder);
  if (!prefix.ends_with('/')) prefix += '/';
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  if (name.starts_with('/')) return Json{{"uri", "file://" + percent_encoded(name)}};
  while (name.starts_with("./")) name.remove_prefix(2);
  return Json{{"uri", percent_encoded(name)}, {"uriBaseId", "%SRCROOT%"}};
}

std::string_view level_of(vtl::Severity severity) {
  return vtl::severity_name(severity);
}

Json rule_of(const std::string& code) {
  Json rule{{"id", code}, {"name", finding_rule_name(code)}};
  if (const vtl::DiagnosticCode* row = find_finding_code(code)) {
    rule["shortDescription"] = Json{{"text", row->title}};
    rule["fullDescription"] = Json{{"text", row->explanation}};
    rule["help"] = Json{{"text", row->explanation}};
  }
  rule["defaultConfiguration"] = Json{{"level", "error"}};
  return rule;
}

Json fixes_of(const vtl::Diagnostic& diagnostic, std::string_view folder,
              vtl::PlaceFinder& places) {
  const vtl::Source& source = *diagnostic.source;
  Json replacement{{"deletedRegion", region_of(source, diagnostic.fix->span, places)},
                   {"insertedContent", Json{{"text", diagnostic.fix->replacement}}}};
  Json change{{"artifactLocation", artifact_of(source.name(), folder)},
              {"replacements", Json::array({std::move(replacement)})}};
  Json fix = Json::object();
  if (!diagnostic.help.empty()) fix["description"] = Json{{"text", diagnostic.help}};
  fix["artifactChanges"] = Json::array({std::move(change)});
  return Json::array({std::move(fix)});
}

Json result_of(const vtl::Diagnostic& diagnostic, std::size_t rule, std::string_view folder,
               vtl::PlaceFinder& places) {
  const vtl::Source& source = *diagnostic.source;
  Json place{{"artifactLocation", artifact_of(source.name(), folder)}};
  if (diagnostic.primary) place["region"] = region_of(source, diagnostic.primary->span, places);
  Json result{{"ruleId", diagnostic.code},
              {"ruleIndex", rule},
              {"level", level_of(diagnostic.severity)},
              {"message", Json{{"text", finding_message(diagnostic)}}},
              {"locations", Json::array({Json{{"physicalLocation", std::move(place)}}})}};
  if (!diagnostic.labels.empty()) {
    Json related = Json::array();
    for (const vtl::Label& label : diagnostic.labels) {
      related.push_back(
          Json{{"physicalLocation", Json{{"artifactLocation", artifact_of(source.name(), folder)},
                                         {"region", region_of(source, label.span, places)}}},
               {"message", Json{{"text", label.text}}}});
    }
    result["relatedLocations"] = std::move(related);
  }
  if (diagnostic.fix) result["fixes"] = fixes_of(diagnostic, folder, places);
  return result;
}

}  // namespace

std::string findings_as_sarif(const FindingList& list, std::string_view folder) {
  std::set<std::string> codes;
  for (const vtl::Diagnostic& diagnostic : list.findings) codes.insert(diagnostic.code);
  Json rules = Json::array();
  for (const std::string& code : codes) rules.push_back(rule_of(code));
  Json results = Json::array();
  vtl::PlaceFinder places;
  for (const vtl::Diagnostic& diagnostic : list.findings) {
    const auto index = std::distance(codes.begin(), codes.find(diagnostic.code));
    results.push_back(result_of(diagnostic, static_cast<std::size_t>(index), folder, places));
  }
  Json driver{{"name", "vtlsim"}, {"semanticVersion", VTLSIM_VERSION}, {"rules", std::move(rules)}};
  Json run{{"tool", Json{{"driver", std::move(driver)}}},
           {"columnKind", "utf16CodeUnits"},
           {"results", std::move(results)}};
  const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({std::move(run)})}};
  return json_text(log, 2) + "\n";
}

}  // namespace vtlsim
