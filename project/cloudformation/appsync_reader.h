// From resources of CloudFormation to APIs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/cloudformation/stack_set.h"

namespace project {

class AppSyncReader {
 public:
  explicit AppSyncReader(StackSet& stacks)
      : stacks_(stacks), reading_(stacks.reading), evaluator_(stacks.evaluator) {}

  void read();
  /// An API that another source describes and that resources may name by this id.
  void add_api_id(const std::string& id, std::size_t index) { api_index_[id] = index; }

 private:
  void read_api(Stack& stack, const Resource& resource);
  void read_sam_api(Stack& stack, const Resource& resource);
  void read_sam_code(Stack& stack, const documents::Node& item, std::optional<Template>& code,
                     const FieldOf& field);
  void read_schema(Stack& stack, const Resource& resource);
  void read_cache(Stack& stack, const Resource& resource);
  void read_data_source(Stack& stack, const Resource& resource);
  void read_function(Stack& stack, const Resource& resource);
  void read_resolver(Stack& stack, const Resource& resource);
  Api& api_of(Stack& stack, const Resource& resource);
  Authentication authentication(const documents::Node& properties) const;
  std::optional<Template> mapping(Stack& stack, const Resource& resource, std::string_view property,
                                  const FieldOf& field);
  Runtime runtime_of(Stack& stack, const Resource& resource);
  Place place_in(const Resource& resource, std::string_view property) const;

  StackSet& stacks_;
  Reading& reading_;
  Evaluator& evaluator_;
  std::map<std::string, std::size_t> api_index_;
  /// Ids of functions as pipelines name them.
  std::map<std::string, std::string> function_names_;
};

/// The project's DynamoDB tables and Lambda functions.
void read_tables_and_lambdas(StackSet& stacks);

/// NAME of `arn:aws:lambda:R:A:function:NAME`, else the text itself.
std::string function_name_of(const std::string& arn);

}  // namespace project
