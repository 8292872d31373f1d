// A document made ready for a schema: validated, with the plans of its operations.
//
// Worth keeping by document and schema: validation and plans are made once. Threads may share it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gql/document.h"
#include "gql/schema.h"
#include "gql/validation.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace gql {

namespace plan {
class Plan;
}

/// Why a request is not executed at all. With a type it is answered with status 400 and without
/// `data`; without one, with `data` null and the entry that the text makes.
struct RequestFailure {
  std::string error_type;  // "BadRequestException", or empty
  std::string message;
  std::vector<Location> locations;
  /// Print `"locations":null` instead of a list.
  bool has_no_locations = false;
};

/// An operation with its variables: what an Execution takes.
struct PlannedOperation {
  std::shared_ptr<const plan::Plan> plan;
  OperationType type = OperationType::query;
  std::string_view name;
  /// Coerced, in the heap that was given; texts may be those of schema and document.
  vtl::Map* variables = nullptr;
};

class PreparedDocument {
 public:
  PreparedDocument(std::shared_ptr<const Schema> schema, std::shared_ptr<const Document> document,
                   const ValidationOptions& options = {});
  ~PreparedDocument();
  PreparedDocument(const PreparedDocument&) = delete;
  PreparedDocument& operator=(const PreparedDocument&) = delete;

  const Schema& schema() const { return *schema_; }
  const Document& document() const { return *document_; }
  /// Empty when operations may be planned.
  std::span<const ValidationError> errors() const { return errors_; }

  /// The operation named `operation`, or the only one where the name is empty or nothing; with
  /// `variables`, an object or null. Precondition: errors() is empty.
  std::variant<PlannedOperation, RequestFailure> plan(std::optional<std::string_view> operation,
                                                      const vtl::Value& variables,
                                                      vtl::Heap& heap) const;

 private:
  struct Plans;
  std::shared_ptr<const Schema> schema_;
  std::shared_ptr<const Document> document_;
  std::vector<ValidationError> errors_;
  std::unique_ptr<Plans> plans_;
};

}  // namespace gql
