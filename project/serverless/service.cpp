#include "project/serverless/service.h"

#include <algorithm>
#include <utility>

#include "vtl/text/ascii.h"

namespace project {

using documents::Member;
using documents::Node;

std::string alphanumeric(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (vtl::is_letter_or_digit(c)) out += c;
  }
  return out;
}

std::string logical_id_of(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '-') {
      out += "Dash";
    } else if (c == '_') {
      out += "Underscore";
    } else {
      out += c;
    }
  }
  if (!out.empty()) out[0] = vtl::ascii_upper(out[0]);
  return out;
}

bool has_top_level_appsync(std::string_view text) {
  return text.starts_with("appSync:") || text.find("\nappSync:") != std::string_view::npos;
}

std::optional<std::string> find_service_file(Reading& reading, const std::string& config) {
  if (!config.empty()) return reading.files.is_file(config) ? std::optional(config) : std::nullopt;
  for (const std::string_view name : {"serverless.yml", "serverless.yaml", "serverless.json"}) {
    if (reading.files.is_file(std::string(name))) return std::string(name);
  }
  return std::nullopt;
}

Service::Service(Reading& one_reading, std::string file, std::string base, NodeRef root)
    : reading(one_reading),
      variables(one_reading, base, std::move(root)),
      stacks(one_reading),
      folder(std::move(base)) {
  std::string name;
  const NodeRef service = variables.at("service");
  if (service != nullptr) name = service->is_map() ? text_or(*service, "name", "") : service->text;
  const NodeRef region = variables.at("provider.region");
  if (region != nullptr && region->is_scalar() && !region->is_null())
    reading.default_region = region->text;
  name += "-" + variables.stage();

  std::vector<Member> sections;
  add_resources(sections);
  const NodeRef template_root = documents::make_map(std::move(sections), {});
  auto made = make_stack(reading, std::move(file), template_root);
  made->name = name;
  made->folder = folder;
  made->made_resources = {"GraphQlApi", "IamRoleLambdaExecution", "ServerlessDeploymentBucket"};
  stack = &stacks.add_root(std::move(made));
  stacks.add_nested();
}

void Service::add_resources(std::vector<Member>& sections) {
  // `resources` is a map, or a list of maps, each with Resources, Outputs and so on.
  const NodeRef given = variables.at("resources");
  std::vector<Member> resources;
  std::map<std::string, std::vector<Member>> others;
  const auto take = [&](const NodeRef& part) {
    if (part == nullptr || !part->is_map()) return;
    for (const Member& section : part->children) {
      if (section.value == nullptr || !section.value->is_map()) continue;
      auto& into = section.key == "Resources" ? resources : others[section.key];
      into.insert(into.end(), section.value->children.begin(), section.value->children.end());
    }
  };
  if (given != nullptr && given->is_list()) {
    for (const Member& part : given->children) take(part.value);
  } else {
    take(given);
  }
  add_functions(resources);
  sections.push_back({"Resources", {}, documents::make_map(std::move(resources), {})});
  for (auto& [key, members] : others)
    sections.push_back({key, {}, documents::make_map(std::move(members), {})});
}

void Service::add_functions(std::vector<Member>& resources) {
  const NodeRef service = variables.at("service");
  const std::string service_name = service == nullptr  ? std::string()
                                   : service->is_map() ? text_or(*service, "name", "")
                                                       : service->text;
  const NodeRef provider = variables.at("provider");
  for (const Member& function : members(variables.at("functions"))) {
    if (function.value == nullptr || !function.value->is_map()) continue;
    const Node& given = *function.value;
    const Place& place = function.key_place;
    std::vector<Member> properties;
    const std::string name =
        text_or(given, "name", service_name + "-" + variables.stage() + "-" + function.key);
    function_names_[function.key] = name;
    properties.push_back({"FunctionName", place, documents::make_text(name, place)});
    const auto take = [&](std::string_view as, std::string_view key) {
      NodeRef value = given.get(key);
      if ((value == nullptr || value->is_null()) && provider != nullptr && key != "handler")
        value = provider->get(key);
      if (value != nullptr && !value->is_null())
        properties.push_back({std::string(as), place, value});
    };
    take("Handler", "handler");
    take("Runtime", "runtime");
    take("Timeout", "timeout");
    take("MemorySize", "memorySize");
    std::vector<Member> variables_of;
    for (const NodeRef& from :
         {provider == nullptr ? nullptr : provider->get("environment"), given.get("environment")}) {
      if (from == nullptr || !from->is_map()) continue;
      for (const Member& one : from->children) {
        std::erase_if(variables_of, [&](const Member& other) { return other.key == one.key; });
        variables_of.push_back(one);
      }
    }
    if (!variables_of.empty()) {
      std::vector<Member> environment;
      environment.push_back(
          {"Variables", place, documents::make_map(std::move(variables_of), place)});
      properties.push_back(
          {"Environment", place, documents::make_map(std::move(environment), place)});
    }
    std::vector<Member> whole;
    whole.push_back({"Type", place, documents::make_text("AWS::Lambda::Function", place)});
    whole.push_back({"Properties", place, documents::make_map(std::move(properties), place)});
    resources.push_back({logical_id_of(function.key) + "LambdaFunction", place,
                         documents::make_map(std::move(whole), place)});
  }
}

NodeRef Service::evaluated(const NodeRef& node) {
  return stacks.evaluator.evaluate(*stack, node);
}

std::string Service::text(const NodeRef& node) {
  const NodeRef value = evaluated(node);
  return value != nullptr && value->is_scalar() ? value->text : std::string();
}

std::string Service::function_name(const std::string& key) const {
  const auto found = function_names_.find(key);
  return found == function_names_.end() ? key : found->second;
}

void Service::add_substitutions(Substitutions& into, const NodeRef& node) {
  if (node == nullptr || !node->is_map()) return;
  for (const Member& member : node->children) {
    SubstitutionValue made;
    Reading::Assumptions assumptions;
    Reading::Assumptions* outer = std::exchange(reading.recording, &assumptions);
    const NodeRef value = evaluated(variables.resolve(member.value));
    reading.recording = outer;
    made.place = member.value == nullptr ? member.key_place : member.value->place;
    made.is_resolved = value != nullptr && value->is_scalar();
    made.value = made.is_resolved ? value->text : member.key;
    made.assumptions = std::move(assumptions);
    // What people give counts more.
    const auto given = reading.settings.substitutions.find(member.key);
    if (given != reading.settings.substitutions.end()) {
      made.value = given->second;
      made.is_resolved = true;
      made.assumptions.clear();
    }
    const Position position = reading.position_of(member.key_place);
    auto& known = reading.project.substitutions;
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const Substitution& one) {
      return one.name == member.key && one.value == made.value;
    });
    if (!is_known) known.push_back({member.key, made.value, made.is_resolved, 0, position});
    into[member.key] = std::move(made);
  }
}

std::vector<Member> Service::elements(const NodeRef& node) {
  std::vector<Member> found;
  if (node == nullptr || !node->is_list()) return found;
  for (const Member& one : node->children) {
    if (one.value == nullptr || one.value->is_null()) continue;
    if (one.value->is_list()) {
      found.insert(found.end(), one.value->children.begin(), one.value->children.end());
    } else {
      found.push_back(one);
    }
  }
  return found;
}

std::vector<Member> Service::members(const NodeRef& node) {
  std::vector<Member> found;
  if (node == nullptr) return found;
  if (node->is_map()) return node->children;
  for (const Member& one : elements(node)) {
    if (one.value != nullptr && one.value->is_map()) {
      found.insert(found.end(), one.value->children.begin(), one.value->children.end());
    }
  }
  return found;
}

void Service::read_resources() {
  read_stacks(stacks);
}

void Service::check_keys(const Node& map, std::span<const std::string_view> known,
                         std::string_view what) {
  const std::vector<std::string> names(known.begin(), known.end());
  for (const Member& member : map.children) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    const std::string help = did_you_mean(member.key, names);
    if (help.empty()) continue;
    reading
        .report("PRJ014", vtl::Severity::warning,
                std::string(what) + " has no key `" + member.key + "`", member.key_place)
        .help = help;
  }
}

}  // namespace project
