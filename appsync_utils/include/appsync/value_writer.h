// The JSON of what an evaluation leaves behind: its stash, errors, and what it returned.
//
// Writing them is part of the evaluation: the service writes them too, a value may be one that JSON
// does not have (a map with a null key, one that holds itself), and a list that holds the next one
// twice, forty times over, is small until it is written. So all of them together are charged to
// the bytes that the evaluation may print, and a value that cannot be written is a failure of the
// evaluation, kept here for whoever answers; it never throws.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "appsync/evaluation.h"
#include "vtl/template.h"
#include "vtl/value.h"

namespace appsync {

class ValueWriter {
 public:
  /// `printed_bytes`: what the evaluation has printed already. Texts go to programs outside: lone
  /// surrogates are replaced.
  explicit ValueWriter(const Evaluation& evaluation, std::size_t printed_bytes = 0);

  /// Compact JSON of `value`, or "null" where that failed. `name` says what it is in a complaint:
  /// "the stash".
  std::string write(std::string_view name, const vtl::Value& value);
  /// Charges bytes that are written beside values: lines of a log.
  void charge(std::string_view name, std::size_t bytes);

  /// Why the first value that could not be written could not; its help names the value.
  const std::optional<vtl::RenderError>& failure() const { return failure_; }
  /// The same as a sentence, for where another error comes first.
  std::string note() const;

 private:
  void fail(std::string_view name, vtl::RenderError error);

  const Evaluation& evaluation_;
  std::size_t bytes_left_;
  std::optional<vtl::RenderError> failure_;
  std::string failed_name_;
};

}  // namespace appsync
