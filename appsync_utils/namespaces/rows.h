// How a table of host functions is written and checked: it reads like the page of AWS's
// documentation that it implements, and a row without signature, summary or example does not
// compile (is_complete() is for static_assert).
//
// function() computes parameter_count and is_variadic. Parameter classes are as Java's reflection
// sees them: Integer and Double of the documentation are int and double here, so that numbers
// widen; Boolean is java.lang.Boolean, so that null reaches the function.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "vtl/method.h"

namespace appsync {

struct Documentation {
  std::string_view signature;  // "(String pattern, String data) : Boolean"
  std::string_view summary;    // one sentence
  std::string_view example;    // VTL
  std::string_view shows;      // what the example prints at 2026-01-02T03:04:05.678Z with seed 1
};

constexpr vtl::MethodRow function(std::string_view name,
                                  std::initializer_list<vtl::JavaType> parameters,
                                  vtl::JavaType result, vtl::MethodBody body,
                                  Documentation documentation, std::uint8_t traits = vtl::kPure) {
  vtl::MethodRow row{};
  row.name = name;
  for (vtl::JavaType parameter : parameters) row.parameters.at(row.parameter_count++) = parameter;
  row.is_variadic = row.parameter_count != 0 &&
                    row.parameters[row.parameter_count - 1U] == vtl::JavaType::object_array;
  row.result = result;
  row.traits = traits;
  if (result == vtl::JavaType::void_) row.traits |= vtl::kReturnsVoid;
  row.body = body;
  row.signature = documentation.signature;
  row.summary = documentation.summary;
  row.example = documentation.example;
  row.shows = documentation.shows;
  return row;
}

constexpr bool is_complete(std::span<const vtl::MethodRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const vtl::MethodRow& row = rows[i];
    if (row.name.empty() || row.body.is_absent()) return false;
    if (row.signature.empty() || row.summary.empty() || row.example.empty()) return false;
    if (row.shows.empty() || !vtl::has_fitting_body(row)) return false;
    if (i != 0 && rows[i - 1].name > row.name) return false;
    for (std::size_t j = 0; j < row.parameters.size(); ++j) {
      const bool is_used = row.parameters[j] != vtl::JavaType::void_;
      if (is_used != (j < row.parameter_count)) return false;
    }
  }
  return true;
}

}  // namespace appsync
