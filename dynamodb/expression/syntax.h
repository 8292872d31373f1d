// An expression as it was written: placeholders are slots, filled for every request
// (placeholders.h), so that what was parsed once serves all requests with the same text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dynamodb {

enum class Language { condition, projection, update };

/// One element of a path: a name, a #name (by its slot) or an index.
struct Step {
  enum class Kind { name, name_ref, index };
  Kind kind = Kind::name;
  std::string name = {};
  std::size_t slot = 0;
  std::int64_t index = 0;
};

using Path = std::vector<Step>;

/// A function, or a word that is none and is called.
enum class Function {
  attribute_exists,
  attribute_not_exists,
  attribute_type,
  begins_with,
  contains,
  size,
  if_not_exists,
  list_append,
  unknown,
};

std::string_view function_name(Function function);

/// A :value (by its slot), a path or a call.
struct Operand {
  enum class Kind { value, path, call };
  Kind kind = Kind::value;
  std::size_t slot = 0;
  Path path = {};
  Function function = Function::unknown;
  std::vector<Operand> arguments = {};
};

enum class Operator {
  logical_or,
  logical_and,
  logical_not,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  between,
  in,
  call,
};

/// As it is written: "<=", "BETWEEN".
std::string_view operator_text(Operator kind);

/// Logical operators have parts; the others have operands, a call exactly one.
struct Condition {
  Operator kind = Operator::call;
  std::vector<Condition> parts = {};
  std::vector<Operand> operands = {};
};

/// One action of an update. SET has one operand, or two and `+` or `-` between them; ADD and DELETE
/// have a :value; REMOVE has nothing.
struct Change {
  enum class Kind { set, remove, add, take_out };
  Kind kind = Kind::set;
  Path path = {};
  char sign = '\0';
  std::vector<Operand> operands = {};
};

struct Expression {
  Language language = Language::condition;
  Condition condition;
  std::vector<Path> paths;
  std::vector<Change> changes;
  /// Texts of the placeholders, by slot.
  std::vector<std::string> name_refs;
  std::vector<std::string> value_refs;
  /// What is wrong whatever the request's placeholders are; the rest may be incomplete then.
  std::optional<std::string> fault;
};

/// Limits of the service.
constexpr std::size_t kMaxExpressionBytes = 4096;
constexpr std::size_t kMaxOperators = 300;
constexpr std::size_t kMaxInOperands = 100;
constexpr std::size_t kMaxPathSteps = 32;
/// Open parentheses and NOTs at one place; what is deeper is redundant or wrong (token_list.h).
constexpr std::size_t kMaxDepth = 400;

Expression parse_expression(std::string_view text, Language language);

}  // namespace dynamodb
