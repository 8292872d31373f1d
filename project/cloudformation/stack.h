// Stacks of CloudFormation: one per template and place where it is used. A nested stack knows its
// parent.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "project/reading/reading.h"

namespace project {

struct Resource {
  std::string id;
  std::string type;
  NodeRef whole;
  Place place;
};

struct Stack {
  /// The template, and the folder that its paths count from.
  std::string file;
  std::string folder;
  /// Logical ids of the nested stacks that lead here: "", "Note", "A/B".
  std::string address;
  std::string name;
  NodeRef root;
  Stack* parent = nullptr;
  std::size_t level = 0;

  std::vector<Resource> resources;
  std::unordered_map<std::string, std::size_t> resource_index;
  std::unordered_map<std::string, NodeRef> parameters;
  std::unordered_map<std::string, NodeRef> conditions;
  NodeRef mappings;
  NodeRef outputs;
  /// Parameters given from outside, evaluated; null is `AWS::NoValue`.
  std::map<std::string, NodeRef> given;
  /// Nested stacks that are at hand, by logical id.
  std::map<std::string, Stack*> children;
  /// Regions and accounts that a tool names for this stack; or empty.
  std::string region;
  std::string account;
  /// Values of names that nobody defines but that the tool makes: logical ids of a framework.
  std::vector<std::string> made_resources;

  /// What was evaluated before, with the assumptions that were made for it.
  struct Known {
    NodeRef value;
    Reading::Assumptions assumptions;
    bool is_open = false;
  };
  std::unordered_map<std::string, Known> names;
  std::unordered_map<std::string, Known> outputs_known;
  std::unordered_map<std::string, int> conditions_known;

  const Resource* find(std::string_view id) const;
  /// "X.Attr", in a nested stack "Stack/X.Attr".
  std::string address_of(std::string_view local) const;
};

/// Reads the sections of a template; resources keep their order. Macros are PRJ007.
std::unique_ptr<Stack> make_stack(Reading& reading, std::string file, const NodeRef& root);

}  // namespace project
