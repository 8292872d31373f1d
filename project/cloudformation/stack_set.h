// All stacks of a project: the roots, and the nested ones where their templates are at hand.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "project/cloudformation/evaluator.h"

namespace project {

/// A path in the project, or what is missing.
struct Located {
  std::string path;
  bool is_there = false;
};

class StackSet {
 public:
  explicit StackSet(Reading& reading);
  StackSet(const StackSet&) = delete;
  StackSet& operator=(const StackSet&) = delete;

  Reading& reading;
  Evaluator evaluator;

  /// Adds a root stack. `given`: parameters by name.
  Stack& add_root(std::unique_ptr<Stack> stack);
  /// Reads the nested stacks of every root, to the limit of levels; called once, after the roots
  /// were added.
  void add_nested();
  /// Every stack, each before its nested ones, in the order of the templates.
  std::vector<Stack*> all() const;
  /// A file that a location of S3, an address or a path names.
  Located locate(const Stack& stack, const Resource* resource, std::string_view property,
                 const std::string& location);

  /// A tool's own way from a location to a file; tried first. Empty where it does not know.
  std::function<std::string(const Stack& stack, const Resource* resource, std::string_view property,
                            const std::string& location)>
      locate_by_tool;
  /// Files that are not templates of this project but may export values.
  std::vector<std::string> other_templates;

 private:
  void add_children(Stack& stack);
  std::string find_by_tail(const std::string& folder, std::string_view location);
  void index_exports();
  NodeRef find_export(const std::string& name);

  struct Export {
    Stack* stack;
    NodeRef value;
  };

  std::vector<std::unique_ptr<Stack>> stacks_;
  std::vector<Stack*> roots_;
  std::map<std::string, std::vector<std::string>> files_by_name_;
  bool has_files_ = false;
  std::map<std::string, Export> exports_;
  bool has_exports_ = false;
  std::size_t indexed_stacks_ = 0;
  std::set<std::string> open_exports_;
};

/// Reads the APIs, tables and functions of all stacks into the project.
void read_stacks(StackSet& stacks);

}  // namespace project
