#include "project/reading/settings_file.h"

#include <iterator>
#include <utility>

namespace project {
namespace {

using documents::Member;
using documents::Node;

constexpr std::string_view kName = "vtlsim.json";

enum class Shape : std::uint8_t { text, flag, texts, text_map, lists, object };

struct Context {
  Reading& reading;
  SettingsFile& file;
};

std::map<std::string, std::string> text_map(const Node& node) {
  std::map<std::string, std::string> map;
  for (const Member& member : node.children) map[member.key] = member.value->text;
  return map;
}

std::vector<std::string> texts(const Node& node) {
  std::vector<std::string> list;
  for (const Member& member : node.children) list.push_back(member.value->text);
  return list;
}

struct KeyRow {
  std::string_view key;
  Shape shape;
  void (*take)(Context& context, const Node& value);
};

void take_kind(Context& context, const Node& value) {
  context.file.settings.kind = find_kind(value.text);
  if (context.file.settings.kind) return;
  std::vector<std::string> names;
  for (const KindRow& row : kinds()) names.emplace_back(row.name);
  context.reading
      .report("PRJ001", vtl::Severity::error, "there is no kind of project `" + value.text + "`",
              value.place)
      .help = did_you_mean(value.text, names);
}

void take_apis(Context& context, const Node& value) {
  for (const Member& api : value.children) {
    if (const NodeRef schema = api.value->get("schema"); schema != nullptr && schema->is_list()) {
      context.file.settings.api_schemas[api.key] = texts(*schema);
    }
  }
}

void take_ignored_codes(Context& context, const Node& value) {
  for (const Member& code : value.children)
    context.file.settings.ignored_codes[code.key] = texts(*code.value);
}

constexpr KeyRow kKeys[] = {
    {"kind", Shape::text, take_kind},
    {"config", Shape::text,
     [](Context& c, const Node& v) { c.file.settings.config = join_path("", v.text); }},
    {"root", Shape::text,
     [](Context& c, const Node& v) {
       c.file.root = join_path("", v.text);
       c.file.has_root = true;
     }},
    {"stage", Shape::text, [](Context& c, const Node& v) { c.file.settings.stage = v.text; }},
    {"region", Shape::text, [](Context& c, const Node& v) { c.file.settings.region = v.text; }},
    {"account", Shape::text, [](Context& c, const Node& v) { c.file.settings.account = v.text; }},
    {"options", Shape::text_map,
     [](Context& c, const Node& v) { c.file.settings.options = text_map(v); }},
    {"params", Shape::text_map,
     [](Context& c, const Node& v) { c.file.settings.params = text_map(v); }},
    {"environment", Shape::text_map,
     [](Context& c, const Node& v) { c.file.settings.environment = text_map(v); }},
    {"values", Shape::text_map,
     [](Context& c, const Node& v) { c.file.settings.values = text_map(v); }},
    {"substitutions", Shape::text_map,
     [](Context& c, const Node& v) { c.file.settings.substitutions = text_map(v); }},
    {"templates", Shape::texts,
     [](Context& c, const Node& v) { c.file.settings.templates = texts(v); }},
    {"ignore", Shape::texts, [](Context& c, const Node& v) { c.file.settings.ignore = texts(v); }},
    {"ignoreCodes", Shape::lists, take_ignored_codes},
    {"amplify", Shape::object,
     [](Context& c, const Node& v) {
       c.file.settings.transformer_core = text_or(v, "transformerCore", "");
     }},
    {"apis", Shape::object, take_apis},
    {"strict", Shape::flag,
     [](Context& c, const Node& v) { c.file.settings.is_strict = v.is_true(); }},
    // Read by `vtlsim check`.
    {"check", Shape::object, [](Context&, const Node&) {}},
    {"$schema", Shape::text, [](Context&, const Node&) {}},
};

bool has_shape(const Node& value, Shape shape) {
  const auto all = [&](bool (*fits)(const Node&)) {
    for (const Member& member : value.children) {
      if (!fits(*member.value)) return false;
    }
    return true;
  };
  const auto is_text = [](const Node& node) { return node.is_scalar() && !node.is_null(); };
  switch (shape) {
    case Shape::text:
      return value.is_string();
    case Shape::flag:
      return value.kind == documents::Kind::boolean;
    case Shape::texts:
      return value.is_list() && all(is_text);
    case Shape::text_map:
      return value.is_map() && all(is_text);
    case Shape::lists:
      return value.is_map() && all([](const Node& node) { return node.is_list(); });
    case Shape::object:
      return value.is_map();
  }
  return false;
}

std::string_view shape_name(Shape shape) {
  constexpr std::string_view kNames[] = {
      "a text",   "true or false", "a list of texts", "an object of texts", "an object of lists",
      "an object"};
  return kNames[static_cast<std::size_t>(shape)];
}

}  // namespace

SettingsFile read_settings_file(Reading& reading) {
  SettingsFile file;
  const std::string name(kName);
  if (!reading.files.is_file(name)) return file;
  file.is_there = true;
  const auto source = reading.source(name);
  if (source == nullptr) {
    reading.report_file("PRJ001", vtl::Severity::error, "`" + name + "` cannot be read", name);
    return file;
  }
  const documents::Document document =
      documents::read_document(source, documents::Syntax::json_with_comments);
  for (const vtl::Diagnostic& problem : document.problems) {
    reading.report("PRJ001", problem.severity, problem.message,
                   {problem.source, problem.primary->span});
  }
  if (document.root == nullptr || document.root->is_null()) return file;
  if (!document.root->is_map()) {
    reading.report("PRJ001", vtl::Severity::error, "`" + name + "` is not an object",
                   document.root->place);
    return file;
  }
  Context context{reading, file};
  for (const Member& member : document.root->children) {
    const KeyRow* row = nullptr;
    std::vector<std::string> names;
    for (const KeyRow& one : kKeys) {
      names.emplace_back(one.key);
      if (one.key == member.key) row = &one;
    }
    if (row == nullptr) {
      reading
          .report("PRJ001", vtl::Severity::error, "`" + name + "` has no key `" + member.key + "`",
                  member.key_place)
          .help = did_you_mean(member.key, names);
    } else if (!has_shape(*member.value, row->shape)) {
      reading.report("PRJ001", vtl::Severity::error,
                     "`" + member.key + "` takes " + std::string(shape_name(row->shape)),
                     member.value->place);
    } else {
      row->take(context, *member.value);
    }
  }
  return file;
}

namespace {

template <typename Map>
void add_missing(Map& into, const Map& from) {
  into.insert(from.begin(), from.end());
}

void take_where_empty(std::string& into, const std::string& from) {
  if (into.empty()) into = from;
}

}  // namespace

ProjectSettings merged_settings(const ProjectSettings& command_line, const ProjectSettings& file) {
  ProjectSettings merged = command_line;
  if (!merged.kind) merged.kind = file.kind;
  take_where_empty(merged.config, file.config);
  take_where_empty(merged.stage, file.stage);
  take_where_empty(merged.region, file.region);
  take_where_empty(merged.account, file.account);
  take_where_empty(merged.transformer_core, file.transformer_core);
  add_missing(merged.options, file.options);
  add_missing(merged.params, file.params);
  add_missing(merged.environment, file.environment);
  add_missing(merged.values, file.values);
  add_missing(merged.substitutions, file.substitutions);
  add_missing(merged.ignored_codes, file.ignored_codes);
  add_missing(merged.api_schemas, file.api_schemas);
  merged.templates.insert(merged.templates.end(), file.templates.begin(), file.templates.end());
  merged.ignore.insert(merged.ignore.end(), file.ignore.begin(), file.ignore.end());
  merged.is_strict = merged.is_strict || file.is_strict;
  return merged;
}

}  // namespace project
