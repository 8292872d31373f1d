// The entries of `errors`, in the order in which they were found.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "gql/execution.h"
#include "graphql/execution/result.h"
#include "vtl/detail/text_buffer.h"

namespace gql::execution {

class ErrorList {
 public:
  bool is_empty() const { return entries_.empty(); }
  /// An entry of three keys, made while a value is completed.
  void add(const PathNode* path, std::string message);
  /// Adds an error unless there is an entry for the path already.
  void add_once(const PathNode* path, std::string message);
  /// An entry of six keys, made by a resolver.
  void add(const PathNode* path, FieldError error, Location location);
  void write(vtl::TextBuffer& out) const;

 private:
  struct Entry {
    std::vector<PathStep> path;
    FieldError error;
    Location location;
    bool is_of_resolver = false;
  };
  Entry& make(const PathNode* path);

  std::vector<Entry> entries_;
  /// Paths with an entry, as texts.
  std::unordered_set<std::string> paths_;
};

std::vector<PathStep> steps_of(const PathNode* path);
std::string path_text(const PathNode* path);

/// `"locations":[{"line":1,"column":2,"sourceName":null}]`.
void write_locations(vtl::TextBuffer& out, std::span<const Location> locations);

}  // namespace gql::execution
