// The answers that a fixture gives for the calls of data sources.
//
// Why: which answer a call gets (by function, else by data source; the n-th of a list) is a rule
// of the interchange format, and a fixture that breaks it must be told apart from a resolver that
// fails.
// Invariants: an object answers every call, each time with values of its own, since templates may
// change them.
// Ownership: values live in the session's heap.
// Threads: one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "appsync/resolver_outcome.h"
#include "vtl/heap.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace appsync {

struct Answer {
  vtl::Value result;
  bool has_error = false;
  /// Strings or null.
  vtl::Value error_message;
  vtl::Value error_type;
  /// The answer as the fixture gives it.
  vtl::Map* given = nullptr;
};

class DataSourceAnswers {
 public:
  /// `answers` may be null: then there are none.
  DataSourceAnswers(const vtl::Value& answers, vtl::Heap& heap) : answers_(answers), heap_(heap) {}

  /// The answer to the next call; `function` is empty in a unit resolver.
  std::variant<Answer, Failure> next(std::string_view function, std::string_view data_source);

 private:
  const vtl::Value& answers_;
  vtl::Heap& heap_;
  std::unordered_map<std::string, std::uint32_t> call_counts_;
};

/// Lists and maps all the way down are new; anything else is shared.
vtl::Value deep_copy(const vtl::Value& value, vtl::Heap& heap);

}  // namespace appsync
