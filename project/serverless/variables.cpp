#include "project/serverless/variables.h"

#include <algorithm>
#include <utility>

#include "project/reading/text_builder.h"
#include "vtl/text/ascii.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

// `${self:custom.table, 'rooms'}` has sources between commas, of which the first that gives a value
// counts; a source may hold variables itself, `${file(./${self:provider.stage}.yml):table}`, which
// are resolved first. A value that is one variable is that value, whatever its type; within a text
// it has to be a scalar. The result may hold variables again and is resolved in turn.
//
// Each node is resolved once and kept (known_), together with the assumptions that were made for
// it: values that are built of values would else double with every level. A node that is met while
// it is being resolved leads back to itself, which is a problem and ends there.

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// `self:`, `file(`: a name in lower case with `:` or `(` behind it. `${AWS::Region}` and `${Name}`
/// are others' business.
bool begins_variable(std::string_view inner) {
  inner = trim(inner);
  if (inner.empty() || inner[0] < 'a' || inner[0] > 'z') return false;
  std::size_t i = 0;
  while (i < inner.size() && vtl::is_letter_or_digit(inner[i])) ++i;
  if (i >= inner.size() || (inner[i] != ':' && inner[i] != '(')) return false;
  return inner.substr(i, 2) != "::";
}

/// Position of `wanted` outside of quotes, braces and parentheses.
std::size_t find_outside(std::string_view text, char wanted) {
  std::size_t depth = 0;
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == wanted && depth == 0) {
      return i;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '{') {
      ++depth;
    } else if ((c == ')' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split_sources(std::string_view inner) {
  std::vector<std::string_view> sources;
  for (;;) {
    const std::size_t comma = find_outside(inner, ',');
    sources.push_back(trim(inner.substr(0, comma)));
    if (comma == std::string_view::npos) return sources;
    inner.remove_prefix(comma + 1);
  }
}

/// What looking through a text costs: braces within braces are looked through once for each.
std::size_t work(std::size_t length) {
  return 1 + length / 64;
}

bool is_nothing(const NodeRef& node) {
  return node == nullptr || node->is_null();
}

/// 'x', "x", numbers, true, false, null.
NodeRef literal(std::string_view source, const Place& place) {
  if (source.size() >= 2 && (source[0] == '\'' || source[0] == '"') && source.back() == source[0]) {
    return documents::make_text(std::string(source.substr(1, source.size() - 2)), place);
  }
  auto node = std::make_shared<Node>();
  node->place = place;
  node->text = source;
  if (source == "null") {
    node->text.clear();
    return node;
  }
  if (source == "true" || source == "false") {
    node->kind = documents::Kind::boolean;
    return node;
  }
  const bool is_number = !source.empty() &&
                         source.find_first_not_of("0123456789.-") == std::string_view::npos &&
                         source.find_first_of("0123456789") != std::string_view::npos;
  if (!is_number) return nullptr;
  node->kind = source.find('.') == std::string_view::npos ? documents::Kind::integer
                                                          : documents::Kind::number;
  return node;
}

}  // namespace

/// Counts values that are searched for variables again.
class Variables::Level {
 public:
  explicit Level(std::size_t& level) : level_(level) { ++level_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  ~Level() { --level_; }

 private:
  std::size_t& level_;
};

struct Variables::Source {
  std::string_view name;
  Variables::Found (Variables::*find)(std::string_view address, std::string_view parameter,
                                      const Place& place);
};

Variables::Variables(Reading& reading, std::string folder, NodeRef root)
    : reading_(reading), folder_(std::move(folder)), root_(std::move(root)) {}

const std::string& Variables::stage() {
  if (has_stage_) return stage_;
  has_stage_ = true;
  stage_ = "dev";
  const auto option = reading_.settings.options.find("stage");
  if (!reading_.settings.stage.empty()) {
    stage_ = reading_.settings.stage;
  } else if (option != reading_.settings.options.end()) {
    stage_ = option->second;
  } else if (const NodeRef given = at("provider.stage"); !is_nothing(given) && given->is_scalar()) {
    stage_ = given->text;
  }
  return stage_;
}

// ---- Trees

NodeRef Variables::resolve(const NodeRef& node) {
  if (node == nullptr) return nullptr;
  if (node->is_scalar() && (!node->is_string() || node->text.find("${") == std::string::npos))
    return node;
  // Once per node: values that are built from values would double with each level.
  const auto [place, is_new] = known_.try_emplace(node.get());
  if (is_new) {
    kept_.push_back(node);
    Reading::Assumptions assumptions;
    Reading::Assumptions* outer = std::exchange(reading_.recording, &assumptions);
    NodeRef value = reading_.charge(node->place)
                        ? (node->is_scalar() ? resolve_text(node) : resolve_children(node))
                        : node;
    reading_.recording = outer;
    Known& entry = known_[node.get()];
    entry.value = std::move(value);
    entry.assumptions = std::move(assumptions);
    entry.is_open = false;
  }
  const Known& entry = known_[node.get()];
  if (entry.is_open) {
    if (!has_said_levels_) {
      has_said_levels_ = true;
      reading_.report_limit("variable_levels", "a variable that leads back to itself", node->place);
    }
    return nullptr;
  }
  for (const Reading::Assumed& one : entry.assumptions)
    reading_.assume(one.name, one.value, one.place);
  return entry.value;
}

NodeRef Variables::resolve_children(const NodeRef& node) {
  auto copy = std::make_shared<Node>(*node);
  for (Member& member : copy->children) {
    NodeRef value = resolve(member.value);
    member.value =
        value == nullptr
            ? documents::make_null(member.value == nullptr ? node->place : member.value->place)
            : std::move(value);
  }
  return copy;
}

bool Variables::find_end(std::string_view whole, std::size_t at, std::size_t& end) const {
  std::size_t depth = 0;
  for (std::size_t i = at; i < whole.size(); ++i) {
    if (whole[i] == '{') ++depth;
    if (whole[i] == '}' && --depth == 0) {
      end = i + 1;
      return true;
    }
  }
  return false;
}

NodeRef Variables::resolve_text(const NodeRef& node) {
  const std::string_view whole = node->text;
  const documents::TextPieces pieces = documents::pieces_of(*node);
  TextBuilder builder;
  std::size_t done = 0;
  for (std::size_t at = whole.find("${"); at != std::string_view::npos; at = whole.find("${", at)) {
    std::size_t end = 0;
    if (!find_end(whole, at, end) || !reading_.charge(node->place, work(end - at))) break;
    const std::string_view inner = whole.substr(at + 2, end - at - 3);
    if (at > 0 && whole[at - 1] == '\\') {
      // `\${...}` stands for `${...}`.
      builder.add_part(whole, pieces, done, at - 1);
      builder.add_part(whole, pieces, at, end);
      done = end;
      at = end;
      continue;
    }
    if (!begins_variable(inner)) {
      at += 2;
      continue;
    }
    const Place place = documents::place_of(pieces, at);
    NodeRef value = variable(inner, place);
    if (at == 0 && end == whole.size()) return value;
    builder.add_part(whole, pieces, done, at);
    if (value != nullptr && value->is_scalar()) {
      builder.add_value(value->text, place);
    } else if (value != nullptr) {
      reading_.report("PRJ006", vtl::Severity::error,
                      "`${" + std::string(inner) + "}` is a " + (value->is_map() ? "map" : "list") +
                          ", which cannot be part of a text",
                      place);
    }
    done = end;
    at = end;
    if (builder.size() > reading_.limits.text_bytes) {
      reading_.report_limit(
          "text_bytes",
          "a text of more than " + std::to_string(reading_.limits.text_bytes) + " bytes",
          node->place);
      break;
    }
  }
  if (done == 0) return node;
  builder.add_part(whole, pieces, done, whole.size());
  return builder.finish(node->place);
}

// ---- One variable

NodeRef Variables::variable(std::string_view inner, const Place& place) {
  const Level level(level_);
  if (level_ > reading_.limits.variable_levels) {
    if (!has_said_levels_) {
      has_said_levels_ = true;
      reading_.report_limit(
          "variable_levels",
          "more than " + std::to_string(reading_.limits.variable_levels) + " levels of variables",
          place);
    }
    return nullptr;
  }
  if (const std::string* value = reading_.given_value(inner)) return text(*value, place);
  missing_file_.clear();
  for (const std::string_view source : split_sources(inner)) {
    NodeRef whole;
    const std::string flat = without_inner(source, place, whole);
    if (whole != nullptr) {
      if (!whole->is_null()) return whole;
      continue;
    }
    if (NodeRef value = literal(flat, place)) {
      if (!value->is_null()) return value;
      continue;
    }
    if (const std::string* value = reading_.given_value(flat)) return text(*value, place);
    const Found found = from_source(flat, place);
    if (!found.is_unknown && !is_nothing(found.value)) return resolve(found.value);
  }
  // A file that is not there is how a file is made optional, but only with a fallback.
  if (!missing_file_.empty())
    reading_.report_missing("variable-file", std::exchange(missing_file_, {}), place);
  const std::string name(inner);
  // What the classic engine of the framework assumed.
  if (name == "opt:stage") return text("dev", place);
  if (name == "opt:region") return text("us-east-1", place);
  reading_.assume(name, name, place);
  return text(name, place);
}

/// Replaces the variables within an address or a literal. A source that is one variable and nothing
/// else gives its value, of whatever type, in `whole`.
std::string Variables::without_inner(std::string_view source, const Place& place, NodeRef& whole) {
  std::string flat;
  std::size_t done = 0;
  for (std::size_t at = source.find("${"); at != std::string_view::npos;
       at = source.find("${", done)) {
    std::size_t end = 0;
    if (!find_end(source, at, end) || !reading_.charge(place, work(end - at))) break;
    const std::string_view inner = source.substr(at + 2, end - at - 3);
    flat += source.substr(done, at - done);
    done = end;
    if (!begins_variable(inner)) {
      flat += source.substr(at, end - at);
      continue;
    }
    NodeRef value = variable(inner, place);
    if (at == 0 && end == source.size()) {
      whole = value == nullptr ? documents::make_null(place) : std::move(value);
      return {};
    }
    if (value != nullptr && value->is_scalar()) flat += value->text;
  }
  flat += source.substr(done);
  return flat;
}

Variables::Found Variables::from_source(std::string_view source, const Place& place) {
  static constexpr Source kSources[] = {
      {"self", &Variables::from_self},       {"opt", &Variables::from_option},
      {"sls", &Variables::from_framework},   {"param", &Variables::from_param},
      {"env", &Variables::from_environment}, {"file", &Variables::from_file},
      {"strToBool", &Variables::from_bool},  {"aws", &Variables::from_aws},
  };
  std::size_t i = 0;
  while (i < source.size() && vtl::is_letter_or_digit(source[i])) ++i;
  const std::string_view name = source.substr(0, i);
  std::string_view rest = source.substr(i);
  std::string_view parameter;
  if (rest.starts_with('(')) {
    const std::size_t close = rest.find(')');
    if (close == std::string_view::npos) return {nullptr, true};
    parameter = trim(rest.substr(1, close - 1));
    rest.remove_prefix(close + 1);
  }
  if (rest.starts_with(':')) rest.remove_prefix(1);
  for (const Source& row : kSources) {
    if (row.name == name) return (this->*row.find)(trim(rest), parameter, place);
  }
  return {nullptr, true};
}

NodeRef Variables::follow(NodeRef node, std::string_view path) {
  while (node != nullptr && !path.empty()) {
    // A step may itself be a variable: `custom: ${file(custom.yml)}`.
    if (node->is_scalar()) node = resolve(node);
    if (node == nullptr) return nullptr;
    const std::size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    if (node->is_list()) {
      std::size_t index = 0;
      for (const char c : key)
        index = vtl::is_digit(c) && index < 1'000'000
                    ? index * 10 + static_cast<std::size_t>(c - '0')
                    : 1'000'000;
      node = index < node->children.size() ? node->children[index].value : nullptr;
    } else {
      node = node->get(key);
    }
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return node;
}

NodeRef Variables::at(std::string_view path) {
  return resolve(follow(root_, path));
}

Variables::Found Variables::from_self(std::string_view address, std::string_view,
                                      const Place& place) {
  const NodeRef found = follow(root_, address);
  if (address == "provider.stage" && is_nothing(found)) return {text("dev", place), false};
  if (address == "service" && found != nullptr && found->is_map())
    return {found->get("name"), false};
  return {found, false};
}

Variables::Found Variables::from_option(std::string_view address, std::string_view,
                                        const Place& place) {
  const ProjectSettings& settings = reading_.settings;
  if (address == "stage" && !settings.stage.empty()) return {text(settings.stage, place), false};
  if (address == "region" && !settings.region.empty()) return {text(settings.region, place), false};
  const auto found = settings.options.find(std::string(address));
  if (found == settings.options.end()) return {nullptr, false};
  return {text(found->second, place), false};
}

Variables::Found Variables::from_framework(std::string_view address, std::string_view,
                                           const Place& place) {
  if (address == "stage") return {text(stage(), place), false};
  return {nullptr, true};
}

Variables::Found Variables::from_param(std::string_view address, std::string_view,
                                       const Place& place) {
  const auto given = reading_.settings.params.find(std::string(address));
  if (given != reading_.settings.params.end()) return {text(given->second, place), false};
  const std::string name(address);
  const std::string own_stage = stage();
  for (const std::string& path :
       {"params." + own_stage + "." + name, "stages." + own_stage + ".params." + name,
        "params.default." + name, "stages.default.params." + name}) {
    if (NodeRef value = follow(root_, path); !is_nothing(value)) return {value, false};
  }
  return {nullptr, false};
}

void Variables::read_environment_files() {
  if (has_environment_) return;
  has_environment_ = true;
  const NodeRef wanted = at("useDotenv");
  if (wanted == nullptr || !wanted->is_true()) return;
  // The file of the stage counts more, so it is read last.
  for (const std::string& name : {std::string(".env"), ".env." + stage()}) {
    const std::string path = join_path(folder_, name);
    const auto source = reading_.files.is_file(path) ? reading_.source(path) : nullptr;
    if (source == nullptr) continue;
    for (std::size_t number = 1; number <= source->line_count(); ++number) {
      std::string_view line = trim(source->line(number));
      if (line.starts_with("export ")) line = trim(line.substr(7));
      const std::size_t equals = line.find('=');
      if (line.starts_with('#') || equals == std::string_view::npos) continue;
      std::string_view value = trim(line.substr(equals + 1));
      const bool is_quoted =
          value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
      if (is_quoted) value = value.substr(1, value.size() - 2);
      environment_[std::string(trim(line.substr(0, equals)))] = value;
    }
  }
}

Variables::Found Variables::from_environment(std::string_view address, std::string_view,
                                             const Place& place) {
  const std::string name(address);
  const auto given = reading_.settings.environment.find(name);
  if (given != reading_.settings.environment.end()) return {text(given->second, place), false};
  read_environment_files();
  const auto found = environment_.find(name);
  if (found == environment_.end()) return {nullptr, false};
  return {text(found->second, place), false};
}

Variables::Found Variables::from_file(std::string_view address, std::string_view parameter,
                                      const Place& place) {
  const std::string path = join_path(folder_, parameter);
  for (const std::string_view suffix : {".js", ".cjs", ".mjs", ".ts"}) {
    if (!path.ends_with(suffix)) continue;
    Problem& problem = reading_.report("PRJ007", vtl::Severity::warning,
                                       "`" + path + "` cannot be read: it has to be run", place);
    problem.help = "--value 'file(" + std::string(parameter) + ")" +
                   (address.empty() ? "" : ":" + std::string(address)) + "=VALUE' sets its value";
    return {nullptr, true};
  }
  const auto [known, is_new] = files_.try_emplace(path);
  if (is_new) {
    const bool is_there =
        !parameter.starts_with('/') && !parameter.starts_with('~') && reading_.files.is_file(path);
    const bool is_tree = path.ends_with(".yml") || path.ends_with(".yaml") ||
                         path.ends_with(".json") || path.ends_with(".tfstate");
    if (is_there && is_tree) {
      files_[path] = reading_.document(path);
      reading_.add_source(path);
    } else if (is_there) {
      if (const auto source = reading_.source(path)) {
        const Place whole{source, {0, static_cast<std::uint32_t>(source->text().size())}};
        files_[path] = documents::make_text(std::string(source->text()), whole);
      }
    }
  }
  if (files_[path] == nullptr && !reading_.files.is_file(path)) missing_file_ = path;
  return {follow(files_[path], address), false};
}

Variables::Found Variables::from_bool(std::string_view, std::string_view parameter,
                                      const Place& place) {
  const std::string lower = vtl::ascii_lower(parameter);
  if (lower == "true" || lower == "1") return {literal("true", place), false};
  if (lower == "false" || lower == "0" || lower.empty()) return {literal("false", place), false};
  return {nullptr, true};
}

Variables::Found Variables::from_aws(std::string_view address, std::string_view,
                                     const Place& place) {
  if (address == "region") {
    reading_.assume("AWS::Region", reading_.region(), place);
    return {text(reading_.region(), place), false};
  }
  if (address == "accountId") {
    reading_.assume("AWS::AccountId", reading_.account(), place);
    return {text(reading_.account(), place), false};
  }
  return {nullptr, true};
}

}  // namespace project
