// Evaluates what stands in a template of CloudFormation without deploying it.
//
// Only what is asked for is evaluated. What only a deployment knows is its own address
// (`Table.StreamArn`), which is deterministic, visible and settable; each such assumption is
// recorded (Reading::recording).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "project/cloudformation/stack.h"

namespace project {

class Evaluator {
 public:
  explicit Evaluator(Reading& reading) : reading_(reading) {}

  /// Null for `AWS::NoValue`, and for null.
  NodeRef evaluate(Stack& stack, const NodeRef& node);
  /// A property of a resource, evaluated; a path of keys "DynamoDBConfig.TableName".
  NodeRef property(Stack& stack, const Resource& resource, std::string_view path);
  /// The text of a property; empty where there is none.
  std::string text(Stack& stack, const Resource& resource, std::string_view path);
  /// Whether the resource's condition holds.
  bool exists(Stack& stack, const Resource& resource);
  bool condition(Stack& stack, std::string_view name, const Place& place);
  NodeRef ref(Stack& stack, std::string_view name, const Place& place);
  NodeRef attribute(Stack& stack, std::string_view id, std::string_view attribute,
                    const Place& place);
  /// Finds what a template of the project exports; set by whoever knows all of them.
  std::function<NodeRef(const std::string& name)> find_export;

  std::string region_of(const Stack& stack) const;
  std::string account_of(const Stack& stack) const;

 private:
  struct Function;
  struct Level;
  static const Function* find_function(std::string_view name);

  NodeRef evaluate_children(Stack& stack, const NodeRef& node);
  NodeRef join(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef sub(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef select(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef split(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef choose(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef find_in_map(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef import_value(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef base64(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef get_attribute(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef get_ref(Stack& stack, const NodeRef& argument, const Place& place);
  NodeRef unsupported(std::string_view name, const Place& place);
  NodeRef wrong(std::string message, const Place& place);
  bool holds(Stack& stack, const NodeRef& condition);
  bool truth(Stack& stack, const NodeRef& node);

  NodeRef pseudo_parameter(Stack& stack, std::string_view name, const Place& place);
  NodeRef parameter(Stack& stack, const std::string& name, const NodeRef& declaration,
                    const Place& place);
  NodeRef resource_name(Stack& stack, const Resource& resource, const Place& place);
  NodeRef resource_arn(Stack& stack, const Resource& resource, const Place& place);
  NodeRef output(Stack& child, const std::string& name, const Place& place);
  NodeRef known(std::unordered_map<std::string, Stack::Known>& table, const std::string& name,
                const std::function<NodeRef()>& make);
  NodeRef made(std::string_view text, const Place& place) const {
    return documents::make_text(std::string(text), place);
  }
  /// The value is its own name.
  NodeRef assumed(std::string_view name, std::string_view value, const Place& place);
  /// False where nobody wants to know, or where a tool makes the resource.
  bool report_unknown(Stack& stack, std::string_view name, const Place& place);

  Reading& reading_;
  std::size_t level_ = 0;
};

}  // namespace project
