// DynamoDB's typed values, {"S":"foo"}, {"N":12}, {"L":[...]}, as objects and as JSON text. Nearly
// every request template makes some, so the text is written straight from the value; it is the JSON
// of the object.
//
// Throws LimitExceeded (value_depth) beyond `max_depth`, so that a list that contains itself ends.
// As recorded from AWS, numbers stay JSON numbers ({"N":12345}), null is {"NULL":null} and not
// true, and sets are never made from lists.
#pragma once

#include <cstdint>
#include <string_view>

#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace appsync {

struct TypedValueOptions {
  std::uint32_t max_depth = 500;
  /// Compatibility::dynamodb_null_is_null.
  bool null_is_null = false;
};

/// What is written before and behind the JSON of a String: {"S":"foo"}.
inline constexpr std::string_view kTextStart = "{\"S\":";
inline constexpr std::string_view kTextEnd = "}";

void write_typed_value(vtl::TextBuffer& out, const vtl::Value& value,
                       const TypedValueOptions& options, std::uint32_t depth = 0);
vtl::Value make_typed_value(vtl::Heap& heap, const vtl::Value& value,
                            const TypedValueOptions& options, std::uint32_t depth = 0);

/// Writes {"name": typed, ...} for the entries: what is inside "M".
void write_typed_entries(vtl::TextBuffer& out, const vtl::Map& map,
                         const TypedValueOptions& options, std::uint32_t depth = 0);
vtl::Value make_typed_entries(vtl::Heap& heap, const vtl::Map& map,
                              const TypedValueOptions& options, std::uint32_t depth = 0);

/// Makes {"<type>": value} without looking at the value.
vtl::Value make_tagged(vtl::Heap& heap, std::string_view type, const vtl::Value& value);

}  // namespace appsync
