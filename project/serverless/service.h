// A service of the Serverless Framework: its configuration with variables resolved, and the stack
// that its resources and functions become, which `Ref` and `Fn::GetAtt` of the AppSync
// configuration point into.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/cloudformation/appsync_reader.h"
#include "project/serverless/variables.h"

namespace project {

class Service {
 public:
  Service(Reading& reading, std::string file, std::string folder, NodeRef root);

  Reading& reading;
  Variables variables;
  StackSet stacks;
  Stack* stack = nullptr;
  std::string folder;

  /// Functions of CloudFormation evaluated in a tree whose variables are resolved.
  NodeRef evaluated(const NodeRef& node);
  /// The text that a value comes to; empty for what is not a scalar.
  std::string text(const NodeRef& node);
  /// Deployed name of a function of the service, by its key; the key itself where there is none.
  std::string function_name(const std::string& key) const;

  /// `{NAME: value}` of an API or a resolver, over the outer ones; each is registered with the
  /// project.
  void add_substitutions(Substitutions& into, const NodeRef& node);
  /// The elements of a list; those that are lists themselves (from files) are flattened once.
  static std::vector<documents::Member> elements(const NodeRef& node);
  /// The members of a map, or of all maps in a list.
  static std::vector<documents::Member> members(const NodeRef& node);

  /// AppSync's resources that stand under `resources`, and the project's tables and functions.
  void read_resources();

  /// Warns of keys that resemble one of the known ones.
  void check_keys(const documents::Node& map, std::span<const std::string_view> known,
                  std::string_view what);

 private:
  void add_resources(std::vector<documents::Member>& sections);
  void add_functions(std::vector<documents::Member>& resources);

  std::map<std::string, std::string> function_names_;
};

/// `GetUser` for `getUser`; `-` and `_` are spelt out, as the framework does.
std::string logical_id_of(std::string_view key);
/// What stays of a name in a logical id: letters and digits.
std::string alphanumeric(std::string_view name);

/// Whether the text of a configuration that cannot be parsed is one of plugin 2: `appSync` at the
/// top.
bool has_top_level_appsync(std::string_view text);

/// serverless.yml, .yaml or .json of a folder, or the given file; nothing when there is none.
std::optional<std::string> find_service_file(Reading& reading, const std::string& config);

}  // namespace project
