// Fetches fields and completes their values, depth first.
//
// A value that comes later leaves its node pending and a task that says where the answer belongs.
// Root fields of a mutation run one after the other: the next one begins when nothing of the one
// before is pending, and not at all once one is null that may not be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gql/arena.h"
#include "gql/execution.h"
#include "graphql/execution/error_list.h"
#include "graphql/execution/result.h"
#include "graphql/plan/plan.h"

namespace gql::execution {

class Executor {
 public:
  Executor(PlannedOperation operation, Resolvers& resolvers, vtl::Heap& heap, vtl::Value root,
           const ExecutionLimits& limits);

  void start();
  bool is_finished() const { return is_done_; }
  void answer(std::uint32_t ticket, FieldAnswer answer);
  void write_response(vtl::TextBuffer& out) const;
  const std::optional<RequestFailure>& failure() const { return failure_; }
  bool has_errors() const { return !errors_.is_empty(); }

 private:
  /// A field of an object that exists.
  struct Place {
    const plan::FieldSet* set;
    const plan::PlannedField* field;
    const PathNode* parent;  // path of the object
    std::uint32_t depth;     // level of the field, from 1
  };
  struct Task {
    ResultNode* node;
    Place place;
    const PathNode* path;
    bool is_open;
  };
  /// Where a value stands that is completed.
  struct Position {
    const Place& place;
    const TypeRef& type;
    /// Name of the type around it: the object's, or "null" of a list.
    std::string_view parent_name;
    const PathNode& path;
  };

  void run_next_root_fields();
  void run_object(ResultNode& node, const plan::FieldSet& set, const vtl::Value& source,
                  const PathNode* path, std::uint32_t depth);
  void run_field(ResultNode& node, const Place& place, const vtl::Value& source);
  void resolve(ResultNode& node, const Place& place, const vtl::Value& source, vtl::Map* arguments,
               const PathNode& path);
  void take(ResultNode& node, const Place& place, const PathNode& path, FieldAnswer answer);
  void fail_field(ResultNode& node, const Place& place, const PathNode& path, std::string_view type,
                  std::string_view message);
  /// Coerced, or null where the field takes none; the request fails where they cannot be.
  vtl::Map* arguments_of(const plan::PlannedField& field);
  vtl::Value property(const vtl::Value& source, std::string_view name);
  Location location_of(const plan::PlannedField& field) const;
  /// A path whose nodes live as long as the execution, from one whose last nodes are on the stack.
  const PathNode* keep(const PathNode& path);

  void complete(ResultNode& node, const Position& position, const vtl::Value& value);
  void complete_null(ResultNode& node, const Position& position);
  void complete_list(ResultNode& node, const Position& position, const vtl::Value& value);
  void complete_leaf(ResultNode& node, const Position& position, const Type& type,
                     const vtl::Value& value);
  void complete_object(ResultNode& node, const Position& position, const Type& type,
                       const vtl::Value& value);
  /// The object type of a value of an abstract type; null, with an error, where it has none.
  const Type* concrete_type(const Position& position, const Type& abstract,
                            const vtl::Value& value);

  PlannedOperation operation_;
  const plan::Plan& plan_;
  const Schema& schema_;
  Resolvers& resolvers_;
  vtl::Heap& heap_;
  vtl::Value root_value_;
  ExecutionLimits limits_;
  Arena arena_;
  ResultNode root_;
  ErrorList errors_;
  std::optional<RequestFailure> failure_;
  std::vector<Task> tasks_;
  std::size_t pending_ = 0;
  std::size_t next_root_field_ = 0;
  bool is_done_ = false;
  /// Set while a resolver or a root field runs, so that answers from within do not start the next.
  bool is_running_ = false;
  std::size_t resolvers_left_;
  std::size_t fields_left_;
};

}  // namespace gql::execution
