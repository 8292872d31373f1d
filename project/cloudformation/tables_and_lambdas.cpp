// DynamoDB tables and Lambda functions of the project's own definitions.
#include <algorithm>
#include <utility>

#include "project/cloudformation/appsync_reader.h"
#include "project/reading/settings.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

Member text_member(std::string key, std::string_view text, const Place& place) {
  return {std::move(key), place, documents::make_text(std::string(text), place)};
}

/// What CreateTable takes of a table's properties; the rest is CloudFormation's own.
constexpr std::string_view kTableKeys[] = {
    "KeySchema",   "AttributeDefinitions",  "GlobalSecondaryIndexes", "LocalSecondaryIndexes",
    "BillingMode", "ProvisionedThroughput", "StreamSpecification"};

/// CloudFormation gives the view type alone and means that the stream is on.
NodeRef with_stream_on(const NodeRef& specification) {
  if (!specification->is_map() || specification->find("StreamEnabled") != nullptr)
    return specification;
  std::vector<Member> members;
  auto on = std::make_shared<Node>();
  on->kind = documents::Kind::boolean;
  on->place = specification->place;
  on->text = "true";
  members.push_back({"StreamEnabled", specification->place, std::move(on)});
  members.insert(members.end(), specification->children.begin(), specification->children.end());
  return documents::make_map(std::move(members), specification->place);
}

class Definitions {
 public:
  explicit Definitions(StackSet& stacks) : reading_(stacks.reading), evaluator_(stacks.evaluator) {}

  void read(Stack& stack) {
    globals_ = nullptr;
    if (stack.root != nullptr && stack.root->is_map()) {
      if (const NodeRef globals = stack.root->get("Globals"))
        globals_ = evaluator_.evaluate(stack, globals->get("Function"));
    }
    for (const Resource& resource : stack.resources) {
      const bool is_table =
          resource.type == "AWS::DynamoDB::Table" || resource.type == "AWS::DynamoDB::GlobalTable";
      const bool is_simple = resource.type == "AWS::Serverless::SimpleTable";
      const bool is_lambda =
          resource.type == "AWS::Lambda::Function" || resource.type == "AWS::Serverless::Function";
      const bool is_mapping = resource.type == "AWS::Lambda::EventSourceMapping";
      if (!is_table && !is_simple && !is_lambda && !is_mapping) continue;
      if (!evaluator_.exists(stack, resource)) continue;
      const NodeRef properties = evaluator_.evaluate(stack, resource.whole->get("Properties"));
      const NodeRef given = properties != nullptr && properties->is_map()
                                ? properties
                                : documents::make_map({}, resource.place);
      if (is_table) table(stack, resource, *given);
      if (is_simple) simple_table(stack, resource, *given);
      if (is_lambda) lambda(stack, resource, *given);
      if (is_mapping) mappings_.push_back(given);
    }
  }

  /// Mappings may stand before the function they belong to.
  void finish() {
    for (const NodeRef& one : mappings_) {
      const std::string name = function_name_of(text_or(*one, "FunctionName", ""));
      for (Lambda& made : reading_.project.lambdas) {
        if (made.name == name) add_event(made, *one, "EventSourceArn");
      }
    }
  }

 private:
  std::string name_of(Stack& stack, const Resource& resource) {
    const NodeRef name = evaluator_.ref(stack, resource.id, resource.place);
    return name != nullptr && name->is_scalar() ? name->text : resource.id;
  }

  void table(Stack& stack, const Resource& resource, const Node& properties) {
    Table made;
    made.name = name_of(stack, resource);
    made.id = resource.id;
    made.source = reading_.position_of(resource.place);
    std::vector<Member> members;
    members.push_back(text_member("TableName", made.name, resource.place));
    for (const std::string_view key : kTableKeys) {
      const Member* member = properties.find(key);
      if (member == nullptr || member->value->is_null()) continue;
      const bool is_stream = key == "StreamSpecification";
      members.push_back({member->key, member->key_place,
                         is_stream ? with_stream_on(member->value) : member->value});
    }
    made.definition = documents::make_map(std::move(members), resource.place);
    if (const NodeRef ttl = properties.get("TimeToLiveSpecification");
        ttl != nullptr && flag_at(*ttl, "Enabled", true)) {
      made.ttl = text_or(*ttl, "AttributeName", "");
    }
    reading_.project.tables.push_back(std::move(made));
  }

  void simple_table(Stack& stack, const Resource& resource, const Node& properties) {
    const Place& place = resource.place;
    Table made;
    made.name = name_of(stack, resource);
    made.id = resource.id;
    made.source = reading_.position_of(place);
    const NodeRef key = properties.get("PrimaryKey");
    const std::string name = key == nullptr ? "id" : text_or(*key, "Name", "id");
    const std::string type = key == nullptr ? "String" : text_or(*key, "Type", "String");
    const std::string_view letter = type == "Number" ? "N" : type == "Binary" ? "B" : "S";
    const auto one = [&](std::string_view second, std::string_view value) {
      std::vector<Member> pair;
      pair.push_back(text_member("AttributeName", name, place));
      pair.push_back(text_member(std::string(second), value, place));
      std::vector<Member> list;
      list.push_back({{}, {}, documents::make_map(std::move(pair), place)});
      return documents::make_list(std::move(list), place);
    };
    std::vector<Member> members;
    members.push_back(text_member("TableName", made.name, place));
    members.push_back({"KeySchema", place, one("KeyType", "HASH")});
    members.push_back({"AttributeDefinitions", place, one("AttributeType", letter)});
    members.push_back(text_member("BillingMode", "PAY_PER_REQUEST", place));
    made.definition = documents::make_map(std::move(members), place);
    reading_.project.tables.push_back(std::move(made));
  }

  /// The function's own key, else that of SAM's Globals.
  std::string setting(const Node& properties, std::string_view key) const {
    if (const auto own = text_at(properties, key)) return *own;
    return globals_ == nullptr ? std::string() : text_or(*globals_, key, "");
  }

  std::optional<std::uint32_t> number(const Node& properties, std::string_view key) const {
    if (const auto own = number_at(properties, key)) return own;
    return globals_ == nullptr ? std::nullopt : number_at(*globals_, key);
  }

  void take_environment(Lambda& made, const Node& properties) {
    const NodeRef environment = properties.get("Environment");
    const NodeRef variables = environment == nullptr ? nullptr : environment->get("Variables");
    if (variables == nullptr) return;
    for (const Member& one : variables->children) made.environment[one.key] = one.value->text;
  }

  void lambda(Stack& stack, const Resource& resource, const Node& properties) {
    Lambda made;
    made.name = name_of(stack, resource);
    made.id = resource.id;
    made.source = reading_.position_of(resource.place);
    made.runtime = setting(properties, "Runtime");
    made.handler = setting(properties, "Handler");
    made.code = setting(properties, "CodeUri");
    if (const NodeRef code = properties.get("Code"); code != nullptr && code->is_scalar())
      made.code = code->text;
    if (!made.code.empty() && made.code.find("://") == std::string::npos)
      made.code = join_path(stack.folder, made.code);
    made.timeout = number(properties, "Timeout");
    made.memory = number(properties, "MemorySize");
    if (globals_ != nullptr) take_environment(made, *globals_);
    take_environment(made, properties);
    if (const NodeRef events = properties.get("Events")) {
      for (const Member& one : events->children) {
        if (one.value->is_map() && text_or(*one.value, "Type", "") == "DynamoDB") {
          if (const NodeRef event = one.value->get("Properties")) add_event(made, *event, "Stream");
        }
      }
    }
    reading_.project.lambdas.push_back(std::move(made));
  }

  static void add_event(Lambda& made, const Node& event, std::string_view stream_key) {
    const std::string stream = text_or(event, stream_key, "");
    if (stream.empty()) return;
    made.events.push_back(
        {stream, number_at(event, "BatchSize"), text_or(event, "StartingPosition", "")});
  }

  Reading& reading_;
  Evaluator& evaluator_;
  NodeRef globals_;
  std::vector<NodeRef> mappings_;
};

}  // namespace

void read_tables_and_lambdas(StackSet& stacks) {
  Definitions definitions(stacks);
  for (Stack* stack : stacks.all()) definitions.read(*stack);
  definitions.finish();
}

}  // namespace project
