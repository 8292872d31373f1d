// Walks a request document along a table of fields: the one place that knows how paths are written,
// which deviation is reported first and how it is worded. Throws ContractRefusal, which
// check_request catches, at the first error.
//
// The service's words are `Value for field '$[operation]' not found.` and `Unsupported element
// '$[x]'.`; those for a value of the wrong kind are chosen here (COMPATIBILITY.md).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "appsync/request_contract.h"
#include "appsync_utils/simulator/contract_shape.h"
#include "vtl/value.h"

namespace appsync {

struct ContractRefusal {
  ContractError error;
};

class ContractWalk {
 public:
  explicit ContractWalk(std::vector<ContractWarning>& warnings) : warnings_(warnings) {}

  /// Checks the fields of `object` by the table; keys in `also` are known as well.
  void check_fields(const vtl::Map& object, std::span<const Field> fields,
                    std::span<const std::string_view> also = {});
  void check(const vtl::Value& value, const Shape& shape);
  /// Complains about placeholders of the expressions met since the last scope began.
  void finish_scope();

  // For the checks that tables cannot express. Paths are relative to the object being looked at.
  [[noreturn]] void refuse(std::string message) const { refuse(std::move(message), path_); }
  [[noreturn]] void refuse_missing(std::string_view field) const;
  [[noreturn]] void refuse_element(std::string_view field) const;
  void warn(std::string message, JsonPath path, bool is_about_key, std::string placeholder = {}) {
    warnings_.push_back(
        {std::move(message), std::move(path), is_about_key, std::move(placeholder)});
  }
  const JsonPath& path() const { return path_; }
  JsonPath path_to(std::string_view field) const;

 private:
  friend class PathStep;
  struct Expression {
    JsonPath path;
    const vtl::Map* block;
  };

  [[noreturn]] void refuse(std::string message, JsonPath path, bool is_about_key = false) const;
  [[noreturn]] void refuse_kind(const vtl::Value& value, std::string_view wanted) const;
  void check_typed_value(const vtl::Value& value, int depth);
  void check_typed_content(std::string_view type, const vtl::Value& content, int depth);
  void check_count(std::size_t count, const Shape& shape) const;

  JsonPath path_;
  std::vector<Expression> expressions_;
  std::vector<ContractWarning>& warnings_;
};

/// Returns a member of an object unless it is absent or null.
const vtl::Value* find_member(const vtl::Map& object, std::string_view name);
/// Returns "STRING", "NUMBER", "OBJECT" and so on, as JSON parsers name what they met.
std::string_view json_kind_name(const vtl::Value& value);
/// Returns the text of a string, anything else as JSON.
std::string value_text(const vtl::Value& value);

}  // namespace appsync
