// The words that request contracts are written in: fields, and the shapes of their values.
//
// Why: what a data source takes is read as tables, one row per field; one walker (contract_walk.h)
// knows how to check them, and no table repeats how.
// Invariants: all shapes and tables are constexpr data that refer to each other by address.
// Threads: constant data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace vtl {
class Map;
}

namespace appsync {

class ContractWalk;
struct Field;

enum class ShapeKind : std::uint8_t {
  any,
  string,
  integer,  // a whole number
  number,
  boolean,
  choice,  // one of some strings
  object,  // known fields only
  list,
  dictionary,   // any keys, values of one shape
  typed_value,  // DynamoDB's {"S": "x"}
};

struct Shape {
  ShapeKind kind = ShapeKind::any;
  /// The known fields, if it is an object.
  std::span<const Field> fields = {};
  /// The shape of each element, if it is a list or dictionary.
  const Shape* element = nullptr;
  /// How many elements it may have.
  std::size_t least = 0;
  std::size_t most = static_cast<std::size_t>(-1);
  /// The strings that a choice allows.
  std::span<const std::string_view> choices = {};
  /// The object has an `expression` and the placeholders defined for it.
  bool is_expression = false;
  /// Expressions inside share placeholders with each other and with nothing outside.
  bool is_scope = false;
  /// Begins the refusal of a value of another kind, where the service's words are known; the field
  /// follows. Empty: "Expected JSON object for field ...".
  std::string_view refusal = {};
  /// What no row can say, looked at after the fields; may be null.
  void (*further)(ContractWalk& walk, const vtl::Map& object) = nullptr;
};

enum class Presence : std::uint8_t { required, optional };
inline constexpr Presence kRequired = Presence::required;
inline constexpr Presence kOptional = Presence::optional;

/// One row: which field, whether it must be there, what it looks like.
struct Field {
  std::string_view name;
  Presence presence;
  const Shape& shape;
};

// The shapes that all tables need.
inline constexpr Shape kAny{};
inline constexpr Shape kString{.kind = ShapeKind::string};
inline constexpr Shape kInteger{.kind = ShapeKind::integer};
inline constexpr Shape kNumber{.kind = ShapeKind::number};
inline constexpr Shape kBoolean{.kind = ShapeKind::boolean};
inline constexpr Shape kStrings{.kind = ShapeKind::list, .element = &kString};
inline constexpr Shape kStringByName{.kind = ShapeKind::dictionary, .element = &kString};
inline constexpr Shape kAnyByName{.kind = ShapeKind::dictionary, .element = &kAny};

constexpr Shape object_of(std::span<const Field> fields) {
  return {.kind = ShapeKind::object, .fields = fields};
}
constexpr Shape choice_of(std::span<const std::string_view> choices) {
  return {.kind = ShapeKind::choice, .choices = choices};
}

/// Which versions of the request document an operation exists in.
enum class Versions : std::uint8_t { both, only_2018 };

/// What one operation takes. `version` and `operation` stand in no table: request_contract.cpp
/// reads them.
struct Operation {
  std::string_view name;
  Versions versions;
  std::span<const Field> fields;
  void (*further)(ContractWalk& walk, const vtl::Map& document) = nullptr;
};

// request_contract_dynamodb.cpp
std::span<const Operation> dynamodb_operations();
/// What tables with conflict detection offer, in the order in which the service lists it.
std::span<const std::string_view> versioned_operations();

// request_contract_sources.cpp
std::span<const Operation> lambda_operations();
std::span<const Operation> opensearch_operations();
std::span<const Operation> eventbridge_operations();
/// These sources have one kind of request and no `operation`.
const Operation& http_request();
const Operation& rds_request();
const Operation& none_request();

}  // namespace appsync
