// Amplify Gen 1: with what it built, by its CloudFormation; without, by its stacks and the names of
// its templates.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "project/amplify/before_template.h"
#include "project/cloudformation/appsync_reader.h"
#include "project/names/template_name.h"
#include "project/reading/format.h"
#include "project/reading/settings.h"
#include "vtl/text/ascii.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

constexpr std::string_view kApis = "amplify/backend/api";

std::vector<std::string> api_folders(Reading& reading, const std::string& base) {
  std::vector<std::string> folders;
  const std::string apis = join_path(base, kApis);
  const std::vector<FolderEntry> entries = reading.files.entries(apis);
  for (const FolderEntry& entry : entries) {
    if (!entry.is_folder) continue;
    const std::string folder = join_path(apis, entry.name);
    const bool is_graphql = reading.files.is_file(folder + "/schema.graphql") ||
                            reading.files.is_folder(folder + "/schema") ||
                            reading.files.is_folder(folder + "/stacks") ||
                            reading.files.is_folder(folder + "/resolvers");
    if (is_graphql) folders.push_back(folder);
  }
  return folders;
}

/// Parameters may point into other stacks of the project: {"Fn::GetAtt": ["auth1",
/// "Outputs.UserPoolId"]}.
std::string parameter_text(const Node& value) {
  if (value.is_scalar()) return value.text;
  std::string text;
  for (const Member& one : value.children) {
    const std::string part = one.value == nullptr ? std::string() : parameter_text(*one.value);
    text += (text.empty() || value.is_map() ? "" : ".") + part;
  }
  return text;
}

class AmplifyApi {
 public:
  AmplifyApi(Reading& reading, std::string folder, NodeRef config)
      : reading_(reading),
        folder_(std::move(folder)),
        name_(file_name_of(folder_)),
        config_(std::move(config)) {}

  void read(int transformer) {
    const std::size_t first = reading_.project.apis.size();
    StackSet stacks(reading_);
    stacks.locate_by_tool = [this](const Stack&, const Resource*, std::string_view,
                                   const std::string& location) { return locate(location); };
    const std::string built = folder_ + "/build/cloudformation-template.json";
    const bool has_build = reading_.files.is_file(built);
    if (has_build) {
      add_stack(stacks, built, folder_ + "/build/parameters.json");
      stacks.add_nested();
      read_stacks(stacks);
    } else {
      read_own_stacks(stacks);
    }
    if (reading_.project.apis.size() == first) return;
    Api& api = reading_.project.apis[first];
    api.name = name_;
    take_authentication(api);
    if (has_build) return;
    add_named_resolvers(api, transformer);
  }

 private:
  // ---- Stacks

  void add_stack(StackSet& stacks, const std::string& file, const std::string& parameters_file) {
    const NodeRef root = reading_.document(file);
    if (root == nullptr) return;
    reading_.add_source(file);
    auto stack = make_stack(reading_, file, root);
    stack->name = "amplify";
    if (reading_.files.is_file(parameters_file)) {
      const NodeRef parameters = reading_.document(parameters_file);
      if (parameters != nullptr) {
        reading_.add_source(parameters_file);
        for (const Member& one : parameters->children) {
          stack->given[one.key] =
              one.value->is_scalar()
                  ? one.value
                  : documents::make_text(parameter_text(*one.value), one.value->place);
        }
      }
    }
    if (stack->given.count("env") == 0) stack->given["env"] = documents::make_text("NONE", {});
    stacks.add_root(std::move(stack));
  }

  void read_own_stacks(StackSet& stacks) {
    Api api;
    api.name = name_;
    api.id = "GraphQLAPI";
    const std::string schema = folder_ + "/schema.graphql";
    if (reading_.files.is_file(schema)) api.schema.files.push_back(schema);
    if (reading_.files.is_folder(folder_ + "/schema")) {
      for (const std::string& file : reading_.files.files_below(folder_ + "/schema", 8)) {
        if (file.ends_with(".graphql")) api.schema.files.push_back(file);
      }
    }
    api.source = {api.schema.files.empty() ? folder_ : api.schema.files.front(), 1, 1};
    const std::size_t index = reading_.project.apis.size();
    reading_.project.apis.push_back(std::move(api));
    const std::vector<FolderEntry> entries = reading_.files.entries(folder_ + "/stacks");
    for (const FolderEntry& entry : entries) {
      const bool is_template = entry.name.ends_with(".json") || entry.name.ends_with(".yaml") ||
                               entry.name.ends_with(".yml");
      if (entry.is_folder || !is_template) continue;
      const std::string file = folder_ + "/stacks/" + entry.name;
      const NodeRef root = reading_.document(file);
      if (root == nullptr || !root->is_map()) continue;
      reading_.add_source(file);
      auto stack = make_stack(reading_, file, root);
      stack->name = "amplify-" + entry.name.substr(0, entry.name.rfind('.'));
      const auto give = [&](const char* key, std::string_view value) {
        stack->given[key] = documents::make_text(std::string(value), {});
      };
      give("AppSyncApiId", kApiId);
      give("AppSyncApiName", name_);
      give("env", "NONE");
      stacks.add_root(std::move(stack));
    }
    stacks.add_nested();
    AppSyncReader reader(stacks);
    reader.add_api_id(std::string(kApiId), index);
    reader.read();
    read_tables_and_lambdas(stacks);
    Problem& problem = reading_.report_file(
        "PRJ015", vtl::Severity::note, "what Amplify generates for `" + name_ + "` is not here",
        reading_.project.apis[index].source.file);
    problem.help = "run `amplify api gql-compile`";
  }

  /// Locations end in the path below the folder that was uploaded.
  std::string locate(const std::string& location) const {
    std::string tail;
    for (const std::string_view part :
         {"/resolvers/", "/pipelineFunctions/", "/functions/", "/stacks/"}) {
      const std::size_t at = location.rfind(part);
      if (at != std::string::npos) tail = location.substr(at + 1);
    }
    if (location.ends_with("/schema.graphql")) tail = "schema.graphql";
    if (tail.empty()) return {};
    for (const std::string& base : {folder_ + "/build", folder_}) {
      std::string path = join_path(base, tail);
      if (reading_.files.is_file(path)) return path;
    }
    return {};
  }

  // ---- Authentication

  static Authentication authentication(const Node& provider) {
    Authentication made;
    made.type = text_or(provider, "authenticationType", "");
    made.user_pool = provider.get("userPoolConfig");
    made.open_id = provider.get("openIDConnectConfig");
    made.lambda_authorizer = provider.get("lambdaAuthorizerConfig");
    return made;
  }

  void take_authentication(Api& api) const {
    const NodeRef output = config_ == nullptr ? nullptr : config_->get("output");
    if (output == nullptr) return;
    const NodeRef auth = output->get("authConfig");
    if (auth == nullptr) {
      if (api.authentication.type.empty())
        api.authentication.type = text_or(*output, "securityType", "");
      return;
    }
    if (const NodeRef one = auth->get("defaultAuthentication"))
      api.authentication = authentication(*one);
    const NodeRef more = auth->get("additionalAuthenticationProviders");
    if (more == nullptr) return;
    api.additional_authentications.clear();
    for (const Member& one : more->children)
      api.additional_authentications.push_back(authentication(*one.value));
  }

  // ---- Templates by their names, where nothing was built

  struct Pair {
    std::string request;
    std::string response;
  };
  /// By rank and slot, then by the number as text, which is how Amplify sorts: 10 before 2.
  using Slots = std::map<std::tuple<int, std::string, std::string>, Pair>;

  void add_named_resolvers(Api& api, int transformer) {
    std::map<std::pair<std::string, std::string>, Slots> fields;
    for (const std::string& file : reading_.files.files_below(folder_ + "/resolvers", 4)) {
      if (reading_.used_files().count(file) > 0) continue;
      const auto name = read_template_name(file);
      if (!name || name->type.empty()) continue;
      Slots& slots = fields[{name->type, name->field}];
      const std::string number = name->slot.empty() || !name->number.empty() ? name->number : "0";
      Pair& pair = slots[{slot_rank(name->slot).value_or(kDataRank), name->slot, number}];
      (name->half == Half::request || name->half == Half::before ? pair.request : pair.response) =
          file;
    }
    for (const auto& [field, slots] : fields) {
      const bool has_slots = std::any_of(slots.begin(), slots.end(), [](const auto& one) {
        return !std::get<1>(one.first).empty();
      });
      if (transformer == 2 || has_slots) {
        add_pipeline(api, {field.first, field.second}, slots);
      } else {
        add_unit(api, {field.first, field.second}, slots.begin()->second);
      }
    }
  }

  std::optional<Template> load(const std::string& path, const FieldOf& field) {
    if (path.empty()) return std::nullopt;
    return reading_.file_template(path, {}, field);
  }

  void add_unit(Api& api, const FieldOf& field, const Pair& pair) {
    Resolver resolver;
    resolver.type = field.type;
    resolver.field = field.field;
    resolver.request = load(pair.request, field);
    resolver.response = load(pair.response, field);
    resolver.source = {pair.request.empty() ? pair.response : pair.request, 1, 1};
    api.resolvers.push_back(std::move(resolver));
  }

  void add_pipeline(Api& api, const FieldOf& field, const Slots& slots) {
    Resolver resolver;
    resolver.type = field.type;
    resolver.field = field.field;
    resolver.is_pipeline = true;
    std::map<std::string, std::size_t> counts;
    for (const auto& [place, pair] : slots) {
      const std::string& slot = std::get<1>(place);
      Function function;
      function.source = {pair.request.empty() ? pair.response : pair.request, 1, 1};
      function.request = load(pair.request, field);
      function.response = load(pair.response, field);
      const Place where{reading_.source(function.source.file), {0, 0}};
      if (slot.empty()) {
        function.name = pascal(field.type) + pascal(field.field) + "DataResolverFn";
      } else {
        function.name =
            field.type + field.field + slot + std::to_string(counts[slot]++) + "Function";
        function.data_source = kNone;
        add_none(api);
        if (!function.request)
          function.request = reading_.generated_template(std::string(kAmplifyNothing), where);
        if (!function.response)
          function.response = reading_.generated_template(std::string(kAmplifyNothing), where);
      }
      if (resolver.source.file.empty()) {
        resolver.source = function.source;
        BeforeFacts facts;
        facts.type = field.type;
        facts.field = field.field;
        facts.api_id = kApiId;
        facts.account = reading_.account();
        facts.has_iam = has_iam(api);
        facts.core_version = reading_.settings.transformer_core;
        resolver.request = reading_.generated_template(before_template(facts), where);
        resolver.response = reading_.generated_template(std::string(kAmplifyAfter), where);
      }
      resolver.functions.push_back(function.name);
      api.functions.push_back(std::move(function));
    }
    api.resolvers.push_back(std::move(resolver));
  }

  static bool has_iam(const Api& api) {
    return api.authentication.type == "AWS_IAM" ||
           std::any_of(api.additional_authentications.begin(), api.additional_authentications.end(),
                       [](const Authentication& one) { return one.type == "AWS_IAM"; });
  }

  static void add_none(Api& api) {
    const bool is_there = std::any_of(api.data_sources.begin(), api.data_sources.end(),
                                      [](const DataSource& one) { return one.name == kNone; });
    if (is_there) return;
    DataSource none;
    none.name = kNone;
    none.type = "NONE";
    none.source = api.source;
    api.data_sources.push_back(std::move(none));
  }

  static std::string pascal(std::string text) {
    if (!text.empty()) text[0] = vtl::ascii_upper(text[0]);
    return text;
  }

  static constexpr std::string_view kApiId = "GraphQLAPI.ApiId";
  static constexpr const char* kNone = "NONE_DS";

  Reading& reading_;
  std::string folder_;
  std::string name_;
  NodeRef config_;
};

/// cli.json says 2; projects without it are of transformer 1.
int transformer_version(Reading& reading, const std::string& base) {
  const std::string file = join_path(base, "amplify/cli.json");
  const NodeRef root = reading.files.is_file(file) ? reading.document(file) : nullptr;
  const NodeRef features = root == nullptr ? nullptr : root->get("features");
  const NodeRef transformer = features == nullptr ? nullptr : features->get("graphqltransformer");
  return transformer != nullptr && text_or(*transformer, "transformerversion", "1") == "2" ? 2 : 1;
}

}  // namespace

bool find_amplify(Reading& reading, Found& found) {
  found.files = api_folders(reading, found.folder);
  if (found.files.empty()) return false;
  found.config = found.files.front();
  return true;
}

void read_amplify(Reading& reading, const Found& found) {
  const std::string config_file = join_path(found.folder, "amplify/backend/backend-config.json");
  NodeRef apis;
  if (reading.files.is_file(config_file)) {
    const NodeRef config = reading.document(config_file);
    reading.add_source(config_file);
    apis = config == nullptr ? nullptr : config->get("api");
  }
  const int transformer = transformer_version(reading, found.folder);
  for (const std::string& folder : found.files) {
    const NodeRef config = apis == nullptr ? nullptr : apis->get(file_name_of(folder));
    if (config != nullptr && text_or(*config, "service", "AppSync") != "AppSync") continue;
    AmplifyApi(reading, folder, config).read(transformer);
  }
}

}  // namespace project
