// Placeholders of the deployment tools in template files: `${UsersTable}`.
//
// A formal reference of VTL looks the same, so a name is replaced exactly when it is listed. What
// is not listed stays, because it may be VTL's own; only a plain name that nothing in the template
// can give a value is worth a warning.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "project/reading/reading.h"
#include "project/reading/text_builder.h"
#include "vtl/text/ascii.h"

namespace project {
namespace {

bool is_name_character(char c) {
  return vtl::is_letter_or_digit(c) || c == '_' || c == '-';
}

struct Placeholder {
  std::size_t begin;
  std::size_t end;
  std::string_view name;
};

/// The next `${NAME}` with a plain name.
bool find_placeholder(std::string_view text, std::size_t from, Placeholder& found) {
  for (std::size_t at = text.find("${", from); at != std::string_view::npos;
       at = text.find("${", at + 1)) {
    std::size_t end = at + 2;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end == at + 2 || end >= text.size() || text[end] != '}') continue;
    found = {at, end + 1, text.substr(at + 2, end - at - 2)};
    return true;
  }
  return false;
}

/// Names that the template itself gives a value: #set($x = ...), #foreach($x in ...), and what
/// AppSync gives.
std::set<std::string, std::less<>> names_with_value(std::string_view text) {
  std::set<std::string, std::less<>> names = {"ctx",     "context",    "util",          "utils",
                                              "foreach", "extensions", "velocityCount", "null"};
  for (const std::string_view directive :
       {std::string_view("#set"), std::string_view("#foreach"), std::string_view("#{set}"),
        std::string_view("#{foreach}"), std::string_view("#define"), std::string_view("#macro")}) {
    for (std::size_t at = text.find(directive); at != std::string_view::npos;
         at = text.find(directive, at + 1)) {
      std::size_t i = text.find('$', at);
      if (i == std::string_view::npos) break;
      ++i;
      while (i < text.size() && (text[i] == '!' || text[i] == '{')) ++i;
      std::size_t end = i;
      while (end < text.size() && is_name_character(text[end])) ++end;
      names.emplace(text.substr(i, end - i));
    }
  }
  return names;
}

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

}  // namespace

void Reading::substitute(Template& made, const Substitutions& substitutions,
                         const Place& named_at) {
  Placeholder next{};
  if (!find_placeholder(made.text, 0, next)) return;
  const std::string text = std::move(made.text);
  const std::set<std::string, std::less<>> own_names = names_with_value(text);
  TextBuilder builder;
  std::size_t done = 0;
  for (std::size_t at = 0; find_placeholder(text, at, next); at = next.end) {
    const auto found = substitutions.find(std::string(next.name));
    if (found == substitutions.end()) {
      if (own_names.count(next.name) > 0) continue;
      const std::size_t known = made.unresolved.size();
      add_once(made.unresolved, next.name);
      if (made.unresolved.size() == known) continue;
      std::vector<std::string> names;
      for (const auto& [name, value] : substitutions) names.push_back(name);
      Problem& problem = report("PRJ006", vtl::Severity::warning,
                                "no substitution `" + std::string(next.name) + "`",
                                documents::place_of(made.pieces, next.begin));
      problem.span.end = problem.span.begin + static_cast<std::uint32_t>(next.end - next.begin);
      problem.help = did_you_mean(next.name, names);
      continue;
    }
    builder.add_part(text, made.pieces, done, next.begin);
    builder.add_value(found->second.value, documents::place_of(made.pieces, next.begin));
    done = next.end;
    add_once(made.substituted, next.name);
    use(found->second.assumptions);
    for (Substitution& one : project.substitutions) {
      if (one.name == found->first && one.value == found->second.value) {
        ++one.used;
        break;
      }
    }
    if (builder.size() > limits.text_bytes) {
      report_limit("text_bytes",
                   "a template of more than " + std::to_string(limits.text_bytes) +
                       " bytes after substitution",
                   named_at);
      break;
    }
  }
  builder.add_part(text, made.pieces, done, text.size());
  const NodeRef whole = builder.finish({});
  made.text = whole->text;
  made.pieces = *whole->pieces;
}

}  // namespace project
