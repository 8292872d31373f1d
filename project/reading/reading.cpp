#include "project/reading/reading.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "project/files/path_pattern.h"
#include "project/files/sha256.h"
#include "project/reading/problem_limit.h"
#include "vtl/text/suggest.h"
#include "vtl/text/wtf8.h"
#include "vtlsim/path_pattern.h"

namespace project {

using documents::Node;

// ---- Configurations

std::shared_ptr<const vtl::Source> Reading::source(const std::string& path) {
  const auto [place, is_new] = texts_.try_emplace(path);
  if (!is_new) return place->second;
  FileText read = files.read(path, limits.configuration_bytes);
  if (read.state == FileState::good)
    place->second = std::make_shared<const vtl::Source>(path, std::move(read.text));
  return place->second;
}

std::shared_ptr<const vtl::Source> Reading::searched_text(const std::string& path) {
  // CloudFormation takes no template beyond 1 MB; what is larger is data.
  constexpr std::size_t kLargestSearched = std::size_t{4} << 20;
  const auto known = texts_.find(path);
  if (known != texts_.end()) return known->second;
  if (searched_bytes_ > limits.configuration_bytes * 4) return nullptr;
  FileText read = files.read(path, kLargestSearched);
  if (read.state != FileState::good) return nullptr;
  searched_bytes_ += read.text.size();
  if (searched_bytes_ > limits.configuration_bytes * 4) {
    report_file("PRJ001", vtl::Severity::warning,
                "the search for configurations ended here (limit `configuration_bytes`)", path);
    return nullptr;
  }
  return texts_.emplace(path, std::make_shared<const vtl::Source>(path, std::move(read.text)))
      .first->second;
}

NodeRef Reading::document(const std::string& path) {
  const auto [place, is_new] = documents_.try_emplace(path);
  if (!is_new) return place->second;
  auto text = source(path);
  if (text == nullptr) {
    FileText read = files.read(path, limits.configuration_bytes);
    if (read.state == FileState::missing) return nullptr;
    report_file("PRJ001", vtl::Severity::error, "`" + path + "` cannot be read: " + read.reason,
                path);
    return nullptr;
  }
  configuration_bytes_ += text->text().size();
  if (configuration_bytes_ > limits.configuration_bytes) {
    report_limit(
        "configuration_bytes",
        "more than " + std::to_string(limits.configuration_bytes) + " bytes of configuration",
        {text, {0, 0}});
    return nullptr;
  }
  if (text->text().starts_with("\xEF\xBB\xBF")) {
    text = std::make_shared<const vtl::Source>(path, std::string(text->text().substr(3)));
    texts_[path] = text;
  }
  const bool is_json = path.ends_with(".json");
  documents::Document read = documents::read_document(
      text, is_json ? documents::Syntax::json : documents::Syntax::json_or_yaml);
  for (vtl::Diagnostic& problem : read.problems) {
    report("PRJ001", problem.severity, std::move(problem.message),
           {problem.source, problem.primary ? problem.primary->span : vtl::Span{}});
  }
  place->second = read.root;
  return read.root;
}

void Reading::add_source(const std::string& path) {
  auto& sources = project.sources;
  if (std::find(sources.begin(), sources.end(), path) == sources.end()) sources.push_back(path);
}

void Reading::begin_sources(const std::string& path) {
  auto& sources = project.sources;
  std::erase(sources, path);
  const bool has_settings = !sources.empty() && sources.front() == "vtlsim.json";
  sources.insert(sources.begin() + (has_settings ? 1 : 0), path);
}

// ---- Problems

Position Reading::position_of(const Place& place) const {
  if (place.source == nullptr) return {};
  const vtl::Position at = place.source->display_position(place.span.begin);
  return {place.source->name(), at.line, at.column};
}

Problem& Reading::report(std::string_view code, vtl::Severity severity, std::string message,
                         const Place& place) {
  Problem problem;
  problem.code = code;
  problem.severity = severity;
  problem.message = std::move(message);
  problem.place = position_of(place);
  problem.text = place.source;
  problem.span = place.span;
  // A project may be nothing but problems: the first ones are kept, and read_project says so.
  if (project.problems.size() > kMostProblems) project.problems.pop_back();
  project.problems.push_back(std::move(problem));
  return project.problems.back();
}

Problem& Reading::report_at(std::string_view code, vtl::Severity severity, std::string message,
                            const Position& position) {
  const auto text = position.line == 0 ? nullptr : source(position.file);
  Problem& problem = report(code, severity, std::move(message), {});
  problem.place = position;
  if (text == nullptr || position.line > text->line_count()) return problem;
  const std::string_view line = text->line(position.line);
  std::size_t at = 0;
  for (std::uint32_t column = 1; column < position.column && at < line.size(); ++column) {
    ++at;
    while (at < line.size() && vtl::is_continuation_byte(line[at])) ++at;
  }
  problem.text = text;
  problem.span.begin = static_cast<std::uint32_t>(line.data() - text->text().data() +
                                                  static_cast<std::ptrdiff_t>(at));
  problem.span.end = problem.span.begin;
  while (problem.span.end < text->text().size() &&
         problem.span.end - problem.span.begin < line.size() - at)
    ++problem.span.end;
  return problem;
}

Problem& Reading::report_file(std::string_view code, vtl::Severity severity, std::string message,
                              const std::string& file) {
  Problem& problem = report(code, severity, std::move(message), {});
  problem.place = {file, 1, 1};
  return problem;
}

void Reading::report_limit(std::string_view limit, std::string message, const Place& place) {
  report("PRJ001", vtl::Severity::error,
         std::move(message) + " (limit `" + std::string(limit) + "`)", place);
}

bool Reading::charge(const Place& place, std::size_t count) {
  evaluations_ += count;
  if (evaluations_ <= limits.evaluations) return true;
  if (!has_said_evaluations_) {
    has_said_evaluations_ = true;
    report_limit("evaluations",
                 "more than " + std::to_string(limits.evaluations) + " values to evaluate", place);
  }
  return false;
}

Problem& Reading::report_missing(std::string_view what, const std::string& path,
                                 const Place& place) {
  const FileText read = files.read(path, 0);
  std::string message = "the " + std::string(what) + " `" + path + "` is not there";
  std::string help;
  if (read.state == FileState::outside || path.starts_with("..") || path.starts_with('/')) {
    message = "the " + std::string(what) + " `" + path +
              "` lies outside of the project, and files there are not read";
  } else if (const std::string other = files.other_case(path); !other.empty()) {
    help = "there is `" + other + "`, which differs in upper and lower case";
  }
  Problem& problem = report("PRJ002", vtl::Severity::error, std::move(message), place);
  problem.help = std::move(help);
  problem.what = what;
  problem.missing = path;
  return problem;
}

// ---- Values that only a deployment knows

void Reading::assume(std::string_view name, std::string_view value, const Place& place) {
  if (recording == nullptr) return;
  const bool is_known = std::any_of(recording->begin(), recording->end(),
                                    [&](const Assumed& one) { return one.name == name; });
  if (!is_known) recording->push_back({std::string(name), std::string(value), place});
}

void Reading::use(const Assumptions& assumptions) {
  for (const Assumed& one : assumptions) {
    auto& known = project.assumed;
    const auto found = std::find_if(known.begin(), known.end(), [&](const Assumption& other) {
      return other.name == one.name;
    });
    if (found != known.end()) {
      ++found->used;
    } else {
      known.push_back({one.name, one.value, 1, position_of(one.place)});
    }
  }
}

const std::string* Reading::given_value(std::string_view name) const {
  const auto found = settings.values.find(std::string(name));
  return found == settings.values.end() ? nullptr : &found->second;
}

std::string Reading::account() const {
  return settings.account.empty() ? "123456789012" : settings.account;
}

std::string Reading::region() const {
  return settings.region.empty() ? default_region : settings.region;
}

// ---- Templates

void Reading::finish(Template& made, const FieldOf& field, const Place& place) {
  // AppSync takes no template beyond 64 KB (service quota).
  constexpr std::size_t kLargestTemplate = 64 * 1024;
  made.sha256 = sha256(made.text);
  if (made.text.size() <= kLargestTemplate) return;
  Problem& problem = report(
      "PRJ016", vtl::Severity::error,
      "the template has " + std::to_string(made.text.size()) + " bytes, and AppSync takes 65536",
      place);
  problem.type = field.type;
  problem.field = field.field;
}

Template Reading::file_template(const std::string& path, const Place& named_at,
                                const FieldOf& field, const Substitutions* substitutions) {
  Template made;
  made.file = path;
  const bool is_inside = !path.starts_with("..") && !path.starts_with('/');
  const auto text = is_inside && charge(named_at) ? source(path) : nullptr;
  if (text == nullptr) {
    made.is_missing = true;
    // Looking for a file that is not there, and for one that was meant, costs more than a value.
    constexpr std::size_t kCost = 100;
    if (!charge(named_at, kCost)) return made;
    Problem& problem = report_missing("template", path, named_at);
    problem.type = field.type;
    problem.field = field.field;
    return made;
  }
  ++used_files_[path];
  made.text = text->text();
  if (!made.text.empty()) {
    made.pieces.push_back({0, {text, {0, static_cast<std::uint32_t>(made.text.size())}}, true});
  }
  if (substitutions != nullptr) substitute(made, *substitutions, named_at);
  finish(made, field, named_at);
  return made;
}

Template Reading::inline_template(const Node& text, const FieldOf& field) {
  Template made;
  made.is_inline = true;
  made.text = text.text;
  made.pieces = documents::pieces_of(text);
  // A text that was joined has the place of the whole; one that stands in the file that of its
  // first character.
  const Place begin = text.pieces || made.pieces.empty() ? text.place : made.pieces.front().place;
  const Position position = position_of(begin);
  made.file = position.file;
  made.line = position.line;
  made.column = position.column;
  finish(made, field, text.place);
  return made;
}

Template Reading::generated_template(std::string text, const Place& place) {
  Template made;
  made.is_inline = true;
  made.is_generated = true;
  made.text = std::move(text);
  made.pieces.push_back({0, place, false});
  const Position position = position_of(place);
  made.file = position.file;
  made.line = position.line;
  made.column = position.column;
  made.sha256 = sha256(made.text);
  return made;
}

void Reading::add_schema(SchemaSource& schema, const std::string& path, const Place& named_at) {
  if (!has_wildcard(path)) {
    if (files.is_file(path)) {
      schema.files.push_back(path);
    } else {
      report_missing("schema", path, named_at);
    }
    return;
  }
  // Everything up to the first wildcard is a folder; the search begins there.
  const std::string base = folder_of(path.substr(0, path.find_first_of("*?{")));
  std::vector<std::string> found;
  const std::vector<std::string> patterns = expand_braces(path);
  for (const std::string& file : files.files_below(base, 16)) {
    const bool fits = std::any_of(
        patterns.begin(), patterns.end(),
        [&](const std::string& pattern) { return vtlsim::matches_path_pattern(pattern, file); });
    if (fits) found.push_back(file);
  }
  if (found.empty()) report_missing("schema", path, named_at);
  schema.files.insert(schema.files.end(), found.begin(), found.end());
}

// ---- Small questions

std::optional<std::string> text_at(const Node& map, std::string_view key) {
  const NodeRef value = map.get(key);
  if (value == nullptr || !value->is_scalar() || value->is_null()) return std::nullopt;
  return value->text;
}

std::string text_or(const Node& map, std::string_view key, std::string_view otherwise) {
  return text_at(map, key).value_or(std::string(otherwise));
}

std::optional<std::uint32_t> number_at(const Node& map, std::string_view key) {
  const auto text = text_at(map, key);
  if (!text) return std::nullopt;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
  return number;
}

bool flag_at(const Node& map, std::string_view key, bool otherwise) {
  const auto text = text_at(map, key);
  if (!text) return otherwise;
  return *text == "true" || *text == "True" || *text == "TRUE";
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  const auto near = vtl::suggest(name, views);
  return near ? "did you mean `" + std::string(*near) + "`?" : std::string();
}

}  // namespace project
