// One request: an operation executed over resolvers, which may answer at once or later.
//
//   Execution execution(prepared operation, resolvers, heap);
//   execution.start();
//   while (!execution.is_finished()) ... execution.answer(ticket, result) ...
//   execution.write_response(text);
//
// An Execution belongs to one thread at a time and calls nobody but its resolvers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gql/document.h"
#include "gql/prepared.h"
#include "gql/schema.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace gql {

namespace plan {
struct PlannedField;
}

/// A response key, or (with no key) an index of a list.
struct PathStep {
  std::string_view key;
  std::uint32_t index = 0;
};
/// As messages print it: "/posts[0]/title".
std::string to_string(std::span<const PathStep> path);

/// An error that a resolver makes: `$util.error` and `$util.appendError`. Null data and info print
/// as null; a missing type too.
struct FieldError {
  std::string message;
  std::optional<std::string> type;
  /// Is cut to what the field selects.
  vtl::Value data;
  vtl::Value info;
};

struct FieldAnswer {
  /// Null where the field failed.
  vtl::Value value;
  std::vector<FieldError> errors;
};

/// A field whose resolver is asked. Texts and values live as long as the execution's heap and plan.
struct FieldCall {
  /// Names the call when its answer comes later.
  std::uint32_t ticket = 0;
  /// The object's type, never an interface.
  const Type* parent = nullptr;
  const Field* field = nullptr;
  std::string_view response_key;
  /// The parent's value; of root fields the value that the execution was given.
  vtl::Value source;
  /// Coerced, by name; empty where the field takes none.
  vtl::Map* arguments = nullptr;
  std::vector<PathStep> path;
  Location location;
  const plan::Plan* plan = nullptr;
  const plan::PlannedField* planned = nullptr;
};

enum class Resolution : std::uint8_t {
  answered,  // the answer was filled in
  later,     // Execution::answer will be called with the ticket
};

class Resolvers {
 public:
  virtual ~Resolvers() = default;
  /// Whether the field has a resolver. Without one its value is the property of that name of the
  /// parent's value.
  virtual bool has_resolver(const Type& parent, const Field& field, const vtl::Value& source) = 0;
  virtual Resolution resolve(const FieldCall& call, FieldAnswer& answer) = 0;
};

struct ExecutionLimits {
  /// Levels of fields, scalars included; deeper ones fail. 0: no limit.
  std::uint32_t depth = 0;
  /// Resolvers asked; further ones fail.
  std::size_t resolvers = 10'000;
  /// Fields executed at all; past it the request fails as a whole.
  std::size_t fields = 5'000'000;
};

class Execution {
 public:
  /// `root` is the value of the root object. Everything lives in `heap`, which must outlive this.
  Execution(PlannedOperation operation, Resolvers& resolvers, vtl::Heap& heap, vtl::Value root = {},
            const ExecutionLimits& limits = {});
  ~Execution();
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  void start();
  bool is_finished() const;
  /// The answer of a call that was to come later.
  void answer(std::uint32_t ticket, FieldAnswer answer);
  /// `{"data":...}` and, where there are any, `"errors"`. Precondition: is_finished().
  void write_response(vtl::TextBuffer& out);
  /// Set when the request failed as a whole; then there is nothing but this to answer.
  const std::optional<RequestFailure>& failure() const;
  /// Whether any error was recorded.
  bool has_errors() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The answer for requests that are not executed: `{"errors":[...]}` or with `"data":null`.
void write_failure(vtl::TextBuffer& out, const RequestFailure& failure);
void write_failure(vtl::TextBuffer& out, std::span<const ValidationError> errors);
/// The answer for a document that cannot be parsed.
RequestFailure parse_failure();

}  // namespace gql
