// A folder of templates without a configuration: names are all there is.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "project/names/template_name.h"
#include "project/reading/format.h"
#include "vtlsim/path_pattern.h"

namespace project {
namespace {

constexpr std::size_t kSearchDepth = 16;

/// Text that nobody but AppSync would understand.
bool looks_like_template(std::string_view text) {
  for (const std::string_view word :
       {"$ctx", "$context", "$util", "${ctx", "${context", "\"version\"", "#set", "#return"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

bool is_wanted(const Reading& reading, const std::string& file) {
  const auto& patterns = reading.settings.templates;
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& one) {
    return vtlsim::matches_path_pattern(one, file);
  });
}

struct NamedFile {
  std::string path;
  TemplateName name;
};

std::vector<NamedFile> find_named_files(Reading& reading) {
  std::vector<NamedFile> found;
  const bool has_patterns = !reading.settings.templates.empty();
  for (const std::string& file : reading.files.files_below("", kSearchDepth)) {
    if (has_patterns && !is_wanted(reading, file)) continue;
    std::optional<TemplateName> name = read_template_name(file);
    if (!name) continue;
    if (name->is_unsure && !has_patterns) {
      const auto text = reading.searched_text(file);
      if (text == nullptr || !looks_like_template(text->text())) continue;
    }
    found.push_back({file, std::move(*name)});
  }
  // `X-DATA` without its `X-REQ` is not a half.
  std::map<std::pair<std::string, std::string>, bool> has_request;
  for (const NamedFile& one : found) {
    if (one.name.half == Half::request) has_request[{one.name.folder, one.name.stem}] = true;
  }
  std::erase_if(found, [&](const NamedFile& one) {
    return one.name.is_data && has_request.count({one.name.folder, one.name.stem}) == 0;
  });
  return found;
}

/// The templates of one name: by slot and number, and Before and After.
struct Group {
  std::string type;
  std::string field;
  std::string stem;
  struct Pair {
    std::string request;
    std::string response;
  };
  using Place = std::tuple<int, std::string, std::string>;  // rank, number as text, slot
  std::map<Place, Pair> pairs;
  std::string before;
  std::string after;
};

class NamedProject {
 public:
  explicit NamedProject(Reading& reading) : reading_(reading) {}

  /// Everything, or what no configuration describes: fields that the API does not have, of files
  /// that nobody uses.
  void read_into(Api& api, bool is_rest) {
    std::vector<Group> groups;
    std::map<std::pair<std::string, std::string>, std::size_t> index;
    for (const NamedFile& file : find_named_files(reading_)) {
      if (is_rest && (file.name.type.empty() || reading_.used_files().count(file.path) > 0))
        continue;
      const std::string key =
          file.name.type.empty() ? file.name.stem : file.name.type + "." + file.name.field;
      const auto [place, is_new] = index.try_emplace({file.name.folder, key}, groups.size());
      if (is_new) {
        groups.emplace_back();
        groups.back().type = file.name.type;
        groups.back().field = file.name.field;
        groups.back().stem = key;
      }
      add(groups[place->second], file);
    }
    const std::size_t known = api.resolvers.size();
    for (const Group& group : groups) {
      if (group.type.empty()) {
        add_function(api, group.stem, group,
                     group.pairs.empty() ? Group::Pair{} : group.pairs.begin()->second);
        continue;
      }
      const auto end = api.resolvers.begin() + static_cast<std::ptrdiff_t>(known);
      const bool is_known = std::any_of(api.resolvers.begin(), end, [&](const Resolver& one) {
        return one.type == group.type && one.field == group.field;
      });
      if (!is_known) add_resolver(api, group);
    }
  }

 private:
  static void add(Group& group, const NamedFile& file) {
    if (file.name.half == Half::before) {
      group.before = file.path;
      return;
    }
    if (file.name.half == Half::after) {
      group.after = file.path;
      return;
    }
    const int rank = slot_rank(file.name.slot).value_or(kDataRank);
    Group::Pair& pair = group.pairs[{rank, file.name.number, file.name.slot}];
    (file.name.half == Half::request ? pair.request : pair.response) = file.path;
  }

  std::optional<Template> load(const std::string& path, const FieldOf& field) {
    if (path.empty()) return std::nullopt;
    Substitutions substitutions;
    for (const auto& [name, value] : reading_.settings.substitutions)
      substitutions[name] = {value, true, {}, {}};
    return reading_.file_template(path, {}, field,
                                  substitutions.empty() ? nullptr : &substitutions);
  }

  void note_missing_half(const std::string& name, const std::string& there,
                         std::string_view missing, const FieldOf& field) {
    Problem& problem = reading_.report_file(
        "PRJ013", vtl::Severity::note,
        "`" + name + "` has no " + std::string(missing) + " template beside this one", there);
    problem.type = field.type;
    problem.field = field.field;
  }

  void check_pair(const std::string& name, const Group::Pair& pair, const FieldOf& field) {
    if (pair.request.empty() && !pair.response.empty())
      note_missing_half(name, pair.response, "request", field);
    if (pair.response.empty() && !pair.request.empty())
      note_missing_half(name, pair.request, "response", field);
  }

  Position place_of(const Group::Pair& pair) const {
    return {pair.request.empty() ? pair.response : pair.request, 1, 1};
  }

  void add_function(Api& api, const std::string& name, const Group& group, Group::Pair pair) {
    // For a function, `before` and `after` can only mean its halves.
    if (pair.request.empty()) pair.request = group.before;
    if (pair.response.empty()) pair.response = group.after;
    Function function;
    function.name = name;
    function.request = load(pair.request, {});
    function.response = load(pair.response, {});
    function.source = place_of(pair);
    check_pair(name, pair, {});
    api.functions.push_back(std::move(function));
  }

  void add_resolver(Api& api, const Group& group) {
    const FieldOf field{group.type, group.field};
    Resolver resolver;
    resolver.type = group.type;
    resolver.field = group.field;
    const bool has_slots = std::any_of(group.pairs.begin(), group.pairs.end(), [](const auto& one) {
      return !std::get<2>(one.first).empty();
    });
    resolver.is_pipeline = has_slots || !group.before.empty() || !group.after.empty();
    if (!resolver.is_pipeline) {
      const Group::Pair& pair = group.pairs.begin()->second;
      resolver.request = load(pair.request, field);
      resolver.response = load(pair.response, field);
      resolver.source = place_of(pair);
      check_pair(group.stem, pair, field);
      api.resolvers.push_back(std::move(resolver));
      return;
    }
    resolver.request = load(group.before, field);
    resolver.response = load(group.after, field);
    for (const auto& [place, pair] : group.pairs) {
      const auto& [rank, number, slot] = place;
      std::string name = group.stem;
      if (!slot.empty()) name += "." + slot + "." + (number.empty() ? "0" : number);
      Function function;
      function.name = name;
      function.request = load(pair.request, field);
      function.response = load(pair.response, field);
      function.source = place_of(pair);
      // A half that a slot does not have is `$util.toJson({})` in Amplify.
      if (slot.empty()) check_pair(name, pair, field);
      if (resolver.source.file.empty()) resolver.source = function.source;
      api.functions.push_back(std::move(function));
      resolver.functions.push_back(std::move(name));
    }
    if (resolver.source.file.empty())
      resolver.source = {group.before.empty() ? group.after : group.before, 1, 1};
    api.resolvers.push_back(std::move(resolver));
  }

  Reading& reading_;
};

}  // namespace

bool find_names(Reading& reading, Found& found) {
  for (const NamedFile& one : find_named_files(reading)) found.files.push_back(one.path);
  return !found.files.empty();
}

void read_names(Reading& reading, const Found& found) {
  (void)found;
  Api api;
  api.name = file_name_of(reading.files.root());
  NamedProject(reading).read_into(api, false);
  reading.project.apis.push_back(std::move(api));
}

void read_rest_by_names(Reading& reading, Api& api) {
  NamedProject(reading).read_into(api, true);
}

}  // namespace project
