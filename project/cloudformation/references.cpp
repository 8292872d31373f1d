// Ref, GetAtt and ImportValue: what a name of a template stands for.
#include <algorithm>
#include <utility>

#include "project/cloudformation/evaluator.h"

namespace project {
namespace {

using documents::Member;

/// Resources whose Ref is a name that the template may give; `arn`: what the attribute Arn is, `%`
/// for the name.
struct NamedResource {
  std::string_view type;
  std::string_view property;
  /// Empty: the address. R, A and P stand for region, account and partition.
  std::string_view arn;
};

constexpr NamedResource kNamedResources[] = {
    {"AWS::DynamoDB::Table", "TableName", "arn:{P}:dynamodb:{R}:{A}:table/{N}"},
    {"AWS::DynamoDB::GlobalTable", "TableName", "arn:{P}:dynamodb:{R}:{A}:table/{N}"},
    {"AWS::Serverless::SimpleTable", "TableName", "arn:{P}:dynamodb:{R}:{A}:table/{N}"},
    // A custom resource of Amplify that makes a table like DynamoDB's.
    {"Custom::AmplifyDynamoDBTable", "tableName", "arn:{P}:dynamodb:{R}:{A}:table/{N}"},
    {"Custom::ImportedAmplifyDynamoDBTable", "tableName", "arn:{P}:dynamodb:{R}:{A}:table/{N}"},
    {"AWS::Lambda::Function", "FunctionName", "arn:{P}:lambda:{R}:{A}:function:{N}"},
    {"AWS::Serverless::Function", "FunctionName", "arn:{P}:lambda:{R}:{A}:function:{N}"},
    {"AWS::S3::Bucket", "BucketName", "arn:{P}:s3:::{N}"},
    {"AWS::IAM::Role", "RoleName", "arn:{P}:iam::{A}:role/{N}"},
    {"AWS::RDS::DBCluster", "DBClusterIdentifier", ""},
    {"AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName", ""},
    {"AWS::Events::EventBus", "Name", ""},
};

const NamedResource* find_named(std::string_view type) {
  for (const NamedResource& row : kNamedResources) {
    if (row.type == type) return &row;
  }
  return nullptr;
}

/// Attributes of AppSync's resources that are properties given to them.
bool is_own_property(std::string_view type, std::string_view attribute) {
  if (type == "AWS::AppSync::DataSource") return attribute == "Name";
  if (type == "AWS::AppSync::FunctionConfiguration")
    return attribute == "Name" || attribute == "DataSourceName";
  if (type == "AWS::AppSync::Resolver") return attribute == "TypeName" || attribute == "FieldName";
  return false;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

}  // namespace

std::string Evaluator::region_of(const Stack& stack) const {
  for (const Stack* one = &stack; one != nullptr; one = one->parent) {
    if (!one->region.empty() && reading_.settings.region.empty()) return one->region;
  }
  return reading_.region();
}

std::string Evaluator::account_of(const Stack& stack) const {
  for (const Stack* one = &stack; one != nullptr; one = one->parent) {
    if (!one->account.empty() && reading_.settings.account.empty()) return one->account;
  }
  return reading_.account();
}

NodeRef Evaluator::known(std::unordered_map<std::string, Stack::Known>& table,
                         const std::string& name, const std::function<NodeRef()>& make) {
  // Evaluated once, because names that are built from names would double with each level.
  const auto [place, is_new] = table.try_emplace(name);
  if (is_new) {
    place->second.is_open = true;
    Reading::Assumptions assumptions;
    Reading::Assumptions* outer = std::exchange(reading_.recording, &assumptions);
    NodeRef value = make();
    reading_.recording = outer;
    Stack::Known& entry = table[name];
    entry.value = std::move(value);
    entry.assumptions = std::move(assumptions);
    entry.is_open = false;
  }
  const Stack::Known& entry = table[name];
  if (entry.is_open) return nullptr;
  for (const Reading::Assumed& one : entry.assumptions)
    reading_.assume(one.name, one.value, one.place);
  return entry.value;
}

// ---- Ref

NodeRef Evaluator::get_ref(Stack& stack, const NodeRef& argument, const Place& place) {
  if (argument == nullptr || !argument->is_scalar()) return wrong("Ref takes a name", place);
  return ref(stack, argument->text, place);
}

NodeRef Evaluator::ref(Stack& stack, std::string_view name, const Place& place) {
  const std::string key(name);
  if (const std::string* value = reading_.given_value(stack.address_of(name)))
    return made(*value, place);
  if (const std::string* value = reading_.given_value(name)) return made(*value, place);
  if (name.starts_with("AWS::")) return pseudo_parameter(stack, name, place);
  if (const auto given = stack.given.find(key); given != stack.given.end()) return given->second;
  if (const auto declared = stack.parameters.find(key); declared != stack.parameters.end()) {
    return parameter(stack, key, declared->second, place);
  }
  if (const Resource* resource = stack.find(name)) return resource_name(stack, *resource, place);
  if (report_unknown(stack, name, place)) return made(name, place);
  return assumed(name, name, place);
}

bool Evaluator::report_unknown(Stack& stack, std::string_view name, const Place& place) {
  const auto& own = stack.made_resources;
  if (reading_.recording == nullptr || std::find(own.begin(), own.end(), name) != own.end()) {
    return false;
  }
  std::vector<std::string> names;
  for (const Resource& resource : stack.resources) names.push_back(resource.id);
  for (const auto& [parameter, node] : stack.parameters) names.push_back(parameter);
  std::sort(names.begin(), names.end());
  Problem& problem = reading_.report(
      "PRJ006", vtl::Severity::error,
      "no parameter or resource `" + std::string(name) + "`: the deployment refuses it", place);
  problem.help = did_you_mean(name, names);
  return true;
}

NodeRef Evaluator::pseudo_parameter(Stack& stack, std::string_view name, const Place& place) {
  if (name == "AWS::NoValue") return nullptr;
  if (name == "AWS::Region") return assumed(name, region_of(stack), place);
  if (name == "AWS::AccountId") return assumed(name, account_of(stack), place);
  if (name == "AWS::Partition") return assumed(name, "aws", place);
  if (name == "AWS::URLSuffix") return assumed(name, "amazonaws.com", place);
  if (name == "AWS::StackName") return assumed(name, stack.name, place);
  if (name == "AWS::StackId") {
    return assumed(name,
                   "arn:aws:cloudformation:" + region_of(stack) + ":" + account_of(stack) +
                       ":stack/" + stack.name + "/00000000-0000-0000-0000-000000000000",
                   place);
  }
  if (name == "AWS::NotificationARNs") return documents::make_list({}, place);
  if (report_unknown(stack, name, place)) return made(name, place);
  return assumed(name, name, place);
}

NodeRef Evaluator::parameter(Stack& stack, const std::string& name, const NodeRef& declaration,
                             const Place& place) {
  if (declaration == nullptr || !declaration->is_map())
    return assumed(stack.address_of(name), name, place);
  const NodeRef otherwise = declaration->get("Default");
  const std::string type = text_or(*declaration, "Type", "String");
  const bool is_list = type == "CommaDelimitedList" || type.starts_with("List<");
  if (otherwise == nullptr || !otherwise->is_scalar()) {
    NodeRef value = assumed(name, name, place);
    return is_list ? documents::make_list({Member{{}, {}, value}}, place) : value;
  }
  if (!is_list) return made(otherwise->text, otherwise->place);
  std::vector<Member> parts;
  std::string_view rest = otherwise->text;
  while (reading_.charge(place)) {
    const std::size_t comma = rest.find(',');
    std::string_view part = rest.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.push_back({{}, {}, made(part, otherwise->place)});
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  return documents::make_list(std::move(parts), otherwise->place);
}

NodeRef Evaluator::resource_name(Stack& stack, const Resource& resource, const Place& place) {
  return known(stack.names, resource.id, [&]() -> NodeRef {
    if (resource.type == "AWS::AppSync::GraphQLApi") {
      const std::string arn =
          "arn:aws:appsync:" + region_of(stack) + ":" + account_of(stack) + ":apis/" + resource.id;
      return assumed(stack.address_of(resource.id), arn, place);
    }
    if (const NamedResource* row = find_named(resource.type)) {
      const NodeRef name = property(stack, resource, row->property);
      if (name != nullptr && name->is_scalar() && !name->text.empty()) return name;
    }
    return assumed(stack.address_of(resource.id), resource.id, place);
  });
}

// ---- GetAtt

NodeRef Evaluator::get_attribute(Stack& stack, const NodeRef& argument, const Place& place) {
  if (argument != nullptr && argument->is_list() && argument->children.size() >= 2) {
    const NodeRef id = evaluate(stack, argument->children[0].value);
    std::string path;
    for (std::size_t i = 1; i < argument->children.size(); ++i) {
      const NodeRef part = evaluate(stack, argument->children[i].value);
      if (part == nullptr || !part->is_scalar())
        return wrong("Fn::GetAtt takes a resource and an attribute", place);
      path += (path.empty() ? "" : ".") + part->text;
    }
    if (id != nullptr && id->is_scalar()) return attribute(stack, id->text, path, place);
  }
  if (argument != nullptr && argument->is_scalar()) {
    const std::size_t dot = argument->text.find('.');
    if (dot != std::string::npos) {
      return attribute(stack, argument->text.substr(0, dot), argument->text.substr(dot + 1), place);
    }
  }
  return wrong("Fn::GetAtt takes a resource and an attribute", place);
}

NodeRef Evaluator::resource_arn(Stack& stack, const Resource& resource, const Place& place) {
  const NamedResource* row = find_named(resource.type);
  if (row == nullptr || row->arn.empty()) return nullptr;
  const NodeRef name = resource_name(stack, resource, place);
  std::string arn(row->arn);
  replace_all(arn, "{P}", "aws");
  replace_all(arn, "{R}", region_of(stack));
  replace_all(arn, "{A}", account_of(stack));
  replace_all(arn, "{N}", name == nullptr ? resource.id : name->text);
  return assumed(stack.address_of(resource.id + ".Arn"), arn, place);
}

NodeRef Evaluator::attribute(Stack& stack, std::string_view id, std::string_view attribute,
                             const Place& place) {
  const std::string name = std::string(id) + "." + std::string(attribute);
  const std::string address = stack.address_of(name);
  if (const std::string* value = reading_.given_value(address)) return made(*value, place);
  if (const std::string* value = reading_.given_value(name)) return made(*value, place);
  const Resource* resource = stack.find(id);
  if (resource == nullptr) {
    if (report_unknown(stack, id, place)) return made(address, place);
    return assumed(address, address, place);
  }
  if (attribute.starts_with("Outputs.")) {
    const auto child = stack.children.find(std::string(id));
    if (child != stack.children.end()) {
      if (NodeRef value = output(*child->second, std::string(attribute.substr(8)), place))
        return value;
    }
  }
  if (attribute == "Arn") {
    if (NodeRef arn = resource_arn(stack, *resource, place)) return arn;
  }
  if (is_own_property(resource->type, attribute)) {
    if (NodeRef value = property(stack, *resource, attribute)) return value;
  }
  return assumed(address, address, place);
}

NodeRef Evaluator::output(Stack& child, const std::string& name, const Place& place) {
  const NodeRef outputs = child.outputs;
  const NodeRef declared = outputs == nullptr ? nullptr : outputs->get(name);
  if (declared == nullptr || !declared->is_map()) return nullptr;
  (void)place;
  return known(child.outputs_known, name, [&] { return evaluate(child, declared->get("Value")); });
}

NodeRef Evaluator::import_value(Stack& stack, const NodeRef& argument, const Place& place) {
  const NodeRef name = evaluate(stack, argument);
  if (name == nullptr || !name->is_scalar()) return wrong("Fn::ImportValue takes a name", place);
  if (const std::string* value = reading_.given_value(name->text)) return made(*value, place);
  if (find_export) {
    if (NodeRef value = find_export(name->text)) return value;
  }
  return assumed(name->text, name->text, place);
}

}  // namespace project
