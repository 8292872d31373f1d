// Variables of the Serverless Framework: `${self:custom.table, 'rooms'}`.
//
// They are resolved where they are needed, innermost first. What only a deployment knows is the
// text between the braces.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "project/reading/reading.h"

namespace project {

class Variables {
 public:
  /// `folder`: where the service's paths count from.
  Variables(Reading& reading, std::string folder, NodeRef root);

  /// The tree with every variable in it replaced; null stays null.
  NodeRef resolve(const NodeRef& node);
  /// The value at a path of keys ("provider.stage"), resolved; null when there is none.
  NodeRef at(std::string_view path);
  const std::string& stage();

 private:
  struct Known {
    NodeRef value;
    Reading::Assumptions assumptions;
    bool is_open = true;
  };
  /// What one source of a variable came to.
  struct Found {
    NodeRef value;
    /// Only a deployment knows it.
    bool is_unknown = false;
  };
  struct Source;
  class Level;

  NodeRef resolve_text(const NodeRef& node);
  NodeRef resolve_children(const NodeRef& node);
  /// The variable that begins at `at` ("${"); its end in `end`. Null when it is none.
  bool find_end(std::string_view text, std::size_t at, std::size_t& end) const;
  NodeRef variable(std::string_view inner, const Place& place);
  std::string without_inner(std::string_view text, const Place& place, NodeRef& whole);
  Found from_source(std::string_view source, const Place& place);
  Found from_self(std::string_view address, std::string_view parameter, const Place& place);
  Found from_option(std::string_view address, std::string_view parameter, const Place& place);
  Found from_framework(std::string_view address, std::string_view parameter, const Place& place);
  Found from_param(std::string_view address, std::string_view parameter, const Place& place);
  Found from_environment(std::string_view address, std::string_view parameter, const Place& place);
  Found from_file(std::string_view address, std::string_view parameter, const Place& place);
  Found from_bool(std::string_view address, std::string_view parameter, const Place& place);
  Found from_aws(std::string_view address, std::string_view parameter, const Place& place);
  NodeRef follow(NodeRef node, std::string_view path);
  void read_environment_files();
  NodeRef text(std::string_view text, const Place& place) const {
    return documents::make_text(std::string(text), place);
  }

  Reading& reading_;
  std::string folder_;
  NodeRef root_;
  std::string stage_;
  bool has_stage_ = false;
  std::unordered_map<const documents::Node*, Known> known_;
  /// Keeps what `known_` points to.
  std::vector<NodeRef> kept_;
  std::map<std::string, NodeRef> files_;
  std::map<std::string, std::string> environment_;
  bool has_environment_ = false;
  std::string missing_file_;
  std::size_t level_ = 0;
  bool has_said_levels_ = false;
};

}  // namespace project
